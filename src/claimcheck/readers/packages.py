"""The small XML files that tell what an archive holds, read flat and without entities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from claimcheck.errors import UnreadableDocument

_MOST: Final = 50_000
_DEEPEST: Final = 200


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name and those of its attributes without their prefixes."""

    name: str
    attributes: dict[str, str]


class _Refused(Exception):
    """What no such file has."""


def elements(data: bytes) -> list[Element]:
    """Return all elements in order. Raises UnreadableDocument for what is not XML, declares entities, or is huge."""
    found: list[Element] = []
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST or len(found) >= _MOST:
            raise _Refused
        found.append(Element(_local(name), {_local(key): value for key, value in attributes.items()}))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise _Refused

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _Refused, ValueError, LookupError) as error:
        raise UnreadableDocument("has a table of contents that is no plain XML; save it anew") from error
    return found


def _local(name: str) -> str:
    return name.rpartition(":")[2]
