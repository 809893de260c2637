"""Positions of a text for browsers, whose strings count UTF-16 code units."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimcheck.model.span import Span

# Code points that take two units: https://www.unicode.org/versions/latest/ section 3.9, D91 (UTF-16).
_LONG = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """Turns offsets in code points into offsets in code units of UTF-16."""

    def __init__(self, text: str) -> None:
        self._long = [] if text.isascii() else [match.start() for match in _LONG.finditer(text)]

    def at(self, offset: int) -> int:
        """Return the offset in code units."""
        return offset + bisect_left(self._long, offset) if self._long else offset

    def of(self, span: Span) -> list[int]:
        """Return start and end of a span in code units."""
        return [self.at(span.start), self.at(span.end)]
