"""A chapter in XHTML -> blocks: headings, paragraphs, lists, quotes, tables, notes (EPUB 3.3, epub:type)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import BlockKind, Document, Hyperlink
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.markup import Piece, Scanner, Tag

_ATTRIBUTE: Final = re.compile(
    r"""\s(epub:type|role|id|hidden)\s*=\s*(?:"([^"]{0,400})"|'([^']{0,400})')""", re.IGNORECASE
)
_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_DIVIDING: Final = frozenset(
    "p div section article header footer main aside figure figcaption details summary dl dt dd center address hr "
    "table thead tbody tfoot caption nav ul ol li blockquote pre tr body html h1 h2 h3 h4 h5 h6 hgroup form".split()
)
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_EMPHASES: Final = frozenset({"em", "i", "cite", "strong", "b"})
_UNREAD: Final = frozenset({"nav", "rt", "rp"})
_NOTES: Final = frozenset("footnote endnote rearnote doc-footnote doc-endnote".split())
_REFERENCES: Final = frozenset({"noteref", "doc-noteref"})
_PASSED_BY: Final = frozenset("pagebreak doc-pagebreak backlink doc-backlink toc doc-toc".split())
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_DEEPEST: Final = 2_000


@dataclass(slots=True)
class _Element:
    """An element that is open. ``start``: where its words begin, in the block numbered ``block``.

    ``target``: the address of a link; ``refers``: it is the mark of a note; ``note``: the id of the note it is in.
    """

    name: str
    start: int
    block: int
    target: str
    refers: bool
    note: str


@dataclass(slots=True)
class Chapter:
    """A chapter as read: notes are FOOTNOTE blocks whose label is their id; ``marks``: what points to them, with
    the addresses that it leads to."""

    document: Document
    marks: list[tuple[Span, str]]


def read_chapter(source: str, path: str, targets: frozenset[str] = frozenset()) -> Chapter:
    """Read a chapter; ``targets``: the ids in it that marks of notes, here or in other chapters, lead to.

    Raises UnreadableDocument for elements nested thousands deep.
    """
    return _Reader(Assembly(""), targets).read(source, path)


def note_targets(source: str) -> set[str]:
    """Return the addresses that marks of notes in a chapter lead to."""
    found: set[str] = set()
    if "noteref" in source:
        for piece in Scanner(source).pieces():
            tag = piece.tag
            if tag and tag.address and not tag.closing and _kinds(_attributes(source, piece)) & _REFERENCES:
                found.add(tag.address)
    return found


def _attributes(source: str, piece: Piece) -> dict[str, str]:
    tag = source[piece.start : min(piece.end, piece.start + 8_000)]
    return {m.group(1).lower(): unescape(m.group(2) or m.group(3) or "") for m in _ATTRIBUTE.finditer(tag)}


def _kinds(attributes: dict[str, str]) -> frozenset[str]:
    return frozenset(f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".lower().split())


@dataclass(slots=True)
class _Reader:
    """Reads pieces of XHTML into an assembly."""

    assembly: Assembly
    targets: frozenset[str]
    marks: list[tuple[Span, str]] = field(default_factory=list)
    _open: list[_Element] = field(default_factory=list)
    _names: Counter[str] = field(default_factory=Counter)
    _lists: list[int] = field(default_factory=list)
    _silent: int = 0  # how many elements were open when the outermost began whose text nobody reads; 0: none is
    _block: int = 0
    _cells: int = 0
    _begun: bool = False  # whether the open item has its first block

    def read(self, source: str, path: str) -> Chapter:
        """Read a whole chapter."""
        for piece in Scanner(source).pieces():
            if piece.tag is None:
                self._text(piece.text)
            elif piece.tag.closing:
                self._end(piece.tag.name)
            else:
                self._begin(piece.tag, _attributes(source, piece), source[piece.end - 2 : piece.end] == "/>")
        while self._open:
            self._end(self._open[-1].name)
        marks = {at for span, _ in self.marks for at in range(span.start, min(span.end, span.start + 20))}
        self.assembly.superscripts = [span for span in self.assembly.superscripts if span.start not in marks]
        return Chapter(self.assembly.document(path, "epub"), self.marks)

    def _begin(self, tag: Tag, attributes: dict[str, str], alone: bool) -> None:
        name = tag.name
        kinds = _kinds(attributes)
        hidden = name in _UNREAD or bool(kinds & _PASSED_BY) or "hidden" in attributes
        if not self._silent:
            self._arrive(name, hidden)
        if alone or name in _VOID:
            return
        if len(self._open) >= _DEEPEST:
            raise UnreadableDocument(f"nests elements more than {_DEEPEST:,} deep, which no article does")
        identity = attributes.get("id", "")
        note = identity if identity and (identity in self.targets or kinds & _NOTES) and name != "a" else ""
        if not note and self._open:
            note = self._open[-1].note
        if hidden and not self._silent:
            self._silent = len(self._open) + 1
        refers = name == "a" and bool(kinds & _REFERENCES)
        self._open.append(_Element(name, self.assembly.length, self._block, tag.address or "", refers, note))
        self._names[name] += 1

    def _arrive(self, name: str, hidden: bool) -> None:
        """Do what the beginning of an element means for the blocks around it."""
        if name in _DIVIDING:
            self._divide(name)
        if hidden:
            return
        if name == "br":
            self._add(" " if self._names["tr"] else "\n")
        elif name in ("ul", "ol"):
            self._lists.append(0 if name == "ol" else -1)
        elif name == "li":
            self._begun = False
            if self._lists and self._lists[-1] >= 0:
                self._lists[-1] += 1
        elif name in ("td", "th"):
            if self._cells and self.assembly.is_open:
                self._add("\t")
            self._cells += 1

    def _end(self, name: str) -> None:
        """Close an element, and those that were left open inside it."""
        if not self._names[name]:
            return
        while self._open:
            element = self._open.pop()
            self._names[element.name] -= 1
            if self._silent:
                if len(self._open) < self._silent:
                    self._silent = 0
            elif element.name in _DIVIDING:
                self._divide(element.name)
                if element.name in ("ul", "ol") and self._lists:
                    self._lists.pop()
            else:
                self._record(element)
            if element.name == name:
                return

    def _record(self, element: _Element) -> None:
        """Note what an inline element said of its words."""
        span = Span(element.start, self.assembly.length)
        if element.block != self._block or span.start >= span.end:
            return
        if element.name == "a" and element.refers:
            self.marks.append((span, element.target))
        elif element.name == "a" and "://" in element.target:
            self.assembly.links.append(Hyperlink(span, element.target))
        elif element.name == "sup":
            self.assembly.superscripts.append(span)
        elif element.name in _EMPHASES:
            self.assembly.emphases.append(span)

    def _divide(self, name: str) -> None:
        """End the open block; within a row of a table only the row's end does."""
        if self._names["tr"] and name not in ("tr", "table", "tbody", "thead", "tfoot"):
            if self.assembly.is_open:
                self._add(" ")
            return
        if self.assembly.is_open:
            self.assembly.close()
            self._block += 1
        self._cells = 0

    def _text(self, text: str) -> None:
        if self._silent:
            return
        if not self._names["pre"]:
            text = _SPACES.sub(" ", text)
        self._add(text)

    def _add(self, text: str) -> None:
        assembly = self.assembly
        if not assembly.is_open:
            text = text.lstrip(" \n\t\r")
            if not text or text.isspace():
                return
            self._open_block()
        elif text[:1] == " " and assembly.ends_with_space():
            text = text[1:]
        assembly.insert(text)

    def _open_block(self) -> None:
        """Open a block of the kind that the elements around it say."""
        names = self._names
        heading = next((level for name, level in _HEADINGS.items() if names[name]), 0)
        note = self._open[-1].note if self._open else ""
        level = max(0, len(self._lists) - 1)
        if heading:
            self.assembly.open(BlockKind.HEADING, heading)
        elif names["pre"]:
            self.assembly.open(BlockKind.CODE)
        elif note:
            self.assembly.open(BlockKind.FOOTNOTE, label=note)
        elif names["tr"]:
            self.assembly.open(BlockKind.TABLE)
        elif names["li"] and not self._begun:
            self._begun = True
            label = f"{self._lists[-1]}." if self._lists and self._lists[-1] >= 0 else "•"
            self.assembly.open(BlockKind.ITEM, level, label)
        else:
            self.assembly.open(BlockKind.QUOTE if names["blockquote"] else BlockKind.PARAGRAPH)
