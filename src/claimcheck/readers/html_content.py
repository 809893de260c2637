"""Finds the article in a page: which elements hold it, and which in between are left out.

The rules are those of the readability scripts (elements and classes that name themselves, prose that stands outside
links), with one of our own: what holds a list of references is never thrown away for its place on the page, because a
missing list makes every mark of the article look false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_lists import is_layout
from claimcheck.readers.html_parts import Parts
from claimcheck.readers.html_tree import Node
from claimcheck.readers.html_words import Beside

_NEVER: Final = frozenset({"", "html", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"})
_BESIDE: Final = frozenset({"nav", "dialog", "menu", "aside"})
_PERHAPS: Final = frozenset({"footer", "form", "address", "header", "label", "fieldset"})
_MOST: Final = 0.5  # of the page's prose: what holds more is not beside the article, whatever its name
_BODY_SHARE: Final = 0.6
_FRAMES: Final = frozenset("html body div section article main center form font".split())
_FLOW: Final = frozenset("p h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure".split())
_DESCENT: Final = 0.85
_DROPPED: Final = 300  # characters of prose that a step inwards may leave behind
_EXTRA: Final = 400
_SENTENCE: Final = 50
_MOST_ROOTS: Final = 60
_TITLES, _PROBE = 20, 400  # a page with more of them, or a header with more in it, is none

_HEADER: Final = re.compile(r"(?:^|[\s_-])header(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """The nodes to read, in order and disjoint, and for the first tag of each node left out that node."""

    roots: tuple[Node, ...]
    skips: dict[int, Node]


def find_content(parts: Parts) -> Content:
    """Choose what of the page is read."""
    return _Chooser(parts).choose()


class _Chooser:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.nodes = parts.nodes
        self.total = max(1, self.nodes[0].mass)
        self.mass = [node.mass for node in self.nodes]

    def choose(self) -> Content:
        nodes = self.nodes
        self._mark(Beside.SURELY)
        self._weigh()
        self._mark(Beside.LIKELY)
        for number in self.parts.endings:
            self._end_at(number)
        for number in self.parts.titles[:_TITLES]:
            self._thin_header(number)
        self._weigh()
        root = self._root()
        roots = [nodes[n] for n in self._chosen(root)]
        skips = {node.first: node for node in nodes if node.out}
        return Content(tuple(roots), skips)

    # What is left out

    def _mark(self, least: Beside) -> None:
        """Mark elements that say of themselves that they stand beside the article."""
        # Up to which node nothing goes by its classes, which an article reaches to, and which is left out already.
        sheltered = article = gone = 0
        for number in self.parts.telling:
            if number < gone:
                continue
            node = self.nodes[number]
            if not node.out and node.name not in _NEVER:
                inside = number < sheltered
                node.out = self._is_out(number, node, least, inside=inside, in_article=number < article)
            elif node.is_heading and node.attributes.hidden and not node.refers:
                node.out = True
            if node.out:
                gone = node.last
            elif node.attributes.list or node.attributes.entry:
                sheltered = max(sheltered, node.last)
            elif node.name in ("article", "main") or node.attributes.body:
                article = max(article, node.last)

    def _is_out(self, number: int, node: Node, least: Beside, *, inside: bool, in_article: bool) -> bool:
        told = node.attributes
        if told.hidden:
            return not node.refers and self.mass[number] < _MOST * self.total
        if inside or told.list or told.entry:
            return False
        if least is Beside.SURELY:
            if told.beside is Beside.SURELY and not self._is_section(number, node):
                return not (self._holds_article(number, node) and self.mass[number] > _MOST * self.total)
            return node.name in _BESIDE and not (node.refers and node.name == "aside")
        if node.refers or self._holds_title(number, node):
            return False
        beside = node.name in _PERHAPS and not (node.name == "header" and in_article)
        if told.beside is Beside.LIKELY and not self.parts.in_part(number):
            beside = True
        return beside and self.mass[number] < _MOST * self.total

    def _is_section(self, number: int, node: Node) -> bool:
        """Tell whether an id such as "related" is only the name of a section's heading."""
        if not node.attributes.named:
            return False
        heading = self.parts.heading_in(number)
        return heading is not None and heading not in self.parts.ending_set and self.mass[number] > 100

    def _holds_title(self, number: int, node: Node) -> bool:
        return self.parts.any_between(self.parts.titles, number, node.last)

    def _holds_article(self, number: int, node: Node) -> bool:
        return self._holds_title(number, node) or self.parts.any_between(self.parts.mains, number, node.last)

    def _thin_header(self, title: int) -> None:
        """Leave of the header that a title stands in what is a heading or prose: no names, dates and trails."""
        nodes = self.nodes
        header = next((n for n in self.parts.ancestors(title, 5) if self._is_header(nodes[n])), None)
        if header is None or self.mass[header] > _MOST * self.total:
            return
        number = header + 1
        while number < min(nodes[header].last, header + _PROBE):
            node = nodes[number]
            if node.is_heading or self.mass[number] >= _SENTENCE:
                number = node.last
            elif self.parts.any_between(self.parts.headings, number, node.last):
                number += 1
            else:
                node.out = True
                number = node.last

    def _is_header(self, node: Node) -> bool:
        return node.name in ("header", "hgroup") or bool(_HEADER.search(node.attributes.classes))

    def _end_at(self, number: int) -> None:
        """Leave out what stands under a heading such as "Related posts"."""
        nodes, top = self.nodes, number
        while True:
            up = nodes[top].parent
            parent = nodes[up]
            if parent.name in _NEVER or parent.out or parent.refers or self.mass[up] > _MOST * self.total / 2:
                break
            if self._holds_article(up, parent) or not self.parts.opens(up, top):
                break
            top = up
        nodes[top].out = True
        if top != number and self.parts.length(top) > self.parts.length(number) + 40:
            return
        all_of_it = self.parts.is_last(number)
        for sibling in self._following(top):
            node = nodes[sibling]
            if node.refers or (node.is_heading and node.name <= nodes[number].name):
                return
            prose = node.mass >= 120 and node.mass > 2 * node.links
            if (prose and not all_of_it) or self.mass[sibling] > _MOST * self.total / 2:
                return
            if self.parts.any_between(self.parts.headings, sibling, node.last) and node.mass > 500:
                return
            node.out = True

    def _following(self, number: int) -> Iterator[int]:
        """Yield the siblings after a node."""
        nodes, stop = self.nodes, self.nodes[self.nodes[number].parent].last
        at = nodes[number].last
        while at < stop:
            yield at
            at = nodes[at].last

    def _weigh(self) -> None:
        """Take what is left out off the mass of everything around it."""
        nodes = self.nodes
        mass = self.mass = [node.mass for node in nodes]
        if not any(node.out for node in nodes):
            self.total = max(1, mass[0])
            return
        lost = [0] * len(nodes)
        for number in range(len(nodes) - 1, 0, -1):
            node, less = nodes[number], lost[number]
            if node.out:
                mass[number], less = 0, node.mass
            elif less:
                mass[number] = max(0, mass[number] - less)
            if less:
                lost[node.parent] += less
        mass[0] = max(0, mass[0] - lost[0])
        number = 0
        while number < len(nodes):
            if nodes[number].out:
                last = nodes[number].last
                mass[number:last] = [0] * (last - number)
                number = last
            else:
                number += 1
        self.total = max(1, mass[0])

    # What is read

    def _root(self) -> int:
        """Return the innermost element that says it holds the article and holds most of the prose, else the innermost
        that holds nearly all."""
        best = 0
        for number in self.parts.bodies:
            if self.mass[number] >= _BODY_SHARE * self.total:
                best = number
        if best:
            return best
        while (child := self._heavy_child(best)) is not None:
            best = child
        return best

    def _heavy_child(self, number: int) -> int | None:
        """Return the child that holds nearly all prose of its parent, if no more than odds and ends stand beside it."""
        nodes, children = self.nodes, []
        at = number + 1
        while at < nodes[number].last:
            if not nodes[at].out:
                children.append(at)
            at = nodes[at].last
        if not children:
            return None
        heavy = max(children, key=self.mass.__getitem__)
        if self.mass[heavy] < max(1, _DESCENT * self.mass[number]) or not self._is_frame(heavy):
            return None
        for child in children:
            if child != heavy and (self.mass[child] > _DROPPED or nodes[child].name in _FLOW):
                return None
        return heavy

    def _is_frame(self, number: int) -> bool:
        """Tell whether an element may be one that an article stands in."""
        node = self.nodes[number]
        if node.name in ("table", "tbody", "tr", "td"):
            return node.name != "table" or is_layout(self.parts, node)
        return node.name in _FRAMES

    def _chosen(self, root: int) -> list[int]:
        """Return the root, and of what stands around it the title, the reference lists, and within its article
        whatever else is prose."""
        nodes, chosen = self.nodes, [root]
        inner, within = root, nodes[root].name in ("article", "main")
        while inner and len(chosen) < _MOST_ROOTS:
            up = nodes[inner].parent
            around_article = not within and any(
                nodes[a].name in ("article", "main") for a in self.parts.ancestors(inner, 6)
            )
            at = up + 1
            while at < nodes[up].last:
                node = nodes[at]
                if at != inner and not node.out:
                    if node.refers:
                        chosen.append(self._referring(at))
                    elif around_article and self.mass[at] >= _EXTRA and node.mass > 2 * node.links:
                        chosen.append(at)
                at = node.last
            within = within or nodes[up].name in ("article", "main")
            inner = up
        title = self.parts.title(root)
        if title is not None:
            chosen.append(title)
        disjoint: list[int] = [root]
        for number in chosen[1:_MOST_ROOTS]:
            if all(nodes[number].end <= nodes[c].start or nodes[number].start >= nodes[c].end for c in disjoint):
                disjoint.append(number)
        return sorted(disjoint)

    def _referring(self, number: int) -> int:
        """Return a node that holds a list of references, or, where it is far larger, the part of it that does."""
        nodes = self.nodes
        while True:
            children, at = [], number + 1
            while at < nodes[number].last:
                if nodes[at].refers and not nodes[at].out:
                    children.append(at)
                at = nodes[at].last
            if len(children) != 1 or nodes[children[0]].is_heading or nodes[children[0]].attributes.list:
                return number
            if self.mass[children[0]] >= _DESCENT * self.mass[number]:
                return number
            number = children[0]
