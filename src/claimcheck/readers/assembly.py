"""Builds a Document's text piece by piece, and the map from it back to the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Block, BlockKind, Document, FootnoteMark, Hyperlink, KeyMark
from claimcheck.model.span import Segment, Span, TextMap
from claimcheck.readers.addresses import find_addresses
from claimcheck.readers.refining import refine

_EMPTY_LINE: Final = re.compile(r"\n[ \t>]*\r?\n|\r[ \t>]*\r")
_UNDEFINED_MARK: Final = re.compile(r"\[\^([^\]\[\s^]{1,60})\]")
MOST_PIECES: Final = 400_000
"""Pieces of source that a text may be put together of (a book has about 50,000); they take 200 bytes each."""
_MOST_MARKS: Final = 100_000
_PLACE: Final = attrgetter("start", "end")
_UNREAD: Final = (BlockKind.CODE, BlockKind.METADATA)


@dataclass(slots=True)
class Assembly:
    """A document in the making.

    Text goes into the block that is open; closing a block trims it and divides it from the next by a line break, and
    a block without any words vanishes with everything in it. :meth:`add` raises UnreadableDocument for more than
    MOST_PIECES. Spans count in the text so far (``length``).
    ``verbatim``: inline code. ``keys``: marks that carry keys. ``strong``: the last run of bold text in the open block.
    """

    source: str
    length: int = 0
    links: list[Hyperlink] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    emphases: list[Span] = field(default_factory=list)
    marks: list[FootnoteMark] = field(default_factory=list)
    verbatim: list[Span] = field(default_factory=list)
    keys: list[KeyMark] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    strong: Span | None = None
    is_open: bool = False  # a block is open
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _segments: list[tuple[int, int, int, int]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _label: str = ""
    _begin: int = 0
    _saved: tuple[int, ...] = ()
    _source_end: int = 0

    def open(self, kind: BlockKind, level: int = 0, label: str = "") -> None:
        """Begin a block (after closing the one that is open)."""
        self.close()
        self.is_open = True
        self._kind, self._level, self._label = kind, level, label
        self._begin = self.length
        self._saved = tuple(map(len, self._records()))

    def _records(self) -> tuple[list[Any], ...]:
        return self._segments, self.links, self.superscripts, self.emphases, self.marks, self.verbatim, self.keys

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands for ``source[start:end]``: character by character if both are equally long."""
        if not self.is_open or not text:
            return
        self._open.append(text)
        length = self.length
        self.length = after = length + len(text)
        if start == end:
            return
        segments = self._segments
        if segments and after - length == end - start:
            text_start, text_end, source_start, source_end = segments[-1]
            if (
                source_end == start
                and text_end == length
                and text_end - text_start == source_end - source_start
                and len(segments) > self._saved[0]
            ):
                segments[-1] = (text_start, after, source_start, end)
                return
        if len(segments) >= MOST_PIECES:
            raise UnreadableDocument(
                f"is cut into more than {MOST_PIECES:,} pieces by entities, escapes or line breaks, so it is no "
                "article; save the article alone"
            )
        segments.append((length, after, start, end))

    def extend(self, text: str, start: int, end: int) -> None:
        """Do what :meth:`add` does, in fewer steps, for a block that is open and ``text`` as long as its source that
        does not go on where the piece before it ended."""
        self._open.append(text)
        length = self.length
        self.length = after = length + end - start
        self._segments.append((length, after, start, end))

    def insert(self, text: str) -> None:
        """Append text that has no source."""
        if self.is_open:
            self._open.append(text)
            self.length += len(text)

    @property
    def last(self) -> Span | None:
        """The span of the last block that was closed."""
        return self._blocks[-1].span if self._blocks else None

    @property
    def source_end(self) -> int:
        """Where the last piece of source ends that was added so far."""
        return self._segments[-1][3] if self._segments else 0

    @property
    def open_length(self) -> int:
        """Characters in the open block so far, 0 where none is open."""
        return self.length - self._begin if self.is_open else 0

    @property
    def kind(self) -> BlockKind:
        """The kind of the block that was opened last."""
        return self._kind

    def words(self) -> str:
        """Return the words of the open block so far."""
        return "".join(self._open).strip()

    def become(self, kind: BlockKind, label: str = "") -> None:
        """Make the open block one of another kind."""
        self._kind, self._label = kind, label

    def drop(self) -> None:
        """Forget the open block and everything in it."""
        if self.is_open:
            self._open = []
            self.close()

    def ends_with_break(self) -> bool:
        """Tell whether the open block has no words yet, or ends with a line break."""
        return not self._open or self._open[-1].endswith("\n")

    def tail(self) -> str:
        """Return the last piece of text of the open block, "" where it has none yet."""
        return self._open[-1] if self._open else ""

    def ends_with_space(self) -> bool:
        """Tell whether the open block ends with a space or line break."""
        return self.tail()[-1:].isspace()

    def ends_with_word(self) -> bool:
        """Tell whether the open block ends with a letter or digit."""
        return "".join(self._open[-1:])[-1:].isalnum()

    def close(self) -> None:
        """End the open block, if there is one."""
        if not self.is_open:
            return
        text = "".join(self._open)
        self.is_open, self._open = False, []
        words = text.rstrip()
        start = self._begin + len(words) - len(words.lstrip())
        end = self._begin + len(words)
        if not words:
            self.length = self._begin
            for kept, record in zip(self._saved, self._records(), strict=True):
                del record[kept:]
            return
        source_start = self._segments[self._saved[0]][2] if len(self._segments) > self._saved[0] else None
        spaced = False
        if source_start is not None:
            spaced = bool(self._blocks) and bool(_EMPTY_LINE.search(self.source, self._source_end, source_start + 1))
            self._source_end = self._segments[-1][3]
        block = Block(self._kind, Span(start, end), self._level, self._label, spaced)
        self._blocks.extend(refine(block, words.lstrip(), self.strong))
        self.strong = None
        self._parts.append(text)
        self._parts.append("\n")
        self.length += 1

    def document(self, path: str, format: str) -> Document:
        """Close the last block and return the document, with addresses and undefined footnote marks found."""
        self.close()
        text = "".join(self._parts)
        self._find_in_blocks(text)
        self.marks.sort(key=lambda mark: (mark.span.start, mark.span.end))
        self.links = [
            _told_bare(link, text) for link in sorted(self.links, key=lambda link: (link.span.start, link.span.end))
        ]
        return Document(
            path,
            format,
            self.source,
            text,
            tuple(self._blocks),
            TextMap(tuple(map(Segment._make, self._segments))),
            tuple(self.links),
            superscripts=tuple(sorted(self.superscripts, key=_PLACE)),
            emphases=tuple(sorted(self.emphases, key=_PLACE)),
            verbatim=tuple(sorted(self.verbatim)),
            footnote_marks=tuple(self.marks),
            notices=tuple(self.notices),
            key_marks=tuple(sorted(self.keys, key=lambda mark: mark.span)),
        )

    def _find_in_blocks(self, text: str) -> None:
        """Add bare addresses outside links, and ``[^label]`` marks whose label has no definition."""
        has_marks = "[^" in text
        links = _Cover([link.span for link in self.links])
        taken = _Cover([mark.span for mark in self.marks] + self.verbatim)
        for block in self._blocks:
            if block.kind in _UNREAD:
                continue
            start, end = block.span.start, block.span.end
            for link in find_addresses(text, start, end):
                if not links.meets(link.span):
                    self.links.append(link)
            if has_marks:
                for match in _UNDEFINED_MARK.finditer(text, start, end):
                    span = Span(*match.span())
                    if not taken.meets(span):
                        self.marks.append(FootnoteMark(span, match.group(1)))
                    if len(self.marks) > _MOST_MARKS:
                        raise UnreadableDocument(f"holds more than {_MOST_MARKS:,} footnote marks; no article does")


def _told_bare(link: Hyperlink, text: str) -> Hyperlink:
    """Mark a link whose words are its own address."""
    if not link.bare and link.span.end - link.span.start <= len(link.target):
        words = link.span.cut(text).strip()
        if words and link.target in (words, f"https://{words}", f"http://{words}"):
            return Hyperlink(link.span, link.target, bare=True)
    return link


class _Cover:
    """Spans to ask for overlap, in ascending order of the questions."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans, key=_PLACE)
        self._next = 0
        self._reach = 0

    def meets(self, span: Span) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].start < span.end:
            self._reach = max(self._reach, self._spans[self._next].end)
            self._next += 1
        return self._reach > span.start
