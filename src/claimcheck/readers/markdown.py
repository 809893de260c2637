"""Markdown -> Document, by the events of pyromark (pulldown-cmark: CommonMark with tables, footnotes, math)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from pyromark import Options, events_with_range

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind, Document, FootnoteMark, Hyperlink, KeyMark
from claimcheck.model.reference import ReferenceList
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.containers import Container, ListCounter, Offsets
from claimcheck.readers.html_blocks import HtmlBlocks, Lines
from claimcheck.readers.inline import InlineElements
from claimcheck.readers.markup import SILENT, read_tag

# No smart punctuation (it would change what is quoted), no subscripts and superscripts of the parser: it would take
# "10^6 and 10^7" or "~5 to ~10" for markup. Carets around digits are read here.
_OPTIONS: Final = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_MATH
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)
_TELLS_REFERENCES: Final = re.compile(
    r"^[ \t]*[\"']?(?:bibliograph(?:y|ies)|bib|references)[\"']?[ \t]*[:=]", re.MULTILINE
)
# Own, because the parser takes any text between two thematic breaks for metadata.
_FRONT_MATTER: Final = re.compile(
    r"(?:[ \t]*\r?\n){0,3}(---|\+\+\+)(?:[ \t]*\r?\n|(?=[A-Za-z]\w*:[ \t]))"
    r"(?P<inside>(?=[ \t]*(?:[\w\"'-]+[ \t]*[:=]|#|\[|\{))(?s:.*?)\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_NUMBERS: Final = r"\d{1,4}(?:[,;–—-]\d{1,4})*"
_CARETS: Final = re.compile(
    rf"\^(?:{_NUMBERS}|\[(?:\\?\[)?{_NUMBERS}(?:\\?\])?\]\([^()\s]{{1,300}}\))(?P<end>\^)(?!\w)"
)
_RAISED_MATH: Final = re.compile(rf"\$\^\{{?({_NUMBERS})\}}?\$\Z")
# Pandoc's attributes of a link or an image: ![](a.png){#fig:one .wide width="75%"}.
_ATTRIBUTES: Final = re.compile(
    rb"\{:?[ \t]*(?:(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))[ \t]*)+\}"
)
# MyST's and Sphinx's roles: {cite}`key`, {cite:p}`key,other`, {cite:t}`key`.
_CITE_ROLE: Final = re.compile(r"\{(?:cite|footcite)(?::([a-z]{1,12}))?\}\Z")
_ROLE_KEY: Final = re.compile(r"[^\s,;{}]+(?=[\s,;]|\Z)")
_FENCED_DIV: Final = re.compile(r":{3,}(?:\s*\{|\s*[\w-]*\s*\Z)")


def read_markdown(text: str, path: str) -> Document:
    """Read Markdown; ``Document.text`` is what a person sees, each block on lines of its own."""
    reader = _MarkdownReader(text)
    document = reader.read().document(path, "markdown")
    if not reader.bibliographies and reader.references is None:
        return document
    lists = (reader.references,) if reader.references else ()
    return replace(document, bibliographies=reader.bibliographies, lists=lists)


class _MarkdownReader:
    """Turns events into an assembly."""

    def __init__(self, source: str) -> None:
        self._assembly = Assembly(source)
        front = _FRONT_MATTER.match(source)
        base = front.end() if front else 0
        self.bibliographies: tuple[str, ...] = ()
        self.references: ReferenceList | None = None
        if front:
            self._front_matter(*front.span("inside"), toml=front.group(1) == "+++")
        # A lone surrogate (possible only in text that was never bytes) has no UTF-8; "?" stands in for the parser.
        self._data = source[base:].encode("utf-8", "replace")
        self._place = Offsets(self._data, base)
        self._inline = InlineElements(self._assembly)
        self._html = HtmlBlocks(self._assembly, self._inline)
        self._lines: Lines | None = None
        self._containers: list[Container] = []
        self._lists: list[ListCounter] = []
        self._spans: list[tuple[int, str]] = []
        self._images = self._cells = 0
        self._silent = ""
        self._caret_end = -1
        self._raised = self._skip_to = 0

    def read(self) -> Assembly:
        """Read everything and return the assembly."""
        handlers: Mapping[str, Callable[[Any, int, int], None]] = {
            "Text": self._text,
            "Start": self._start,
            "End": self._end,
            "Code": self._code,
            "InlineMath": self._math,
            "DisplayMath": self._math,
            "InlineHtml": self._inline_html,
            "Html": self._html_line,
            "FootnoteReference": self._footnote_mark,
        }
        for event, place in events_with_range(self._data.decode(), options=_OPTIONS):
            if isinstance(event, str):
                self._break(event, place["start"], place["end"])
                continue
            for name, value in event.items():
                handler = handlers.get(name)
                if handler:
                    handler(value, place["start"], place["end"])
        return self._assembly

    def _front_matter(self, start: int, end: int, *, toml: bool) -> None:
        """Add the front matter as it stands; one that holds references as a list of them."""
        text = self._assembly.source[start:end]
        if _TELLS_REFERENCES.search(text):
            from claimcheck.readers import front_matter

            self.bibliographies, held = front_matter.bibliographies(text, toml=toml)
            if held:
                self.references = front_matter.write_references(self._assembly, self._assembly.source, start, end)
                return
        self._assembly.open(BlockKind.METADATA)
        self._assembly.add(text, start, end)
        self._assembly.close()

    # Blocks

    def _begin(self) -> None:
        """Open the block that inline content belongs to, if none is open."""
        if self._assembly.is_open:
            return
        if not self._containers:
            self._assembly.open(BlockKind.PARAGRAPH)
            return
        inner = self._containers[-1]
        if inner.kind is BlockKind.ITEM and inner.used:
            self._assembly.open(BlockKind.PARAGRAPH)
        else:
            self._assembly.open(inner.kind, inner.level, inner.label)
        inner.used = True

    def _close(self) -> None:
        self._assembly.close()
        self._inline.clear()
        self._silent, self._caret_end = "", -1

    def _start(self, value: Any, start: int, _: int) -> None:
        data: Any = None
        tag = value
        if not isinstance(value, str):
            tag, data = next(iter(value.items()))
        if tag in _INLINE:
            self._start_inline(tag, data, start)
            return
        if tag == "TableCell":
            if self._cells:
                self._assembly.insert("\t")
            self._cells += 1
            return
        self._close()
        if tag == "Heading":
            self._assembly.open(BlockKind.HEADING, int(data["level"][1:]))
        elif tag == "CodeBlock":
            self._assembly.open(BlockKind.CODE)
        elif tag in ("TableHead", "TableRow"):
            self._assembly.open(BlockKind.TABLE)
            self._cells = 0
        elif tag == "List":
            self._lists.append(ListCounter())
        elif tag == "Item":
            label = self._lists[-1].label(self._data, start) if self._lists else ""
            self._containers.append(Container(BlockKind.ITEM, label, max(0, len(self._lists) - 1)))
        elif tag == "BlockQuote":
            self._containers.append(Container(BlockKind.QUOTE))
        elif tag == "FootnoteDefinition":
            self._containers.append(Container(BlockKind.FOOTNOTE, str(data)))
        elif tag == "HtmlBlock":
            self._lines = Lines()

    def _end(self, value: Any, _: int, end: int) -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        if tag in _INLINE:
            self._end_inline(tag, end)
            return
        if tag == "TableCell":
            return
        self._close()
        if tag == "HtmlBlock" and self._lines is not None:
            self._html.read(self._lines)
            self._lines = None
        elif tag in ("Item", "BlockQuote", "FootnoteDefinition") and self._containers:
            self._containers.pop()
        elif tag == "List" and self._lists:
            self._lists.pop()

    # Inline content

    def _start_inline(self, tag: str, data: Any, start: int) -> None:
        if tag == "Image":
            self._images += 1
            return
        self._begin()
        target = ""
        if tag == "Link":
            target = data["dest_url"] if data["link_type"] != "Email" else f"mailto:{data['dest_url']}"
        elif tag == "Strikethrough" and not self._data.startswith(b"~~", start):
            self._raw(start, start + 1)
            target = "~"
        self._spans.append((self._assembly.length, target))

    def _end_inline(self, tag: str, end: int) -> None:
        if tag in ("Image", "Link") and self._data[end : end + 1] == b"{":
            attributes = _ATTRIBUTES.match(self._data, end, end + 400)
            self._skip_to = attributes.end() if attributes else 0
        if tag == "Image":
            self._images = max(0, self._images - 1)
            return
        if not self._spans:
            return
        start, target = self._spans.pop()
        if tag == "Strikethrough":
            if target:
                self._raw(end - 1, end)
            return
        span = Span(start, self._assembly.length)
        if span.start >= span.end:
            return
        if tag == "Link":
            if target:
                self._assembly.links.append(Hyperlink(span, target))
        else:
            self._assembly.emphases.append(span)
            if tag == "Strong":
                self._assembly.strong = span

    def _break(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._close()
        elif not self._hidden:
            self._assembly.add("\n", self._place(start), self._place(end))

    @property
    def _hidden(self) -> bool:
        return self._images > 0 or bool(self._silent)

    def _text(self, text: str, start: int, end: int) -> None:
        if self._hidden:
            return
        if start < self._skip_to:
            cut = self._skip_to - start
            if end <= self._skip_to or not text[:cut].isascii():
                return
            text, start = text[cut:], self._skip_to
        self._begin()
        at = self._place(start)
        to = at + len(text) if len(text) == end - start else self._place(end)
        if "^" in text and to - at == len(text):
            self._with_carets(text, at)
        elif not (text.startswith(":::") and self._assembly.ends_with_break() and _FENCED_DIV.match(text)):
            self._assembly.add(text, at, to)

    def _with_carets(self, text: str, at: int) -> None:
        """Add text whose ``^12^`` (Pandoc's superscript) becomes "12", raised; other carets stay."""
        assembly, done = self._assembly, 0
        for index, character in enumerate(text):
            if character != "^":
                continue
            place = at + index
            if place == self._caret_end:
                assembly.add(text[done:index], at + done, place)
                if assembly.length > self._raised:
                    assembly.superscripts.append(Span(self._raised, assembly.length))
                self._caret_end, done = -1, index + 1
            elif match := _CARETS.match(assembly.source, place):
                assembly.add(text[done:index], at + done, place)
                self._caret_end, self._raised, done = match.start("end"), assembly.length, index + 1
        assembly.add(text[done:], at + done, at + len(text))

    def _raw(self, start: int, end: int) -> None:
        """Add the source as it stands."""
        if not self._hidden:
            self._begin()
            self._assembly.add(self._data[start:end].decode("utf-8", "replace"), self._place(start), self._place(end))

    def _code(self, text: str, start: int, end: int) -> None:
        if self._hidden:
            return
        self._begin()
        raw = self._data[start:end].decode("utf-8", "replace")
        ticks = len(raw) - len(raw.lstrip("`"))
        inner = raw[ticks : len(raw) - ticks]
        shift = ticks + (1 if len(inner) == len(text) + 2 and inner[:1].isspace() else 0)
        at, before = self._place(start), self._assembly.length
        role = _CITE_ROLE.search(self._assembly.tail()) if len(text) < 2_000 else None
        if len(inner) in (len(text), len(text) + 2) and shift + len(text) <= len(raw):
            self._assembly.add(text, at + shift, at + shift + len(text))
        else:
            self._assembly.add(text, at, at + len(raw))
        if role and self._assembly.length - before == len(text):
            self._assembly.keys.append(_keys(text, before - len(role[0]), before, narrative=role[1] == "t"))
        elif self._assembly.length > before:
            self._assembly.verbatim.append(Span(before, self._assembly.length))

    def _math(self, text: str, start: int, end: int) -> None:
        raised = _RAISED_MATH.match(self._data[start:end].decode("utf-8", "replace")) if len(text) < 60 else None
        if raised is None or self._hidden:
            self._raw(start, end)
            return
        self._begin()
        before, at = self._assembly.length, self._place(start)
        self._assembly.add(raised.group(1), at + raised.start(1), at + raised.end(1))
        self._assembly.superscripts.append(Span(before, self._assembly.length))

    def _footnote_mark(self, label: str, start: int, end: int) -> None:
        if self._hidden:
            return
        self._begin()
        before = self._assembly.length
        self._raw(start, end)
        self._assembly.marks.append(FootnoteMark(Span(before, self._assembly.length), label))

    def _inline_html(self, html: str, start: int, end: int) -> None:
        tag = read_tag(html)
        if tag is None:
            return
        if self._silent or tag.name in SILENT:
            if tag.name in SILENT and not html.endswith("/>"):
                self._silent = "" if tag.closing and tag.name == self._silent else self._silent or tag.name
            return
        if self._images:
            return
        self._begin()
        if tag.name == "br":
            self._assembly.add(" " if self._cells else "\n", self._place(start), self._place(end))
        else:
            self._inline.take(tag)

    def _html_line(self, html: str, start: int, _: int) -> None:
        if self._lines is not None:
            self._lines.add(html, self._place(start))


def _keys(text: str, start: int, at: int, *, narrative: bool) -> KeyMark:
    """Return the mark of MyST's role from ``start`` on, whose keys are ``text`` at ``at``."""
    items = tuple((Span(at + key.start(), at + key.end()), key[0]) for key in _ROLE_KEY.finditer(text))
    return KeyMark(Span(start, at + len(text)), items, narrative)


_INLINE: Final = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"})
