"""Tables of a Word file: rows become paragraphs of their own, boxes made of one cell become running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.readers.docx_text import Paragraph, row_of

_LONG_CELL = 200  # characters of a row's only cell that make it prose in a box


@dataclass(slots=True)
class _Table:
    columns: int = 0
    row: list[list[Paragraph]] = field(default_factory=list)
    rows: int = 0
    deleted: bool = False


@dataclass(slots=True)
class Tables:
    """The tables that are open, the innermost last."""

    _open: list[_Table] = field(default_factory=list)
    _seen: int = 0

    def start(self) -> None:
        """Begin a table."""
        if not self._open:
            self._seen += 1
        self._open.append(_Table())

    def end(self) -> None:
        """End a table."""
        if self._open:
            self._open.pop()

    def column(self) -> None:
        """Take a column of the grid, which is told before the rows."""
        if self._open:
            self._open[-1].columns += 1

    def start_row(self) -> None:
        """Begin a row."""
        if self._open:
            self._open[-1].row, self._open[-1].deleted = [], False

    def delete_row(self) -> None:
        """Note that the row was deleted."""
        if self._open:
            self._open[-1].deleted = True

    def cell(self, paragraphs: list[Paragraph]) -> None:
        """Take a cell."""
        if self._open:
            self._open[-1].row.append(paragraphs)

    def end_row(self) -> Sequence[Paragraph]:
        """Return the paragraphs that the row comes to: one, or those of the only cell with words if it is a box."""
        if not self._open:
            return ()
        table = self._open[-1]
        row, table.row = table.row, []
        if table.deleted or not row:
            return ()
        table.rows += 1
        full = [cell for cell in row if any(not one.empty for one in cell)]
        if len(full) == 1 and (table.columns <= 1 or sum(one.length for one in full[0]) > _LONG_CELL):
            return full[0]
        return (row_of(row),)

    @property
    def place(self) -> str:
        """The name of the outermost table's row that ended last."""
        return f"table {self._seen}, row {self._open[0].rows}" if self._open else ""
