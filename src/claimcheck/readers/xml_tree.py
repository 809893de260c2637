"""XML -> a tree whose elements and texts know their place in the decoded source.

Read with expat (https://libexpat.github.io): it gives the byte offset of every event. Nothing outside of the file is
fetched; a file that defines entities of its own is refused, so that none can grow (CVE-2003-1564).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final
from xml.parsers import expat

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.readers.containers import Offsets

DEEPEST: Final = 120
MOST: Final = 600_000
"""Levels and elements above which a file is no article."""
_REFERENCE: Final = re.compile(rb"&[^;\s<&]{1,60};|\r\n?")


@dataclass(frozen=True, slots=True)
class Text:
    """Text that stands for ``source[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element at ``source[start:end]``; names and attributes without prefix; ``inner``: where its start tag ends."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    children: list[Element | Text] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def elements(self, *names: str) -> Iterator[Element]:
        """Yield the child elements of these names (all without one)."""
        return (c for c in self.children if isinstance(c, Element) and (not names or c.name in names))

    def first(self, *names: str) -> Element | None:
        """Return the first child element of these names, or None."""
        return next(self.elements(*names), None)

    def descend(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names below, in order."""
        stack = list(reversed(list(self.elements())))
        while stack:
            one = stack.pop()
            if one.name in names:
                yield one
            stack.extend(reversed(list(one.elements())))

    def texts(self) -> Iterator[Text]:
        """Yield all text below, in order."""
        stack: list[Element | Text] = list(reversed(self.children))
        while stack:
            one = stack.pop()
            if isinstance(one, Text):
                yield one
            else:
                stack.extend(reversed(one.children))

    def words(self) -> str:
        """Return the text below, spaces made single."""
        return " ".join("".join(one.text for one in self.texts()).split())


def parse(source: str) -> Element:
    """Return the root element. Raises UnreadableDocument for what is not XML, and for XML that is made to harm."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        # The declaration may name the encoding that the bytes had before they were decoded.
        self._data = source.encode("utf-8", "replace")
        self._place = Offsets(self._data, 0)
        self._stack: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = False
        self._expat.ordered_attributes = False
        self._expat.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._expat.UseForeignDTD(True)  # a name such as &nbsp; is then passed on instead of being an error
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text
        self._expat.SkippedEntityHandler = self._skipped
        self._expat.EntityDeclHandler = self._declared

    def parse(self) -> Element:
        """Parse everything and return the root."""
        try:
            self._expat.Parse(self._data, True)
        except expat.ExpatError as error:
            raise UnreadableDocument(
                f"is not XML: {expat.ErrorString(error.code)} (line {error.lineno}); export it anew"
            ) from error
        except ValueError as error:
            raise UnreadableDocument("is not XML that can be read; export it anew") from error
        if self._root is None:
            raise UnreadableDocument("holds no XML element; export it anew")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST or len(self._stack) >= DEEPEST:
            raise UnreadableDocument(f"has more than {MOST} elements or {DEEPEST} levels; no article has")
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        one = Element(name.rpartition(":")[2], local, self._place(self._expat.CurrentByteIndex))
        if self._stack:
            self._stack[-1].children.append(one)
        elif self._root is None:
            self._root = one
        self._stack.append(one)

    def _end(self, _: str) -> None:
        at = self._expat.CurrentByteIndex
        one = self._stack.pop()
        if self._data.startswith(b"</", at):
            close = self._data.find(b">", at)
            at = close + 1 if close >= 0 else at
        else:  # <empty/>: the event stands where the tag begins
            at = max(at, 0)
        end = self._place(at)
        one.end = max(end, one.start)

    def _text(self, text: str) -> None:
        at = self._expat.CurrentByteIndex
        raw = text.encode("utf-8", "replace")
        if self._data.startswith(raw, at):
            end = at + len(raw)
        else:
            reference = _REFERENCE.match(self._data, at)
            end = reference.end() if reference else at
        self._add(text, at, end)

    def _skipped(self, name: str, is_parameter: Any) -> None:
        if not is_parameter:
            at = self._expat.CurrentByteIndex
            written = f"&{name};"
            self._add(unescape(written), at, at + len(written.encode()))

    def _add(self, text: str, at: int, end: int) -> None:
        if self._stack:
            start = self._place(at)
            self._stack[-1].children.append(Text(text, start, max(self._place(end), start)))

    def _declared(self, *_: Any) -> None:
        raise UnreadableDocument("defines entities of its own, which are not read; save it without its DOCTYPE")
