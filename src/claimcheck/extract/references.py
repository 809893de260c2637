"""Document -> its reference lists, entry by entry, field by field."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.entries import Entry, entries_of, is_entry_like, is_prose, is_surely_entry
from claimcheck.extract.identifiers import doi_from_url, is_doi_link
from claimcheck.extract.list_headings import HeadingRole, heading_role
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.reference import ListStyle, Reference, ReferenceList
from claimcheck.model.span import Span, hull

#: A list without a heading wants this many entries in a row.
_ENTRIES_WITHOUT_HEADING = 3
_HEADING_LENGTH = 70
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_APA = re.compile(r"\((?:\d{4}|n\.d\.|in press)[a-z]?(?:, [^)]{1,30})?\)\.")


def find_lists(document: Document) -> tuple[ReferenceList, ...]:
    """Return the document's reference lists in order: those that its format tells, those under a heading, without
    either runs of sure entries, and the footnotes that hold references."""
    builder = _Builder(document)
    for one in document.lists:
        builder.told(one)
    blocks = document.blocks
    at = 0
    while at < len(blocks):
        role = _role(document.text, blocks[at])
        if role in (HeadingRole.LIST, HeadingRole.FURTHER_READING):
            stop = builder.under_heading(at, further=role is HeadingRole.FURTHER_READING)
            at = max(stop, at + 1)
        else:
            at += 1
    if not builder.lists:
        builder.without_heading()
    builder.footnotes()
    return tuple(sorted(builder.lists, key=lambda one: one.span.start))


def read_bare_list(document: Document) -> tuple[ReferenceList, ...]:
    """Read the whole document as one list: an entry a paragraph if empty lines divide them, else an entry a line."""
    builder = _Builder(document)
    text = document.text
    shape = _PARAGRAPH if re.search(r"\n[ \t\r]*\n", text.strip()) else _LINE
    blocks = [Block(BlockKind.PARAGRAPH, _strip(text, m.start(), m.end())) for m in shape.finditer(text)]
    entries = [e for b in blocks for e in entries_of(text, b)[:1]]
    # In a bare list each paragraph is one entry whatever its lines look like.
    whole = [Entry(Span(e.span.start, b.span.end), e.label, b.span) for e, b in zip(entries, blocks, strict=True)]
    builder.add(whole, None, further=False)
    return tuple(builder.lists)


class _Builder:
    """Collects lists; numbers the entries r1, r2 ... through the document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.lists: list[ReferenceList] = []
        self.links = [link for link in document.links if link.target[:8].lower().startswith(("http://", "https://"))]
        self.emphases = sorted(document.emphases, key=lambda span: span.start)
        self.count = 0

    def told(self, one: ReferenceList) -> None:
        """Keep a list that the format tells; entries of which it tells the place alone are read as printed ones are."""
        from claimcheck.extract.fields import read_fields  # many patterns: not for articles without a list

        references: list[Reference] = []
        for reference in one.references:
            self.count += 1
            identity = f"r{self.count}"
            if reference.places:
                references.append(_with_doi(replace(reference, id=identity)))
                continue
            emphases = self._emphases_in(reference.span)
            read = read_fields(self.text, reference.span, identity=identity, label=reference.label, emphases=emphases)
            references.append(self._with_link(read))
        self.lists.append(replace(one, references=tuple(references)))

    def under_heading(self, at: int, *, further: bool) -> int:
        """Read the list below the heading block ``at``; return the index of the first block that is not its own."""
        blocks, stop = self.document.blocks, at + 1
        entries: list[Entry] = []
        for index in range(at + 1, len(blocks)):
            block = blocks[index]
            words = self.text[block.span.start : block.span.end]
            if block.kind in (BlockKind.METADATA, BlockKind.CODE):
                continue
            if block.kind is BlockKind.HEADING or len(words) <= _HEADING_LENGTH:
                role = heading_role(words)
                if role is not HeadingRole.OTHER or (
                    block.kind is BlockKind.HEADING and not self._entries_follow(index)
                ):
                    break
                if block.kind is BlockKind.HEADING:
                    continue
            if block.kind is BlockKind.FOOTNOTE:
                break
            if not self._is_entry(block) and not self._continues(block, entries):
                if self._entries_follow(index) or (not entries and index == at + 1 and self._is_entry_at(index + 1)):
                    continue
                break
            entries.extend(e for e in entries_of(self.text, block) if e.span.start < e.span.end)
            stop = index + 1
        if entries:
            self.add(entries, blocks[at].span, further=further)
        return stop

    def _is_entry(self, block: Block) -> bool:
        """Tell whether a block below a list's heading can be an entry: by its words, or because it is a link."""
        words = self.text[block.span.start : block.span.end]
        if block.kind is BlockKind.TABLE or (block.kind is BlockKind.PARAGRAPH and is_prose(words)):
            return False
        if is_entry_like(words):
            return True
        at = bisect_left(self.links, block.span.start, key=lambda link: link.span.start)
        return at < len(self.links) and self.links[at].span.end <= block.span.end

    def _is_entry_at(self, index: int) -> bool:
        return index < len(self.document.blocks) and self._is_entry(self.document.blocks[index])

    def _continues(self, block: Block, entries: Sequence[Entry]) -> bool:
        """Tell whether the block carries the number after the last entry's: then it is one, whatever it reads like."""
        if not entries or not entries[-1].label.isdigit():
            return False
        return any(e.label == str(int(entries[-1].label) + 1) for e in entries_of(self.text, block)[:1])

    def _entries_follow(self, index: int) -> bool:
        """Tell whether one of the next two blocks is surely an entry (a subheading or a stray line before it)."""
        following = [b for b in self.document.blocks[index + 1 : index + 3] if b.kind is not BlockKind.HEADING]
        return any(is_surely_entry(self.text, b.span.start, b.span.end) for b in following)

    def without_heading(self) -> None:
        """Read runs of blocks that are surely entries."""
        run: list[Entry] = []
        for block in (*self.document.blocks, None):
            if block is not None and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                entries = entries_of(self.text, block)
                if all(is_surely_entry(self.text, e.span.start, e.span.end) for e in entries):
                    run.extend(entries)
                    continue
                if run and len(run) >= 2 and is_entry_like(self.text[block.span.start : block.span.end]):
                    # An entry of a body or without authors between two sure ones.
                    run.extend(entries)
                    continue
            while run and not is_surely_entry(self.text, run[-1].span.start, run[-1].span.end):
                run.pop()
            if len(run) >= _ENTRIES_WITHOUT_HEADING:
                self.add(run, None, further=False)
            run = []

    def footnotes(self) -> None:
        """Read the footnotes that hold a reference."""
        entries = [
            Entry(block.span, block.label, block.span)
            for block in self.document.blocks
            if block.kind is BlockKind.FOOTNOTE and is_surely_entry(self.text, block.span.start, block.span.end)
        ]
        if entries:
            self.add(entries, None, further=False)

    def add(self, entries: Sequence[Entry], heading: Span | None, *, further: bool) -> None:
        """Read the fields of ``entries`` and keep them as one list."""
        from claimcheck.extract.fields import read_fields  # many patterns: not for articles without a list

        references: list[Reference] = []
        for entry in entries:
            self.count += 1
            reference = read_fields(
                self.text,
                entry.span,
                identity=f"r{self.count}",
                label=entry.label or None,
                emphases=self._emphases_in(entry.span),
                before=references[-1] if references else None,
            )
            references.append(self._with_link(reference))
        if not references:
            return
        numbered = sum(1 for e in entries if e.label.isdigit()) > len(entries) * 0.6
        dated = sum(1 for e in entries if _APA.search(self.text, e.span.start, e.span.end))
        style = ListStyle.NUMBERED if numbered else ListStyle.APA if dated > len(entries) / 2 else ListStyle.UNKNOWN
        span = hull([e.outer for e in entries])
        self.lists.append(ReferenceList(span, heading, tuple(references), style, numbered, further))

    def _emphases_in(self, span: Span) -> list[Span]:
        first = bisect_left(self.emphases, span.start, key=lambda one: one.start)
        last = bisect_left(self.emphases, span.end, first, key=lambda one: one.start)
        return [one for one in self.emphases[first : last + 1] if span.contains(one)]

    def _with_link(self, reference: Reference) -> Reference:
        """Return the entry with the address that its words link to, where it prints none."""
        at = bisect_left(self.links, reference.span.start, key=lambda link: link.span.start)
        if reference.url or at >= len(self.links) or self.links[at].span.end > reference.span.end:
            return reference
        target = self.links[at].target
        doi = doi_from_url(target)
        places = {**reference.places, "url": self.links[at].span}
        if doi and not reference.doi:
            resolver = is_doi_link(target)
            reference = replace(reference, doi=doi, doi_in_link=not resolver)
        kind = "webpage" if reference.type in ("", "document") else reference.type
        return replace(reference, url=target, type=kind, places=places)


def _with_doi(reference: Reference) -> Reference:
    """Return an entry with the DOI that its address holds, where it tells none."""
    doi = doi_from_url(reference.url) if reference.url and not reference.doi else None
    if not doi:
        return reference
    places = {**reference.places, "doi": reference.places.get("url", reference.span)}
    return replace(reference, doi=doi, doi_in_link=not is_doi_link(reference.url), places=places)


def _role(text: str, block: Block) -> HeadingRole:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM):
        return HeadingRole.OTHER
    if block.span.end - block.span.start > _HEADING_LENGTH:
        return HeadingRole.OTHER
    return heading_role(text[block.span.start : block.span.end])


def _strip(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
