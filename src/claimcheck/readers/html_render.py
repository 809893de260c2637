"""The chosen elements of a page -> blocks of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from claimcheck.model.document import BlockKind, FootnoteMark
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.html_attributes import AttributeReader, resolve
from claimcheck.readers.html_content import Content
from claimcheck.readers.html_lists import Lists, is_label, is_layout, prints_number
from claimcheck.readers.html_notes import Notes
from claimcheck.readers.html_parts import Parts, Role, words_in
from claimcheck.readers.html_tags import Tag
from claimcheck.readers.html_tree import ENDS_PARAGRAPH, Node
from claimcheck.readers.html_words import is_stray
from claimcheck.readers.inline import InlineElements
from claimcheck.readers.markup import Tag as InlineTag

# White space that HTML folds, entities (legacy ones need no semicolon), and characters that nobody sees.
_SPECIAL: Final = re.compile(
    r"[ \t\n\r\f]{2,}+|[\t\n\r\f]|&(?:#[0-9]{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);?|[\xad\u200b\u2060\ufeff]"
)
_UNSEEN: Final = frozenset("\xad\u200b\u2060\ufeff\u200c\u200d")
_BREAKING: Final = ENDS_PARAGRAPH | frozenset(
    "tr thead tbody tfoot caption legend body html optgroup option dt dd li title".split()
)
_DOI: Final = re.compile(r"(?:doi\.org/|/doi/(?:abs/|full/|pdf/)?)(10\.\d{4,9}/[^\s?#]{1,200})", re.IGNORECASE)
_OPENED: Final = re.compile(r"[\[(][^\[\]()]{0,60}\Z")
_CITING: Final = 400
_LONGEST_ENTRY: Final = 6000


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is known of a page before it is read; ``doi``: its article's own, in lower case."""

    parts: Parts
    content: Content
    notes: Notes
    attributes: AttributeReader
    doi: str


class Renderer:
    """Reads elements into an assembly."""

    def __init__(self, page: Page, assembly: Assembly) -> None:
        self._page, self._assembly = page, assembly
        self._source, self._tags = page.parts.source, page.parts.tags
        self._nodes: Mapping[int, Node] = {node.first: node for node in page.parts.nodes}
        self._inline = InlineElements(assembly)
        self._lists = Lists()
        self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""
        self._carried = ""  # a label that stood in a block of its own
        self._quotes = self._code = 0
        self._spaced = True  # the text so far ends with white space
        self._entry_end = self._note_end = self._row_end = self._heading_end = -1
        self._note = ""
        self._cells = 0
        self._mark: tuple[int, str] | None = None
        self._raised: list[int] = []
        self._verbatim = -1
        self._trim = False
        self._handlers: Mapping[str, Callable[[Tag, int], None]] = {
            "br": self._break, "a": self._anchor, "sup": self._sup, "em": self._emphasis, "i": self._emphasis,
            "b": self._emphasis, "strong": self._emphasis, "cite": self._emphasis, "code": self._verbatims,
            "kbd": self._verbatims, "samp": self._verbatims, "q": self._quote, "td": self._cell, "th": self._cell,
            "table": self._table, "tr": self._row, "ul": self._list, "ol": self._list, "blockquote": self._blockquote,
            "pre": self._pre, "li": self._item, "dd": self._item,
        }  # fmt: skip
        self._handlers |= {f"h{n}": self._heading for n in range(1, 7)}

    def read(self, root: Node) -> None:
        """Read one element from its tag to its end."""
        tags, skips = self._tags, self._page.content.skips
        handlers, text = self._handlers, self._text
        index, last = max(0, root.first if root.name else 0), root.after
        at = root.start
        while index < last:
            tag = tags[index]
            if tag.start > at:
                text(at, tag.start)
            at = tag.end
            if tag.start >= self._entry_end >= 0 or tag.start >= self._note_end >= 0:
                self._leave(tag.start)
            if not tag.closing and index in skips:
                node = skips[index]
                if node.name in _BREAKING:
                    self._divide()
                index, at = node.after, node.end
                continue
            index += 1
            handler = handlers.get(tag.name)
            if handler is not None:
                handler(tag, index - 1)
            elif tag.name in _BREAKING:
                self._block(tag, index - 1)
            elif self._page.notes.labels and not tag.closing and tag.attributes:
                self._target(tag, index - 1)
            at = max(at, self._jump)
            if self._jump >= 0:
                index, self._jump = self._jump_index, -1
        if root.end > at:
            text(at, root.end)
        self._close()

    _jump = -1
    _jump_index = 0

    # Text

    def _text(self, start: int, end: int) -> None:
        """Add text as a person sees it: white space folded, entities resolved."""
        assembly = self._assembly
        if start >= self._entry_end >= 0 or start >= self._note_end >= 0:
            self._leave(start)
        text = self._source[start:end]
        if not assembly.is_open:
            if text.isspace():
                return
            self._begin()
        if self._code:
            assembly.add(text, start, end)
            return
        if self._trim:
            kept = text.lstrip(" \t\r\n.)]:\xa0")
            start += len(text) - len(kept)
            text = kept
            if not text:
                return
            self._trim = False
        at = 0
        if _SPECIAL.search(text) is not None:
            at = self._specials(text, start)
        if self._spaced and text[at : at + 1] == " ":
            at += 1
        if at < len(text):
            assembly.add(text[at:] if at else text, start + at, end)
            self._spaced = text[-1] == " "

    def _specials(self, text: str, start: int) -> int:
        """Add ``text`` up to its last special character; return the offset behind that."""
        assembly, at = self._assembly, 0
        for match in _SPECIAL.finditer(text):
            begin, end = match.span()
            if self._spaced and text[at] == " " and begin > at:
                at += 1
            if begin > at:
                assembly.add(text[at:begin], start + at, start + begin)
                self._spaced = text[begin - 1] == " "
            at = end
            first = text[begin]
            if first == "&":
                word = match.group()
                shown = unescape(word)
                if shown == word:
                    assembly.add(word, start + begin, start + end)
                elif shown in _UNSEEN:
                    continue
                else:
                    assembly.add(shown.replace("\n", " "), start + begin, start + end)
                self._spaced = shown[-1:] in ("\n", " ")
            elif first not in _UNSEEN and not self._spaced:
                assembly.add(" ", start + begin, start + begin + 1)
                self._spaced = True
        return at

    # Blocks

    def _begin(self) -> None:
        """Open the block that text belongs to, if none is open."""
        assembly = self._assembly
        if assembly.is_open:
            return
        kind, label = self._kind, self._label
        if self._carried and kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            kind, label, self._carried = BlockKind.ITEM, self._carried, ""
        assembly.open(kind, self._level, label)
        self._spaced = True
        if self._kind is BlockKind.ITEM:
            self._kind, self._level, self._label = BlockKind.PARAGRAPH, 0, ""

    def _close(self) -> None:
        """Close the open block, unless it is a byline or the like; a label alone goes to the block that follows."""
        assembly = self._assembly
        length = assembly.open_length
        if 0 < length <= _CITING and not self._code:
            words = assembly.words()
            listed = self._role() is Role.LIST
            if length <= 110 and self._heading_end < 0 and self._row_end < 0 and is_stray(words):
                assembly.drop()
            elif length <= 8 and listed and is_label(words):
                self._carried = f"{words.strip('[]().: ')}."
                assembly.drop()
            elif self._page.doi and not listed and self._page.doi in words.lower():
                assembly.become(BlockKind.METADATA)
        assembly.close()
        self._inline.clear()
        self._mark, self._verbatim, self._trim = None, -1, False
        self._raised.clear()
        self._spaced = True

    def _role(self) -> Role:
        return self._page.parts.role_at(self._assembly.source_end)

    def _divide(self) -> bool:
        """End the block at a tag, and tell whether that was done: in an entry or a row it is white space."""
        if self._entry_end >= 0 or self._row_end >= 0:
            if self._assembly.is_open and not self._spaced:
                self._assembly.insert(" ")
                self._spaced = True
            return False
        used = self._assembly.open_length > 0
        self._close()
        if used or self._kind is not BlockKind.ITEM:
            self._plain()
        return True

    def _plain(self) -> None:
        """Let the next block be what it is outside of everything but quotations and notes."""
        self._kind = BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
        self._level, self._label = 0, ""
        if self._note:
            self._kind, self._label = BlockKind.FOOTNOTE, self._note

    def _leave(self, at: int) -> None:
        """End the entry or the note that ``at`` lies beyond."""
        self._close()
        if at >= self._entry_end:
            self._entry_end = -1
        if at >= self._note_end:
            self._note_end, self._note = -1, ""
        self._plain()

    def _block(self, tag: Tag, index: int) -> None:
        self._divide()
        if not tag.closing and tag.attributes:
            self._target(tag, index)
            if self._entry_end < 0 and self._page.attributes(tag.attributes).entry:
                self._enter(index, tag)

    def _enter(self, index: int, tag: Tag) -> bool:
        """Take an element for one entry, whatever blocks it has inside, if it stands in a list and holds no other."""
        node = self._nodes.get(index)
        if node is None or node.end - node.start > _LONGEST_ENTRY or node.end <= tag.end:
            return False
        if self._page.parts.role_at(tag.start) is not Role.LIST:
            return False
        inside = self._source[tag.end : node.end - 1].lower()
        if "<li" in inside or "<dd" in inside or "<h" in inside.replace("<hr", ""):
            return False
        self._entry_end = node.end
        return True

    def _heading(self, tag: Tag, index: int) -> None:
        if not self._divide():
            return
        if tag.closing:
            self._heading_end = -1
            return
        node = self._nodes.get(index)
        self._heading_end = node.end if node else -1
        self._kind, self._level, self._label = BlockKind.HEADING, int(tag.name[1]), ""

    def _blockquote(self, tag: Tag, _: int) -> None:
        self._quotes = max(0, self._quotes + (-1 if tag.closing else 1))
        self._divide()
        self._plain()

    def _pre(self, tag: Tag, _: int) -> None:
        if not self._divide():
            return
        self._plain()
        self._code = 0 if tag.closing else 1
        if self._code:
            self._kind = BlockKind.CODE

    def _list(self, tag: Tag, index: int) -> None:
        self._divide()
        self._plain()
        if tag.closing:
            self._lists.close()
        else:
            self._lists.open(tag.name, self._page.attributes(tag.attributes))
            self._target(tag, index)

    def _item(self, tag: Tag, index: int) -> None:
        if self._entry_end >= 0 and not tag.closing:
            self._leave(tag.start)
        if not self._divide():
            return
        self._plain()
        if tag.closing:
            return
        label = self._lists.label(self._page.attributes(tag.attributes)) if tag.name == "li" else ""
        node = self._nodes.get(index)
        listed = self._page.parts.role_at(tag.start) is Role.LIST
        if listed and node and prints_number(self._source, tag.end, node.end):
            label = ""
        if tag.name == "li" or listed:
            self._kind, self._level, self._label = BlockKind.ITEM, self._lists.depth, label
        if listed:
            self._enter(index, tag)
        self._target(tag, index)

    # Tables

    def _table(self, tag: Tag, index: int) -> None:
        if self._row_end >= 0 and tag.start < self._row_end:
            return
        self._divide()
        self._plain()
        if not tag.closing:
            self._lists.tables.append(is_layout(self._page.parts, self._nodes.get(index)))
        elif self._lists.tables:
            self._lists.tables.pop()

    def _row(self, tag: Tag, index: int) -> None:
        self._end_row()
        self._divide()
        self._plain()
        if tag.closing or (self._lists.tables and self._lists.tables[-1]):
            return
        node = self._nodes.get(index)
        if self._page.parts.role_at(tag.start) is Role.LIST and self._enter(index, tag):
            self._kind = BlockKind.ITEM
            self._target(tag, index)
            return
        self._kind, self._cells = BlockKind.TABLE, 0
        self._row_end = node.end if node else tag.end

    def _end_row(self) -> None:
        if self._row_end >= 0:
            self._row_end = -1
            self._close()
            self._plain()

    def _cell(self, tag: Tag, index: int) -> None:
        if self._row_end < 0:
            self._block(tag, index)
            words = self._assembly.words() if 0 < self._assembly.open_length <= 8 else ""
            if self._entry_end >= 0 and tag.closing and is_label(words):
                self._assembly.drop()
                self._label = f"{words.strip('[]().: ')}."
                self._kind = BlockKind.ITEM
        elif not tag.closing:
            self._begin()
            if self._cells:
                self._assembly.insert("\t")
                self._spaced = True
            self._cells += 1

    # Inline elements

    def _break(self, tag: Tag, _: int) -> None:
        assembly = self._assembly
        if not assembly.is_open:
            return
        if self._entry_end >= 0 or self._row_end >= 0 or self._heading_end >= 0:
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
            if not self._assembly.is_open and self._row_end < 0:
                self._begin()
            if tag.attributes and self._page.notes.labels:
                self._target(tag, index)
        before = len(self._assembly.emphases)
        self._inline.take(InlineTag(tag.name, tag.closing))
        if tag.closing and tag.name in ("b", "strong") and len(self._assembly.emphases) > before:
            self._assembly.strong = self._assembly.emphases[-1]

    def _sup(self, tag: Tag, index: int) -> None:
        if not tag.closing:
            self._begin()
            self._target(tag, index)
        self._inline.take(InlineTag("sup", tag.closing))
        if tag.closing:
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

    def _anchor(self, tag: Tag, index: int) -> None:
        notes = self._page.notes
        if tag.closing:
            if self._mark is not None:
                self._end_mark()
            else:
                self._inline.take(InlineTag("a", True))
            return
        if index in notes.returns and self._returns(index, tag):
            return
        self._target(tag, index)
        self._begin()
        if index in notes.marks:
            self._mark = (self._assembly.length, notes.marks[index])
            return
        target = ""
        if "href" in tag.attributes or "HREF" in tag.attributes:
            target = self._page.attributes(tag.attributes).get("href")
            if target.startswith("//"):
                target = f"https:{target}"
            own = _DOI.search(target) if self._page.doi else None
            if own and own.group(1).lower().rstrip(".,;/") == self._page.doi:
                target = ""
        self._inline.take(InlineTag("a", False, target))

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
        elif label.isdigit() and not _OPENED.search(assembly.words()[-80:-1] if end - start < 6 else "["):
            if not (assembly.superscripts and assembly.superscripts[-1].end > start) and not self._in_sup():
                assembly.superscripts.append(Span(start, end))

    def _in_sup(self) -> bool:
        return self._inline.is_open("sup")

    # Notes

    def _returns(self, index: int, tag: Tag) -> bool:
        """Leave out an anchor that leads back to a mark; a number printed in a list of references stays."""
        node = self._nodes.get(index)
        if node is None:
            return False
        words = words_in(self._source, tag.end, node.end - 1).removesuffix("</a").strip()
        if words.strip("[]().: ").isdigit() and self._page.parts.role_at(tag.start) is Role.LIST:
            return False
        if words[:1].isalnum() and not self._note and self._page.parts.role_at(tag.start) is Role.OTHER:
            return False
        self._target(tag, index)
        if self._assembly.is_open and self._assembly.words() in ("[", "("):
            self._assembly.drop()
            self._begin()
        self._trim = self._assembly.open_length == 0
        self._jump, self._jump_index = node.end, node.after
        return True

    def _target(self, tag: Tag, index: int) -> None:
        """Begin a note, or label an entry, at an element that a mark leads to."""
        notes = self._page.notes
        if not notes.labels or not tag.attributes:
            return
        told = self._page.attributes(tag.attributes).values
        for key in (told.get("id"), told.get("name")):
            label = notes.labels.get(resolve(key)) if key else None
            if label is None or key is None:
                continue
            if resolve(key) in notes.listed:
                self._label_entry(label, tag)
            else:
                self._begin_note(label, tag, index)
            return

    def _label_entry(self, label: str, tag: Tag) -> None:
        node_label = self._label if self._kind is BlockKind.ITEM else ""
        if node_label.rstrip(".").isdigit() or not label.isdigit() or self._assembly.open_length:
            return
        if not prints_number(self._source, tag.end, tag.end + 200):
            self._kind, self._label = BlockKind.ITEM, f"{label}."

    def _begin_note(self, label: str, tag: Tag, index: int) -> None:
        assembly = self._assembly
        if assembly.open_length and not assembly.ends_with_break():
            return
        self._close()
        self._note = label
        node = self._nodes.get(index)
        inline = node is None or node.name in ("a", "span", "label")
        self._note_end = -1 if inline or node is None else node.end
        self._entry_end = -1
        self._plain()
        if inline:
            self._note = ""
            self._begin()
            self._kind, self._label = BlockKind.PARAGRAPH, ""
