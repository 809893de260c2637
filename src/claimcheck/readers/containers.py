"""Where the reading of Markdown stands: in which list, item, quotation, footnote, and at which offset."""

from __future__ import annotations

from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind

_ITEM_MARK: Final = re.compile(rb"[ \t]*(?:([-+*])|(\d{1,9})([.)]))")


class Offsets:
    """Byte offsets of the parsed part -> code points of the source; ascending questions cost one pass in all."""

    def __init__(self, data: bytes, base: int) -> None:
        self._data = data
        self._byte = 0
        self._character = base
        self._base = base
        self._plain = data.isascii()

    def __call__(self, byte: int) -> int:
        if self._plain:
            return byte + self._base
        if byte >= self._byte:
            self._character += len(self._data[self._byte : byte].decode("utf-8", "ignore"))
        else:
            self._character -= len(self._data[byte : self._byte].decode("utf-8", "ignore"))
        self._byte = byte
        return self._character


class Container:
    """A list item, quotation or footnote that blocks stand in."""

    __slots__ = ("kind", "label", "level", "used")

    def __init__(self, kind: BlockKind, label: str = "", level: int = 0) -> None:
        self.kind, self.label, self.level, self.used = kind, label, level, False


class ListCounter:
    """A list: the number printed at its first item, and how many items there were."""

    __slots__ = ("count", "first")

    def __init__(self) -> None:
        self.first, self.count = -1, 0

    def label(self, data: bytes, start: int) -> str:
        """Return the mark of the next item, at ``start``, as a person sees it: "1." at every item means to count."""
        self.count += 1
        mark = _ITEM_MARK.match(data, start)
        if mark is None:
            return ""
        if mark.group(1):
            return mark.group(1).decode()
        number = int(mark.group(2))
        if self.count == 1:
            self.first = number
        elif number == self.first:
            number = self.first + self.count - 1
        return f"{number}{mark.group(3).decode()}"
