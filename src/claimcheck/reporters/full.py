"""``--output full``, the default: each finding with its place, its evidence and the way to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding
from claimcheck.model.report import Report
from claimcheck.model.span import Place
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.evidence import evidence_lines
from claimcheck.reporters.frame import frame
from claimcheck.reporters.summary import report_text
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import counted, located, printable

_BETWEEN_PLACES = frozenset({"CIT007", "CLM005", "CLM006"})


def render(report: Report, view: View) -> str:
    """Return the report for a person at a terminal."""
    colours = Colours(view.colour)
    told = (card_lines(card, report, view, colours) for card in cards(view.shown(report)))
    return report_text(report, view, colours, told)


def cards(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """Return the findings of each problem together: problems in reading order, in each the strongest first."""
    cards: dict[str, list[Finding]] = {}
    for number, finding in enumerate(findings):
        cards.setdefault(finding.group or f"alone {number}", []).append(finding)
    return [sorted(card, key=_card_order) for card in cards.values()]


def _card_order(finding: Finding) -> tuple[int, bool, str]:
    """The strongest first; of equal ones, what two places say of each other before what one place lacks."""
    return -finding.severity.rank, finding.code not in _BETWEEN_PLACES, finding.code


def card_lines(card: list[Finding], report: Report, view: View, colours: Colours) -> Iterator[str]:
    """Yield the lines of one problem: headline and frame of each of its findings, the evidence, the entry mended."""
    gutter = max(len(_line_number(finding.place)) for finding in card)
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
        for line in evidence_lines(finding, named):
            yield f"{' ' * gutter} {colours.dim('=')} {line}"
        if name := view.identity(finding):
            yield f"{' ' * gutter} {colours.dim('=')} Accept: claimcheck accept {name} --reason ..."
        corrected = corrected or finding.corrected
    if corrected:
        yield f"{' ' * gutter} {colours.dim('=')} Corrected entry:"
        yield f"{' ' * gutter}   {colours.good(printable(corrected))}"


def _headline(finding: Finding, colours: Colours, follows: Finding | None) -> str:
    place = finding.place
    other = follows is None or follows.place.path != place.path
    where = f"{located(place) if other else place.part or f'{place.start.line}:{place.start.column}'}:"
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
    yield f"{colours.dim(f'{_line_number(place):>{gutter}}')} {bar} {text}".rstrip()
    yield f"{' ' * gutter} {bar} {_marks(marks, finding, colours)}{_further_lines(finding)}"


def _line_number(place: Place) -> str:
    """Return the line of a place; nobody sees the lines of a file that has named parts."""
    return "" if place.part else str(place.start.line)


def _marks(marks: str, finding: Finding, colours: Colours) -> str:
    carets = marks.lstrip(" ")
    return " " * (len(marks) - len(carets)) + colours.severity(finding.severity, carets)


def _further_lines(finding: Finding) -> str:
    further = finding.place.end.line - finding.place.start.line
    return f" and {counted(further, 'line')} more" if further else ""
