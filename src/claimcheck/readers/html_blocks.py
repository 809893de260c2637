"""Blocks of HTML within Markdown -> blocks of text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.inline import InlineElements
from claimcheck.readers.markup import Scanner, Tag

_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_DIVIDING: Final = frozenset(
    "p div section article header footer main aside figure figcaption details summary dl dt dd center address "
    "form fieldset hr table thead tbody tfoot caption nav ul ol li blockquote pre tr h1 h2 h3 h4 h5 h6 body html "
    "title".split()
)
_INDENTED_BREAK: Final = re.compile(r"\n[ \t]+")


@dataclass(slots=True)
class Lines:
    """HTML gathered from lines of the source, and where each of them stands there."""

    html: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, source: int) -> None:
        """Append ``text``, which stands character by character at ``source``."""
        self.html.append(text)
        self.starts.append(self.length)
        self.sources.append(source)
        self.length += len(text)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the source offset of an offset in the HTML, and the offset at which the next line begins."""
        index = bisect_right(self.starts, offset) - 1
        following = self.starts[index + 1] if index + 1 < len(self.starts) else self.length
        return self.sources[index] + offset - self.starts[index], following


@dataclass(slots=True)
class HtmlBlocks:
    """Reads HTML blocks into an assembly. Lists stay open from block to block: an empty line ends a block of HTML,
    but not the list that it stands in."""

    assembly: Assembly
    inline: InlineElements
    _lists: list[int] = field(default_factory=list)
    _quotes: int = 0
    _cells: int = 0
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _label: str = ""

    def read(self, lines: Lines) -> None:
        """Read one block of HTML; comments, scripts and styles leave no text."""
        scanner = Scanner("".join(lines.html))
        self._end_element()
        for piece in scanner.pieces():
            if piece.tag is None:
                self._text(lines, piece.start, piece.end, piece.text)
            elif piece.tag.name == "br":
                self._add(lines, piece.start, piece.end, " " if self._kind is BlockKind.TABLE else "\n")
            elif piece.tag.name in ("td", "th"):
                self._cell(piece.tag)
            elif piece.tag.name in _DIVIDING:
                self._divide(piece.tag)
            else:
                if piece.tag.name in ("a", "sup") and not piece.tag.closing:
                    self._begin()
                self.inline.take(piece.tag)
        self.assembly.close()
        self.inline.clear()
        if scanner.unclosed >= 0:
            self.assembly.notices.append("an HTML comment never ends; what follows it was not read")

    def _begin(self) -> None:
        if not self.assembly.is_open:
            self.assembly.open(self._kind, self._level, self._label)
            if self._kind is BlockKind.ITEM:
                self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""

    def _end_element(self) -> None:
        self._kind = BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
        self._level, self._label, self._cells = 0, "", 0

    def _divide(self, tag: Tag) -> None:
        """Close the open block and note what the next one is."""
        self.assembly.close()
        self.inline.clear()
        if tag.name in ("p", "div") and not tag.closing and self._kind is BlockKind.ITEM:
            return
        if tag.name == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if tag.closing else 1))
        self._end_element()
        if tag.name in ("ul", "ol"):
            if not tag.closing:
                self._lists.append(0 if tag.name == "ol" else -1)
            elif self._lists:
                self._lists.pop()
        elif not tag.closing:
            self._note(tag.name)

    def _note(self, name: str) -> None:
        if name in _HEADINGS:
            self._kind, self._level = BlockKind.HEADING, _HEADINGS[name]
        elif name == "tr":
            self._kind = BlockKind.TABLE
        elif name == "pre":
            self._kind = BlockKind.CODE
        elif name == "li":
            self._kind, self._level, self._label = BlockKind.ITEM, max(0, len(self._lists) - 1), "•"
            if self._lists and self._lists[-1] >= 0:
                self._lists[-1] += 1
                self._label = f"{self._lists[-1]}."

    def _cell(self, tag: Tag) -> None:
        if tag.closing:
            return
        self._begin()
        if self._cells:
            self.assembly.insert("\t")
        self._cells += 1

    def _text(self, lines: Lines, start: int, end: int, text: str) -> None:
        """Add text, without the indents of its lines unless it is preformatted."""
        if end - start != len(text) or self._kind is BlockKind.CODE:
            self._add(lines, start, end, text)
            return
        at = 0
        for match in _INDENTED_BREAK.finditer(text):
            self._add(lines, start + at, start + match.start() + 1, text[at : match.start() + 1])
            at = match.end()
        self._add(lines, start + at, end, text[at:])

    def _add(self, lines: Lines, start: int, end: int, text: str) -> None:
        """Add ``text`` for the HTML between two offsets, line by line where both are equally long."""
        if not self.assembly.is_open:
            if text.isspace():
                return
            self._begin()
        if self._kind is BlockKind.TABLE:
            text = text.replace("\n", " ")
        if end - start != len(text):
            self.assembly.add(text, lines.place(start)[0], lines.place(end - 1)[0] + 1)
            return
        at = start
        while at < end:
            source, following = lines.place(at)
            to = min(following, end)
            self.assembly.add(text[at - start : to - start], source, source + to - at)
            at = to
