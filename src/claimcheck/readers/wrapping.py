"""Tells wrapped lines of one paragraph from lines that are paragraphs (or list entries) of their own.

A program that wraps text at a width W breaks a line only where the next word would not have fitted: each line but
the last is at most W wide, and with the next line's first word it would be wider. Each pair of lines thus gives a
range of widths that it agrees with, and the pairs of wrapped text agree on one width, which lines that are
paragraphs of their own do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.entries import begins_entry, is_whole_entry
from claimcheck.readers.lines import Line, Mark

NARROWEST: Final = 34
WIDEST: Final = 160

_FIRST_WORD: Final = re.compile(r"[^ \t]{1,200}")
_GOES_ON: Final = frozenset("a an and as at by for from in into of on or the that to with &".split())
_SENTENCE_END: Final = re.compile(r"[.!?:…][)\]\"'”’»*_]*\Z")


@dataclass(frozen=True, slots=True)
class Width:
    """The width that text is wrapped at, and how far the ends of full lines may scatter around it."""

    columns: int
    slack: int = 0


@dataclass(slots=True)
class Joint:
    """The place between two lines: columns of the first, of it with the next word, whether the words themselves say
    that a sentence goes on over it, and whether the second line opens with a list mark."""

    narrow: int
    wide: int
    runs_on: bool
    marked: bool


def measure(text: str, lines: Sequence[Line]) -> list[Joint]:
    """Return the joints of lines that follow each other (one fewer than lines)."""
    joints = []
    for first, second in pairwise(lines):
        width = first.indent + first.end - first.start
        word = _FIRST_WORD.match(text, second.start, second.end)
        wide = width + 1 + (word.end() - second.start if word else 0)
        joints.append(Joint(width, wide, _runs_on(text, first, second), second.mark is not None))
    return joints


def _runs_on(text: str, first: Line, second: Line) -> bool:
    if text[first.end - 1] in ",&(–-":
        return True
    tail = text[max(first.start, first.end - 12) : first.end]
    if tail.rsplit(None, 1)[-1].lower() in _GOES_ON:
        return True
    return text[second.start].islower() and not _SENTENCE_END.search(tail)


def estimate_width(joints: Sequence[Joint], least: int = 4) -> Width | None:
    """Return the width that ``least`` joints or more, and most of all, agree with; None if there is none.

    Exact widths first, then such whose line ends scatter (as in text taken out of a PDF).
    """
    joints = [joint for joint in joints if not joint.marked]
    if len(joints) < least:
        return None
    for slack, share in ((0, 0.6), (6, 0.75), (12, 0.85)):
        columns, count = _most_agreed(joints, slack)
        if count < least:
            continue
        comparable = [j for j in joints if j.narrow <= columns + slack + 10]
        agreeing = [j for j in comparable if j.narrow - slack <= columns < j.wide + slack]
        if len(agreeing) >= share * len(comparable) and sum(j.runs_on for j in agreeing) >= 0.4 * len(agreeing):
            return Width(columns, slack)
    return None


def _most_agreed(joints: Sequence[Joint], slack: int) -> tuple[int, int]:
    """Return the width that lies in the most joints' ranges, and in how many."""
    changes = [0] * (WIDEST + 2)
    for joint in joints:
        low, high = max(joint.narrow - slack, NARROWEST), min(joint.wide + slack, WIDEST + 1)
        if low < high and joint.narrow <= WIDEST:
            changes[low] += 1
            changes[high] -= 1
    best, columns, covering = 0, 0, 0
    for at, change in enumerate(changes):
        covering += change
        if covering > best:
            best, columns = covering, at
    return columns, best


def split_lines(text: str, lines: Sequence[Line], joints: Sequence[Joint], width: Width | None) -> list[list[Line]]:
    """Divide lines that no empty line divides into blocks; ``width`` is the document's, where it has one."""
    if len(lines) == 1:
        return [[lines[0]]]
    if width is None or sum(_full(joint, width) for joint in joints) * 2 < len(joints):
        width = estimate_width(joints, least=3) or width
    hanging = _hanging_indent(text, lines, joints, width)
    blocks = [[lines[0]]]
    marks = {_sibling(lines[0].mark)} if lines[0].mark else set()
    for line, joint in zip(lines[1:], joints, strict=True):
        if _continues(text, blocks[-1], line, joint, width, hanging, marks):
            blocks[-1].append(line)
        else:
            blocks.append([line])
            if line.mark:
                marks.add(_sibling(line.mark))
    return blocks


def _full(joint: Joint, width: Width | None) -> bool:
    """Tell whether the next word would not have fitted on the first line."""
    if width is None:
        return False
    return joint.narrow <= width.columns + width.slack + 1 and joint.wide > width.columns - width.slack


def _hanging_indent(text: str, lines: Sequence[Line], joints: Sequence[Joint], width: Width | None) -> bool:
    """Tell whether deeper lines go on from the shallower line before them (as in a list of references)."""
    outer = lines[0].indent
    if all(line.indent == outer for line in lines) or any(line.indent < outer for line in lines):
        return False
    steps = going_on = 0
    for first, second, joint in zip(lines, lines[1:], joints, strict=False):
        if first.indent == outer < second.indent and second.mark is None:
            steps += 1
            going_on += _full(joint, width) or text[first.end - 1] not in ".!?:…" or begins_entry(text, first)
    return steps > 0 and going_on * 2 >= steps


def _continues(
    text: str, block: list[Line], line: Line, joint: Joint, width: Width | None, hanging: bool, marks: set[str]
) -> bool:
    """Tell whether ``line`` goes on from the last line of ``block``."""
    before = block[-1]
    full = _full(joint, width)
    if line.mark and not (full and _only_looks_marked(text, before, line.mark, marks)):
        return False
    if hanging:
        return line.indent > block[0].indent
    if block[0].mark and line.indent > block[0].indent and joint.narrow >= 60:
        return True
    if joint.runs_on:
        if full:
            return True
        least, most = (NARROWEST, WIDEST) if width is None else (width.columns // 2, width.columns + 12)
        return least <= joint.narrow <= most
    if line.indent > before.indent + 1 or not full:
        return False
    return not (begins_entry(text, line) and is_whole_entry(text, block))


def _sibling(mark: Mark, step: int = 0) -> str:
    """Name what the next mark of the same list is known by: its number, or its kind of bullet."""
    return str(mark.value - step) if mark.kind == "number" else mark.label if mark.kind == "bullet" else mark.kind


def _only_looks_marked(text: str, before: Line, mark: Mark, marks: set[str]) -> bool:
    """Tell whether the mark is a dash, number or letter of the running text that a line happens to begin with."""
    if mark.kind == "bullet" and mark.label not in "-–":
        return False
    if _SENTENCE_END.search(text[max(before.start, before.end - 4) : before.end]):
        return False
    return _sibling(mark, step=1) not in marks
