"""The marks of one article: its claims, citations and entries, and the places of findings that are none of these.

No two marks of the running text overlap, so that each can be a link of its own: a mark whose words are taken already
stands as a small sign before them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from claimcheck.model.finding import Finding
from claimcheck.model.span import Span
from claimcheck.model.survey import Held, Surveyed
from claimcheck.reporters.page.spots import Spots
from claimcheck.reporters.page.verdicts import Told, Verdict, verdict_of, worst

_UNJUDGED = Held(False, "Read for comparison alone; nothing in this article was judged")
_FOUND = Held(False, "")
_OF_CLAIMS = ("CLM", "NUM")
# Findings that say of each of their places what they say of the first.
_OF_ALL_PLACES = frozenset({"CLM005", "CLM006"})


@dataclass(slots=True)
class Mark:
    """One mark. ``anchor``: the words that carry it; empty for a sign before ``extent``, None for the whole article.

    ``extent``: all that it is about (a claim's sentence, an entry). ``spots``: places within an entry that a finding is
    about. ``citations`` and ``entries``: indices of the marks that it hangs on.
    """

    kind: str
    id: str
    anchor: Span | None
    extent: Span
    held: Held
    told: list[Told] = field(default_factory=list)
    spots: list[tuple[Span, Told]] = field(default_factory=list)
    citations: tuple[int, ...] = ()
    entries: tuple[int, ...] = ()
    verdict: Verdict = Verdict.UNCHECKED

    @property
    def start(self) -> int:
        """Where it stands in reading order; -1 for the whole article."""
        return -1 if self.anchor is None else self.anchor.start


def marks_of(one: Surveyed, spots: Spots, told: Sequence[Told]) -> list[Mark]:
    """Return the marks of an article in reading order; ``told``: the findings that may have a place in it."""
    placed = [(spots.span(each.finding.place), each) for each in told if each.finding.place.path in spots.paths]
    placed += [(span, each) for each in told for span in _further(each.finding, spots)]
    claims, citations, entries = _claims(one), _citations(one), _entries(one)
    marks = [*claims, *citations, *entries]
    marks += _attach(placed, claims, citations, entries)
    weak = {mark.id for mark in one.article.citations if mark.weak}
    marks = [mark for mark in marks if mark.told or not (mark.kind == "citation" and mark.id in weak)]
    _apart(marks)
    marks.sort(key=lambda mark: (mark.start, mark.extent.start, mark.kind, mark.id))
    _judge(one, marks)
    return marks


def _further(finding: Finding, spots: Spots) -> Iterator[Span]:
    """Yield the other places of a finding that says the same of all of them."""
    if finding.code in _OF_ALL_PLACES:
        for related in finding.related:
            span = spots.span(related.place)
            if span is not None and span.end > span.start:
                yield span


def _claims(one: Surveyed) -> list[Mark]:
    return [
        Mark("claim", claim.id, one.numbers[claim.id].span, claim.sentence, one.claims.get(claim.id, _UNJUDGED))
        for claim in one.article.claims
    ]


def _citations(one: Surveyed) -> list[Mark]:
    return [
        Mark("citation", mark.id, mark.span, mark.span, one.citations.get(mark.id, _UNJUDGED))
        for mark in one.article.citations
    ]


def _entries(one: Surveyed) -> list[Mark]:
    return [
        Mark("entry", entry.id, Span(entry.span.start, entry.span.start), entry.span,
             one.entries.get(entry.id, _UNJUDGED))
        for entry in one.article.references
    ]  # fmt: skip


def _attach(
    placed: Sequence[tuple[Span | None, Told]],
    claims: Sequence[Mark],
    citations: Sequence[Mark],
    entries: Sequence[Mark],
) -> list[Mark]:
    """Give each finding to the mark that it is about; return marks of their own for the others."""
    extents, anchors, points = _Found(entries, True), _Found(claims, False), _Found(citations, False)
    own: dict[Span | None, Mark] = {}
    for span, told in placed:
        mark = None
        if span is not None and span.end > span.start:
            mark = extents.at(span)
            if mark is not None:
                mark.spots.append((span, told))
            elif told.finding.code.startswith(_OF_CLAIMS) and told.finding.code not in ("CLM002", "CLM008"):
                mark = anchors.at(span) or points.at(span)
            else:
                mark = points.at(span)
        if mark is None:
            mark = own.get(span)
        if mark is None:
            extent = span or Span(0, 0)
            mark = own[span] = Mark("note", f"n{len(own) + 1}", span, extent, _FOUND)
        if told not in mark.told:
            mark.told.append(told)
    return list(own.values())


class _Found:
    """Finds the first of some marks that a span touches, by what they are about or by their words."""

    def __init__(self, marks: Sequence[Mark], extents: bool) -> None:
        rows = [(mark.extent if extents else mark.anchor or mark.extent, mark) for mark in marks]
        rows.sort(key=lambda row: (row[0].start, row[0].end))
        self._rows = rows
        self._starts = [span.start for span, _ in rows]
        self._reach = list(accumulate((span.end for span, _ in rows), max))

    def at(self, span: Span) -> Mark | None:
        """Return the first mark that shares a character with ``span``."""
        first = bisect_right(self._reach, span.start)
        for index in range(first, len(self._rows)):
            theirs, mark = self._rows[index]
            if theirs.start >= span.end:
                return None
            if theirs.overlaps(span):
                return mark
        return None


def _apart(marks: Sequence[Mark]) -> None:
    """Leave no two anchors that overlap: the earlier and longer one keeps its words, the other becomes a sign."""
    order = ("citation", "claim", "note", "entry")
    worded = [mark for mark in marks if mark.anchor is not None and mark.anchor.end > mark.anchor.start]
    # A note may be long (a quotation, a sentence); what stands in it keeps its words.
    worded.sort(key=lambda mark: (order.index(mark.kind), mark.anchor.start if mark.anchor else 0))
    taken: dict[str, list[Span]] = {}
    for kind in order[:3]:
        mine = [mark for mark in worded if mark.kind == kind]
        others = _Spans([span for spans in taken.values() for span in spans])
        kept: list[Span] = []
        for mark in mine:
            assert mark.anchor is not None
            rival = others.touching(mark.anchor)
            if rival is None and kept and kept[-1].end > mark.anchor.start:
                rival = kept[-1]
            if rival is None:
                kept.append(mark.anchor)
            else:
                at = min(mark.anchor.start, rival.start) if mark.kind != "note" else mark.anchor.start
                at = rival.start if rival.start < at < rival.end else at
                mark.anchor = Span(at, at)
        taken[kind] = kept


class _Spans:
    """Disjoint spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = [span.end for span in self._spans]

    def touching(self, span: Span) -> Span | None:
        """Return the first of them that shares a character with ``span``."""
        at = bisect_right(self._ends, span.start)
        found = self._spans[at] if at < len(self._spans) else None
        return found if found is not None and found.overlaps(span) else None


def _judge(one: Surveyed, marks: Sequence[Mark]) -> None:
    """Set the verdicts, and what each mark hangs on; a citation is no better than the entries that it points at."""
    where = {(mark.kind, mark.id): index for index, mark in enumerate(marks)}
    for mark in marks:
        mark.told.sort(key=lambda told: (not told.open, -told.finding.severity.rank, told.index))
        mark.verdict = verdict_of(mark.told, mark.held)
    cites = {mark.id: mark.references for mark in one.article.citations}
    supports = {claim.id: claim.attribution for claim in one.article.claims}
    for mark in marks:
        if mark.kind == "citation":
            mark.entries = _known(where, "entry", cites[mark.id])
        elif mark.kind == "claim":
            mark.citations = _known(where, "citation", supports[mark.id].citations)
            mark.entries = _known(where, "entry", supports[mark.id].references)
    for mark in marks:
        behind = [marks[index] for index in mark.entries]
        if mark.kind == "claim":  # another volume in the entry says nothing of the claim; a retraction does
            behind = [entry for entry in behind if any(t.open and t.finding.code[:3] == "UPD" for t in entry.told)]
        if mark.verdict is Verdict.FINE:
            mark.verdict = worst([entry.verdict for entry in behind])


def _known(where: Mapping[tuple[str, str], int], kind: str, ids: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(where[kind, id] for id in ids if (kind, id) in where))
