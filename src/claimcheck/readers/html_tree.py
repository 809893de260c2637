"""The elements of a page: which stands in which, and how much prose each of them holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.readers.html_attributes import NONE, AttributeReader, Attributes
from claimcheck.readers.html_tags import RAW, SILENT, Tag

#: Elements that never have content (HTML standard, 13.1.2).
VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FORMATTING: Final = frozenset("b i em strong sup sub small u s cite code font big tt mark q".split())
#: Elements that say nothing about where the article stands; they make no nodes unless they are hidden.
_PLAIN: Final = VOID | RAW | SILENT | _FORMATTING | {""}
#: Elements whose opening ends a paragraph (HTML standard, 13.2.6.4.7).
ENDS_PARAGRAPH: Final = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt".split()
)
_TELLING: Final = re.compile("class|hidden|style|role|CLASS|STYLE")
_CELLS: Final = frozenset({"td", "th", "caption"})
#: What an element closes that is open: each of these up to the nearest list or table.
_CLOSES: Final = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "thead": ("tr", "td", "th", "caption"),
    "tbody": ("thead", "tbody", "tr", "td", "th", "caption"),
    "tfoot": ("thead", "tbody", "tr", "td", "th", "caption"),
}
_LISTS: Final = frozenset({"ul", "ol", "dl", "table", "menu", "dir"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLE_PARTS: Final = frozenset("table thead tbody tfoot tr td th caption".split())
_LEAST: Final = 25  # a stretch of text shorter than this is no prose


@dataclass(slots=True)
class Node:
    """An element, the ``number``-th: ``first`` is its tag's index, ``end`` where it ends in the source, ``after`` the
    first tag and ``last`` the first node beyond it. ``mass``: characters of prose in it outside links; ``links``:
    within them."""

    number: int
    name: str
    parent: int
    first: int
    attributes: Attributes
    start: int
    end: int = -1
    after: int = -1
    last: int = -1
    mass: int = 0
    links: int = 0
    out: bool = False
    refers: bool = False  # holds a list of references or notes, by its name or a heading in it

    @property
    def is_heading(self) -> bool:
        """Tell whether this is one of h1 to h6."""
        return self.name in _HEADINGS


def build_nodes(source: str, tags: Sequence[Tag], read: AttributeReader, *, xml: bool) -> list[Node]:
    """Return the elements in the order of their opening tags, number 0 being the whole page."""
    return _Builder(source, read, xml).build(tags)


class _Builder:
    """Keeps the stack of open elements; closes what the standard closes, and forgives the rest."""

    def __init__(self, source: str, read: AttributeReader, xml: bool) -> None:
        self.source, self.read, self.xml = source, read, xml
        self.nodes = [Node(0, "", -1, 0, NONE, 0)]
        self.stack = [0]
        # How many of each name are open within each table cell around: nothing inside a cell closes what is outside.
        self.scopes: list[dict[str, int]] = [defaultdict(int)]
        self.open: dict[str, int] = defaultdict(int)
        self.anchors = 0

    def build(self, tags: Sequence[Tag]) -> list[Node]:
        source, nodes, at, stack = self.source, self.nodes, 0, self.stack
        for index, tag in enumerate(tags):
            start, end, name, closing, attributes, _ = tag
            if start - at > _LEAST:
                self._prose(at, start)
            at = end
            if name in _PLAIN:
                if name == "hr":
                    self._end_paragraph(index, start)
                elif attributes and name in _FORMATTING and self.read(attributes).hidden:
                    self._start(name, index, tag)
                elif closing and self.open[name] > 0:
                    self._close(name, index, tag)
            elif not closing:
                self._start(name, index, tag)
            elif nodes[stack[-1]].name == name:  # nearly always
                self._pop(index + 1, end)
            else:
                self._close(name, index, tag)
        if len(source) - at > _LEAST:
            self._prose(at, len(source))
        while self.stack:
            self._pop(len(tags), len(source))
        for node in reversed(nodes[1:]):
            nodes[node.parent].mass += node.mass
            nodes[node.parent].links += node.links
        return nodes

    def _prose(self, start: int, end: int) -> None:
        length = len(self.source[start:end].strip())
        if length >= _LEAST:
            node = self.nodes[self.stack[-1]]
            if self.anchors:
                node.links += length
            else:
                node.mass += length

    def _start(self, name: str, index: int, tag: Tag) -> None:
        attributes, told, nodes, scope = tag[4], NONE, self.nodes, self.scopes[-1]
        if name == "a":
            if scope["a"]:
                self._pop_to("a", index, tag[0])
            self.anchors += 1
            # Links differ in their addresses, and few say anything else.
            if attributes and _TELLING.search(attributes):
                told = self.read(attributes)
        else:
            if name in ENDS_PARAGRAPH and scope["p"]:
                self._pop_to("p", index, tag[0])
            if name in _CLOSES:
                self._imply(_CLOSES[name], index, tag[0])
                scope = self.scopes[-1]
            elif name in ("body", "html") and self.open[name]:
                return
            if attributes:
                told = self.read(attributes)
        number = len(nodes)
        nodes.append(Node(number, name, self.stack[-1], index, told, tag[0]))
        self.stack.append(number)
        self.open[name] += 1
        scope[name] += 1
        if name in _CELLS:
            self.scopes.append(defaultdict(int))
        if self.xml and attributes.endswith("/"):
            self._pop(index + 1, tag.end)

    def _end_paragraph(self, index: int, at: int) -> None:
        if self.scopes[-1]["p"]:
            self._pop_to("p", index, at)

    def _imply(self, names: tuple[str, ...], index: int, at: int) -> None:
        """Close elements that the next one cannot stand in, up to the nearest list or table."""
        stack, nodes = self.stack, self.nodes
        for _ in range(len(stack)):
            top = nodes[stack[-1]].name
            if top in names:
                self._pop(index, at)
                continue
            # An unclosed inline element or paragraph must not hide the item that it stands in.
            inner = top in ("p", "a", "span", "div", "label") and any(self._within(n) for n in names)
            if not inner:
                return
            self._pop(index, at)

    def _within(self, name: str) -> bool:
        """Tell whether ``name`` is open below the nearest list or table (looks a few elements up)."""
        for index in reversed(self.stack[-8:]):
            other = self.nodes[index].name
            if other == name:
                return True
            if other in _LISTS:
                return False
        return False

    def _close(self, name: str, index: int, tag: Tag) -> None:
        if name in _TABLE_PARTS:
            if self.open[name] > 0:
                self._pop_to(name, index, tag.start, tag.end)
        elif self.scopes[-1][name] > 0:
            self._pop_to(name, index, tag.start, tag.end)

    def _pop_to(self, name: str, index: int, at: int, end: int = -1) -> None:
        """Close elements up to the innermost ``name``, which ends with its own tag if ``end`` is given."""
        while len(self.stack) > 1:
            if self.nodes[self.stack[-1]].name == name:
                self._pop(index + 1, end) if end >= 0 else self._pop(index, at)
                return
            self._pop(index, at)

    def _pop(self, after: int, end: int) -> None:
        node = self.nodes[self.stack.pop()]
        node.after, node.end, node.last = after, end, len(self.nodes)
        name = node.name
        if name in _CELLS:
            self.scopes.pop()
        if name:
            self.open[name] -= 1
            self.scopes[-1][name] -= 1
            if name == "a":
                self.anchors -= 1
