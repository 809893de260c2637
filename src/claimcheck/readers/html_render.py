"""The chosen elements of a page -> blocks of text: the walk over its tags, headings, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from claimcheck.model.document import BlockKind
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.html_flow import NOWHERE, Page
from claimcheck.readers.html_identity import Told
from claimcheck.readers.html_inline import InlineReader
from claimcheck.readers.html_lists import Lists, is_label, is_layout, prints_number
from claimcheck.readers.html_parts import Role
from claimcheck.readers.html_tags import Tag
from claimcheck.readers.html_tree import ENDS_PARAGRAPH, Node

_LONGEST_HEADING: Final = 2000
_BREAKING: Final = ENDS_PARAGRAPH | frozenset(
    "tr thead tbody tfoot caption legend body html optgroup option dt dd li".split()
)


class Renderer(InlineReader):
    """Reads elements into an assembly."""

    def __init__(self, page: Page, assembly: Assembly, identity: Sequence[Told]) -> None:
        super().__init__(page, assembly)
        self._waiting = list(reversed(identity))
        self._lists = Lists()
        self._cells = 0

    def read(self, root: Node) -> None:
        """Read one element from its tag to its end."""
        tags, skips = self._tags, self._page.content.skips
        handler_of, text, targets = _HANDLERS.get, self._text, bool(self._page.notes.labels)
        index, last, at = max(0, root.first), root.after, root.start
        while index < last:
            tag = tags[index]
            start, end, name, closing, attributes, _ = tag
            if start > at:
                text(at, start)
            at = end
            if end > self._limit or (closing and end == self._limit):
                self._leave(end)
            if index in skips and not closing:
                node = skips[index]
                if name in _BREAKING:
                    self._divide()
                index, at = node.after, node.end
                continue
            handler = handler_of(name)
            if handler is not None:
                beyond = handler(self, tag, index)
                if beyond is not None:
                    index, at = beyond.after, beyond.end
                    continue
            elif targets and attributes and not closing:
                self._target(tag, index)
            index += 1
        if root.end > at:
            text(at, root.end)
        self._close()

    def _told(self, tag: Tag, _: int) -> None:
        self.tell(tag.end)

    def tell(self, before: int) -> None:
        """Write what the page tells of itself ahead of an offset, unless words behind it were read already."""
        waiting = self._waiting
        if not waiting or waiting[-1].start >= before or self._in_entry or self._in_row:
            return
        self._close()
        while waiting and waiting[-1].start < before:
            told = waiting.pop()
            if told.start >= self._assembly.source_end:
                self._assembly.open(BlockKind.METADATA)
                self._assembly.add(told.words, told.start, told.end)
                self._assembly.close()

    def _block(self, tag: Tag, index: int) -> None:
        self._divide()
        if not tag.closing and tag.attributes:
            self._target(tag, index)
            if not self._in_entry and self._page.attributes(tag.attributes).entry:
                self._enter(index, tag)

    def _heading(self, tag: Tag, index: int) -> None:
        if self._in_heading:
            self._in_heading = False
            self._close()
            self._plain()
        if self._divide() and not tag.closing:
            self._kind, self._level, self._label = BlockKind.HEADING, int(tag.name[1]), ""
            node = self._nodes.get(index)
            self._in_heading = node is not None and node.end - node.start < _LONGEST_HEADING

    def _blockquote(self, tag: Tag, _: int) -> None:
        self._quotes = max(0, self._quotes + (-1 if tag.closing else 1))
        self._divide()
        self._plain()

    def _pre(self, tag: Tag, _: int) -> None:
        if not self._divide():
            return
        self._plain()
        self._code = not tag.closing
        if self._code:
            self._kind = BlockKind.CODE

    def _list(self, tag: Tag, index: int) -> None:
        self._divide()
        self._plain()
        if tag.closing:
            self._lists.close()
        else:
            self._lists.open(tag.name, self._page.attributes.values(tag.attributes))
            self._target(tag, index)

    def _item(self, tag: Tag, index: int) -> None:
        if self._in_entry and not tag.closing:
            self._leave(tag.start)
        if not self._divide():
            return
        self._plain()
        if tag.closing:
            return
        label = self._lists.label(self._page.attributes.values(tag.attributes)) if tag.name == "li" else ""
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
        if self._in_row and tag.start < self._row_end:
            return
        self._end_row()
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
        self._reach()

    def _end_row(self) -> None:
        if self._in_row:
            self._row_end = NOWHERE
            self._reach()
            self._close()
            self._plain()

    def _cell(self, tag: Tag, index: int) -> None:
        if not self._in_row:
            self._block(tag, index)
            words = self._assembly.words() if 0 < self._assembly.open_length <= 8 else ""
            if self._in_entry and tag.closing and is_label(words):
                self._assembly.drop()
                self._label = f"{words.strip('[]().: ')}."
                self._kind = BlockKind.ITEM
        elif not tag.closing:
            self._begin()
            if self._cells:
                self._assembly.insert("\t")
                self._spaced = True
            self._cells += 1


# Functions, not methods of one renderer: those would hold it, and with it the page, until cycles are searched for.
_HANDLERS: Final[Mapping[str, Callable[[Renderer, Tag, int], Node | None]]] = {
    **dict.fromkeys(_BREAKING, Renderer._block),
    **dict.fromkeys(("title", "meta", "script"), Renderer._told),
    **dict.fromkeys(("em", "i", "b", "strong", "cite"), Renderer._emphasis),
    **dict.fromkeys(("code", "kbd", "samp"), Renderer._verbatims),
    **dict.fromkeys(("td", "th"), Renderer._cell),
    **dict.fromkeys(("ul", "ol"), Renderer._list),
    **dict.fromkeys(("li", "dd"), Renderer._item),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Renderer._heading),
    "a": Renderer._anchor,
    "blockquote": Renderer._blockquote,
    "br": Renderer._break,
    "pre": Renderer._pre,
    "q": Renderer._quote,
    "sup": Renderer._sup,
    "table": Renderer._table,
    "tr": Renderer._row,
}
