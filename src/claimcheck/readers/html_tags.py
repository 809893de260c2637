"""HTML source -> its tags with their places. A tokenizer of our own, because the text must lead back to the source.

The parsers that exist give places of elements but none of the text within (turbohtml, justhtml), and resolve entities
and line ends on the way. What is needed of the HTML standard (WHATWG, section 13.2.5, tokenization) fits here: where
tags, comments and raw text begin and end. Every step is linear in the source, whatever is left open in it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument

# A tag whose attributes hold no angle bracket: nearly all of them. It never reaches beyond the next "<".
_TAG: Final = re.compile(
    r"<(?:(/?)([A-Za-z][^\s/<>]{0,40}+)((?:[^<>\"']++|\"[^\"<>]*+\"|'[^'<>]*+')*+)>|(?=[!?/A-Za-z]))"
)
_NAME: Final = re.compile(r"</?([A-Za-z][^\s/<>]{0,40}+)")
_ATTRIBUTES: Final = re.compile(r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_LONGEST_TAG: Final = 20_000

RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements that hold no tags (section 13.1.2); one that never closes reaches to the end of the file."""
MOST_TAGS: Final = 300_000
"""Pages with more tags are not read (a book has about 50,000; so many take seconds and less than 300 MB)."""
SILENT: Final = frozenset({"template", "svg", "noscript", "object", "select", "canvas", "audio", "video", "button"})
"""Elements whose content nobody reads; one that never closes is taken for closed at once."""


class Tag(NamedTuple):
    """A tag, or a stretch without any text in it.

    ``name``: in lower case, "" for comments and declarations; that of RAW and SILENT elements stands for all of the
    element. ``inside``: where the content of such an element begins, else ``end``. ``attributes``: as in the source.
    """

    start: int
    end: int
    name: str
    closing: bool
    attributes: str
    inside: int


def read_tags(source: str) -> tuple[list[Tag], str]:
    """Return the tags of ``source`` in order, and a notice about what was left open ("" if nothing was).

    Raises UnreadableDocument for more than MOST_TAGS.
    """
    return _Tokenizer(source).read()


class _Tokenizer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tags: list[Tag] = []
        self.notice = ""
        self._ahead: dict[str, int] = {}
        self._patience = 30_000_000  # characters that may be read again for tags with angle brackets in them
        self._xml = source[:200].lstrip().startswith("<?xml")

    def read(self) -> tuple[list[Tag], str]:
        known: dict[str, str] = {}
        make = tuple.__new__  # as Tag._make does, without its call: a page has tens of thousands of tags
        unread = RAW | SILENT
        tags, done = self.tags, 0
        append = tags.append
        for match in _TAG.finditer(self.source):
            start, end = match.span()
            if start < done:
                continue
            if len(tags) > MOST_TAGS:
                raise UnreadableDocument(
                    f"has more than {MOST_TAGS:,} tags, so it is no article; save the article alone"
                )
            slash, raw, attributes = match.groups()
            if raw is None:
                done = self._odd(start)
                continue
            name = known.get(raw)
            if name is None:
                name = raw.lower()
                if name in unread:
                    done = self._element(start, end, name, slash == "/", attributes)
                    continue
                known[raw] = name
            append(make(Tag, (start, end, name, slash == "/", attributes, end)))
        return self.tags, self.notice

    def _odd(self, start: int) -> int:
        """Take what begins at "<" and is no plain tag; return where it ends (``start`` + 1 if it is text)."""
        source = self.source
        if source.startswith("<!--", start):
            # "<!-->" and "<!--->" are whole comments.
            short = next((n for n in (5, 6) if source[start + 4 : start + n] == "->"[6 - n :]), 0)
            end = start + short if short else self._find("-->", start + 4) + 3
            if end < start + 4:
                self.notice = self.notice or "an HTML comment never ends; what follows it was not read"
                end = len(source)
        elif source.startswith("<![CDATA[", start) and self._find("]]>", start) >= 0:
            end = self._find("]]>", start) + 3
        elif source[start + 1] == "?" and self._find("?>", start) >= 0:
            end = self._find("?>", start) + 2
        elif source[start + 1] in "!?" or (source[start + 1] == "/" and not _NAME.match(source, start)):
            end = self._find(">", start) + 1 or len(source)
        else:
            return self._quoted(start)
        self.tags.append(Tag(start, end, "", False, "", end))
        return end

    def _quoted(self, start: int) -> int:
        """Take a tag with angle brackets in its attributes."""
        name = _NAME.match(self.source, start)
        end = self._tag_end(start)
        if name is None or end < 0:
            return start + 1
        closing = self.source[start + 1] == "/"
        attributes = self.source[name.end() : end - 1]
        return self._element(start, end, name.group(1).lower(), closing, attributes)

    def _tag_end(self, start: int) -> int:
        """Find the ">" that ends a tag; one within a quoted attribute does not."""
        if self._patience > 0:
            match = _ATTRIBUTES.match(self.source, start + 1, start + _LONGEST_TAG)
            self._patience -= match.end() - start if match else _LONGEST_TAG
            if match:
                return match.end()
        return self._find(">", start) + 1 or -1

    def _element(self, start: int, end: int, name: str, closing: bool, attributes: str) -> int:
        """Take a tag, and with it the whole element where nothing in it is read."""
        inside = end
        whole = closing or (attributes.endswith("/") and (self._xml or name == "svg"))
        if not whole and (name in RAW or name in SILENT):
            close = self._find(f"</{name}", end)
            if close >= 0:
                end = self._find(">", close) + 1 or len(self.source)
            elif name in RAW:
                self.notice = self.notice or f"<{name}> is never closed; what follows it was not read"
                end = len(self.source)
        self.tags.append(Tag(start, end, name, closing, attributes, inside))
        return end

    def _find(self, what: str, at: int) -> int:
        """Find ``what`` from ``at`` on (ascending for each), without searching any stretch twice."""
        known = self._ahead.get(what)
        if known is None or 0 <= known < at:
            known = self._ahead[what] = self._search(what, at)
        return known

    def _search(self, what: str, at: int) -> int:
        found = self.source.find(what, at)
        if not what.startswith("</"):
            return found
        # Upper case is rare; the first of both is the one.
        upper = self.source.find(what.upper(), at, found if found >= 0 else len(self.source))
        return upper if upper >= 0 else found
