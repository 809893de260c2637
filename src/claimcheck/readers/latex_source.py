"""The layout of a LaTeX source: where groups close, where the body begins and ends, what a command's arguments are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re

_BRACES: Final = re.compile(r"\\.|[{}]|%[^\n]{0,5000}", re.DOTALL)
_BRACKET: Final = re.compile(r"[ \t]{0,20}\n?[ \t]{0,20}\[")
_SIGN: Final = re.compile(r"[\[\]{]")
_LONGEST_OPTION: Final = 5_000
_DEEPEST_OPTION: Final = 4
_OPENING: Final = re.compile(r"[ \t]{0,20}\n?[ \t]{0,20}\{")
_STAR: Final = re.compile(r"\*?")


@dataclass(slots=True)
class Layout:
    """``closing``: where each group ends, by where it begins (both the offset of the brace)."""

    source: str
    closing: dict[int, int] = field(default_factory=dict)
    _found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        stack: list[int] = []
        for match in _BRACES.finditer(self.source):
            if match[0] == "{":
                stack.append(match.start())
            elif match[0] == "}" and stack:
                self.closing[stack.pop()] = match.start()

    def option(self, at: int) -> int:
        """Return where the optional argument (or several) behind ``at`` ends; ``at`` where there is none."""
        for _ in range(3):
            opening = _BRACKET.match(self.source, at)
            end = self._bracket_end(opening.end()) if opening else -1
            if end < 0:
                break
            at = end
        return at

    def _bracket_end(self, at: int) -> int:
        """Return where the brackets that are open at ``at`` end, groups within them passed over; -1 for too far."""
        depth, limit = 1, at + _LONGEST_OPTION
        while match := _SIGN.search(self.source, at, limit):
            at = match.end()
            if match[0] == "{":
                at = self.closing.get(match.start(), at - 1) + 1
            else:
                depth += 1 if match[0] == "[" else -1
                if depth == 0 or depth > _DEEPEST_OPTION:
                    return at if depth == 0 else -1
        return -1

    def argument(self, at: int) -> tuple[int, int] | None:
        """Return where the argument in braces behind ``at`` begins and ends, without its braces."""
        match = _OPENING.match(self.source, at)
        if match is None or match.end() - 1 not in self.closing:
            return None
        return match.end(), self.closing[match.end() - 1]

    def skip(self, at: int, arguments: int) -> int:
        """Return where options and up to ``arguments`` arguments behind ``at`` end."""
        star = _STAR.match(self.source, at)
        at = self.option(star.end() if star else at)
        for _ in range(arguments):
            inside = self.argument(at)
            if inside is None:
                break
            at = self.option(inside[1] + 1)
        return at

    def find(self, what: str, at: int) -> int:
        """Find ``what`` from ``at`` on, -1 where there is none; ascending questions search no stretch twice."""
        since, found = self._found.get(what, (0, -2))
        if found == -2 or at < since or 0 <= found < at:
            found = self.source.find(what, at)
            self._found[what] = (at, found)
        return found
