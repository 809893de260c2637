"""Chapters of a book, each a page of its own: read whole, with notes that stand in other chapters.

What is a note is told by epub:type (EPUB 3.3, https://www.w3.org/TR/epub-33/, with the terms of
https://www.w3.org/TR/epub-ssv-11/) and by role (DPUB-ARIA 1.1); EPUB 2 has neither: there a raised number, or one in
brackets, leads on to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.html_attributes import AttributeReader
from claimcheck.readers.html_content import Content
from claimcheck.readers.html_flow import Page
from claimcheck.readers.html_notes import Notes, leads_back, note_label, places_of
from claimcheck.readers.html_parts import Parts, Role, read_parts, words_in
from claimcheck.readers.html_render import Renderer
from claimcheck.readers.html_tags import Tag, read_tags
from claimcheck.readers.html_tree import Node, build_nodes

_UNREAD: Final = frozenset({"nav", "rt", "rp"})
_NOTES: Final = frozenset("footnote endnote rearnote doc-footnote doc-endnote".split())
_REFERENCES: Final = frozenset({"noteref", "doc-noteref"})
_PASSED_BY: Final = frozenset("pagebreak doc-pagebreak backlink doc-backlink toc doc-toc".split())
_KINDS: Final = re.compile(r"epub:type|role", re.IGNORECASE)
_DEEPEST: Final = 2_000
_MARKED: Final = re.compile(r"\W")  # brackets and daggers: no bare number or letter

Resolver = Callable[[str, str], tuple[str, str]]
"""(file, address in it) -> the file and the id that the address leads to."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link with few words within the book: the index of its tag, where it stands, the place (file, id) it leads to.

    ``sure``: it says that it is the mark of a note; ``likely``: it is printed as one.
    """

    index: int
    start: int
    to: tuple[str, str]
    words: str
    sure: bool
    likely: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look at a chapter finds: where its ids stand, which of them in a list of references, and its links."""

    places: Mapping[str, int]
    listed: frozenset[str]
    notes: frozenset[str]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    source: str
    tags: Sequence[Tag]
    nodes: list[Node]
    parts: Parts
    read: AttributeReader

    def kinds(self, tag: Tag) -> frozenset[str]:
        """Return the words of epub:type and role."""
        if not _KINDS.search(tag.attributes):
            return frozenset()
        values = self.read.values(tag.attributes)
        return frozenset(f"{values.get('epub:type', '')} {values.get('role', '')}".lower().split())


def _open(source: str) -> _Opened:
    tags, _ = read_tags(source)
    read = AttributeReader()
    nodes = build_nodes(source, tags, read, xml=source[:200].lstrip().startswith("<?xml"))
    depths = [0] * len(nodes)
    for node in nodes[1:]:
        depths[node.number] = depths[node.parent] + 1
    if max(depths) > _DEEPEST:
        raise UnreadableDocument(f"nests elements more than {_DEEPEST:,} deep, which no article does")
    return _Opened(source, tags, nodes, read_parts(source, tags, nodes), read)


def survey(name: str, source: str, resolved: Resolver) -> Survey:
    """Look at the chapter in the file ``name``. Raises UnreadableDocument."""
    opened = _open(source)
    places = places_of(source)
    listed = frozenset(i for i, at in places.items() if opened.parts.role_at(at) is Role.LIST)
    anchors: list[Anchor] = []
    notes: set[str] = set()
    for index, tag in enumerate(opened.tags):
        if tag.closing or not tag.attributes:
            continue
        kinds = opened.kinds(tag)
        if tag.name != "a":
            if kinds & _NOTES:
                notes.update(opened.read.names(tag.attributes))
            continue
        address = opened.read.address(tag.attributes)
        if "#" not in address or "://" in address:
            continue
        close = source.find("</", tag.end, tag.end + 400)
        while close >= 0 and source[close + 2 : close + 3] not in "aA":
            close = source.find("</", close + 2, tag.end + 400)
        words = words_in(source, tag.end, close) if close >= 0 else ""
        sure = bool(kinds & _REFERENCES)
        if words and (sure or len(words) <= 24):
            likely = _is_raised(opened.tags, index) or bool(_MARKED.match(words))
            anchors.append(Anchor(index, tag.start, resolved(name, address), words, sure, likely))
    return Survey(places, listed, frozenset(notes), tuple(anchors))


def _is_raised(tags: Sequence[Tag], index: int) -> bool:
    """Tell whether a link stands in raised text, or raised text in it."""
    tag = tags[index]
    before, after = tags[max(0, index - 1)], tags[min(len(tags) - 1, index + 1)]
    around = before.name == "sup" and not before.closing and before.end == tag.start
    return around or (after.name == "sup" and not after.closing and after.start == tag.end)


def book_notes(surveys: Mapping[str, Survey]) -> dict[str, Notes]:
    """Return the notes of each chapter; labels of notes are "file#id", those of entries of a list as printed."""
    order = {name: number for number, name in enumerate(surveys)}
    found = {name: Notes() for name in surveys}
    for name, one in surveys.items():
        for identity in one.notes:
            found[name].labels[identity] = f"{name}#{identity}"
        for anchor in one.anchors:
            file, identity = anchor.to
            place = surveys[file].places.get(identity) if file in surveys else None
            if place is None:
                if leads_back(anchor.words):
                    found[name].returns.add(anchor.index)
                continue
            label = note_label(anchor.words)
            onwards = (order[file], place) > (order[name], anchor.start)
            if anchor.sure or (onwards and label and anchor.likely):
                _mark(found, anchor, name, label or anchor.words, listed=identity in surveys[file].listed)
            elif not onwards and (label or leads_back(anchor.words)):
                found[name].returns.add(anchor.index)
    return found


def _mark(found: dict[str, Notes], anchor: Anchor, name: str, label: str, *, listed: bool) -> None:
    file, identity = anchor.to
    key = f"{file}#{identity}"
    found[name].marks[anchor.index] = key
    for notes, known in ((found[name], key), (found[file], identity)):
        notes.labels.setdefault(known, label if listed else key)
        if listed:
            notes.listed.add(known)


def read_chapter(source: str, path: str, notes: Notes) -> Document:
    """Read a chapter whole but for what is hidden, page numbers and tables of contents. Raises UnreadableDocument."""
    opened = _open(source)
    body = next((node for node in opened.nodes if node.name == "body"), opened.nodes[0])
    content = Content((body,), {node.first: node for node in opened.nodes[1:] if _is_out(opened, node)})
    assembly = Assembly(source)
    renderer = Renderer(Page(opened.parts, content, notes, opened.read, "", whole=True), assembly, ())
    renderer.read(body)
    return assembly.document(path, "epub")


def _is_out(opened: _Opened, node: Node) -> bool:
    if node.name in _UNREAD or node.attributes.hidden:
        return True
    return bool(opened.kinds(opened.tags[node.first]) & _PASSED_BY)
