"""The marks of a JATS article: cross-references to its list, joined where they stand in one pair of brackets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import Block, KeyMark
from claimcheck.model.span import Span

_BETWEEN: Final = re.compile(r"\]?[\s,;]{0,4}(?:and|&|,)?[\s]{0,2}\[?")
_RANGE: Final = re.compile(r"[\])]?\s{0,2}[-‐‑‒–—−]\s{0,2}[\[(]?|\s(?:to|through)\s")
_NUMBERS: Final = re.compile(r"\D{0,3}(\d{1,4})\s?[-‐‑‒–—−]\s?(\d{1,4})\D{0,3}")
_LONGEST_GAP: Final = 10
_LONGEST: Final = 60  # entries of one range


def join_marks(
    text: str, blocks: Sequence[Block], marks: Sequence[tuple[int, int, str]], keys: Sequence[str]
) -> tuple[KeyMark, ...]:
    """Return the marks (start, end, ids divided by spaces) as they stand in pairs of brackets, ranges written out.

    ``keys``: the ids of the list's entries in order, which tell what stands between the ends of a range.
    """
    order = {key: number for number, key in enumerate(keys)}
    ends = [block.span.end for block in blocks]
    joined: list[list[tuple[Span, str]]] = []
    for start, end, rid in sorted(marks):
        items = [(Span(start, end), key) for key in _written_out(text[start:end], rid.split()[:_LONGEST], keys, order)]
        if not items:
            continue
        last = joined[-1][-1] if joined else None
        between = _gap(text, ends, last[0].end, start) if last else None
        if last and between and _RANGE.fullmatch(between):
            inside = _between(last[1], items[0][1], keys, order)
            joined[-1] += [(Span(last[0].start, end), key) for key in inside] + items
        elif between is not None and _BETWEEN.fullmatch(between):
            joined[-1] += items
        else:
            joined.append(items)
    return tuple(_mark(text, items) for items in joined)


def _gap(text: str, ends: Sequence[int], end: int, start: int) -> str | None:
    """Return the few characters between two marks of one block, None for any others."""
    if start - end > _LONGEST_GAP or bisect_right(ends, end - 1) != bisect_right(ends, start):
        return None
    return text[end:start]


def _written_out(words: str, rids: list[str], keys: Sequence[str], order: dict[str, int]) -> list[str]:
    """Return the ids of one cross-reference; "5-7" that names its first entry alone means three."""
    match = _NUMBERS.fullmatch(words) if len(rids) == 1 and len(words) < 16 else None
    if match is None or rids[0] not in order:
        return rids
    first, count = order[rids[0]], int(match[2]) - int(match[1]) + 1
    return list(keys[first : first + count]) if 1 < count <= _LONGEST else rids


def _between(first: str, last: str, keys: Sequence[str], order: dict[str, int]) -> Sequence[str]:
    if first not in order or last not in order or not 0 < order[last] - order[first] <= _LONGEST:
        return ()
    return keys[order[first] + 1 : order[last]]


def _mark(text: str, items: list[tuple[Span, str]]) -> KeyMark:
    start = min(span.start for span, _ in items)
    end = max(span.end for span, _ in items)
    for opening, closing in ("[]", "()"):
        if text[start - 1 : start] == opening and text[end : end + 1] == closing:
            return KeyMark(Span(start - 1, end + 1), tuple(items))
    return KeyMark(Span(start, end), tuple(items))
