"""A document as a reader hands it on: text in blocks, inline marks, and the way back to the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.model.span import LineIndex, Place, Span, TextMap


class BlockKind(StrEnum):
    """What a block is, as far as its format or layout says."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one bullet or numbered point (the text of that item alone, without nested items)
    QUOTE = "quote"
    TABLE = "table"  # one row of a table, cells divided by tabs
    CODE = "code"  # never holds claims or citations
    FOOTNOTE = "footnote"  # a footnote's definition; ``label`` is its mark
    METADATA = "metadata"  # front matter, comments: neither claims nor citations


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that no sentence crosses.

    ``span`` leaves out the list mark and white space around. ``level``: heading level 1-6, or depth of a list
    item (0 = outermost). ``label``: list mark as printed ("-", "12."), or the label of a footnote. ``spaced``:
    an empty line stands before the block.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link whose words are ``span``; ``target`` is the address with entities resolved.

    ``bare``: the words are the address itself (autolink, or a URL printed in the text).
    """

    span: Span
    target: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A mark such as ``[^4]`` in the running text; ``span`` covers the whole mark."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article after reading.

    ``source`` is the decoded file without a leading BOM; ``text`` is what a person reads, in order, blocks divided
    by line breaks. ``text_map`` is None where the two are the same (plain text). ``superscripts`` and ``emphases``
    are spans of marked-up text (Unicode superscript characters are not listed), ``verbatim`` is inline code, which
    holds neither marks nor figures. All spans count in ``text``.
    """

    path: str
    format: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    text_map: TextMap | None = None
    links: tuple[Hyperlink, ...] = ()
    superscripts: tuple[Span, ...] = ()
    emphases: tuple[Span, ...] = ()
    verbatim: tuple[Span, ...] = ()
    footnote_marks: tuple[FootnoteMark, ...] = ()
    notices: tuple[str, ...] = ()
    _lines: list[LineIndex] = field(default_factory=list, repr=False, compare=False)

    def place(self, span: Span) -> Place:
        """Return where ``span`` stands in the source file."""
        start, end = (span.start, span.end) if self.text_map is None else self.text_map.to_source(span)
        return self.source_place(start, end)

    def source_place(self, start: int, end: int) -> Place:
        """Return the place of a range of source offsets."""
        if not self._lines:
            self._lines.append(LineIndex.of(self.source))
        index = self._lines[0]
        return Place(self.path, index.point(start), index.point(end), self.source[start:end])

    def whole(self) -> Place:
        """Return the empty place at the beginning, for findings about the whole document."""
        return self.source_place(0, 0)
