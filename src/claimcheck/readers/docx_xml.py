"""XML of untrusted files by events: no document types (so no entities), bounded depth and number of elements.

Names are told without their namespaces' addresses: WordprocessingML has no prefix ("p", "tbl"), mathematics "m:", the
attributes of relationships "r:", markup compatibility "mc:"; anything else "?:". Transitional and strict files
(ECMA-376, parts 1 and 4) have the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument

_MEND: Final = "open it in Word and save it again as .docx"
DEEPEST: Final = 400
"""Elements within each other; tables in tables in text boxes come to about 80."""
MOST_ELEMENTS: Final = 1_000_000
"""Elements of a part; a book of 500 pages has about half as many."""
# A start tag with all its attributes, or text without any tag in it ("<" stands in neither): a citation with the
# abstracts of what it cites has a tenth of this.
_TOO_LONG: Final = re.compile(rb"<[^<]{3000000}")

_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "b:",
    "http://purl.oclc.org/ooxml/officeDocument/bibliography": "b:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
}


class Names(dict[str, str]):
    """Names as expat tells them ("address}local") -> names as told here."""

    def __missing__(self, key: str) -> str:
        address, divider, local = key.rpartition("}")
        name = _PREFIXES.get(address, "?:") + local if divider else local
        if len(self) < 10_000:
            self[key] = name
        return name


NAMES: Final = Names()


def parse(
    data: bytes,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
    begun: Callable[[expat.XMLParserType], None] | None = None,
) -> None:
    """Tell the events of ``data``; ``begun`` gets the parser before the first of them (for byte positions).

    Attributes come with names as expat tells them. Raises UnreadableDocument for what is not well-formed, has a
    document type, or exceeds the limits.
    """
    if len(data) > 3_000_000 and _TOO_LONG.search(data):
        raise UnreadableDocument(f"holds an element larger than any in a Word file ({part}); {_MEND}")
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = count = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise UnreadableDocument(f"is nested or divided more than any Word file is ({part}); {_MEND}")
        start(NAMES[name], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(NAMES[name])

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if begun:
        begun(parser)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableDocument(f"is damaged: {part} is no XML ({_shortened(error)}); {_MEND}") from error


def _refuse_doctype(*_: object) -> None:
    raise UnreadableDocument("defines entities of its own, which no Word file does; open it in Word and save it again")


def _shortened(error: Exception) -> str:
    return " ".join(str(error).split())[:80]


class Node:
    """An element of a small part, with its attributes, its text (before and between children) and its children."""

    __slots__ = ("attributes", "children", "name", "pieces")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.pieces: list[str] = []

    def __iter__(self) -> Iterator[Node]:
        return iter(self.children)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute by its local name."""
        return self.attributes.get(name, default)

    def child(self, *path: str) -> Node | None:
        """Return the first child of that name, or what a path of names leads to."""
        found: Node | None = self
        for name in path:
            found = next((one for one in found.children if one.name == name), None) if found else None
        return found

    def value(self, *path: str) -> str:
        """Return the attribute ``val`` of the element that ``path`` leads to, "" where there is none."""
        found = self.child(*path)
        return found.get("val") if found else ""

    def text(self) -> str:
        """Return all text inside, in order of elements."""
        parts: list[str] = []
        stack = [self]
        while stack:
            node = stack.pop()
            parts += node.pieces
            stack += reversed(node.children)
        return "".join(parts)


def tree(data: bytes, part: str) -> Node:
    """Return a small part as a tree; attributes by their local names. Raises UnreadableDocument as :func:`parse`."""
    root = Node("", {})
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, {key.rpartition("}")[2]: value for key, value in attributes.items()})
        stack[-1].children.append(node)
        stack.append(node)

    def end(_: str) -> None:
        stack.pop()

    def text(words: str) -> None:
        stack[-1].pieces.append(words)

    parse(data, part, start, end, text)
    return root.children[0]
