"""LaTeX's way to write characters -> the characters, each with the place of what stands for it.

Accents and symbols: L. Lamport, LaTeX: A Document Preparation System (2nd ed., 1994), tables 3.1-3.3;
F. Mittelbach et al., The LaTeX Companion (2nd ed., 2004), section 7.11.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.latex_symbols import SYMBOLS
from claimcheck.readers.told import Piece

_COMBINING: Final = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "b": "\u0331",
    "d": "\u0323",
}  # fmt: skip
ACCENT: Final = re.compile(
    r"\\(?P<mark>['`^\"~=.]|[cvuHkrbd](?![A-Za-z]))[ \t]{0,4}"
    r"(?:\{[ \t]{0,4}(?:\\(?P<braced_dotless>[ij])[ \t]{0,4}|(?P<braced>[^\W\d_]))?\}"
    r"|\\(?P<dotless>[ij])(?![A-Za-z])[ \t]?|(?P<bare>[^\W\d_]))"
)
COMMAND: Final = re.compile(r"\\([A-Za-z@]{1,60})\*?")
_SPACES: Final = {" ": " ", ",": "\u2009", ";": " ", ":": " ", "!": "", "-": "", "/": "", "\\": " ", "\n": " ", "@": ""}
_LITERAL: Final = frozenset("&%$#_{}")
_PLAIN: Final = re.compile(r"(?:[^\\{}$~`'\s^_-]|[ ](?=\S))+")
_SPACE: Final = re.compile(r"\s+")
_DASHES: Final = {"---": "—", "--": "–"}
_QUOTES: Final = {"``": "“", "''": "”", "`": "‘"}
_AFTER_COMMAND: Final = re.compile(r"[ \t]*(?:\n[ \t]*)?(?:\{\})?")
_HREF: Final = re.compile(r"[ \t]{0,4}\{[^{}]{0,500}\}")


def accented(match: re.Match[str]) -> str:
    """Return the character that a match of :data:`ACCENT` stands for."""
    letter = match["braced_dotless"] or match["braced"] or match["dotless"] or match["bare"] or ""
    return unicodedata.normalize("NFC", letter + _COMBINING[match["mark"]]) if letter else ""


def decode(source: str, start: int, end: int, *, verbatim: bool = False) -> Iterator[Piece]:
    """Yield what ``source[start:end]`` prints; braces and commands that only dress the text are left out.

    ``verbatim``: an address or identifier, in which dashes and tildes are what they are.
    """
    at, depth, math = start, 0, False
    while at < end:
        plain = _PLAIN.match(source, at, end)
        if plain:
            yield Piece(plain[0], at, plain.end(), depth)
            at = plain.end()
            continue
        character = source[at]
        if character == "{":
            depth, at = depth + 1, at + 1
        elif character == "}":
            depth, at = max(0, depth - 1), at + 1
        elif character == "$" and not verbatim:
            math, at = not math, at + 1
        elif character == "_" and math:
            at += 1
        elif character.isspace():
            spaces = _SPACE.match(source, at, end)
            stop = spaces.end() if spaces else at + 1
            yield Piece(" ", at, stop, depth)
            at = stop
        elif character == "\\":
            piece = escaped(source, at, end, depth)
            if piece.text:
                yield piece
            at = piece.end
        else:
            piece = Piece(character, at, at + 1, depth) if verbatim else _ligature(source, at, end, depth)
            yield piece
            at = piece.end


def _ligature(source: str, at: int, end: int, depth: int) -> Piece:
    for table in (_DASHES, _QUOTES):
        for letters, text in table.items():
            if source.startswith(letters, at, end):
                return Piece(text, at, at + len(letters), depth)
    return Piece(" " if source[at] == "~" else source[at], at, at + 1, depth)


def escaped(source: str, at: int, end: int, depth: int) -> Piece:
    """Return what stands for the backslash at ``at`` and what belongs to it; its text may be empty."""
    accent = ACCENT.match(source, at, end)
    if accent:
        return Piece(accented(accent), at, accent.end(), depth)
    command = COMMAND.match(source, at, end)
    if command is None:
        following = source[at + 1 : min(at + 2, end)]
        text = following if following in _LITERAL else _SPACES.get(following, following)
        return Piece(text, at, min(at + 2, end), depth)
    stop = _after(source, command, end)
    if command[1] == "href":
        address = _HREF.match(source, command.end(), end)
        return Piece("", at, address.end() if address else stop, depth)
    return Piece(SYMBOLS.get(command[1], ""), at, stop, depth)


def _after(source: str, command: re.Match[str], end: int) -> int:
    """Return where the white space behind a command (which TeX swallows) or its empty group ends."""
    following = _AFTER_COMMAND.match(source, command.end(), end)
    return following.end() if following else command.end()
