"""What the front matter of an article says of its references: files (``bibliography``) and CSL items (``references``).

Pandoc: https://pandoc.org/MANUAL.html#citations; Quarto, MyST, R Markdown and Hugo use the same names, Hugo in
TOML too.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Final

from claimcheck.errors import UnreadableDocument
from claimcheck.model.reference import ReferenceList
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.csl import is_csl, write_list
from claimcheck.readers.values import Value, read_yaml

_NAMES: Final = ("bibliography", "bibliographies", "bib")
_SUFFIXES: Final = (".bib", ".bibtex", ".json", ".yaml", ".yml", ".ris")
_MOST: Final = 50


def bibliographies(text: str, *, toml: bool) -> tuple[tuple[str, ...], Value | None]:
    """Return the files that front matter names as bibliographies, and its list of CSL items, if it has one.

    Front matter that is none (or has an error) says nothing.
    """
    if toml:
        return _of_toml(text), None
    try:
        top = read_yaml(text)
    except UnreadableDocument:
        return (), None
    if top is None or top.kind != "mapping":
        return (), None
    names: list[str] = []
    for where in (top, top.get("params"), top.get("metadata")):
        value = where.get(*_NAMES) if where else None
        names += [item.words() for item in value.scalars()] if value else []
    found = top.get("references")
    return _files(names), found if found and is_csl(found) else None


def write_references(assembly: Assembly, source: str, start: int, end: int) -> ReferenceList | None:
    """Write the CSL items of the YAML front matter at ``source[start:end]`` into an assembly, as a keyed list.

    With ``nocite`` its entries need not be cited.
    """
    try:
        top = read_yaml(source[start:end], start)
    except UnreadableDocument:
        return None
    found = top.get("references") if top and top.kind == "mapping" else None
    if top is None or found is None or not is_csl(found):
        return None
    return replace(write_list(assembly, found), further_reading="nocite" in top.members)


def _of_toml(text: str) -> tuple[str, ...]:
    try:
        top = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return ()
    names: list[str] = []
    for where in (top, top.get("params"), top.get("extra")):
        value = where.get("bibliography") if isinstance(where, dict) else None
        names += value if isinstance(value, list) else [value] if value else []
    return _files([name for name in names if isinstance(name, str)])


def _files(names: list[str]) -> tuple[str, ...]:
    """Keep what names a file in a form that holds references (a title or "true" names none)."""
    kept = [name.strip() for name in names if name.strip().lower().endswith(_SUFFIXES)]
    return tuple(dict.fromkeys(kept[:_MOST]))
