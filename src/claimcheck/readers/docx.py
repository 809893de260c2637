"""Word files (.docx, .docm, .dotx, .dotm) -> Document: the text as a person reads it who accepts every tracked change.

The text is the source; what stands where is told by ``parts`` ("paragraph 12", "table 1, row 3", "footnote 4").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.reference import Reference
from claimcheck.readers.docx_body import Body, Context, value
from claimcheck.readers.docx_citations import word_sources
from claimcheck.readers.docx_numbering import Numbering, printed_number
from claimcheck.readers.docx_package import Package
from claimcheck.readers.docx_styles import Styles
from claimcheck.readers.docx_text import Blocks, Origin, Paragraph
from claimcheck.readers.docx_xml import Node, tree

_ENDNOTE_NUMBERS: Final = re.compile(rb"endnotePr>[^\0]{0,200}?numFmt\s[^<>]{0,200}?val=\"(\w{1,20})\"")
_MOST_SOURCES: Final = 50  # parts of other XML that Word's own citations are looked for in

Bodies = Callable[[Context, Callable[[Paragraph, str], None]], Body]


def read_docx(data: bytes, path: str) -> Document:
    """Read a Word file. Raises UnreadableDocument for what is none, is damaged, or exceeds the limits."""
    return WordReader(data).read(path)


class WordReader:
    """Reads a Word file once; ``bodies`` makes what reads its main part."""

    def __init__(self, data: bytes, bodies: Bodies = Body) -> None:
        self.package = Package(data)
        self.main = self.package.read(self.package.main) or b""
        self.blocks = Blocks()
        self._bodies = bodies
        self.links = self.package.relationships(self.package.main)
        self._parts = {kind: target for kind, target, external in self.links.values() if not external}
        self._notes: dict[str, _Notes] = {}
        self._labels: dict[tuple[str, str], tuple[str, Origin | None]] = {}
        self._counts: dict[str, int] = {}
        numbers = _ENDNOTE_NUMBERS.search(self.main)
        self._endnote_format = numbers.group(1).decode() if numbers else "lowerRoman"
        self.body: Body | None = None
        self._paragraphs = self._boxes = 0

    def read(self, path: str) -> Document:
        """Return the document. Raises UnreadableDocument."""
        styles = Styles(self._tree("styles"))
        context = Context(
            styles,
            Numbering(self._tree("numbering")),
            {key: target for key, (_, target, external) in self.links.items() if external},
            self._sources() if b"CITATION" in self.main else {},
            self._note_label,
        )
        for kind in ("footnote", "endnote"):
            self._notes[kind] = _Notes(kind, context)
            part = self._parts.get(f"{kind}s", "")
            if part and (data := self.package.read(part)):
                self._notes[kind].read(data, part)
        self.body = self._bodies(context, self._take)
        self.body.read(self.main, self.package.main)
        if not self.body.is_word:
            raise UnreadableDocument("is no Word file (its main part is something else); save it as .docx")
        for (kind, note), (label, origin) in sorted(self._labels.items(), key=lambda one: one[0][0] == "endnote"):
            self._add_note(kind, note, label, origin)
        document = self.blocks.assembly.document(path, "docx")
        return replace(
            document,
            source=document.text,
            text_map=None,
            parts=tuple(self.blocks.parts),
            citation_fields=tuple(sorted(self.blocks.fields, key=lambda one: one.span)),
        )

    def _tree(self, kind: str) -> Node | None:
        part = self._parts.get(kind, "")
        data = self.package.read(part) if part else None
        return tree(data, part) if data else None

    def _sources(self) -> dict[str, Reference]:
        """Return the works of Word's own citations by tag."""
        found: dict[str, Reference] = {}
        names = [name for name in self.package.names("customXml/item") if name.endswith(".xml")]
        for name in names[:_MOST_SOURCES]:
            data = self.package.read(name) or b""
            if b"officeDocument/" not in data or b"ibliography" not in data:
                continue
            try:
                root = tree(data, name)
            except UnreadableDocument:
                continue  # somebody else's XML; the text is not concerned
            found.update(word_sources(root))
        return found

    def _take(self, paragraph: Paragraph, row: str) -> None:
        """Take a paragraph of the main part and name its place as a person would: empty ones do not count."""
        if paragraph.empty or paragraph.dropped:
            return
        if row:
            part = row
        elif paragraph.box:
            self._boxes += 1
            part = f"text box paragraph {self._boxes}"
        else:
            self._paragraphs += 1
            part = f"paragraph {self._paragraphs}"
        self.blocks.add(paragraph, part)

    # Notes

    def _note_label(self, kind: str, note: str) -> str:
        """Return the label of a note that is cited now; "" for one that is not there or has no words."""
        notes = self._notes.get(kind)
        if notes is None or not any(not one.empty for one in notes.by_id.get(note, ())):
            return ""
        if (kind, note) not in self._labels:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            label = str(number) if kind == "footnote" else self._endnote_label(number)
            self._labels[kind, note] = (label, self.body.origin if self.body else None)
        return self._labels[kind, note][0]

    def _endnote_label(self, number: int) -> str:
        label = printed_number(number, self._endnote_format) or str(number)
        both = bool(self._notes["footnote"].by_id)
        return f"e{label}" if both and label.isdecimal() else label

    def _add_note(self, kind: str, note: str, label: str, origin: Origin | None) -> None:
        for paragraph in self._notes[kind].by_id.get(note, ()):
            paragraph.kind, paragraph.level, paragraph.label = BlockKind.FOOTNOTE, 0, label
            paragraph.origins = [(0, paragraph.length, Origin(origin.run))] if origin else []
            self.blocks.add(paragraph, f"{kind} {label}")


class _Notes(Body):
    """The footnotes or the endnotes of a file, by id."""

    def __init__(self, kind: str, context: Context) -> None:
        super().__init__(context, self._keep)
        self.by_id: dict[str, list[Paragraph]] = {}
        self._kind = kind
        self._current = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._kind and not self._skip:
            own = value(attributes, "type") in ("", "normal")  # the others are the lines between text and notes
            self._current = value(attributes, "id") if own else ""
        super().start(name, attributes)

    def _keep(self, paragraph: Paragraph, _: str) -> None:
        if self._current and not paragraph.empty:
            self.by_id.setdefault(self._current, []).append(paragraph)
