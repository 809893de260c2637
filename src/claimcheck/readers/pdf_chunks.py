"""Lines of a PDF in reading order -> chunks: headings, paragraphs, items, rows of tables, footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.readers.headings import is_known_heading, reads_like_heading
from claimcheck.readers.pdf_breaks import (
    Divider,
    divides_entries,
    is_caption,
    is_deep,
    is_gap,
    layouts,
    leadings,
    mark_of,
    same_size,
)
from claimcheck.readers.pdf_lines import Line

_LARGER: Final = 1.07
_LONGEST_HEADING: Final = 250
_HEADING_LINES: Final = 4
_LISTS: Final = re.compile(
    r"(?:[\divxIVX.]{1,6}\s+)?(?:[\w ]{0,40}\b)?"
    r"(?:references?|bibliography|literature|works cited|citations|sources)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|\bn\.d\.|\bin press\b")
_ADDRESS: Final = re.compile(r"https?://|www\.|\bdoi\b", re.IGNORECASE)
_ASIDES: Final = 12
_ENOUGH: Final = 600  # letters that tell the size of the running text
_NARROW: Final = 0.9  # ems between the cells of a narrow table
_NUMBERS: Final = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z](?![\w])")
_PLAIN_LABEL: Final = re.compile(r"(\d{1,3}|[*†‡§¶]{1,3})\.?\s+(?=\S)")


@dataclass(slots=True)
class Chunk:
    """Lines that make one block. ``skip``: characters of the first line that are its label."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    skip: int = 0
    spaced: bool = False
    listing: bool = False
    cells: tuple[int, ...] = ()

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.lines[0].page

    @property
    def text(self) -> str:
        """Its lines with spaces between them."""
        return " ".join(line.text for line in self.lines)


def chunks_of(lines: Sequence[Line]) -> list[Chunk]:
    """Return the chunks of a document in reading order: what goes on in the next column is one, and what stands
    between its two halves (footnotes, captions) comes behind it."""
    if not lines:
        return []
    body = _body_size(lines)
    headings = _heading_lines(lines, body)
    chunks = _divided(lines, headings)
    _settle_headings(chunks, body)
    _settle_items(chunks)
    _settle_footnotes(chunks, body)
    return _joined(chunks)


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size of most letters before the first list of references: a long list is set in smaller type."""
    weights: Counter[float] = Counter()
    for line in lines:
        if weights.total() > _ENOUGH and _LISTS.fullmatch(line.text.rstrip(": ")):
            break
        weights[round(line.size * 2) / 2] += sum(len(word.text) for word in line.words)
    return weights.most_common(1)[0][0] or 1.0


def _heading_lines(lines: Sequence[Line], body: float) -> set[int]:
    """Return the ids of the lines that look like headings: large, all bold, or what sections are usually called."""
    found: set[int] = set()
    for line in lines:
        if line.size >= _LARGER * body:
            found.add(id(line))
        elif line.size >= 0.9 * body and line.x1 - line.x0 < 0.95 * (line.right - line.left):
            text = line.text
            if is_known_heading(text) or (line.bold and reads_like_heading(text.rstrip(":")) and not line.cells()):
                found.add(id(line))
        elif line.size >= 0.9 * body and line.bold and reads_like_heading(line.text):
            found.add(id(line))
    return found


def _divided(lines: Sequence[Line], headings: set[int]) -> list[Chunk]:
    """Divide lines into chunks; a line among rows of a table is a row."""
    usual, layout = leadings(lines), layouts(lines, headings)
    table_rows = _table_rows(lines)
    divider = Divider(usual)
    chunks: list[Chunk] = []
    before: Line | None = None
    listing = False
    for line in lines:
        heading, row = id(line) in headings, id(line) in table_rows
        if row:
            chunks.append(Chunk([line], BlockKind.TABLE, cells=tuple(table_rows[id(line)])))
        elif heading:
            new = before is None or id(before) not in headings or not same_size(before, line)
            if new or before is None or is_gap(before, line, usual) or before.column != line.column:
                chunks.append(Chunk([line], BlockKind.HEADING))
            else:
                chunks[-1].lines.append(line)
            listing = _LISTS.match(line.text) is not None
            divider.forget()
        else:
            apart = before is None or id(before) in headings or id(before) in table_rows
            if divider.begins(None if apart else before, line, layout[id(line)], listing):
                chunks.append(Chunk([line], listing=listing))
            else:
                chunks[-1].lines.append(line)
        if before is not None and chunks[-1].lines[0] is line:
            chunks[-1].spaced = before.column != line.column or is_gap(before, line, usual)
        before = line
    return chunks


def _table_rows(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Return the cells of the lines (by their ids) that have some, and a neighbour that has: wide gaps, or narrower
    ones one under the other."""
    found: dict[int, list[int]] = {}
    known: dict[int, tuple[list[int], list[int]]] = {}

    def cells(line: Line) -> tuple[list[int], list[int]]:
        if id(line) not in known:
            wide, narrow = line.cells(), line.cells(_NARROW)
            marked = 1 in narrow and mark_of(line) is not None
            known[id(line)] = ([], []) if marked and narrow == [1] else (wide, narrow)
        return known[id(line)]

    for a, b in pairwise(lines):
        if a.column != b.column or not 0 < a.y - b.y < 3 * a.size or len(a.words) == 1 or len(b.words) == 1:
            continue
        (wide, narrow), (other_wide, other_narrow) = cells(a), cells(b)
        if narrow and len(narrow) == len(other_narrow) and _aligned(a, narrow, b, other_narrow):
            wide, other_wide = narrow, other_narrow
        if wide and other_wide:
            found.setdefault(id(a), wide)
            found.setdefault(id(b), other_wide)
    return found


def _aligned(a: Line, cells: list[int], b: Line, others: list[int]) -> bool:
    """Tell whether cells stand one under the other, by their left or their right sides."""
    ends = [*(at - 1 for at in cells[1:]), -1], [*(at - 1 for at in others[1:]), -1]
    return all(
        abs(a.words[i].x0 - b.words[j].x0) < 3 or abs(a.words[k].x1 - b.words[n].x1) < 3
        for i, j, k, n in zip(cells, others, *ends, strict=True)
    )


def _settle_headings(chunks: Sequence[Chunk], body: float) -> None:
    """Tell levels by size; what is too long for a heading is a paragraph."""
    sizes: set[float] = set()
    for chunk in chunks:
        if chunk.kind is not BlockKind.HEADING:
            continue
        text = chunk.text
        if len(text) > _LONGEST_HEADING or len(chunk.lines) > _HEADING_LINES or not any(c.isalpha() for c in text):
            chunk.kind = BlockKind.PARAGRAPH
        elif chunk.lines[0].size >= _LARGER * body:
            sizes.add(round(chunk.lines[0].size * 2) / 2)
    order = {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}
    for chunk in chunks:
        if chunk.kind is BlockKind.HEADING:
            level = order.get(round(chunk.lines[0].size * 2) / 2, len(order) + 1)
            chunk.level = min(level, 6)


def _settle_items(chunks: Sequence[Chunk]) -> None:
    for chunk in chunks:
        mark = mark_of(chunk.lines[0]) if chunk.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None
        if mark is None or (chunk.kind is BlockKind.HEADING and mark.kind != "number"):
            continue
        if mark.length < len(chunk.text):
            chunk.label, chunk.skip = mark.label, mark.length
            if chunk.kind is BlockKind.PARAGRAPH:
                chunk.kind = BlockKind.ITEM


def _settle_footnotes(chunks: Sequence[Chunk], body: float) -> None:
    """Tell as footnotes the chunks whose label stands, raised, further up on their page."""
    seen: dict[int, set[str]] = {}
    for chunk in chunks:
        labels = seen.setdefault(chunk.page, set())
        first = chunk.lines[0].words[0]
        if chunk.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and not chunk.listing:
            raised = first.raised[0][1] if first.raised and first.raised[0][0] == 0 else 0
            label, skip = first.text[:raised].strip(), raised
            if not raised and chunk.lines[0].size < 0.95 * body:
                plain = _PLAIN_LABEL.match(chunk.lines[0].text)
                label, skip = (plain.group(1), plain.end()) if plain else ("", 0)
            if label in labels and skip < len(chunk.text):
                chunk.kind, chunk.label, chunk.skip = BlockKind.FOOTNOTE, label, skip
        for line in chunk.lines:
            for word in line.words:
                for start, end in word.raised:
                    if word is not first or start > 0:
                        seen.setdefault(line.page, set()).update(_NUMBERS.findall(word.text[start:end]))


def _joined(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Join a chunk that a column's end cuts with the rest of it."""
    done: list[Chunk] = []
    used: set[int] = set()
    for at, chunk in enumerate(chunks):
        if id(chunk) in used:
            continue
        done.append(chunk)
        if chunk.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE):
            continue
        here = at
        while (rest := _rest_of(chunk, chunks, here, used)) is not None:
            chunk.lines.extend(chunks[rest].lines)
            used.add(id(chunks[rest]))
            here = rest
    return done


def _rest_of(chunk: Chunk, chunks: Sequence[Chunk], at: int, used: set[int]) -> int | None:
    """Return which chunk goes on from the last line of ``chunk``, over a column's end."""
    last = chunk.lines[-1]
    for index in range(at + 1, min(at + 2 + _ASIDES, len(chunks))):
        other = chunks[index]
        first = other.lines[0]
        if first.page > last.page + 1:
            return None
        if id(other) in used or is_caption(first):
            continue
        if same_size(first, last) and other.kind in (BlockKind.PARAGRAPH, chunk.kind):
            if first.column == last.column or not _goes_on(chunk, other):
                return None
            return index
        if other.kind is BlockKind.HEADING and first.size >= last.size:
            return None
    return None


def _goes_on(chunk: Chunk, other: Chunk) -> bool:
    """Tell whether a sentence or an entry goes on from one column to the next."""
    if other.label:
        return False
    a, b = chunk.lines[-1], other.lines[0]
    if a.cut_word:
        return True
    if chunk.listing:
        if any(is_deep(line) for line in chunk.lines[1:]) and not is_deep(chunk.lines[0]):
            return is_deep(b)
        if divides_entries(chunk.text, b.text):
            return False
        if not _YEAR.search(_ADDRESS.split(other.text, maxsplit=1)[0]):
            return True  # no entry, so the rest of one
    letter = b.text[:1]
    if not a.ends_sentence:
        return a.is_full_before(b) or letter.islower()
    if letter.islower():
        return True
    if chunk.listing or chunk.kind is not BlockKind.PARAGRAPH:
        return chunk.listing and _hangs(chunk, other)
    if len(chunk.lines) < 2 or not a.is_full_before(b):
        return False
    indented = chunk.lines[0].x0 - chunk.lines[0].left > chunk.lines[1].x0 - chunk.lines[1].left + 0.4 * a.size
    return indented and b.x0 - b.left < 0.4 * b.size


def _hangs(chunk: Chunk, other: Chunk) -> bool:
    """Tell whether the first line of ``other`` is indented as all but the first of an entry are."""
    begin, b = chunk.lines[0], other.lines[0]
    return begin.x0 - begin.left < 0.4 * begin.size < b.x0 - b.left
