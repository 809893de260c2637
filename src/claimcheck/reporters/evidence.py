"""The evidence of a finding as lines of text: what stands here, what the record says, the source's own sentence."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Evidence, Finding, Related, Source
from claimcheck.reporters.wording import counted, located, printable

# The names of registries as they write themselves; any other is printed as it is.
REGISTRIES = {
    "crossref": "Crossref",
    "datacite": "DataCite",
    "openalex": "OpenAlex",
    "europepmc": "Europe PMC",
    "editor": "typed in by an editor",
}
_LONGEST_QUOTE = 300
_LONGEST_PLACE = 90
_MOST_RELATED = 5


def evidence_lines(finding: Finding, named: set[str]) -> Iterator[str]:
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
    parts = [REGISTRIES.get(source.registry, source.registry), source.doi and f"doi {source.doi}", source.retrieved]
    return f" ({printable(', '.join(part for part in parts if part))})"


def _see(related: Related) -> str:
    place = related.place
    where = located(place)
    words = f" “{_shortened(place.text, _LONGEST_PLACE)}”" if place.text else ""
    return f"See:    {where}: {printable(related.message)}{words}"


def _shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    words = " ".join(printable(text[: 2 * most]).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
