"""Marks that lead to a place on the same page (``<a href="#fn1">1</a>``), and the notes or entries there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_attributes import AttributeReader
from claimcheck.readers.html_content import Content
from claimcheck.readers.html_parts import Parts, Role, words_in

# It begins with one character, which the regular expression engine finds fastest.
_ID: Final = re.compile(
    r"""=(?:(?<=\s[iI][dD]=)|(?<=\s[nN][aA][mM][eE]=)|(?<=\s=))"""
    r"""\s{0,9}(?:"([^"<>]{1,200})"|'([^'<>]{1,200})'|([^\s"'<>]{1,200}))"""
)
_SPACED_NAME: Final = re.compile(r"\s(?:id|name)\s{1,9}\Z", re.IGNORECASE)
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
    places = places_of(parts.source)
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
    skips, tags = content.skips, parts.tags
    for root in content.roots:
        index, after = root.first, root.after
        while index < after:
            if index in skips:
                index = max(index + 1, skips[index].after)
                continue
            _, end, name, closing, attributes, _ = tags[index]
            index += 1
            if name != "a" or closing or "#" not in attributes:
                continue
            fragment = read.address(attributes).partition("#")[2]
            close = _CLOSE.search(parts.source, end, end + 400) if fragment else None
            if close is not None and len(words := words_in(parts.source, end, close.start())) <= 24:
                found.append((index - 1, fragment, words))
    return found


def note_label(words: str) -> str:
    """Return the label that the words of a link print if it looks like the mark of a note, else ""."""
    match = _MARK.match(words)
    return match.group(1) if match else ""


def leads_back(words: str) -> bool:
    """Tell whether the words of a link are those that lead from a note back to its mark."""
    return _BACK.fullmatch(words) is not None


def places_of(source: str) -> Mapping[str, int]:
    """Return where each id (or name of an anchor) stands first."""
    places: dict[str, int] = {}
    for match in _ID.finditer(source):
        at = match.start()
        if source[at - 1].isspace() and not _SPACED_NAME.search(source, max(0, at - 20), at):
            continue
        value = match.group(1) or match.group(2) or match.group(3)
        places.setdefault(value, at)
    return places
