"""``--output full``, the default: each finding with its place, its evidence and the way to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Evidence, Finding, Related, Source
from claimcheck.model.report import Report
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.frame import frame
from claimcheck.reporters.summary import statistics_lines, summary_lines
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import counted, printable

# The names of registries as they write themselves; any other is printed as it is.
_REGISTRIES = {
    "crossref": "Crossref",
    "datacite": "DataCite",
    "openalex": "OpenAlex",
    "europepmc": "Europe PMC",
    "editor": "typed in by an editor",
}
_BETWEEN_PLACES = frozenset({"CIT007", "CLM005", "CLM006"})
_LONGEST_QUOTE = 300
_LONGEST_PLACE = 90
_MOST_RELATED = 5


def render(report: Report, view: View) -> str:
    """Return the report for a person at a terminal."""
    return "".join(f"{line}\n" for line in _lines(report, view, Colours(view.colour)))


def _lines(report: Report, view: View, colours: Colours) -> Iterator[str]:
    if view.statistics:
        lines = list(statistics_lines(report, view, colours))
        yield from lines
        if lines:
            yield ""
    else:
        for card in _cards(view.shown(report)):
            yield from _card(card, report, view, colours)
            yield ""
    yield from summary_lines(report, view, colours)


def _cards(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """Return the findings of each problem together: problems in reading order, in each the strongest first."""
    cards: dict[str, list[Finding]] = {}
    for number, finding in enumerate(findings):
        cards.setdefault(finding.group or f"alone {number}", []).append(finding)
    return [sorted(card, key=_card_order) for card in cards.values()]


def _card_order(finding: Finding) -> tuple[int, bool, str]:
    """The strongest first; of equal ones, what two places say of each other before what one place lacks."""
    return -finding.severity.rank, finding.code not in _BETWEEN_PLACES, finding.code


def _card(card: list[Finding], report: Report, view: View, colours: Colours) -> Iterator[str]:
    gutter = max(len(str(finding.place.start.line)) for finding in card)
    corrected: str | None = None
    framed: set[tuple[str, int, int]] = set()
    named: set[str] = set()
    for number, finding in enumerate(card):
        yield _headline(finding, colours, follows=card[0] if number else None)
        place = finding.place
        extent = (place.path, place.start.offset, place.end.offset)
        if extent not in framed:
            framed.add(extent)
            yield from _frame(finding, report, view, colours, gutter)
        for line in _evidence_lines(finding, named):
            yield f"{' ' * gutter} {colours.dim('=')} {line}"
        if name := view.identity(finding):
            yield f"{' ' * gutter} {colours.dim('=')} Accept: claimcheck accept {name} --reason ..."
        corrected = corrected or finding.corrected
    if corrected:
        yield f"{' ' * gutter} {colours.dim('=')} Corrected entry:"
        yield f"{' ' * gutter}   {colours.good(printable(corrected))}"


def _headline(finding: Finding, colours: Colours, follows: Finding | None) -> str:
    place = finding.place
    where = f"{place.start.line}:{place.start.column}:"
    if follows is None or follows.place.path != place.path:
        where = f"{printable(place.path)}:{where}"
    severity = colours.severity(finding.severity, f"{finding.severity.value} {finding.code}")
    line = f"{where} {severity} {finding.name}: {colours.bold(printable(finding.message))}"
    return line if follows is None else f"and {line}"


def _frame(finding: Finding, report: Report, view: View, colours: Colours, gutter: int) -> Iterator[str]:
    place = finding.place
    source = report.sources.get(place.path)
    if source is None or not place.text:
        return
    bar = colours.dim("|")
    text, marks = frame(source, place, view.width - gutter - 3)
    yield f"{colours.dim(f'{place.start.line:>{gutter}}')} {bar} {text}".rstrip()
    yield f"{' ' * gutter} {bar} {_marks(marks, finding, colours)}{_further_lines(finding)}"


def _marks(marks: str, finding: Finding, colours: Colours) -> str:
    carets = marks.lstrip(" ")
    return " " * (len(marks) - len(carets)) + colours.severity(finding.severity, carets)


def _further_lines(finding: Finding) -> str:
    further = finding.place.end.line - finding.place.start.line
    return f" and {counted(further, 'line')} more" if further else ""


def _evidence_lines(finding: Finding, named: set[str]) -> Iterator[str]:
    """Yield the evidence; ``named``: the sources that this card has named already, which are not named again."""
    for evidence in finding.evidence:
        yield from _told(evidence, named)
    for related in finding.related[:_MOST_RELATED]:
        yield _see(related)
    rest = len(finding.related) - _MOST_RELATED
    if rest > 0:
        yield f"See:    {counted(rest, 'place')} more (all of them with --output json)"


def _told(evidence: Evidence, named: set[str]) -> Iterator[str]:
    if evidence.stated is not None:
        yield f"Here:   {printable(evidence.stated)}"
    source = _source(evidence.source)
    source = "" if source in named else source
    named.add(source)
    if evidence.found is not None:
        yield f"{_found_in(evidence.source)} {printable(evidence.found)}{source}"
        source = ""
    if evidence.quote is not None:
        yield f"Quote:  “{_shortened(evidence.quote)}”{source}"


def _found_in(source: Source | None) -> str:
    if source is None:
        return "Found: "
    return "There: " if source.registry == "article" else "Record:"


def _source(source: Source | None) -> str:
    if source is None or source.registry == "article":
        return ""
    parts = [_REGISTRIES.get(source.registry, source.registry), source.doi and f"doi {source.doi}", source.retrieved]
    return f" ({printable(', '.join(part for part in parts if part))})"


def _see(related: Related) -> str:
    place = related.place
    where = f"{printable(place.path)}:{place.start.line}:{place.start.column}"
    words = f" “{_shortened(place.text, _LONGEST_PLACE)}”" if place.text else ""
    return f"See:    {where}: {printable(related.message)}{words}"


def _shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    words = " ".join(printable(text[: 2 * most]).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
