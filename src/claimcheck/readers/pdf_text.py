"""Chunks of a PDF -> the text of a document, with what its words carry: superscripts, italics, links, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import Block, BlockKind, Document, FootnoteMark, Hyperlink, Part
from claimcheck.model.span import Span
from claimcheck.readers.addresses import find_addresses
from claimcheck.readers.pdf_chunks import Chunk
from claimcheck.readers.pdf_joints import HYPHENS, joint_of
from claimcheck.readers.pdf_lines import Line
from claimcheck.readers.pdf_words import HYPHEN, Word

_LABEL: Final = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]")
_COMPOUND: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)+")
_PLAIN: Final = re.compile(r"[^\W\d_]{4,60}")


@dataclass(slots=True)
class Writer:
    """The text in the making."""

    path: str
    notes: dict[tuple[int, str], str] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    length: int = 0
    parts: list[Part] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    emphases: list[Span] = field(default_factory=list)
    marks: list[FootnoteMark] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _first: int = 0
    _page: int = 0

    def document(self, chunks: Sequence[Chunk]) -> Document:
        """Write all chunks and return the document."""
        self._learn(chunks)
        for chunk in chunks:
            self._write(chunk)
        text = "".join(self._pieces)
        if self.parts:
            self.parts[-1] = Part(Span(self.parts[-1].span.start, self.length), self.parts[-1].name)
        return Document(
            self.path,
            "pdf",
            text,
            text,
            tuple(self.blocks),
            links=self._all_links(text),
            superscripts=tuple(self.superscripts),
            emphases=tuple(self.emphases),
            footnote_marks=tuple(self.marks),
            parts=tuple(self.parts),
        )

    def _learn(self, chunks: Sequence[Chunk]) -> None:
        """Note the footnotes of each page, with labels that no other page has, and the words of the document."""
        taken: set[str] = set()
        for chunk in chunks:
            if chunk.kind is BlockKind.FOOTNOTE:
                label = chunk.label if chunk.label not in taken else f"{chunk.label} on page {chunk.page}"
                taken.add(label)
                self.notes.setdefault((chunk.page, chunk.label), label)
            for line in chunk.lines:
                text = line.text.lower()
                self.words.update(_PLAIN.findall(text))
                self.words.update(_COMPOUND.findall(text))

    def _write(self, chunk: Chunk) -> None:
        """Write one block."""
        start = self.length
        for at, line in enumerate(chunk.lines):
            column = 0
            for index, word in enumerate(line.words):
                if index and word.spaced:
                    column += 1
                cut = max(0, chunk.skip - column) if not at else 0
                column += len(word.text)
                text = word.text[cut:]
                if not text or (cut and text.isspace()):
                    continue
                if self.length > start:
                    self._add("\t" if index in chunk.cells else self._joint(chunk.lines[at - 1], line, index))
                self._turn(line.page)
                self._word(word, text.removesuffix(HYPHEN), cut, chunk)
        self._close(chunk, start)

    def _joint(self, before: Line, line: Line, index: int) -> str:
        """Return what stands between a word and the one before it."""
        if index:
            cut = line.words[index - 1].text.endswith(HYPHEN)
            return "" if cut or not line.words[index].spaced else " "
        joint, hyphen = joint_of(_last_token(before), _first_token(line), self.words)
        if before.cut_word:
            return f"-{joint}" if hyphen else joint
        if not hyphen and self._pieces and self._pieces[-1][-1:] in HYPHENS:
            self._pieces[-1] = self._pieces[-1][:-1]
            self.length -= 1
        return joint

    def _turn(self, page: int) -> None:
        """Note that the text goes on from ``page``."""
        if page == self._page:
            return
        if self.parts:
            self.parts[-1] = Part(Span(self.parts[-1].span.start, self.length), self.parts[-1].name)
        self.parts.append(Part(Span(self.length, self.length), f"page {page}"))
        self._page = page

    def _add(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self.length += len(text)

    def _word(self, word: Word, text: str, cut: int, chunk: Chunk) -> None:
        start = self.length
        self._add(text)
        for begin, end in word.raised:
            span = Span(start + max(0, begin - cut), start + min(end - cut, len(text)))
            if span.start < span.end:
                self._raised(span, text[span.start - start : span.end - start], chunk)
        if word.italic:
            _extend(self.emphases, Span(start, start + max(1, len(text.rstrip(".,;:")))))
        for begin, end, target in word.links:
            span = Span(start + max(0, begin - cut), start + min(end - cut, len(text)))
            if span.start < span.end:
                before = self.links[-1] if self.links else None
                if before and before.target == target and span.start - before.span.end <= 1:
                    self.links[-1] = Hyperlink(Span(before.span.start, span.end), target)
                else:
                    self.links.append(Hyperlink(span, target))

    def _raised(self, span: Span, text: str, chunk: Chunk) -> None:
        """Keep a raised number: as the mark of a footnote of its page, or as a superscript."""
        labels = _LABEL.findall(text)
        notes = [self.notes.get((self._page, label)) for label in labels]
        if chunk.kind is not BlockKind.FOOTNOTE and notes and all(notes):
            at = span.start
            for label, note in zip(labels, notes, strict=True):
                at = span.start + text.index(label, at - span.start)
                self.marks.append(FootnoteMark(Span(at, at + len(label)), note or ""))
                at += len(label)
        else:
            _extend(self.superscripts, span, gap=0)

    def _close(self, chunk: Chunk, start: int) -> None:
        if self.length == start:
            return
        label = chunk.label
        if chunk.kind is BlockKind.FOOTNOTE:
            label = self.notes.get((chunk.page, label), label)
        text = "".join(self._pieces[self._first :])
        lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        if lead + tail < len(text):
            span = Span(start + lead, self.length - tail)
            self.blocks.append(Block(chunk.kind, span, chunk.level, label, chunk.spaced))
        self._add("\n")
        self._first = len(self._pieces)

    def _all_links(self, text: str) -> tuple[Hyperlink, ...]:
        """Return the links of the file and the addresses that are printed, each place once."""
        links = sorted(self.links, key=lambda link: link.span)
        found: list[Hyperlink] = []
        at = 0
        for printed in find_addresses(text):
            while at < len(links) and links[at].span.end <= printed.span.start:
                at += 1
            if at == len(links) or not links[at].span.overlaps(printed.span):
                found.append(printed)
        whole = [
            Hyperlink(link.span, link.target, bare=link.span.cut(text) in (link.target, link.target.partition("//")[2]))
            for link in links
        ]
        return tuple(sorted([*whole, *found], key=lambda link: link.span))


def _extend(spans: list[Span], span: Span, gap: int = 2) -> None:
    """Append a span, or lengthen the last one if it ends where this begins."""
    if spans and span.start - spans[-1].end <= gap:
        spans[-1] = Span(spans[-1].start, span.end)
    else:
        spans.append(span)


def _last_token(line: Line) -> str:
    """Return what stands behind the last space of a line."""
    text = ""
    for word in reversed(line.words):
        text = word.text + text
        if word.spaced:
            break
    return text


def _first_token(line: Line) -> str:
    """Return what stands before the first space of a line."""
    text = line.words[0].text
    for word in line.words[1:]:
        if word.spaced:
            break
        text += word.text
    return text
