"""Lines of a page -> the order in which people read them: columns from left to right, between what goes across."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from claimcheck.readers.pdf_lines import Line, joined, rows

_FEWEST: Final = 4  # lines of a column
_CANDIDATES: Final = 12


@dataclass(frozen=True, slots=True)
class _Split:
    """Lines on both sides of a gutter at ``x``."""

    x: float
    before: list[Line]
    behind: list[Line]


def in_reading_order(lines: Sequence[Line], first_column: int) -> list[Line]:
    """Return the lines of a page in reading order, those on one baseline of a column joined.

    Sets ``left``, ``right`` and ``column`` (numbered from ``first_column``, each band of a column anew).
    """
    gutters = _gutters(lines)
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    across: list[Line] = []
    for line in lines:
        at = bisect_right(gutters, line.x0 + 2)
        inside = at == len(gutters) or line.x1 <= gutters[at]
        (columns[at] if inside else across).append(line)
    for group in (*columns, across):
        group[:] = [joined(row) for row in rows(group)]
        _set_edges(group)
    if not gutters:
        for line in columns[0]:
            line.column = first_column
        return columns[0]
    return _interleaved(columns, across, first_column)


def _interleaved(columns: list[list[Line]], across: list[Line], number: int) -> list[Line]:
    """Return the lines of the columns, in bands between the lines that go across them."""
    ordered: list[Line] = []
    places = [0] * len(columns)
    for line in (*across, None):
        floor = line.y if line else float("-inf")
        for at, column in enumerate(columns):
            begun = places[at]
            while places[at] < len(column) and column[places[at]].y > floor:
                places[at] += 1
            band = column[begun : places[at]]
            if band and at == 0 and ordered:
                others = [c[p].y for c, p in zip(columns[1:], places[1:], strict=True) if p < len(c)]
                number = _tail_across(band, ordered, max(others, default=floor), number)
            number += 1
            for one in band:
                one.column = number
            ordered.extend(band)
        if line:
            if not ordered or ordered[-1].left != line.left or ordered[-1].right != line.right:
                number += 1
            line.column = number
            ordered.append(line)
    return ordered


def _tail_across(band: list[Line], ordered: list[Line], others: float, number: int) -> int:
    """Move a short last line of a paragraph that goes across behind its paragraph; ``others``: top of other columns."""
    before = ordered[-1]
    first = band[0]
    close = 0 < before.y - first.y < 1.6 * before.size and abs(before.size - first.size) < 0.5
    if close and first.y > others + 0.6 * first.size and first.x0 < before.left + 3 * before.size:
        first.left, first.right, first.column = before.left, before.right, before.column
        ordered.append(band.pop(0))
    return number


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Return where columns begin, but for the first, from left to right."""
    split = _best_split(lines)
    if split is None:
        return []
    more = (_best_split(split.before), _best_split(split.behind))
    return sorted([split.x, *(one.x for one in more if one is not None)])


def _best_split(lines: Sequence[Line]) -> _Split | None:
    if len(lines) < 2 * _FEWEST:
        return None
    starts = Counter(round(line.x0) for line in lines)
    found: list[_Split] = []
    for x, _ in starts.most_common(_CANDIDATES):
        split = _split(lines, x - 1.6)
        if split is not None:
            found.append(split)
    return max(found, key=lambda one: (len(one.before) + len(one.behind), one.x), default=None)


def _split(lines: Sequence[Line], x: float) -> _Split | None:
    """Divide lines at ``x``; None unless there is a column of text on both sides."""
    behind = [line for line in lines if line.x0 >= x]
    before = [line for line in lines if line.x1 <= x - 0.4 * line.size + 1.6]
    if min(len(behind), len(before)) < _FEWEST:
        return None
    left, right = min(line.x0 for line in before), max(line.x1 for line in behind)
    fewest = 0
    for side, width in ((before, x - left), (behind, right - x)):
        covered = _covered(side)
        if width < 0.2 * (right - left) or len(covered) < _FEWEST or median(covered) < 0.5 * width:
            return None
        fewest = len(covered) if side is before else min(fewest, len(covered))
    low = max(min(line.y for line in side) for side in (before, behind))
    high = min(max(line.y for line in side) for side in (before, behind))
    shorter = min(max(line.y for line in side) - min(line.y for line in side) for side in (before, behind))
    if high - low < 0.5 * shorter:
        return None
    through = {round(line.y) for line in lines if line.x0 < x < line.x1 and low <= line.y <= high}
    return _Split(x, before, behind) if len(through) <= 0.5 * fewest else None


def _covered(lines: Sequence[Line]) -> list[float]:
    """Return how much of each row has words in it: justified words may stand as far apart as cells of a table."""
    rows_covered: dict[int, float] = {}
    for line in lines:
        rows_covered[round(line.y)] = rows_covered.get(round(line.y), 0.0) + line.x1 - line.x0
    return list(rows_covered.values())


def _set_edges(lines: Sequence[Line]) -> None:
    """Set the edges of a column: the outermost ones that two lines share, if any."""
    if not lines:
        return
    left = _shared([line.x0 for line in lines], 2.0)
    right = -_shared([-line.x1 for line in lines], 3.0)
    for line in lines:
        line.left, line.right = left, right


def _shared(places: Sequence[float], slack: float) -> float:
    """Return the least value that another one is near to (the least of all where the values are few)."""
    ordered = sorted(places)
    if len(ordered) >= 6:
        for one, following in pairwise(ordered):
            if following - one <= slack:
                return one
    return ordered[0]
