"""Where paragraphs of a PDF begin: by gaps, indents, marks, and lines that end before the next word would not fit."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.entries import begins_entry, is_whole_entry
from claimcheck.readers.headings import is_known_heading
from claimcheck.readers.lines import Line as TextLine
from claimcheck.readers.lines import Mark, read_mark
from claimcheck.readers.pdf_lines import Line

_GAP: Final = 1.3
_DEEPEST: Final = 7.0  # ems
_CAPTION: Final = re.compile(
    r"(?:Supplementary\s)?(?:Fig(?:ure|\.)|Table|Box|Scheme)\s?S?\d{1,3}\s?[.:|]", re.IGNORECASE
)


class Layout(Enum):
    """How paragraphs are told apart: by gaps alone, by indented first lines, or by indented other lines."""

    BLOCK = "block"
    FIRST = "first"
    HANGING = "hanging"


def same_size(one: Line, other: Line) -> bool:
    """Tell whether two lines are set in one size, or each has words in the other's (code among text)."""
    slack = 0.05 * max(one.size, other.size)
    if abs(one.size - other.size) <= slack:
        return True
    return all(
        any(abs(word.size - size) <= slack and not word.raised for word in line.words)
        for line, size in ((one, other.size), (other, one.size))
    )


def is_caption(line: Line) -> bool:
    """Tell whether the caption of a figure or table begins with a line."""
    return _CAPTION.match(line.text) is not None


def leadings(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance of baselines by size (in half points)."""
    gaps: dict[int, list[float]] = {}
    for a, b in pairwise(lines):
        if a.column == b.column and same_size(a, b) and 0 < a.y - b.y < 3.5 * a.size:
            gaps.setdefault(round(a.size * 2), []).append(a.y - b.y)
    return {size: sorted(some)[len(some) // 4] for size, some in gaps.items()}


def is_gap(a: Line, b: Line, usual: dict[int, float]) -> bool:
    """Tell whether more than the usual distance lies between two lines of a column."""
    leading = usual.get(round(max(a.size, b.size) * 2), 1.2 * max(a.size, b.size))
    return a.column == b.column and a.y - b.y > _GAP * leading + 0.3


def is_deep(line: Line) -> bool:
    """Tell whether a line is indented."""
    return 0.4 * line.size < line.x0 - line.left <= _DEEPEST * line.size


def mark_of(line: Line) -> Mark | None:
    """Return the list mark that a line opens with; a raised number is one too."""
    first = line.words[0]
    text = line.text
    if first.raised and first.raised[0][0] == 0:
        label = first.text[: first.raised[0][1]]
        return Mark("number", label, int(label), len(label)) if label.isascii() and label.isdigit() else None
    return read_mark(text, 0, len(text)) if len(text) > 1 else None


def layout_of(lines: Sequence[Line]) -> Layout:
    """Return how the paragraphs of a stretch of text are told apart."""
    first = hanging = 0.0
    for a, b in pairwise(lines):
        if a.column != b.column:
            continue
        deep, deeper = is_deep(a), is_deep(b)
        full, ended = a.is_full_before(b), a.ends_sentence
        going_on, over = full and not ended, ended and not full
        if not deep and deeper:
            first += 1.0 if over else 0.0 if going_on else 0.4
            hanging += 1.0 if going_on else 0.0 if over else 0.4
        elif deep and not deeper:
            first += 1.0 if going_on else 0.0 if over else 0.4
            hanging += 1.0 if over else 0.0 if going_on else 0.4
        elif deep and deeper:
            hanging += 0.5 if going_on else 0.0
        elif going_on:
            first += 0.5
        elif over:
            hanging += 0.2
    if not any(is_deep(line) for line in lines):
        return Layout.BLOCK
    if hanging > first:
        return Layout.HANGING
    return Layout.FIRST if first > hanging else Layout.BLOCK


class Divider:
    """Tells, line by line, whether a line begins a paragraph. Knows the marks and the paragraph so far."""

    def __init__(self, usual: dict[int, float]) -> None:
        self.usual = usual
        self._number = -1
        self._mark: Mark | None = None
        self._begin: Line | None = None
        self._caption = False
        self._entry = ""

    def begins(self, a: Line | None, b: Line, layout: Layout, listing: bool) -> bool:
        """Tell whether ``b``, which follows ``a``, begins a paragraph; ``listing``: in a list of references."""
        mark = mark_of(b)
        begins = a is None or self._decides(a, b, mark, layout, listing)
        if begins:
            self._begin = b
            self._mark = mark
            self._caption = is_caption(b)
            if not listing or not self._entry or _begins_entry(b.text):
                self._entry = b.text  # else the rest of one that a column's end cut
            if mark and mark.kind == "number":
                self._number = mark.value
        return begins

    def forget(self) -> None:
        """Forget the numbers: a heading stands between."""
        self._number = -1

    def _decides(self, a: Line, b: Line, mark: Mark | None, layout: Layout, listing: bool) -> bool:
        if not same_size(a, b) or a.y < b.y or is_gap(a, b, self.usual) or a.column != b.column:
            return True
        if a.cut_word:
            return False
        if self._caption:
            return False  # centred or not, up to the gap behind it
        full, ended = a.is_full_before(b), a.ends_sentence
        if mark and self._is_mark(mark, full, ended):
            return True
        if not full and (is_known_heading(a.text) or is_known_heading(b.text)):
            return True
        if a.bold != b.bold and not full and (a.bold or ended):
            return True
        if self._mark and self._begin:
            if b.x0 > self._begin.x0 + 0.4 * b.size:
                return False
            return ended and not full
        if layout is Layout.HANGING and (listing or is_deep(a) or is_deep(b)):
            return not is_deep(b)
        if layout is Layout.FIRST and is_deep(b):
            return not is_deep(a) or abs(a.x0 - b.x0) > 1 or (ended and not full)
        if listing and layout is Layout.BLOCK:
            return (ended and not full) or divides_entries(f"{self._entry} {a.text}", b.text)
        return ended and not full

    def _is_mark(self, mark: Mark, full: bool, ended: bool) -> bool:
        """Tell a list mark from a number or dash of the running text that a line happens to begin with."""
        free = ended or not full
        if mark.kind == "number":
            return mark.value == self._number + 1 if self._number >= 0 else free and mark.value <= 1
        if mark.kind == "bullet":
            return free or mark.label not in "-–·"
        return free


def divides_entries(before: str, following: str) -> bool:
    """Tell whether ``before`` could be a whole entry of a list, and ``following`` begins like one."""
    return _begins_entry(following) and is_whole_entry(before, [TextLine(0, len(before), 0, None)])


def _begins_entry(text: str) -> bool:
    return begins_entry(text, TextLine(0, len(text), 0, None))


def layouts(lines: Sequence[Line], headings: set[int]) -> dict[int, Layout]:
    """Return the layout around each line, by its id: of the lines of its size between two headings (ids of lines)."""
    found: dict[int, Layout] = {}
    groups: dict[int, list[Line]] = {}
    for line in (*lines, None):
        if line is None or id(line) in headings:
            for group in groups.values():
                layout = layout_of(group)
                found.update((id(one), layout) for one in group)
            groups = {}
        else:
            groups.setdefault(round(line.size * 2), []).append(line)
    return found
