"""EPUB -> Document: the chapters in the order of the book (EPUB 3.3, https://www.w3.org/TR/epub-33/, and EPUB 2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Block, BlockKind, Document, FootnoteMark, Hyperlink, Part
from claimcheck.model.span import Span
from claimcheck.readers.archive import Archive, printed
from claimcheck.readers.decoding import decode
from claimcheck.readers.html_chapters import book_notes, read_chapter, survey
from claimcheck.readers.packages import Element, elements

UNPACKED_LIMIT: Final = 20_000_000
"""Bytes of all chapters together, unpacked."""

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
#: Obfuscated fonts are no protection of the text: EPUB 3.3, section 4.2.6.3, and Adobe's older way.
_FONTS: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_CHAPTERS: Final = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_BRACKETS: Final = " \t\n[](){}."


def read_epub(data: bytes, path: str) -> Document:
    """Read the chapters of a book. The text is the source; ``parts`` are "chapter 2, paragraph 4".

    Raises UnreadableDocument for what is no EPUB, is protected (DRM), lacks parts, or is too large.
    """
    archive = Archive(data, "EPUB", UNPACKED_LIMIT)
    _refuse_protection(archive)
    sources: dict[str, str] = {}
    notices: list[str] = []
    for name in _spine(archive):
        if name in archive:
            sources[name] = decode(archive.read(name), UNPACKED_LIMIT)
        else:
            notices.append(f"{printed(name)} is missing in the book; the rest was read")
    notes = book_notes({name: survey(name, source, _note_of) for name, source in sources.items()})
    book = _Book(path)
    for name, source in sources.items():
        book.add(read_chapter(source, path, notes[name]))
    if not book.blocks:
        raise UnreadableDocument("holds no text; check what it was made of")
    return replace(book.document(), notices=tuple(notices))


def _refuse_protection(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    methods = [
        e.attributes.get("Algorithm", "") for e in elements(archive.read(_ENCRYPTION)) if e.name == "EncryptionMethod"
    ]
    if any(method not in _FONTS for method in methods):
        raise UnreadableDocument("is protected (DRM); ask for a copy without protection")


def _spine(archive: Archive) -> list[str]:
    """Return the names of the chapters' files in reading order, the table of contents left out."""
    roots = [e.attributes.get("full-path", "") for e in elements(archive.read(_CONTAINER)) if e.name == "rootfile"]
    if not roots:
        raise UnreadableDocument("is no whole EPUB: its container names no book")
    package = elements(archive.read(roots[0]))
    files = {e.attributes.get("id", ""): e for e in package if e.name == "item"}
    spine = [files[i] for e in package if e.name == "itemref" and (i := e.attributes.get("idref", "")) in files]
    chapters = [item for item in spine if _is_chapter(item)]
    if not chapters:
        raise UnreadableDocument("is no whole EPUB: its package lists no chapters")
    folder = posixpath.dirname(roots[0])
    return list(dict.fromkeys(_resolved(folder, item.attributes.get("href", ""))[0] for item in chapters))


def _is_chapter(item: Element) -> bool:
    return (
        item.attributes.get("media-type", "") in _CHAPTERS
        and "nav" not in item.attributes.get("properties", "").split()
    )


def _resolved(folder: str, address: str) -> tuple[str, str]:
    """Return the member that an address in ``folder`` leads to, and the id in it."""
    name, _, identity = address.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(name))), unquote(identity)


def _note_of(name: str, address: str) -> tuple[str, str]:
    """Return the file and the id that the mark of a note in the file ``name`` leads to."""
    if address.startswith("#"):
        return name, unquote(address[1:])
    return _resolved(posixpath.dirname(name), address)


@dataclass(slots=True)
class _Book:
    """The chapters so far, one text."""

    path: str
    blocks: list[Block] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _length: int = 0
    _chapters: int = 0
    _parts: list[Part] = field(default_factory=list)
    _links: list[Hyperlink] = field(default_factory=list)
    _superscripts: list[Span] = field(default_factory=list)
    _emphases: list[Span] = field(default_factory=list)
    _marks: list[tuple[Span, str, int]] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """Append a chapter."""
        base = self._length
        if not document.blocks:
            return
        self._chapters += 1
        paragraph = 0
        for block in document.blocks:
            span = _moved(block.span, base)
            part = f"chapter {self._chapters}"
            if block.kind is not BlockKind.HEADING:
                paragraph += 1
                part = f"{part}, paragraph {paragraph}"
            self._parts.append(Part(span, part))
            self.blocks.append(replace(block, span=span))
        self._links += [replace(link, span=_moved(link.span, base)) for link in document.links if "://" in link.target]
        self._superscripts += [_moved(span, base) for span in document.superscripts]
        self._emphases += [_moved(span, base) for span in document.emphases]
        self._marks += [(_moved(mark.span, base), mark.label, self._chapters) for mark in document.footnote_marks]
        self._texts.append(document.text)
        self._length += len(document.text)

    def document(self) -> Document:
        """Return the whole book as a document."""
        text = "".join(self._texts)
        labels: dict[str, str] = {}
        taken: set[str] = set()
        for span, note, chapter in self._marks:
            if note not in labels:
                label = span.cut(text).strip(_BRACKETS) or span.cut(text)
                labels[note] = label if label not in taken else f"{label} in chapter {chapter}"
                taken.add(labels[note])
        known = {block.label for block in self.blocks if block.kind is BlockKind.FOOTNOTE}
        return Document(
            self.path,
            "epub",
            text,
            text,
            tuple(_named(self.blocks, labels, text)),
            links=tuple(self._links),
            superscripts=tuple(self._superscripts),
            emphases=tuple(self._emphases),
            footnote_marks=tuple(FootnoteMark(span, labels[note]) for span, note, _ in self._marks if note in known),
            parts=tuple(self._parts),
        )


def _named(blocks: Iterable[Block], labels: dict[str, str], text: str) -> Iterator[Block]:
    """Yield the blocks; notes get the label of their mark, which is no part of their words."""
    for block in blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            yield block
            continue
        label = labels.get(block.label) or block.label.rpartition("#")[2]
        span = block.span
        printed_label = label.partition(" in chapter ")[0]
        match = re.match(rf"[\[(]?{re.escape(printed_label)}[\])]?[.:]?\s+(?=\S)", span.cut(text)[:200])
        if match:
            span = Span(span.start + match.end(), span.end)
        yield replace(block, span=span, label=label)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
