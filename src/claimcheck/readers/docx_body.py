"""document.xml, footnotes.xml, endnotes.xml by events -> paragraphs.

WordprocessingML: ECMA-376, part 1, 17. Text is what a person reads who accepts every tracked change: what was inserted
or moved here stays, what was deleted or moved away, hidden text, comments and field codes are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from claimcheck.errors import UnreadableDocument
from claimcheck.model.reference import Reference
from claimcheck.readers.docx_marks import Marks
from claimcheck.readers.docx_numbering import Numbering
from claimcheck.readers.docx_properties import Format, Properties
from claimcheck.readers.docx_styles import Styles, on
from claimcheck.readers.docx_symbols import PRIVATE_SYMBOLS, symbol
from claimcheck.readers.docx_tables import Tables
from claimcheck.readers.docx_text import MOST_TEXT, Origin, Paragraph, extend
from claimcheck.readers.docx_xml import NAMES, parse

#: Elements of which nothing is read: former properties, deleted and moved text, annotations of East Asian text, what
#: stands in for a drawing in old programs, content from other files.
_SKIPPED: Final = frozenset(
    "del moveFrom rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange numberingChange "
    "tblPrExChange rt altChunk sectPr delText delInstrText tblPr tblPrEx tcPr".split()
)
_INSERTED: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_COLLECTED: Final = frozenset({"t", "m:t", "instrText", "fldData"})
_SOFT_HYPHEN: Final = "\u00ad"


@dataclass(slots=True)
class Context:
    """What the other parts of the file say: styles, lists, addresses of links, sources of Word's citations, notes."""

    styles: Styles
    numbering: Numbering
    targets: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Reference] = field(default_factory=dict)
    note_label: Callable[[str, str], str] = lambda _kind, _id: ""  # "" for a note that is not there


@dataclass(slots=True)
class _Level:
    """Something that holds paragraphs: the body or a note, a cell, a text box; what was open before it is kept."""

    kind: str
    properties: Properties
    paragraphs: list[Paragraph] = field(default_factory=list)
    paragraph: Paragraph | None = None
    format: Format | None = None
    run: dict[str, str] | None = None
    origin: Origin | None = None


Out = Callable[[Paragraph, str], None]
"""Takes a paragraph, and the row it stands in ("table 2, row 3") or "" for one of the running text."""


class Body:
    """Reads one part; ``out`` takes the paragraphs of the outermost level in order, table rows as paragraphs."""

    def __init__(self, context: Context, out: Out) -> None:
        self.context = context
        self.out = out
        self.origin: Origin | None = None
        self.parser: expat.XMLParserType | None = None
        self.is_word = False
        self._stack: list[str] = []
        self._skip = 0
        self._tables = Tables()
        self._marks = Marks(context.sources)
        self._paragraph: Paragraph | None = None
        self._properties = Properties(context.styles, context.numbering)
        self._levels = [_Level("body", self._properties)]
        self._format = Format()
        self._run: dict[str, str] | None = None
        self._choices: list[bool] = []
        self._collected: list[str] | None = None
        self._said = 0
        self._start = self._starts()
        self._end = self._ends()

    def _starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        marks, tables = self._marks, self._tables
        return {
            "document": self._start_document,
            "p": self._start_paragraph,
            "pStyle": lambda a: self._properties.style(value(a)),
            "outlineLvl": lambda a: self._properties.outline(value(a)),
            "numId": lambda a: self._properties.number(value(a)),
            "ilvl": lambda a: self._properties.number_level(value(a)),
            "r": self._start_run,
            "br": self._line_break,
            "sym": lambda a: self._say(symbol(value(a, "font"), value(a, "char"))),
            "footnoteReference": lambda a: self._note("footnote", a),
            "endnoteReference": lambda a: self._note("endnote", a),
            "tbl": lambda _: tables.start(),
            "gridCol": lambda _: tables.column(),
            "tr": lambda _: tables.start_row(),
            "tc": lambda _: self._enter("cell"),
            "txbxContent": lambda _: self._enter("box"),
            "fldChar": lambda a: marks.field_mark(value(a, "fldCharType"), self._paragraph),
            "fldSimple": lambda a: marks.simple_field(value(a, "instr"), self._paragraph),
            "hyperlink": lambda a: marks.start_link(self._target(a), self._paragraph),
            "sdt": lambda _: marks.start_control(),
            "tag": lambda a: marks.tag_control(value(a)) if self._inside == "sdtPr" else None,
            "showingPlcHdr": lambda a: marks.mark_placeholder(on(value(a) or "1")),
            "sdtContent": lambda _: None if marks.open_control(self._paragraph) else self._pass_over(),
            "mc:AlternateContent": lambda _: self._choices.append(False),
            "mc:Choice": lambda _: self._only_first(),
            "mc:Fallback": lambda _: self._only_first(),
        }

    def _ends(self) -> dict[str, Callable[[], None]]:
        marks, tables = self._marks, self._tables
        return {
            "p": self._end_paragraph,
            "pPr": self._end_properties,
            "r": self._end_run,
            "rPr": self._end_run_properties,
            "t": self._end_text,
            "m:t": self._end_text,
            "tbl": tables.end,
            "tr": self._end_row,
            "tc": self._end_cell,
            "txbxContent": self._end_box,
            "instrText": lambda: marks.instruct(self._taken()),
            "fldData": lambda: marks.attach(self._taken()),
            "fldSimple": lambda: marks.end_field(self._paragraph),
            "hyperlink": lambda: marks.end_link(self._paragraph),
            "sdtContent": lambda: marks.close_control(self._paragraph),
            "sdt": marks.end_control,
            "mc:AlternateContent": self._end_choices,
        }

    def read(self, data: bytes, part: str) -> None:
        """Read a part. Raises UnreadableDocument."""
        parse(data, part, self.start, self.end, self._text, self._begun)
        if self._paragraph is not None:  # the last one, whose end was deleted
            self._finish(self._paragraph)
            self._paragraph = None

    def _begun(self, parser: expat.XMLParserType) -> None:
        self.parser = parser

    @property
    def _inside(self) -> str:
        """The element around the one that has just begun."""
        return self._stack[-2] if len(self._stack) > 1 else ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._skip:
            self._skip += 1
            return
        if name in _SKIPPED:
            self._skip_or_note(name)
            return
        self._stack.append(name)
        if name in _COLLECTED:
            self._collected = []
            return
        handler = self._start.get(name)
        if handler:
            handler(attributes)
        elif self._run is not None and self._inside == "rPr":
            self._run[name] = value(attributes)
        elif name in _INSERTED and self._inside == "r":
            self._say(_INSERTED[name])

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._skip:
            self._skip -= 1
            return
        handler = self._end.get(name)
        if handler:
            handler()
        if self._stack:
            self._stack.pop()

    def _text(self, words: str) -> None:
        if self._collected is not None and not self._skip:
            self._collected.append(words)

    def _skip_or_note(self, name: str) -> None:
        """Pass over an element; in properties, ``del`` and ``moveFrom`` say what becomes of the thing itself."""
        self._skip = 1
        around = self._stack[-1] if self._stack else ""
        if name in ("del", "moveFrom"):
            if around == "rPr" and self._stack[-2:-1] == ["pPr"] and self._paragraph:
                self._paragraph.open = False
            elif around == "trPr":
                self._tables.delete_row()

    def _start_document(self, _: dict[str, str]) -> None:
        self.is_word = True

    def _target(self, attributes: dict[str, str]) -> str:
        return self.context.targets.get(value(attributes, "id", "r:"), "")

    # Paragraphs

    def _start_paragraph(self, _: dict[str, str]) -> None:
        self._properties.begin()
        if self._paragraph is None or self._paragraph.open:
            self._paragraph = Paragraph()
        else:
            self._paragraph.open = True  # goes on from a paragraph whose end was deleted
        self._format = self._properties.format

    def _end_properties(self) -> None:
        """Settle what the paragraph is: a heading, an item of a list, a quotation ..."""
        if self._paragraph is not None and self._paragraph.open:
            self._properties.settle(self._paragraph)

    def _end_paragraph(self) -> None:
        self._marks.end_paragraph()
        paragraph = self._paragraph
        if paragraph is None or not paragraph.open:
            return
        self._finish(paragraph)
        self._paragraph = None

    def _finish(self, paragraph: Paragraph, row: str = "") -> None:
        boxes, paragraph.boxes = paragraph.boxes, []
        level = self._levels[-1]
        for one in (paragraph, *boxes):
            if level.kind == "body":
                self.out(one, row)
            else:
                level.paragraphs.append(one)

    def _enter(self, kind: str) -> None:
        self._levels.append(_Level(kind, self._properties, [], self._paragraph, self._format, self._run, self.origin))
        self._properties = Properties(self.context.styles, self.context.numbering)
        self._paragraph, self._run = None, None

    def _leave(self, kind: str) -> _Level | None:
        if self._levels[-1].kind != kind:
            return None
        if self._paragraph is not None:
            self._levels[-1].paragraphs.append(self._paragraph)
        level = self._levels.pop()
        self._paragraph, self._run, self.origin = level.paragraph, level.run, level.origin
        self._properties = level.properties
        self._format = level.format or self._properties.format
        return level

    def _end_box(self) -> None:
        level = self._leave("box")
        if level is None:
            return
        for one in level.paragraphs:
            one.box = True
            one.origins = [(0, one.length, Origin(self.origin.run))] if self.origin else []
            if self._paragraph is not None:
                self._paragraph.boxes.append(one)
            else:
                self._finish(one)

    def _end_cell(self) -> None:
        level = self._leave("cell")
        if level:
            self._tables.cell(level.paragraphs)

    def _end_row(self) -> None:
        for paragraph in self._tables.end_row():
            self._finish(paragraph, self._tables.place)

    # Runs

    def _start_run(self, _: dict[str, str]) -> None:
        self._run = {}
        self._format = self._properties.format

    def _end_run(self) -> None:
        self._run = None
        self._format = self._properties.format

    def _end_run_properties(self) -> None:
        if self._run is not None and self._inside == "r":
            self._format = self._properties.of_run(self._run)

    def _end_text(self) -> None:
        text = "".join(self._taken()).replace("\n", " ")
        if not text.isascii():
            text = text.translate(PRIVATE_SYMBOLS)
            if _SOFT_HYPHEN in text:
                at = 0
                for piece in text.split(_SOFT_HYPHEN):
                    self._say(piece, at)
                    at += len(piece) + 1
                return
        self._say(text)

    def _taken(self) -> list[str]:
        """Return the text of the element that ends, in pieces."""
        pieces, self._collected = self._collected, None
        return pieces or []

    def _say(self, text: str, offset: int = 0) -> None:
        """Append text to the paragraph, unless nobody sees it."""
        paragraph, format = self._paragraph, self._format
        if paragraph is None or not text or self._marks.telling or format.hidden:
            return
        self._said += len(text)
        if self._said > MOST_TEXT:
            raise UnreadableDocument(f"holds more than {MOST_TEXT // 1_000_000} million characters of text; divide it")
        start, end = paragraph.say(text)
        if format.italic:
            extend(paragraph.italic, start, end)
        if format.bold:
            extend(paragraph.bold, start, end)
        if format.raised:
            extend(paragraph.raised, start, end)
        if self.origin:
            paragraph.origins.append((start, end, Origin(self.origin.run, self.origin.child, offset)))

    def _line_break(self, attributes: dict[str, str]) -> None:
        if self._inside == "r":
            self._say("\n" if value(attributes, "type") in ("", "textWrapping") else " ")

    def _note(self, kind: str, attributes: dict[str, str]) -> None:
        paragraph = self._paragraph
        if paragraph is None or self._marks.telling or self._format.hidden:
            return
        label = self.context.note_label(kind, value(attributes, "id"))
        if label:
            before = paragraph.length
            raised, self._format = self._format, Format()
            self._say(f"[^{label}]")
            self._format = raised
            paragraph.marks.append((before, paragraph.length, label))

    def _only_first(self) -> None:
        """Of alternatives that mean the same, read the first."""
        if self._choices and self._choices[-1]:
            self._pass_over()
        elif self._choices:
            self._choices[-1] = True

    def _end_choices(self) -> None:
        if self._choices:
            self._choices.pop()

    def _pass_over(self) -> None:
        """Read nothing of the element that has just begun."""
        self._stack.pop()
        self._skip = 1


def value(attributes: Mapping[str, str], name: str = "val", prefix: str = "") -> str:
    """Return an attribute by its local name; of other namespaces than WordprocessingML where ``prefix`` says so."""
    for key, found in attributes.items():
        if key.endswith(name) and NAMES[key] == prefix + name:
            return found
    return ""
