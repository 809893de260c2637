"""Where the reading of LaTeX stands: in which list, quotation, table, note or entry, and what block begins there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import BlockKind
from claimcheck.readers import latex_commands as known
from claimcheck.readers.containers import Container

if TYPE_CHECKING:
    from claimcheck.readers.latex import LatexReader

_NAME: Final = re.compile(r"\s{0,4}\{([A-Za-z*0-9]{1,40})\}")
_ARGUMENTS: Final = {
    "minipage": 1, "multicols": 1, "multicols*": 1, "wrapfigure": 2, "wraptable": 2, "thebibliography": 1, "column": 1,
    "spacing": 1, "subfigure": 1, "subtable": 1, "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2,
    "longtable": 1, "tabu": 1, "array": 1, "tblr": 1, "supertabular": 1, "xltabular": 2, "adjustbox": 1,
    "otherlanguage": 1, "frame": 0, "block": 1,
}  # fmt: skip
_DEEPEST: Final = 100


class Environments:
    """The environments that are open. ``note``: the label of the footnote that is read, "" outside of notes."""

    def __init__(self, reader: LatexReader) -> None:
        self._reader = reader
        self._open: list[Container] = []
        self._tables = 0
        self._heading = 0
        self._caption = False
        self.note = ""

    @property
    def in_table(self) -> bool:
        """Tell whether "&" divides cells here."""
        return self._tables > 0 and not self._caption

    def begin(self) -> None:
        """Open the block that text belongs to here."""
        assembly = self._reader.assembly
        if self.note:
            assembly.open(BlockKind.FOOTNOTE, 0, self.note)
        elif self._heading:
            assembly.open(BlockKind.HEADING, self._heading)
        elif self._reader.actions.entries:
            assembly.open(BlockKind.METADATA)
        elif self._caption:
            assembly.open(BlockKind.PARAGRAPH)
        elif self._tables:
            assembly.open(BlockKind.TABLE)
        elif self._open and not (self._open[-1].kind is BlockKind.ITEM and self._open[-1].used):
            inner = self._open[-1]
            assembly.open(inner.kind, inner.level, inner.label)
            inner.used = True
        else:
            assembly.open(BlockKind.PARAGRAPH)
        self._heading, self._caption = 0, False

    def heading(self, level: int) -> None:
        """Make the next block a heading."""
        self._heading = level

    def caption(self) -> None:
        """Make the next block the caption of a figure or table."""
        self._caption = True

    def turn(self, command: str, after: int, end: int) -> int:
        """Read ``\\begin{name}`` or ``\\end{name}``; return where reading goes on."""
        reader = self._reader
        match = _NAME.match(reader.source, after, end)
        if match is None:
            return after
        name, at = match[1], match.end()
        if command == "end":
            self._end(name)
            return at
        if name.rstrip("*") in known.SKIPPED_ENVIRONMENTS:
            return self._skip(name, match.start() - len("\\begin"), at, end)
        reader.close()
        at = reader.layout.skip(at, _ARGUMENTS.get(name, 0))
        if name in known.LISTS and len(self._open) < _DEEPEST:
            level = sum(1 for one in self._open if one.kind is BlockKind.ITEM)
            self._open.append(Container(BlockKind.ITEM, "", level))
            self._open[-1].used = True
        elif name in known.QUOTATIONS and len(self._open) < _DEEPEST:
            self._open.append(Container(BlockKind.QUOTE))
        elif name in known.TABLES:
            self._tables += 1
        return at

    def _end(self, name: str) -> None:
        reader = self._reader
        if name == "thebibliography":
            reader.actions.end_entry()
        reader.close()
        kind = BlockKind.ITEM if name in known.LISTS else BlockKind.QUOTE if name in known.QUOTATIONS else None
        if kind and self._open and self._open[-1].kind is kind:
            self._open.pop()
        elif name in known.TABLES and self._tables:
            self._tables -= 1

    def _skip(self, name: str, start: int, at: int, end: int) -> int:
        """Pass over an environment that is no text; one that never ends is passed over to its first line alone."""
        closing = f"\\end{{{name}}}"
        stop = self._reader.layout.find(closing, at)
        if stop < 0 or stop + len(closing) > end:
            return at
        stop += len(closing)
        if name.rstrip("*") in known.UNSAID:
            self._reader.close()
        else:
            self._reader.code(start, stop)
        return stop

    def item(self, command: re.Match[str]) -> int:
        """Begin the next item of the list that is open."""
        reader, after = self._reader, command.end()
        reader.close()
        stop = reader.layout.option(after) if reader.source.startswith("[", after) else after
        if self._open and self._open[-1].kind is BlockKind.ITEM:
            self._open[-1].used = False
            self._open[-1].label = reader.source[after + 1 : stop - 1].strip()[:40] if stop > after else ""
        return stop

    def ampersand(self, at: int) -> None:
        """Divide two cells; outside of a table "&" is a slip that TeX would not let pass."""
        if self.in_table:
            self._reader.text("\t", at, at + 1)
        else:
            self._reader.text("&", at, at + 1)

    def line_break(self, at: int) -> int:
        """Read "\\\\": the end of a row or of a line."""
        reader = self._reader
        stop = at + 3 if reader.source.startswith("*", at + 2) else at + 2
        if reader.source.startswith("[", stop):
            stop = reader.layout.option(stop)
        if self.in_table:
            reader.close()
        elif reader.assembly.is_open:
            reader.assembly.add("\n", at, stop)
        return stop
