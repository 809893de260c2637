"""numbering.xml: the marks that Word prints before list items and numbered headings without writing them down.

ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.docx_xml import Node

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str = ""


@dataclass(slots=True)
class _List:
    """One numbering: its levels, and how far each has counted (None: not yet, or begun anew)."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a document; paragraphs are to be told in reading order."""

    def __init__(self, root: Node | None) -> None:
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[str, dict[int, int]]] = {}
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for node in root or ():
            if node.name == "abstractNum":
                key = node.get("abstractNumId")
                self._lists[key] = _List({_small(n.get("ilvl")): _level(n) for n in node if n.name == "lvl"})
                if link := node.value("numStyleLink"):
                    links[key] = link
                if link := node.value("styleLink"):
                    styles[link] = key
            elif node.name == "num":
                starts = {
                    _small(n.get("ilvl")): _small(n.value("startOverride"))
                    for n in node
                    if n.name == "lvlOverride" and n.child("startOverride")
                }
                self._numbers[node.get("numId")] = (node.value("abstractNumId"), starts)
        for key, link in links.items():
            if link in styles:
                self._lists[key] = self._lists[styles[link]]

    def level_of(self, number: str, style: str) -> int:
        """Return the level of a list that belongs to a paragraph style, 0 where none does."""
        one = self._lists.get(self._numbers.get(number, ("", {}))[0])
        return next((at for at, level in one.levels.items() if style and level.style == style), 0) if one else 0

    def next(self, number: str, level: int) -> str | None:
        """Count one paragraph of list ``number`` and return its mark ("12.", "•"); None where there is no such list."""
        key, starts = self._numbers.get(number, ("", {}))
        one = self._lists.get(key)
        if one is None or not 0 <= level < _LEVELS:
            return None
        if level in starts:
            one.counts[level] = starts.pop(level) - 1
        count = one.counts[level]
        one.counts[level] = one.levels.get(level, _Level()).start if count is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            one.counts[deeper] = None
        shown = one.levels.get(level, _Level())
        if shown.format == "bullet":
            return "•"
        return _PLACE.sub(lambda match: self._shown(one, int(match.group(1)) - 1), shown.text).strip()

    @staticmethod
    def _shown(one: _List, level: int) -> str:
        defined = one.levels.get(level, _Level())
        count = one.counts[level]
        if count is None:
            count = one.counts[level] = defined.start
        return printed_number(count, defined.format)


def printed_number(number: int, format: str) -> str:
    """Return a number as a list prints it (``format``: ST_NumberFormat; unknown ones as decimal)."""
    if format == "none":
        return ""
    if format == "decimalZero":
        return f"{number:02}"
    if format in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 20:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if format == "lowerLetter" else letters.upper()
    if format in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters if format == "lowerRoman" else letters.upper()
    return str(number)


def _level(node: Node) -> _Level:
    return _Level(
        _small(node.value("start"), 1),
        node.value("numFmt") or "decimal",
        node.value("lvlText")[:60],
        node.value("pStyle"),
    )


def _small(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else otherwise
