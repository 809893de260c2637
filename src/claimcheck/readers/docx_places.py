"""Where the text of a Word file stands in the bytes of its main part, and how runs are divided there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final
from xml.sax.saxutils import escape

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.docx_body import Body, Context, Out, value
from claimcheck.readers.docx_text import Origin

_NAME: Final = re.compile(rb"<([^\s/>]+)")


@dataclass(slots=True)
class Run:
    """A run: its first byte, the byte at which its end tag begins, and its children (first byte, name).

    ``texts``: the text of the children that are text, by their number.
    """

    start: int
    depth: int
    close: int = 0
    children: list[tuple[int, str]] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place within a run (``child``, characters of its text) and what is to be put in there.

    ``child`` -1: before the run, or with ``offset`` 1 behind it. ``begins``: a range begins here, so that it stands
    behind those that end here.
    """

    child: int
    offset: int
    begins: bool
    inserted: bytes


class PlacedBody(Body):
    """Reads the main part and notes for all text the run that it comes from (``runs``, by first byte).

    ``fields``: where the fields begin and end that lie within one paragraph, the outermost, in order. Programs drop
    what stands inside a field when they update it.
    """

    def __init__(self, context: Context, out: Out) -> None:
        super().__init__(context, out)
        self.runs: dict[int, Run] = {}
        self.fields: list[tuple[Origin, Origin]] = []
        self._fields_open: list[Origin] = []
        self._open: list[Run] = []
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._depth += 1
        if self.parser is not None:
            at = self.parser.CurrentByteIndex
            if self._open and self._depth == self._open[-1].depth + 1:
                self._open[-1].children.append((at, name))
                self._point()
                if name == "fldChar":
                    self._note_field(value(attributes, "fldCharType"))
            if name == "r" and not self._skip and not self._open:  # of runs within runs, the outer one counts
                self._open.append(Run(at, self._depth))
                self.runs[at] = self._open[-1]
            elif name == "p":
                self._fields_open.clear()
        super().start(name, attributes)

    def _note_field(self, kind: str) -> None:
        if self.origin is None or self._skip:
            return
        if kind == "begin":
            self._fields_open.append(self.origin)
        elif kind == "end" and self._fields_open:
            begun = self._fields_open.pop()
            if not self._fields_open:
                self.fields.append((begun, replace(self.origin, offset=1)))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        super().end(name)
        if self._open and self._depth == self._open[-1].depth and self.parser is not None:
            self._open.pop().close = self.parser.CurrentByteIndex
            self._point()
        self._depth -= 1

    def _point(self) -> None:
        run = self._open[-1] if self._open else None
        self.origin = Origin(run.start, len(run.children) - 1) if run and run.children else None

    def _taken(self) -> list[str]:
        pieces = super()._taken()
        if self._open and self._depth == self._open[-1].depth + 1:
            self._open[-1].texts[len(self._open[-1].children) - 1] = "".join(pieces)
        return pieces


def divided(data: bytes, run: Run, cuts: list[Cut]) -> tuple[int, int, bytes]:
    """Return the bytes of a run as they should read with something put in at each of ``cuts``, and their place."""
    end = data.index(b">", run.close) + 1
    if not run.children or run.close <= run.start:
        return run.start, run.start, b"".join(cut.inserted for cut in sorted(cuts))
    bounds = [at for at, _ in run.children] + [run.close]
    first = 1 if run.children[0][1] == "rPr" else 0
    opening, properties = data[run.start : bounds[0]], data[bounds[0] : bounds[first]] if first else b""
    closing = data[run.close : end]
    pieces: list[bytes] = []
    out: list[bytes] = []
    waiting = sorted(_settled(run, first, cut) for cut in cuts)

    def put(child: int, offset: int) -> None:
        """Put in what stands at this place, behind the run so far."""
        while waiting and (waiting[0].child, waiting[0].offset) <= (child, offset):
            if pieces:
                out.append(opening + properties + b"".join(pieces) + closing)
                pieces.clear()
            out.append(waiting.pop(0).inserted)

    for child in range(first, len(run.children)):
        put(child, 0)
        raw, text = data[bounds[child] : bounds[child + 1]], run.texts.get(child, "")
        done = 0
        while waiting and waiting[0].child == child:
            offset = waiting[0].offset
            pieces.append(_text_element(raw, text[done:offset]))
            put(child, offset)
            done = offset
        pieces.append(_text_element(raw, text[done:]) if done else raw)
    put(len(run.children), 0)
    if pieces:
        out.append(opening + properties + b"".join(pieces) + closing)
    return run.start, end, b"".join(out)


def _settled(run: Run, first: int, cut: Cut) -> Cut:
    """Return a cut as (child, characters inside it), 0 characters for one between two children."""
    if cut.child < 0:
        return Cut(len(run.children) if cut.offset else first, 0, cut.begins, cut.inserted)
    length = len(run.texts.get(cut.child, ""))
    if 0 < cut.offset < length:
        return cut
    behind = cut.offset > 0 and (length > 0 or not cut.begins)
    return Cut(cut.child + behind, 0, cut.begins, cut.inserted)


def _text_element(raw: bytes, text: str) -> bytes:
    """Return an element of text like ``raw`` with other words."""
    name = _NAME.match(raw)
    tag = name.group(1) if name else b"w:t"
    words = escape(text, {"\r": "&#13;"}).encode("utf-8", "replace")
    return b"<" + tag + b' xml:space="preserve">' + words + b"</" + tag + b">"
