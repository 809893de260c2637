"""Reads loosely typed JSON: registries leave fields out, set them to null, or change a text into a list.

Nothing here raises; what does not have the shape that is asked for is as good as absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import plain

_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d|2100)\b")
_BLOCK = re.compile(r"</(?:jats:)?(?:p|title|sec|h\d|li|list-item)>|<br\s*/?>", re.IGNORECASE)
#: The heading of an abstract is none of its text.
_HEADING = re.compile(
    r"\s*<(?:jats:)?(?:title|h\d)>\s*(?:Abstract|Summary|Zusammenfassung|Résumé|Resumen)\s*[:.]?\s*</(?:jats:)?(?:title|h\d)>",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_LONGEST = 20_000  # characters of a field; abstracts are shorter


def mapping(value: Any) -> dict[str, Any]:
    """Return ``value`` when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Return ``value`` when it is a list; a single value as a list of one; nothing for null."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list."""
    return (one for one in items(value) if isinstance(one, dict))


def line(value: Any) -> str:
    """Return a text as one line without markup; a number as its digits; "" for everything else."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value) if abs(value) < 1e18 else ""
    if not isinstance(value, str):
        return ""
    return plain(_printable(value[:_LONGEST]))


def lines(value: Any) -> list[str]:
    """Return the texts of a list (or a single text), without empty ones and each once."""
    return list(dict.fromkeys(filter(None, (line(one) for one in items(value)))))


def first_line(value: Any) -> str:
    """Return the first text of a list that says something."""
    return next(iter(lines(value)), "")


def paragraph(value: Any) -> str:
    """Return an abstract as running text: JATS or HTML tags out, blocks divided by a space."""
    if not isinstance(value, str):
        return ""
    text = value[: 4 * _LONGEST]
    heading = _HEADING.match(text)
    return _SPACE.sub(" ", line(_BLOCK.sub(" ", text[heading.end() :] if heading else text))).strip()


def year(value: Any) -> str:
    """Return the first year from 1400 to 2100 in a text or number, else ""."""
    found = _YEAR.search(line(value))
    return found[1] if found else ""


def date(parts: Any) -> str:
    """Return ``{"date-parts": [[2021, 5, 4]]}`` as "2021-05-04", as far as it goes."""
    row = items(next(iter(items(mapping(parts).get("date-parts"))), None))
    numbers = []
    for part in row[:3]:
        text = line(part)
        if not text.isdigit() or not text.isascii():
            break
        numbers.append(text.zfill(2))
    return "-".join(numbers) if numbers and year(numbers[0]) == numbers[0] else ""


def _printable(text: str) -> str:
    """Lone surrogates (from broken escapes) cannot be written to any file."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
