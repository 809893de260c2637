"""JATS XML -> Document: journal articles as publishers and PubMed Central keep them.

The tag set: https://jats.nlm.nih.gov/publishing/tag-library/1.3/ (NLM's earlier sets use the same names).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import NotAnArticle
from claimcheck.model.document import BlockKind, Document, FootnoteMark, Hyperlink
from claimcheck.model.reference import Reference, ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.jats_marks import join_marks
from claimcheck.readers.jats_references import entries
from claimcheck.readers.xml_tree import Element, Text, parse

_LEFT_OUT: Final = frozenset(
    "tex-math annotation graphic inline-graphic media permissions object-id alt-text long-desc sub-article response "
    "supplementary-material processing-meta front-stub floats-wrap counts".split()
)
_CODE: Final = frozenset("disp-formula disp-formula-group preformat code math".split())
_EMPHASES: Final = frozenset("italic bold".split())
_BLOCKS: Final = frozenset(
    "p title sec list disp-quote table-wrap table-wrap-group fig fig-group table disp-formula preformat code "
    "boxed-text fn-group fn ref-list def-list verse-group statement supplementary-material label caption tr tbody "
    "thead tfoot table-wrap-foot disp-formula-group".split()
)
_SPACE: Final = re.compile(r"\s+")
_WHITE: Final = " \t\r\n"
_HOLDERS: Final = ("pmc-articleset", "articles", "articleset")


def read_jats(text: str, path: str) -> Document:
    """Read a JATS article. Raises NotAnArticle for other XML, UnreadableDocument for what is no XML."""
    if "<article" not in text and ":article" not in text:
        raise NotAnArticle(
            "is XML, but no JATS article (there is no <article> in it); save the article as text or HTML"
        )
    root = parse(text)
    article = root if root.name == "article" else root.first("article") if root.name in _HOLDERS else None
    if article is None:
        raise NotAnArticle(f"is XML, but no JATS article (its root is <{root.name}>); save the article as text or HTML")
    return _JatsReader(text).read(article, path)


class _JatsReader:
    def __init__(self, source: str) -> None:
        self._assembly = Assembly(source)
        self._marks: list[tuple[int, int, str]] = []
        self._notes: list[tuple[Element, str]] = []
        self._references: list[Reference] = []
        self._spans: list[Span] = []
        self._level = 0

    def read(self, article: Element, path: str) -> Document:
        """Read front, body and back."""
        for child in article.elements():
            if child.name == "front":
                self._front(child)
            elif child.name not in _LEFT_OUT:
                self._block(child)
        self._flush()
        document = self._assembly.document(path, "jats")
        lists: tuple[ReferenceList, ...] = ()
        if self._references:
            span = Span(self._references[0].span.start, self._references[-1].span.end)
            lists = (ReferenceList(span, None, tuple(self._references), keyed=True),)
        order = {r.label: n for n, r in enumerate(self._references) if r.label}
        marks = join_marks(document.text, document.blocks, self._marks, list(order))
        return replace(document, lists=lists, key_marks=marks)

    # Blocks

    def _front(self, front: Element) -> None:
        """Title and abstract are text; what else the front says of the article is its metadata."""
        for part in front.elements("journal-meta", "article-meta"):
            for child in part.elements():
                if child.name == "title-group":
                    for title in child.elements("article-title"):
                        self._paragraph(title, BlockKind.HEADING, 1)
                elif child.name in ("abstract", "trans-abstract"):
                    self._block(child)
                elif child.name not in _LEFT_OUT:
                    self._metadata(child)

    def _metadata(self, element: Element) -> None:
        self._assembly.open(BlockKind.METADATA)
        for text in element.texts():
            self._add(text)
            self._assembly.insert(" ")
        self._assembly.close()

    def _block(self, element: Element) -> None:
        name = element.name
        if name in _LEFT_OUT:
            return
        if name in _CODE:
            self._paragraph(element, BlockKind.CODE)
        elif name == "title":
            self._paragraph(element, BlockKind.HEADING, max(1, min(6, self._level)))
        elif name == "ref-list":
            self._list_of_references(element)
        elif name in ("list", "def-list"):
            self._list(element, 0)
        elif name == "tr":
            self._row(element)
        elif name in ("fn", "corresp"):
            self._notes.append((element, element.get("id")))
            self._flush()
        elif name in ("disp-quote", "caption"):
            for child in element.elements():
                self._paragraph(child, BlockKind.QUOTE if name == "disp-quote" else BlockKind.PARAGRAPH)
        elif name in ("p", "attrib", "verse-line") or not any(c.name in _BLOCKS for c in element.elements()):
            if element.children and name != "label":
                self._paragraph(element, BlockKind.PARAGRAPH)
        else:
            self._level += name in ("sec", "app", "abstract", "ack")
            for child in element.elements():
                self._block(child)
            self._level -= name in ("sec", "app", "abstract", "ack")
        self._flush()

    def _list(self, element: Element, level: int) -> None:
        for number, item in enumerate(element.elements("list-item", "def-item"), 1):
            label = item.first("label")
            mark = label.words() if label else f"{number}." if element.get("list-type") == "order" else ""
            for child in item.elements():
                if child.name in ("list", "def-list") and level < 20:
                    self._list(child, level + 1)
                elif child.name != "label":
                    self._paragraph(child, BlockKind.ITEM, level, mark)

    def _row(self, row: Element) -> None:
        self._assembly.open(BlockKind.TABLE)
        for number, cell in enumerate(row.elements("td", "th")):
            if number:
                self._assembly.insert("\t")
            self._inline(cell)
        self._assembly.close()

    def _paragraph(self, element: Element, kind: BlockKind, level: int = 0, label: str = "") -> None:
        """Add a paragraph; blocks within it divide it."""
        self._assembly.open(kind, level, label)
        inner: list[Element] = []
        for child in element.children:
            if isinstance(child, Element) and child.name in _BLOCKS and child.name not in ("label", "p", "title", "fn"):
                self._assembly.close()
                self._block(child)
                self._assembly.open(kind, level, label)
            elif isinstance(child, Element) and child.name == "p":
                inner.append(child)
                self._assembly.close()
                self._paragraph(child, kind, level, label)
                self._assembly.open(kind, level, label)
            else:
                self._child(child)
        self._assembly.close()

    def _flush(self) -> None:
        """Write the notes that stood in a paragraph behind it."""
        notes, self._notes = self._notes, []
        for note, label in notes:
            for child in note.elements("p") if note.first("p") else (note,):
                self._paragraph(child, BlockKind.FOOTNOTE, 0, label)

    def _list_of_references(self, element: Element) -> None:
        for title in element.elements("title"):
            self._paragraph(title, BlockKind.HEADING, 1)
        for inner in element.elements("ref-list"):
            self._list_of_references(inner)
        for ref in element.elements("ref"):
            self._references.extend(entries(self._assembly, ref))

    # Inline content

    def _inline(self, element: Element) -> None:
        for child in element.children:
            self._child(child)

    def _child(self, child: Element | Text) -> None:
        if isinstance(child, Text):
            self._add(child)
            return
        name = child.name
        if name in _LEFT_OUT:
            return
        assembly, before = self._assembly, self._assembly.length
        if name == "fn":
            label = child.get("id") or f"n{child.start}"
            assembly.add("[^]", child.start, child.end)
            assembly.marks.append(FootnoteMark(Span(before, assembly.length), label))
            self._notes.append((child, label))
            return
        if name == "break":
            assembly.add("\n", child.start, max(child.end, child.start + 1))
            return
        self._inline(child)
        span = Span(before, assembly.length)
        if not assembly.is_open or span.start >= span.end:
            return
        if name == "xref":
            self._cross_reference(child, span)
        elif name in _EMPHASES:
            assembly.emphases.append(span)
        elif name == "sup":
            assembly.superscripts.append(span)
        elif name in ("ext-link", "uri") and child.get("href").startswith(("http://", "https://")):
            assembly.links.append(Hyperlink(span, child.get("href").strip()))
        elif name in ("inline-formula", "monospace", "code", "math"):
            assembly.verbatim.append(span)

    def _cross_reference(self, element: Element, span: Span) -> None:
        kind = element.get("ref-type")
        if kind == "bibr":
            self._marks.append((span.start, span.end, element.get("rid")))
        elif kind in ("fn", "table-fn"):
            self._assembly.marks.append(FootnoteMark(span, element.get("rid").split(" ")[0]))
        else:
            self._assembly.verbatim.append(span)

    def _add(self, text: Text) -> None:
        for piece in _pieces(text):
            if piece.text == " " and (self._assembly.ends_with_break() or self._assembly.tail().endswith(" ")):
                continue
            self._assembly.add(piece.text, piece.start, piece.end)


def _pieces(text: Text) -> Iterator[Text]:
    """Yield the text with white space made single; what an entity stands for is one piece."""
    if text.end - text.start != len(text.text):
        yield Text(" " if text.text in _WHITE else text.text, text.start, text.end)
        return
    at = 0
    for match in _SPACE.finditer(text.text):
        if match.end() - match.start() == 1 and match[0] not in "\n\t\r":
            continue
        if match.start() > at:
            yield Text(text.text[at : match.start()], text.start + at, text.start + match.start())
        yield Text(" ", text.start + match.start(), text.start + match.end())
        at = match.end()
    if at < len(text.text):
        yield Text(text.text[at:], text.start + at, text.end)
