"""HTML as it occurs in Markdown: tags and their attributes, and blocks of it turned into text that keeps its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from claimcheck.compare import lazy_patterns as re

_NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_ADDRESS: Final = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PATIENCE: Final = 30

SILENT: Final = frozenset({"script", "style", "template", "svg", "head", "noscript", "iframe", "object", "select"})
"""Elements whose content nobody reads."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag; ``name`` in lower case; ``address``: its href with entities resolved, or None."""

    name: str
    closing: bool
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of HTML at ``start``..``end``: a tag, or text (``tag`` None) as a person reads it."""

    start: int
    end: int
    text: str = ""
    tag: Tag | None = None


def read_tag(html: str) -> Tag | None:
    """Read ``<a href="...">`` or ``</a>``; None for comments, declarations and what is no tag."""
    match = _NAME.match(html)
    if match is None:
        return None
    closing = html.startswith("</")
    address = None
    if not closing and "href" in html:
        found = _ADDRESS.search(html)
        if found:
            address = unescape(next(g for g in found.groups() if g is not None)).strip()
    return Tag(match.group(1).lower(), closing, address)


@dataclass(slots=True)
class Scanner:
    """Divides HTML into pieces in one pass, whatever is left open in it.

    ``unclosed``: offset of a comment that never ends, -1 if there is none.
    """

    html: str
    unclosed: int = -1
    _ahead: dict[str, int] = field(default_factory=dict)

    def pieces(self) -> Iterator[Piece]:
        """Yield text and tags in order; comments, declarations and silent elements are left out."""
        html, at = self.html, 0
        while at < len(html):
            opening = html.find("<", at)
            if opening < 0:
                opening = len(html)
            if opening > at:
                yield from _text(html, at, opening)
            if opening == len(html):
                return
            end, tag = self._markup(opening)
            if tag is None and end == opening + 1:
                yield Piece(opening, end, "<")
            elif tag is not None:
                yield Piece(opening, end, tag=tag)
                if tag.name in SILENT and not tag.closing and html[end - 2 : end] != "/>":
                    closing = self._find(f"</{tag.name}", end)
                    end = closing if closing >= 0 else len(html)
            at = end

    def _markup(self, start: int) -> tuple[int, Tag | None]:
        """Return where the markup at "<" ends, and its tag; "<" alone is text."""
        html = self.html
        following = html[start + 1 : start + 2]
        if following in ("!", "?"):
            if html.startswith("<!--", start):
                end = self._find("-->", start + 4)
                if end < 0:
                    self.unclosed = start
                    return len(html), None
                return max(end + 3, start + 2), None
            end = self._find(">", start)
            return (end + 1, None) if end >= 0 else (len(html), None)
        if not _NAME.match(html, start):
            return start + 1, None
        end = self._tag_end(start)
        return (end, read_tag(html[start:end])) if end >= 0 else (start + 1, None)

    def _tag_end(self, start: int) -> int:
        """Find the ">" that ends a tag; one within a quoted attribute does not."""
        html = self.html
        first = at = self._find(">", start)
        if first < 0:
            return -1
        quotes, begin = 0, start
        for _ in range(_PATIENCE):
            quotes += html.count('"', begin, at)
            if quotes % 2 == 0:
                return at + 1
            begin = at + 1
            at = html.find(">", begin)
            if at < 0:
                break
        return first + 1

    def _find(self, what: str, at: int) -> int:
        """Find ``what`` from ``at`` on (ascending), without searching any stretch twice."""
        known = self._ahead.get(what)
        if known is None or 0 <= known < at:
            known = self._ahead[what] = self._search(what, at)
        return known

    def _search(self, what: str, at: int) -> int:
        if not what.startswith("</"):
            return self.html.find(what, at)
        match = re.compile(re.escape(what), re.IGNORECASE).search(self.html, at)
        return match.start() if match else -1


def _text(html: str, start: int, end: int) -> Iterator[Piece]:
    """Yield text with entities resolved, each of them a piece of its own."""
    at = start
    if html.find("&", start, end) >= 0:
        for match in _ENTITY.finditer(html, start, end):
            text = unescape(match.group())
            if text == match.group():
                continue
            if match.start() > at:
                yield Piece(at, match.start(), html[at : match.start()])
            yield Piece(match.start(), match.end(), text)
            at = match.end()
    if end > at:
        yield Piece(at, end, html[at:end])
