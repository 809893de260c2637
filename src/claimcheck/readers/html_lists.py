"""Lists and tables of HTML: how items are numbered, and whether a table is one or only lays out the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_parts import Parts
from claimcheck.readers.html_tree import Node

_LABEL: Final = re.compile(r"[\[(]?\d{1,3}[\]).:]{0,2}\Z")
_PRINTED: Final = re.compile(
    r"(?:\s|<[^<>]{0,400}>){0,30}(?:[\[(]\s?(?:<[^<>]{0,400}>)?\d{1,3}(?:</[^<>]{0,10}>)?\s?[\])]|\d{1,3}[.)](?!\d))"
)
_UNMARKED: Final = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_LAYOUT: Final = frozenset({"h1", "h2", "h3", "h4", "table", "article", "section", "main"})
_PROBE: Final = 400
_LONG_CELL: Final = 1200


@dataclass(slots=True)
class _Numbering:
    """A list: what its next item counts (-1: bullets), by which step, and whether it counts with digits."""

    next: int
    step: int = 1
    digits: bool = True
    marked: bool = True


@dataclass(slots=True)
class Lists:
    """The lists that are open, and for each open table whether it only lays out the page."""

    tables: list[bool] = field(default_factory=list)
    _open: list[_Numbering] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How deep an item stands, 0 for the outermost list."""
        return max(0, len(self._open) - 1)

    def open(self, name: str, values: Mapping[str, str]) -> None:
        """Begin a list."""
        marked = not _UNMARKED.search(values.get("style", ""))
        if name != "ol":
            self._open.append(_Numbering(-1, marked=marked))
            return
        start = _number(values.get("start"), 1)
        digits = values.get("type", "1") not in ("a", "A", "i", "I")
        self._open.append(_Numbering(start, -1 if "reversed" in values else 1, digits, marked))

    def close(self) -> None:
        """End the innermost list."""
        if self._open:
            self._open.pop()

    def label(self, values: Mapping[str, str]) -> str:
        """Return the mark of the next item of the innermost list, as a person sees it."""
        if not self._open:
            return "•"
        inner = self._open[-1]
        if inner.next < 0 and inner.step > 0:
            return "•" if inner.marked else ""
        number = _number(values.get("value"), inner.next)
        inner.next = max(0, number + inner.step)
        if not inner.marked:
            return ""
        if inner.digits:
            return f"{number}."
        return f"{chr(96 + number)}." if 1 <= number <= 26 else "•"


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value.strip(), re.ASCII) else otherwise


def is_label(words: str) -> bool:
    """Tell whether words are no more than the number of an entry ("12.", "[3]")."""
    return _LABEL.match(words) is not None


def prints_number(source: str, start: int, end: int) -> bool:
    """Tell whether the text of an element begins with a number of its own ("[3] ...", "3. ...")."""
    return _PRINTED.match(source, start, min(end, start + 3000)) is not None


def is_layout(parts: Parts, node: Node | None) -> bool:
    """Tell whether a table only lays out the page: headings, long prose or tables stand in its cells."""
    if node is None:
        return False
    if node.attributes.role in ("presentation", "none"):
        return True
    cells = range(node.number + 1, min(node.last, node.number + _PROBE))
    nodes = parts.nodes
    return any(nodes[n].name in _LAYOUT or (nodes[n].name == "td" and nodes[n].mass > _LONG_CELL) for n in cells)
