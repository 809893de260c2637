"""Paragraphs of a Word file with what is marked up in them, and how they become blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.model.document import BlockKind, CitationField, FootnoteMark, Hyperlink, Part
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly

MOST_TEXT = 10_000_000  # characters, as the text formats have it


@dataclass(slots=True)
class Origin:
    """Where text comes from, for who wants to write beside it: a run (by its first byte) of the main part.

    ``child``: which element of the run (-1: the whole run stands for the text, as for notes and text boxes);
    ``offset``: characters of that element's text before this text.
    """

    run: int
    child: int = -1
    offset: int = 0


@dataclass(slots=True)
class Paragraph:
    """A paragraph (or a row of a table) in the making; all ranges count in its own text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    italic: list[tuple[int, int]] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    fields: list[tuple[int, int, tuple[Reference, ...]]] = field(default_factory=list)
    origins: list[tuple[int, int, Origin]] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    dropped: bool = False
    box: bool = False  # it stands in a text box
    open: bool = True  # its end was not deleted

    def say(self, text: str) -> tuple[int, int]:
        """Append text and return its range."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    @property
    def empty(self) -> bool:
        """Tell whether there are no words."""
        return not any(part.strip() for part in self.parts)

    def take(self, other: Paragraph) -> None:
        """Append the words of another paragraph with all that is marked up in them."""
        base = self.length
        self.parts += other.parts
        self.length += other.length
        for mine, its in ((self.italic, other.italic), (self.bold, other.bold), (self.raised, other.raised)):
            mine += [(start + base, end + base) for start, end in its]
        self.links += [(start + base, end + base, what) for start, end, what in other.links]
        self.marks += [(start + base, end + base, what) for start, end, what in other.marks]
        self.fields += [(start + base, end + base, what) for start, end, what in other.fields]
        self.origins += [(start + base, end + base, what) for start, end, what in other.origins]
        self.boxes += other.boxes


def extend(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a range, joined to the last one where that ends at its start."""
    if ranges and ranges[-1][1] == start:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def row_of(cells: Sequence[Sequence[Paragraph]]) -> Paragraph:
    """Return a row of a table as one paragraph, cells divided by tabs."""
    row = Paragraph(BlockKind.TABLE)
    for number, cell in enumerate(cells):
        if number:
            row.say("\t")
        for index, paragraph in enumerate(one for one in cell if not one.dropped):
            if index and not paragraph.empty:
                row.say(" ")
            paragraph.parts = [part.replace("\n", " ").replace("\t", " ") for part in paragraph.parts]
            row.take(paragraph)
    return row


@dataclass(slots=True)
class Blocks:
    """Paragraphs on their way into a document."""

    assembly: Assembly = field(default_factory=lambda: Assembly(""))
    parts: list[Part] = field(default_factory=list)
    fields: list[CitationField] = field(default_factory=list)
    origins: list[tuple[int, int, Origin]] = field(default_factory=list)

    def add(self, paragraph: Paragraph, part: str) -> None:
        """Append a paragraph as a block of its own; ``part``: what a person calls its place."""
        if paragraph.empty or paragraph.dropped:
            return
        assembly = self.assembly
        assembly.open(paragraph.kind, paragraph.level, paragraph.label)
        base = assembly.length
        text = "".join(paragraph.parts)
        assembly.insert(text)
        assembly.emphases += _shifted(paragraph.italic, base, text)
        assembly.superscripts += _shifted(paragraph.raised, base, text)
        if bold := _shifted(paragraph.bold, base, text):
            assembly.strong = bold[-1]
        for start, end, target in paragraph.links:
            assembly.links += [Hyperlink(span, target) for span in _shifted([(start, end)], base, text)]
        assembly.marks += [FootnoteMark(Span(start + base, end + base), label) for start, end, label in paragraph.marks]
        for start, end, works in paragraph.fields:
            self.fields += [CitationField(span, works) for span in _shifted([(start, end)], base, text)]
        self.origins += [(start + base, end + base, what) for start, end, what in paragraph.origins]
        self.parts.append(Part(Span(base, assembly.length), part))
        assembly.close()


def _shifted(ranges: Sequence[tuple[int, int]], base: int, text: str) -> list[Span]:
    """Return the ranges that hold more than white space as spans of the document."""
    return [Span(start + base, end + base) for start, end in ranges if text[start:end].strip()]
