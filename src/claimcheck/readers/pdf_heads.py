"""Running heads and page numbers: what page after page has at its top or bottom, and is no text of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.pdf_lines import Line, rows

_ROWS: Final = 3
_DIGITS: Final = re.compile(r"\d+")
_SPACES: Final = re.compile(r"\s+")
_PAGE_NUMBER: Final = re.compile(
    r"(?:page\s|p\.\s?|[-–—|]\s?)?(\d{1,4}|[ivxlc]{1,7})(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—|])?", re.IGNORECASE
)
_LONGEST: Final = 200


def without_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of each page without its running heads, running feet and page numbers.

    A row at the edge of a page is one if another page has the same words there (but for numbers), if it is a page
    number that stands by itself, or if most pages have a row at that very height with a gap between it and the text.
    """
    dropped: set[int] = set()
    for top in (True, False):
        edges = [_edge(lines, top) for lines in pages]
        _drop(edges, dropped)
    return [[line for line in lines if id(line) not in dropped] for lines in pages]


class _Edge:
    """The outermost rows of a page, from its edge inwards, and the gap behind each, in units of the usual one."""

    __slots__ = ("gaps", "rows", "size")

    def __init__(self, found: list[list[Line]]) -> None:
        heights = [row[0].y for row in found]
        gaps = [abs(a - b) for a, b in pairwise(heights)]
        usual = median(gaps) if gaps else 1.0
        self.rows = found[:_ROWS]
        self.size = median(row[0].size for row in found) if found else 0.0
        self.gaps = [gap / max(usual, 1.0) for gap in gaps[:_ROWS]] + [0.0] * (_ROWS - len(gaps))

    def key(self, at: int) -> str:
        return _DIGITS.sub("#", _SPACES.sub(" ", self.text(at)).casefold())

    def text(self, at: int) -> str:
        return " ".join(line.text for line in self.rows[at])[: _LONGEST + 1]

    def height(self, at: int) -> float:
        return self.rows[at][0].y


def _edge(lines: Sequence[Line], top: bool) -> _Edge:
    found = rows(lines)
    return _Edge(found if top else found[::-1])


def _drop(edges: Sequence[_Edge], dropped: set[int]) -> None:
    """Note the lines of the rows that are heads; a row counts only if all those outside it are heads."""
    alive = [edge for edge in edges if edge.rows]
    for at in range(_ROWS):
        alive = [edge for edge in alive if len(edge.rows) > at]
        repeated = Counter((edge.key(at), round(edge.height(at) / 3) + d) for edge in alive for d in (0, 1))
        heights = Counter(
            round(edge.height(at))
            for edge in alive
            if edge.gaps[at] >= 1.6 and edge.rows[at][0].size <= 1.05 * edge.size
        )
        numbered = _page_numbers(alive, at)
        kept = []
        for edge in alive:
            if len(edge.text(at)) <= _LONGEST and (
                (
                    max(edge.gaps[at:]) >= 1.2  # somewhere in the outer rows the text begins
                    and max(repeated[edge.key(at), round(edge.height(at) / 3) + d] for d in (0, 1)) >= 2
                )
                or edge in numbered
                or _common(heights, edge, at, len(alive))
            ):
                dropped.update(map(id, edge.rows[at]))
                kept.append(edge)
        alive = kept


def _page_numbers(edges: Sequence[_Edge], at: int) -> set[_Edge]:
    matches = {edge: _PAGE_NUMBER.fullmatch(edge.text(at).strip()) for edge in edges}
    return {edge for edge, match in matches.items() if match and (edge.gaps[at] >= 1.3 or len(edges) > 1)}


def _common(heights: Counter[int], edge: _Edge, at: int, pages: int) -> bool:
    """Tell whether most pages (all, where they are few) have a small row at this height, apart from the text."""
    if pages < 2 or edge.gaps[at] < 1.6 or edge.rows[at][0].size > 1.05 * edge.size:
        return False
    height = round(edge.height(at))
    return sum(heights[height + d] for d in (-1, 0, 1)) >= (0.6 if pages >= 4 else 1.0) * pages
