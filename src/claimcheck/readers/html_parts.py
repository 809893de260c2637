"""What the headings of a page say about its parts: where references and notes stand, and where the article ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from typing import Final, NamedTuple

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_tags import Tag
from claimcheck.readers.html_tree import Node
from claimcheck.readers.html_words import ends_article, is_list_heading, is_notes_heading, leads_away

_MARKUP: Final = re.compile(r"<[^<>]{0,2000}>")
_SPACE: Final = re.compile(r"\s+")
_BOLD: Final = re.compile(r"\s*<(?:strong|b)\b[^<>]*>", re.IGNORECASE)
_LAST: Final = re.compile(
    r"(?:leave a|\d* ?(?:comments?|responses?|replies)|\d+ thoughts|join the|discussion|post a|add a|cancel|about|"
    r"written by|author|meet the)",
    re.IGNORECASE,
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS: Final = _HEADINGS | {"li", "dd", "cite"}
_INLINE: Final = frozenset({"a", "span", "label", "cite", "ins"})
_TELLING: Final = frozenset("nav dialog menu aside footer form address header label fieldset article main".split())
_HEADING: Final = 200  # characters of markup that a heading in a paragraph may have


_CLOSES, _OPENS = -2, -1


class Role(StrEnum):
    """What stands under a heading."""

    LIST = "list"
    NOTES = "notes"
    OTHER = "other"


class _Event(NamedTuple):
    """A place where another role begins or ends; ``kind``: _OPENS, _CLOSES, or the level of a heading."""

    at: int
    kind: int
    role: Role


def words_in(source: str, start: int, end: int, limit: int = 800) -> str:
    """Return the words of a short stretch of HTML."""
    html = source[start : min(end, start + limit)]
    if "<" in html:
        html = _MARKUP.sub("", html)
    if "&" in html:
        html = unescape(html)
    return _SPACE.sub(" ", html).strip()


@dataclass(slots=True)
class Parts:
    """The nodes of a page with what its headings say. Lists of nodes hold numbers, in ascending order.

    ``telling``: those whose names or attributes may say that they stand beside the article. ``endings``: headings of
    what is no part of the article; ``titles``: h1; ``bodies``: elements that say they hold an article, ``mains``: the
    surer of them. ``starts``: source offsets from which on another of ``roles`` holds.
    """

    source: str
    tags: Sequence[Tag]
    nodes: list[Node]
    headings: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    mains: list[int] = field(default_factory=list)
    telling: list[int] = field(default_factory=list)
    endings: list[int] = field(default_factory=list)
    ending_set: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    _last: set[int] = field(default_factory=set)

    def role_at(self, offset: int) -> Role:
        """Return what stands at an offset, as the heading before it says or the element around it."""
        at = bisect_right(self.starts, offset) - 1
        return self.roles[at] if at >= 0 else Role.OTHER

    def words(self, number: int) -> str:
        """Return the words of a short node."""
        node = self.nodes[number]
        return words_in(self.source, self.tags[node.first].end, node.end)

    def length(self, number: int) -> int:
        """Return how many characters of text and markup within a node tell something (at most 2000)."""
        node = self.nodes[number]
        return len(words_in(self.source, self.tags[node.first].end, node.end, 2000))

    def opens(self, parent: int, child: int) -> bool:
        """Tell whether no words stand in ``parent`` before ``child``."""
        begin, end = self.tags[self.nodes[parent].first].end, self.nodes[child].start
        return end - begin < 1500 and not words_in(self.source, begin, end, 1500)

    def any_between(self, numbers: Sequence[int], first: int, last: int) -> bool:
        """Tell whether one of ``numbers`` (sorted) lies from ``first`` up to ``last``."""
        at = bisect_left(numbers, first)
        return at < len(numbers) and numbers[at] < last

    def heading_in(self, number: int) -> int | None:
        """Return the first heading within a node."""
        at = bisect_left(self.headings, number)
        found = at < len(self.headings) and self.headings[at] < self.nodes[number].last
        return self.headings[at] if found else None

    def in_part(self, number: int) -> bool:
        """Tell whether a node stands in an item of a list or in a heading: what its class says is about that part."""
        return any(self.nodes[n].name in _PARTS for n in self.ancestors(number, 6))

    def ancestors(self, number: int, most: int) -> Iterator[int]:
        """Yield up to ``most`` nodes around a node, innermost first."""
        for _ in range(most):
            number = self.nodes[number].parent
            if number <= 0:
                return
            yield number

    def note_around(self, node: Node | None) -> Node | None:
        """Return the block that a note fills whose first element is ``node``; None if that is only part of a block."""
        for _ in range(4):
            if node is None or (node.parent <= 0 and node.name in _INLINE):
                return None
            if node.name not in _INLINE:
                return node if node.name not in ("td", "body") else None
            up = node.parent
            if not self.opens(up, node.number):
                return None
            node = self.nodes[up]
        return None

    def is_last(self, number: int) -> bool:
        """Tell whether everything under an ending heading belongs to it, prose too (comments, an author's life)."""
        return number in self._last

    def title(self, root: int) -> int | None:
        """Return the h1 that names the article, where the root has none: the last before it, else the first."""
        if self.any_between(self.titles, root, self.nodes[root].last):
            return None
        before = bisect_left(self.titles, root) - 1
        for number in reversed(self.titles[: before + 1]):
            if not self.nodes[number].attributes.hidden and len(self.words(number)) > 3:
                return number
        return None


def read_parts(source: str, tags: Sequence[Tag], nodes: list[Node]) -> Parts:
    """Read the headings of a page, and mark the nodes that hold lists of references or notes."""
    parts = Parts(source, tags, nodes)
    events: list[_Event] = []
    for number, node in enumerate(nodes):
        told = node.attributes
        if told.tells or node.name in _TELLING or node.out:
            parts.telling.append(number)
        if node.name in _HEADINGS:
            parts.headings.append(number)
            if node.name == "h1":
                parts.titles.append(number)
            _read_heading(parts, number, parts.words(number), events, sure=True)
        elif node.name in ("p", "div", "dt", "summary", "legend") and node.end - node.start < _HEADING:
            _read_line(parts, number, events)
        if node.name in ("article", "main") or told.body or told.role == "article":
            parts.bodies.append(number)
            if node.name == "main" or told.body:
                parts.mains.append(number)
        if (told.list or told.notes) and node.name not in (
            "",
            "html",
            "body",
            "main",
            "article",
            "a",
            "sup",
            "span",
            "li",
        ):
            role = Role.LIST if told.list else Role.NOTES
            if not node.is_heading and parts.length(number) > (30 if told.list else 3):
                node.refers = True
                events.append(_Event(node.start, _OPENS, role))
                events.append(_Event(node.end, _CLOSES, role))
    for number in range(len(nodes) - 1, 0, -1):
        if nodes[number].refers:
            nodes[nodes[number].parent].refers = True
    for at, role in _sections(events):
        parts.starts.append(at)
        parts.roles.append(role)
    parts.ending_set = set(parts.endings)
    return parts


def _read_heading(parts: Parts, number: int, words: str, events: list[_Event], *, sure: bool) -> None:
    node = parts.nodes[number]
    if is_list_heading(words):
        role = Role.LIST
    elif is_notes_heading(words):
        role = Role.NOTES
    else:
        if ends_article(words):
            parts.endings.append(number)
            if _LAST.match(words):
                parts._last.add(number)
        if not sure:
            return
        role = Role.OTHER
    node.refers = role is not Role.OTHER
    level = int(node.name[1]) if node.is_heading else 7
    events.append(_Event(node.start, level, role))


def _sections(events: list[_Event]) -> Iterator[tuple[int, Role]]:
    """Yield from where on which role holds: that of the innermost list around, else that of the heading before.

    A deeper heading divides the list that stands under the one above it, and does not end it.
    """
    around: list[tuple[Role, Role, int]] = []  # of an element that tells its role: that, and what held before it
    heading, level = Role.OTHER, 7
    for event in sorted(events, key=lambda one: (one.at, one.kind)):
        if event.kind == _OPENS:
            around.append((event.role, heading, level))
        elif event.kind == _CLOSES:
            if around:
                _, heading, level = around.pop()
        elif event.role is not Role.OTHER or event.kind <= level:
            heading, level = event.role, event.kind
        yield event.at, around[-1][0] if around else heading


def _read_line(parts: Parts, number: int, events: list[_Event]) -> None:
    """Take a paragraph for a heading, or for a pointer elsewhere, if its words are such."""
    words = parts.words(number)
    if not 4 <= len(words) <= 110:
        return
    node, end = parts.nodes[number], parts.tags[parts.nodes[number].first].end
    bold = _BOLD.match(parts.source, end) is not None
    if words.endswith(":") or bold or is_list_heading(words):
        _read_heading(parts, number, words, events, sure=False)
    if node.mass < 25 and leads_away(words) and "<a" in parts.source[end : node.end].lower():
        node.out = True
