"""A document as a reader hands it on: text in blocks, inline marks, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claimcheck.model.reference import Reference, ReferenceList
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
class Part:
    """A part of a file that a person finds by its name: "paragraph 12" of a Word file, "page 3" of a PDF."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class CitationField:
    """A mark that a reference manager wrote: ``span`` covers what it prints, ``works`` are what it means, in order.

    The works are read from the CSL-JSON (or the like) that the file carries; ``places`` of their fields are empty.
    """

    span: Span
    works: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class KeyMark:
    """A mark whose keys the format tells: ``span`` covers what it prints, ``items`` (place, key) are what it names.

    The keys are labels of a list that is ``keyed``: ``<xref rid="B3">``, MyST's ``{cite}`` role, LaTeX's commands.
    ``narrative``: the mark is part of the sentence.
    """

    span: Span
    items: tuple[tuple[Span, str], ...]
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Appended:
    """Another file's text at the end of a document's own: the bibliography that an article names.

    ``start``: where it begins in ``Document.text``; from there on, places are places of ``document``.
    """

    start: int
    document: Document


@dataclass(frozen=True, slots=True)
class Document:
    """One article after reading.

    ``source`` is the decoded file without a leading BOM; ``text`` is what a person reads, in order, blocks divided
    by line breaks. ``text_map`` is None where the two are the same (plain text). ``superscripts`` and ``emphases``
    are spans of marked-up text (Unicode superscript characters are not listed), ``verbatim`` is inline code, which
    holds neither marks nor figures. ``parts`` are sorted. ``lists``: reference lists that the format itself tells
    (BibTeX, CSL-JSON, JATS); ``citation_fields``: marks whose works the file tells; ``bibliographies``: files with
    references that the article names, as it names them; ``appended``: those of them that were read, whose blocks are
    METADATA. ``key_marks``: marks whose keys the format tells, in order. ``unread``: (place, what stands there) of
    parts that the reader could not read, or that stand in files that were not; ``missing``: (name, why) of
    bibliographies that the article names and that could not be read (both DOC002). All spans count in ``text``.
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
    parts: tuple[Part, ...] = ()
    lists: tuple[ReferenceList, ...] = ()
    citation_fields: tuple[CitationField, ...] = ()
    bibliographies: tuple[str, ...] = ()
    appended: tuple[Appended, ...] = ()
    key_marks: tuple[KeyMark, ...] = ()
    unread: tuple[tuple[Span, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    _lines: list[LineIndex] = field(default_factory=list, repr=False, compare=False)

    @property
    def files(self) -> tuple[Document, ...]:
        """The document and those appended to it: one for each file that places may be in."""
        return (self, *(other.document for other in self.appended))

    def file_at(self, offset: int) -> tuple[Document, int]:
        """Return the document that an offset of the text stands in, and where that begins: this or an appended one."""
        for other in reversed(self.appended):
            if offset >= other.start:
                return other.document, other.start
        return self, 0

    def place(self, span: Span) -> Place:
        """Return where ``span`` stands in the source file, or in the file appended there."""
        document, begin = self.file_at(span.start)
        if begin:
            return document.place(Span(span.start - begin, span.end - begin))
        start, end = (span.start, span.end) if self.text_map is None else self.text_map.to_source(span)
        place = self.source_place(start, end)
        part = self.part_at(span.start)
        return replace(place, part=part) if part else place

    def part_at(self, offset: int) -> str:
        """Return the name of the part at an offset of the text, "" where the format has none."""
        at = bisect_right(self.parts, offset, key=lambda part: part.span.start) - 1
        return self.parts[at].name if at >= 0 else ""

    def source_place(self, start: int, end: int) -> Place:
        """Return the place of a range of source offsets."""
        if not self._lines:
            self._lines.append(LineIndex.of(self.source))
        index = self._lines[0]
        return Place(self.path, index.point(start), index.point(end), self.source[start:end])

    def whole(self) -> Place:
        """Return the empty place at the beginning, for findings about the whole document."""
        return self.source_place(0, 0)
