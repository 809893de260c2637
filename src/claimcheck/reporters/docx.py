"""``--output docx:FILE``: the words of the comments that go back into a Word article."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.comment import Comment
from claimcheck.model.finding import Finding, Related
from claimcheck.model.report import Report
from claimcheck.model.span import Span
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import counted, printable

_MOST_RELATED = 3
_LONGEST = 300


def comments(report: Report, view: View, path: str) -> tuple[Comment, ...]:
    """Return the findings of the article ``path`` as comments, in reading order."""
    told: set[str] = set()
    found: list[Comment] = []
    for finding in view.shown(report):
        if finding.place.path == path:
            span = Span(finding.place.start.offset, finding.place.end.offset)
            found.append(Comment(span, tuple(_lines(finding, finding.corrected not in told))))
            told.add(finding.corrected or "")
    return tuple(found)


def _lines(finding: Finding, with_entry: bool) -> Iterator[str]:
    yield printable(finding.message)
    for evidence in finding.evidence:
        if evidence.quote:
            yield f"The source says: “{_shortened(evidence.quote)}”"
    for related in finding.related[:_MOST_RELATED]:
        yield f"See {_where(related, finding)}: {printable(related.message)}"
    if len(finding.related) > _MOST_RELATED:
        yield f"and {counted(len(finding.related) - _MOST_RELATED, 'place')} more"
    if finding.corrected and with_entry:
        yield f"Corrected entry: {printable(finding.corrected)}"
    yield f"{finding.code} {finding.name} ({finding.severity.value})"


def _where(related: Related, finding: Finding) -> str:
    place = related.place
    within = place.part or f"line {place.start.line}"
    where = within if place.path == finding.place.path else f"{printable(place.path)}, {within}"
    return f"{where} (“{_shortened(place.text, 90)}”)" if place.text else where


def _shortened(text: str, most: int = _LONGEST) -> str:
    words = " ".join(printable(text[: 2 * most]).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
