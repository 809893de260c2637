"""BibTeX's names: "First von Last and von Last, Jr, First and {A Body} and others".

The grammar: O. Patashnik, BibTeXing (1988), section 4; N. Markey, Tame the BeaST (2009), chapter 11. Named parts
("family=..., given=...") are those of biblatex, section 2.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.names import SUFFIXES
from claimcheck.model.reference import Name
from claimcheck.model.span import Span
from claimcheck.readers.told import Piece

_AND: Final = re.compile(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_NAMED: Final = re.compile(r"\b(family|given|prefix|suffix)\s{0,4}=\s{0,4}\"?([^,\"]{1,200})\"?")
_BODY: Final = re.compile(
    r"\b(?:organi[sz]ation|institut[eo]?|association|university|society|committee|consortium|collaborati(?:on|ve)|agency|"
    r"administration|department|ministry|council|foundation|commission|bureau|network|cent(?:er|re)s?|group|office|"
    r"college|academy|federation|union|initiative|investigators)\b",
    re.IGNORECASE,
)
_MOST: Final = 3_000  # names of one entry


def read_names(pieces: Sequence[Piece], start: int) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a field whose text begins at ``start`` of the document, and whether "and others" ends it."""
    text = "".join(piece.text for piece in pieces)
    deep = bytearray()
    for piece in pieces:
        deep += bytes([piece.depth > 0]) * len(piece.text)
    names: list[Name] = []
    truncated = False
    for begin, end in _divided(text, deep):
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        words = text[begin:end]
        if not words:
            continue
        if words.lower() in ("others", "et al", "et al."):
            truncated = True
            continue
        names.append(_name(words, deep[begin:end], Span(start + begin, start + end)))
    return tuple(names[:_MOST]), truncated or len(names) > _MOST


def _divided(text: str, deep: bytearray) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _AND.finditer(text):
        if not deep[match.start()]:
            yield at, match.start()
            at = match.end()
    yield at, len(text)


def _name(words: str, deep: bytearray, span: Span) -> Name:
    if all(deep) or (_BODY.search(words) and "," not in words):
        return Name(literal=" ".join(words.split()), span=span)
    if "family" in words and (named := dict(_NAMED.findall(words))):
        family = " ".join(part for part in (named.get("prefix", ""), named.get("family", "")) if part)
        return _person(family, named.get("given", ""), named.get("suffix", ""), span)
    parts = _outside(words, deep, ",")
    if len(parts) == 1:
        given, family = _natural(_words(words, deep))
        return _person(family, given, "", span)
    if len(parts) == 2:
        return _person(parts[0], parts[1], "", span)
    generation, given = parts[1], " ".join(parts[2:])
    if given.strip(" .").lower() in SUFFIXES:  # RIS: "Zarate, Carlos A., Jr."
        generation, given = given, generation
    return _person(parts[0], given, generation, span)


def _person(family: str, given: str, generation: str, span: Span) -> Name:
    given = " ".join(given.split())
    if generation.strip():
        given = f"{given}, {generation.strip()}" if given else generation.strip()
    family = " ".join(family.split())
    return Name(family=family, given=given, span=span) if family else Name(literal=given, span=span)


def _outside(words: str, deep: bytearray, divider: str) -> list[str]:
    """Divide at ``divider`` outside of braces."""
    parts, at = [], 0
    for index, character in enumerate(words):
        if character == divider and not deep[index]:
            parts.append(words[at:index])
            at = index + 1
    parts.append(words[at:])
    return parts


def _words(words: str, deep: bytearray) -> list[str]:
    parts, current = [], ""
    for index, character in enumerate(words):
        if (character.isspace() or character == "~") and not deep[index]:
            parts.append(current)
            current = ""
        else:
            current += character
    return [part for part in (*parts, current) if part]


def _natural(words: list[str]) -> tuple[str, str]:
    """Return given and family name of "Ludwig van Beethoven": the first word in lower case begins the family name."""
    first = next((i for i, word in enumerate(words[:-1]) if word[0].islower()), len(words) - 1)
    return " ".join(words[:first]), " ".join(words[first:])
