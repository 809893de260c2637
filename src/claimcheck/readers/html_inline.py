"""Inline elements of a page: emphases, raised text, links, and marks that lead to notes or entries."""

from __future__ import annotations

from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind, FootnoteMark
from claimcheck.model.span import Span
from claimcheck.readers.html_attributes import names_itself, resolve
from claimcheck.readers.html_flow import NOWHERE, Flow
from claimcheck.readers.html_lists import prints_number
from claimcheck.readers.html_parts import Role, words_in
from claimcheck.readers.html_tags import Tag
from claimcheck.readers.html_tree import Node

_DOI: Final = re.compile(r"(?:doi\.org/|/doi/(?:abs/|full/|pdf/)?)(10\.\d{4,9}/[^\s?#]{1,200})", re.IGNORECASE)
_OPENED: Final = re.compile(r"[\[(][^\[\]()]{0,60}\Z")


class InlineReader(Flow):
    """Reads inline elements."""

    _linked = -1  # where the last link ended

    def _break(self, tag: Tag, _: int) -> None:
        assembly = self._assembly
        if not assembly.is_open:
            return
        if self._in_entry or self._in_row or self._in_heading:
            if not self._spaced:
                assembly.add(" ", tag.start, tag.end)
        elif assembly.ends_with_break() and assembly.open_length:
            self._close()
            self._plain()
            return
        else:
            assembly.add("\n", tag.start, tag.end)
        self._spaced = True

    def _emphasis(self, tag: Tag, index: int) -> None:
        if not tag.closing:
            if not self._assembly.is_open and not self._in_row:
                self._begin()
            if tag.attributes and self._page.notes.labels:
                self._target(tag, index)
            self._inline.start(tag.name)
            return
        emphases = self._assembly.emphases
        before = len(emphases)
        self._inline.end(tag.name)
        if len(emphases) > before and tag.name in ("b", "strong"):
            self._assembly.strong = emphases[-1]

    def _sup(self, tag: Tag, index: int) -> None:
        if not tag.closing:
            self._begin()
            self._target(tag, index)
            self._inline.start("sup")
        else:
            self._inline.end("sup")
            self._lower()

    def _lower(self) -> None:
        """A footnote's mark is no raised number."""
        raised, marks = self._assembly.superscripts, self._assembly.marks
        if raised and marks and raised[-1].overlaps(marks[-1].span):
            raised.pop()

    def _verbatims(self, tag: Tag, _: int) -> None:
        if self._code:
            return
        if not tag.closing:
            self._begin()
            self._verbatim = self._assembly.length
        elif 0 <= self._verbatim < self._assembly.length:
            self._assembly.verbatim.append(Span(self._verbatim, self._assembly.length))
            self._verbatim = -1

    def _quote(self, tag: Tag, _: int) -> None:
        if not tag.closing:
            self._begin()
        if self._assembly.is_open:
            self._assembly.insert("”" if tag.closing else "“")
            self._spaced = False

    def _anchor(self, tag: Tag, index: int) -> Node | None:
        if tag[3]:  # it closes
            if self._mark is not None:
                self._end_mark()
            else:
                self._inline.end("a")
                self._linked = self._assembly.length
            return None
        notes = self._page.notes
        if index in notes.returns and (node := self._returning(index, tag)) is not None:
            return node
        if notes.labels:
            self._target(tag, index)
        if not self._assembly.is_open:
            self._begin()
        elif self._in_entry and self._linked == self._assembly.length and not self._spaced:
            self._assembly.insert(" ")  # "Article" "PubMed": links to databases behind an entry
            self._spaced = True
        if index in notes.marks:
            self._mark = (self._assembly.length, notes.marks[index])
            return None
        self._inline.start("a", self._address(tag))
        return None

    def _address(self, tag: Tag) -> str:
        """Return where an anchor leads, "" for the article itself."""
        target = self._page.attributes.address(tag.attributes) if tag.attributes else ""
        if target.startswith("//"):
            target = f"https:{target}"
        own = _DOI.search(target) if self._page.doi else None
        return "" if own and own.group(1).lower().rstrip(".,;/") == self._page.doi else target

    def _end_mark(self) -> None:
        """Record the mark that ends here: a number of a list, raised if nothing else marks it, or a footnote's."""
        assert self._mark is not None
        start, fragment = self._mark
        self._mark = None
        assembly, notes = self._assembly, self._page.notes
        end = assembly.length
        if end <= start:
            return
        label = notes.labels[fragment]
        if fragment not in notes.listed:
            assembly.marks.append(FootnoteMark(Span(start, end), label))
            self._lower()
        elif label.isdigit() and end - start == len(label) and not self._inline.is_open("sup"):
            raised = assembly.superscripts and assembly.superscripts[-1].end > start
            if not raised and not _OPENED.search(assembly.words()[-80 : -len(label)]):
                assembly.superscripts.append(Span(start, end))

    def _returning(self, index: int, tag: Tag) -> Node | None:
        """Return an anchor to leave out, for it leads back to a mark; a number printed in a list of works stays."""
        node = self._nodes.get(index)
        if node is None:
            return None
        words = words_in(self._source, tag.end, node.end - 1).removesuffix("</a").strip()
        own = resolve(self._page.attributes.values(tag.attributes).get("id", "")) in self._page.notes.labels
        if words.strip("[]().: ").isdigit() and self._page.parts.role_at(tag.start) is Role.LIST:
            return None
        if words[:1].isalnum() and not self._note and not own and self._page.parts.role_at(tag.start) is Role.OTHER:
            return None
        self._target(tag, index)
        if self._assembly.is_open and self._assembly.words() in ("[", "("):
            self._assembly.drop()
            self._begin()
        self._trim = self._assembly.open_length == 0
        return node

    def _target(self, tag: Tag, index: int) -> None:
        """Begin a note, or label an entry, at an element that a mark leads to."""
        notes = self._page.notes
        if not notes.labels or not tag.attributes or not names_itself(tag.attributes):
            return
        for key in self._page.attributes.names(tag.attributes):
            label = notes.labels.get(key)
            if label is None:
                continue
            if key in notes.listed:
                self._label_entry(label, tag)
            else:
                self._begin_note(label, index)
            return

    def _label_entry(self, label: str, tag: Tag) -> None:
        node_label = self._label if self._kind is BlockKind.ITEM else ""
        if node_label.rstrip(".").isdigit() or not label.isdigit() or self._assembly.open_length:
            return
        if not prints_number(self._source, tag.end, tag.end + 200):
            self._kind, self._label = BlockKind.ITEM, f"{label}."

    def _begin_note(self, label: str, index: int) -> None:
        assembly = self._assembly
        if assembly.open_length and not assembly.ends_with_break():
            return
        self._close()
        node = self._page.parts.note_around(self._nodes.get(index))
        self._note = label if node else ""
        self._note_end = node.end if node else NOWHERE
        self._entry_end = NOWHERE
        self._reach()
        self._plain()
        self._kind, self._label = BlockKind.FOOTNOTE, label
