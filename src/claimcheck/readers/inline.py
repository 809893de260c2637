"""Inline HTML elements that matter: links, superscripts, emphases, line breaks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from claimcheck.model.document import Hyperlink
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.markup import Tag

_EMPHASES: Final = frozenset({"em", "i", "cite", "strong", "b"})
_KEPT: Final = _EMPHASES | {"a", "sup"}


@dataclass(slots=True)
class InlineElements:
    """The inline elements that are open, and what to record when they close."""

    assembly: Assembly
    _open: list[tuple[str, int, str]] = field(default_factory=list)
    _names: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def take(self, tag: Tag) -> None:
        """Open or close an element; what was left open inside it closes with it."""
        if tag.name not in _KEPT:
            return
        if tag.closing:
            self.end(tag.name)
        else:
            self.start(tag.name, tag.address or "")

    def start(self, name: str, address: str = "") -> None:
        """Open an element that is recorded when it closes."""
        self._open.append((name, self.assembly.length, address))
        self._names[name] += 1

    def end(self, name: str) -> None:
        """Close an element, and with it what was left open inside."""
        names = self._names
        while names[name]:
            other, start, address = self._open.pop()
            names[other] -= 1
            self._record(other, start, address)
            if other == name:
                return

    def is_open(self, name: str) -> bool:
        """Tell whether an element of that name is open."""
        return self._names[name] > 0

    def clear(self) -> None:
        """Forget what is open (at the end of a block): an element that never closes marks nothing."""
        if self._open:
            self._open.clear()
            self._names.clear()

    def _record(self, name: str, start: int, address: str) -> None:
        assembly = self.assembly
        end = assembly.length
        if start >= end:
            return
        if name == "a":
            if address:
                assembly.links.append(Hyperlink(Span(start, end), address))
        elif name == "sup":
            assembly.superscripts.append(Span(start, end))
        else:
            assembly.emphases.append(Span(start, end))
