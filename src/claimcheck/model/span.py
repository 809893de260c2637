"""Positions: spans in a document's text, places in its source file, and the map between them.

Two coordinate systems exist and never mix:

* a :class:`Span` counts code points of :attr:`Document.text`, the text that a reader made (markup and
  entities resolved). Everything between reader and report works on spans;
* a :class:`Place` counts code points of the decoded source file. Only ``Document.place(span)`` makes one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in ``Document.text``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Point:
    """One position in a source file: 0-based offset, 1-based line and column, all in code points."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a source file; ``text`` is exactly the source between start and end.

    ``part``: for formats that nobody reads as text, where a person finds it ("paragraph 12", "page 3"), else "".
    """

    path: str
    start: Point
    end: Point
    text: str
    part: str = ""


class Segment(NamedTuple):
    """A run of text and the source that it stands for.

    Equal lengths: character by character. Unequal (an entity, an escape): the whole run maps as one piece. A tuple,
    because a document has tens of thousands of them.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int

    @property
    def linear(self) -> bool:
        """Tell whether each character of text is one character of source."""
        return self.text_end - self.text_start == self.source_end - self.source_start


@dataclass(frozen=True, slots=True)
class TextMap:
    """Maps spans of a text to ranges of its source; text outside all segments was put in by the reader.

    ``segments`` are sorted and disjoint in the text and in the source.
    """

    segments: tuple[Segment, ...]
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(s[0] for s in self.segments))

    def to_source(self, span: Span) -> tuple[int, int]:
        """Return the source range of ``span``; text without a source shrinks towards its neighbours."""
        if not self.segments:
            return 0, 0
        start = self._start(span.start)
        end = self._end(span.end)
        return (start, end) if start <= end else (start, start)

    def _start(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return self.segments[0].source_start
        segment = self.segments[index]
        if offset < segment.text_end:
            return segment.source_start + (offset - segment.text_start if segment.linear else 0)
        if index + 1 < len(self.segments):
            return self.segments[index + 1].source_start
        return segment.source_end

    def _end(self, offset: int) -> int:
        index = bisect_right(self.starts, offset - 1) - 1
        if index < 0:
            return self.segments[0].source_start
        segment = self.segments[index]
        if offset <= segment.text_end and segment.linear:
            return segment.source_start + (offset - segment.text_start)
        return segment.source_end


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Finds line and column of an offset; a line ends at LF only."""

    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> LineIndex:
        """Index ``source`` in one pass."""
        starts = [0]
        at = source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = source.find("\n", at + 1)
        return cls(tuple(starts))

    def point(self, offset: int) -> Point:
        """Return the point at a 0-based code-point offset."""
        line = bisect_right(self.line_starts, offset)
        return Point(offset, line, offset - self.line_starts[line - 1] + 1)


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of ``spans`` (at least one)."""
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))
