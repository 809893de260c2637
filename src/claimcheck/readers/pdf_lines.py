"""Words of a page -> lines of it: what stands on one baseline without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.pdf_words import HYPHEN, Word

_SENTENCE_END: Final = re.compile(r"[.!?:…][)\]\"'”’»*]*\Z")
_NUMBER: Final = re.compile(r"\d{1,3}")


@dataclass(slots=True)
class Line:
    """Words on one baseline. ``left`` and ``right``: edges of the column it is in, which ``column`` numbers."""

    words: list[Word]
    page: int
    x0: float
    x1: float
    y: float
    size: float
    left: float = 0.0
    right: float = 0.0
    column: int = 0

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return "".join(f" {word.text}" if word.spaced and at else word.text for at, word in enumerate(self.words))

    @property
    def bold(self) -> bool:
        """Whether every word is."""
        return all(word.bold for word in self.words)

    @property
    def ends_sentence(self) -> bool:
        """Whether the words, superscripts aside, end as a sentence does."""
        for word in reversed(self.words):
            text = word.text
            for start, end in reversed(word.raised):
                if end == len(text):
                    text = text[:start]
            if text:
                return _SENTENCE_END.search(text[-12:]) is not None
        return False

    @property
    def cut_word(self) -> bool:
        """Whether a hyphen says that the last word goes on."""
        return self.words[-1].text.endswith(HYPHEN)

    def is_full_before(self, following: Line) -> bool:
        """Tell whether the first word of the following line would not have fitted on this one."""
        end = following.words[0].x1
        for word in following.words[1:]:
            if word.spaced:
                break
            end = word.x1
        return self.x1 + 0.2 * self.size + end - following.x0 > self.right - 0.1 * self.size

    def cells(self, least: float = 1.5) -> list[int]:
        """Return the indexes of the words that stand behind a gap far wider than those between words.

        ``least``: how wide the narrowest such gap is, in ems.
        """
        gaps = [b.x0 - a.x1 for a, b in pairwise(self.words)]
        if not gaps or max(gaps) < least * self.size:
            return []
        usual = median(gap for gap in gaps) if len(gaps) > 4 else 0.3 * self.size
        return [at for at, gap in enumerate(gaps, 1) if gap > max(least * self.size, 3 * min(usual, self.size))]


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Return runs of words that follow each other in the file and on the page, in the order of the file."""
    lines: list[Line] = []
    for word in words:
        if lines and _goes_on(lines[-1], word):
            line = lines[-1]
            gap = word.x0 - line.x1
            if gap > 0.2 * line.size:
                word.spaced = True
            elif gap < 0.1 * line.size and (word.text[0] in ".,;:)]" or word.size != line.words[-1].size):
                word.spaced = False  # PDFium sees a space where a superscript ends
            line.words.append(word)
            line.x1 = max(line.x1, word.x1)
            if word.size > 1.1 * line.size:
                line.y, line.size = word.y, word.size
        else:
            lines.append(Line([word], page, word.x0, word.x1, word.y, word.size))
    lines = _with_initials(lines)
    for line in lines:
        settle(line)
    return lines


def settle(line: Line) -> None:
    """Take the size that most characters have for the line's, and tell which words are superscripts."""
    if len({word.size for word in line.words}) == 1:
        line.size, line.y = line.words[0].size, line.words[0].y
        if all(abs(word.y - line.y) < 0.1 for word in line.words):
            return
    weights: dict[float, int] = {}
    for word in line.words:
        weights[word.size] = weights.get(word.size, 0) + len(word.text)
    line.size = max(weights, key=lambda size: (weights[size], size))
    line.y = next(word.y for word in line.words if word.size == line.size)
    for word in line.words:
        rise = word.y - line.y
        if (word.size <= 0.88 * line.size and rise >= 0.12 * line.size) or rise >= 0.25 * line.size:
            word.raised = ((0, len(word.text)),)


def rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines from top to bottom, those on one baseline together, from left to right."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-one.y, one.x0)):
        if found and abs(found[-1][0].y - line.y) <= 0.3 * max(line.size, found[-1][0].size):
            found[-1].append(line)
        else:
            found.append([line])
    for row in found:
        row.sort(key=lambda one: one.x0)
    return found


def joined(row: Sequence[Line]) -> Line:
    """Return the lines of one baseline as one."""
    if len(row) == 1:
        return row[0]
    for line in row[1:]:
        line.words[0].spaced = True
    words = [word for line in row for word in line.words]
    whole = Line(words, row[0].page, row[0].x0, max(line.x1 for line in row), row[0].y, row[0].size)
    settle(whole)
    return whole


def without_line_numbers(lines: list[Line]) -> list[Line]:
    """Leave out the numbers that a manuscript has in its margin, one for each line (or each fifth)."""
    numbers = [line for line in lines if _NUMBER.fullmatch(line.text)]
    if len(numbers) < 5 or len(numbers) * 8 < len(lines):
        return lines
    others = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    values = [int(line.text) for line in sorted(numbers, key=lambda line: -line.y)]
    if not others or any(b <= a for a, b in pairwise(values)):
        return lines
    return others if max(line.x1 for line in numbers) <= min(line.x0 for line in others) else lines


def _goes_on(line: Line, word: Word) -> bool:
    """Tell whether a word stands behind the last one of a line."""
    size = max(line.size, word.size)
    rise = word.y - line.y
    if word.size < 0.9 * line.size:
        level = -0.35 * size <= rise <= 0.65 * size
    elif line.size < 0.9 * word.size:
        level = -0.65 * size <= rise <= 0.35 * size and line.x1 - line.x0 < 3 * size
    else:
        level = abs(rise) <= (0.25 if word.spaced else 0.5) * size
    return level and -0.35 * size <= word.x0 - line.x1 <= size


def _with_initials(lines: list[Line]) -> list[Line]:
    """Put a large first letter that hangs over several lines before the first of them."""
    kept: list[Line] = []
    for line in lines:
        before = kept[-1] if kept else None
        if (
            before
            and len(before.words) == 1
            and len(before.words[0].text) == 1
            and before.words[0].text.isalpha()
            and before.size > 1.8 * line.size
            and line.y - 0.2 * line.size > before.y
            and line.y < before.y + before.size
            and 0 <= line.x0 - before.x0 < 2 * before.size
        ):
            initial = before.words[0]
            initial.size, initial.y = line.size, line.y
            line.words[0].spaced = len(line.words[0].text) > 1 and line.words[0].text.isupper() and initial.text in "AI"
            line.words.insert(0, initial)
            line.x0 = before.x0
            kept.pop()
        kept.append(line)
    return kept
