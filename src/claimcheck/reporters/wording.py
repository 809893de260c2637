"""Words and counts for people: plurals, and text that is safe to print."""

from __future__ import annotations

from claimcheck.model.span import Place

# Plurals that are not made with "s".
_PLURALS = {"entry": "entries", "look-up": "look-ups"}

# Joins emoji and scripts into one sign; without it a family would fall apart into its members.
_JOINERS = frozenset("\u200c\u200d")


def counted(number: int, noun: str) -> str:
    """Return "1 entry" or "2 entries"."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"


def located(place: Place) -> str:
    """Return where something stands: "a.md:3:14", or "a.docx, paragraph 12" in a file that nobody reads by lines."""
    if place.part:
        return f"{printable(place.path)}, {printable(place.part)}"
    return f"{printable(place.path)}:{place.start.line}:{place.start.column}"


def printable(text: str) -> str:
    """Return ``text`` on one line without control characters, so that an article cannot steer the terminal.

    Line breaks and tabs become spaces, one for one; other unprintable characters become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _JOINERS else _stand_in(c) for c in text)


def _stand_in(character: str) -> str:
    if character.isspace():
        return " "
    return "" if character in "\u00ad\u200b\ufeff" else "\ufffd"
