"""Divides a sentence with several citations into the clauses that each have their own, where the text does so.

"A rose by 12% (Li, 2019), whereas B fell by 3% (Osei, 2020)" has two. A sentence is divided only where every part
keeps a mark that closes it, or that opens it as its subject; any other stays whole, and hangs on all of its marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.citation import Citation
from claimcheck.model.span import Span

_CONJUNCTION = r"(?:whereas|while|whilst|but|and|although|though|yet|or|compared\s+with|as\s+against)\b"
#: Behind a mark that closes its clause: a semicolon, or a conjunction with or without a comma.
_GOES_ON = re.compile(rf"\s*(?:;\s*(?:{_CONJUNCTION})?|,?\s*{_CONJUNCTION})\s+", re.IGNORECASE)
#: Before a narrative mark that opens its clause.
_OPENS = re.compile(
    rf"(?:;\s*(?:{_CONJUNCTION})?|,\s*{_CONJUNCTION})\s*(?:in\s+contrast,?\s+|however,?\s+)?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s,;.()\[\]–-]*(?:and|or|&)?[\s,;.()\[\]–-]*")
_CLOSING = re.compile(r"[\s.,;:!?\"'”’)\]}»*_]*")
_LOOKED_BACK, _LEAD = 40, 30  # characters
_MOST = 12


def mark_groups(text: str, marks: Sequence[Citation]) -> list[list[Citation]]:
    """Return the marks of a sentence (in order), those that stand side by side together; narrative ones alone."""
    groups: list[list[Citation]] = []
    for mark in marks:
        between = text[groups[-1][-1].span.end : mark.span.start] if groups else ""
        if groups and not mark.narrative and not groups[-1][-1].narrative and _BETWEEN.fullmatch(between):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def clauses_of(text: str, sentence: Span, marks: Sequence[Citation]) -> tuple[tuple[Span, tuple[Citation, ...]], ...]:
    """Return the clauses of a sentence with the marks of each, in order; empty where it is not divided.

    ``marks``: those of the sentence, in order.
    """
    groups = mark_groups(text, marks)
    if not 2 <= len(groups) <= _MOST:
        return ()
    boundaries = list(_boundaries(text, groups))
    starts = [sentence.start, *(start for _, start in boundaries)]
    ends = [*(end for end, _ in boundaries), max(sentence.end, marks[-1].span.end)]
    clauses = []
    for start, end in zip(starts, ends, strict=True):
        span = Span(start, end)
        own = tuple(mark for mark in marks if span.contains(mark.span))
        if not own or not _is_its_own(text, span, own):
            return ()
        clauses.append((span, own))
    return tuple(clauses) if len(clauses) > 1 else ()


def _boundaries(text: str, groups: Sequence[Sequence[Citation]]) -> Iterator[tuple[int, int]]:
    """Yield where a clause ends and the next begins; the conjunction in between belongs to neither."""
    for group, following in pairwise(groups):
        end, start = group[-1].span.end, following[0].span.start
        if following[0].narrative:
            before = _OPENS.search(text, max(end, start - _LOOKED_BACK), start)
            if before:
                yield before.start(), start
        elif not group[0].narrative:
            onwards = _GOES_ON.match(text, end, start)
            if onwards:
                yield end, onwards.end()


def _is_its_own(text: str, clause: Span, marks: Sequence[Citation]) -> bool:
    """Tell whether a clause has one group of marks, which opens or closes it."""
    groups = mark_groups(text, marks)
    if len(groups) != 1:
        return False
    if marks[0].narrative:
        return marks[0].span.start - clause.start <= _LEAD
    rest = _CLOSING.match(text, marks[-1].span.end, clause.end)
    return rest is not None and rest.end() >= clause.end
