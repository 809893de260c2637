"""Offsets of a text <-> positions of the protocol: line and character, both from 0.

A line ends at LF, CR LF or CR, and a character is a unit of the encoding that client and server agree on: UTF-16 unless
the client can do with another one (specification, section "Position").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types

_LINE_END = re.compile(r"\r\n|\n|\r")
_UTF8, _UTF16, _UTF32 = "utf-8", "utf-16", "utf-32"


class Lines:
    """The lines of one text, for an encoding ("utf-8", "utf-16" or "utf-32")."""

    def __init__(self, text: str, encoding: str = _UTF16) -> None:
        self._text = text
        self._encoding = encoding
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset in code points; one within a line's end is the end of the line."""
        line = bisect_right(self._starts, max(0, offset)) - 1
        return types.Position(line, self._units(self._text[self._starts[line] : min(offset, self._ends[line])]))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; what lies beyond a line or the text is its end, as the protocol has it."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self._text[start:end]
        if self._encoding == _UTF32 or line.isascii():
            return min(start + position.character, end)
        units = 0
        for at, character in enumerate(line):
            if units >= position.character:
                return start + at
            units += self._units(character)
        return end

    def _units(self, text: str) -> int:
        if self._encoding == _UTF32 or text.isascii():
            return len(text)
        if self._encoding == _UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)
