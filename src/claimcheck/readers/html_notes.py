"""Marks that lead to a place on the same page (``<a href="#fn1">1</a>``), and the notes or entries there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_attributes import AttributeReader
from claimcheck.readers.html_content import Content
from claimcheck.readers.html_parts import Parts, Role, words_in

_ID: Final = re.compile(
    r"""\s(?:id|name)\s{0,9}=\s{0,9}(?:"([^"<>]{1,200})"|'([^'<>]{1,200})'|([^\s"'<>]{1,200}))""", re.IGNORECASE
)
_MARK: Final = re.compile(r"[\[(]?\s?(\d{1,3}[a-z]?|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,5})\s?[\])]?\.?\Z")
_LIST_ID: Final = re.compile(r"(?:ref|cit|bib|b\d|cr\d|r\d|rf)", re.IGNORECASE)
_BACK: Final = re.compile(
    r"[\s↩↑⤴⏎^\ufe0e\ufe0f←↵⇧⬆]{1,6}|(?:jump |back |return )?(?:up|back|to (?:text|top|article|content))|↑.{0,20}",
    re.IGNORECASE,
)
_CLOSE: Final = re.compile(r"</a", re.IGNORECASE)


@dataclass(slots=True)
class Notes:
    """``marks``: for the tags of anchors that are marks, the id they lead to. ``labels``: for each such id the mark as
    printed. ``listed``: ids of entries of a list of references, not of notes. ``returns``: tags of anchors that lead
    back from a note to its mark, or print its number again."""

    marks: dict[int, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    returns: set[int] = field(default_factory=set)


def find_notes(parts: Parts, content: Content, read: AttributeReader) -> Notes:
    """Find the marks of a page, by where their links lead: forward to a note, or back from one."""
    notes = Notes()
    anchors = _anchors(parts, content, read)
    if not anchors:
        return notes
    places = _places(parts.source)
    for index, fragment, words in anchors:
        place = places.get(fragment)
        start = parts.tags[index].start
        match = _MARK.match(words)
        if place is None:
            if words and _BACK.fullmatch(words):
                notes.returns.add(index)
            continue
        if place > start and match and parts.role_at(start) is Role.OTHER:
            notes.marks[index] = fragment
            notes.labels.setdefault(fragment, match.group(1))
        elif place < start and (match or _BACK.fullmatch(words)):
            notes.returns.add(index)
    for fragment in notes.labels:
        role = parts.role_at(places[fragment])
        if role is Role.LIST or (role is Role.OTHER and _LIST_ID.match(fragment)):
            notes.listed.add(fragment)
    return notes


def _anchors(parts: Parts, content: Content, read: AttributeReader) -> list[tuple[int, str, str]]:
    """Return the anchors with a fragment and few words: index of the tag, fragment, words."""
    found = []
    for index in _indices(content):
        tag = parts.tags[index]
        if tag.name != "a" or tag.closing or "#" not in tag.attributes:
            continue
        href = read(tag.attributes).get("href")
        fragment = href.partition("#")[2]
        if not fragment:
            continue
        close = _CLOSE.search(parts.source, tag.end, tag.end + 400)
        if close is None:
            continue
        words = words_in(parts.source, tag.end, close.start())
        if len(words) <= 24:
            found.append((index, fragment, words))
    return found


def _indices(content: Content) -> Iterator[int]:
    """Yield the indices of the tags that are read."""
    skips = content.skips
    for root in content.roots:
        index = root.first
        while index < root.after:
            if index in skips:
                index = max(index + 1, skips[index].after)
            else:
                yield index
                index += 1


def _places(source: str) -> Mapping[str, int]:
    """Return where each id (or name of an anchor) stands first."""
    places: dict[str, int] = {}
    for match in _ID.finditer(source):
        value = match.group(1) or match.group(2) or match.group(3)
        places.setdefault(value, match.start())
    return places
