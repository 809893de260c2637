"""Says on a terminal whom a run asks about how many entries, and shows how far it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from claimcheck.works.sources import NAMES

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class TerminalProgress:
    """A bar for each registry on standard error, which goes away at the end."""

    def __init__(self) -> None:
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def begin(self, references: int) -> None:
        """Say what is about to be asked, and of whom."""
        entries = "1 reference" if references == 1 else f"{references:,} references"
        names = f"{', '.join(list(NAMES.values())[:-1])} and {list(NAMES.values())[-1]}"
        sys.stderr.write(f"asking {names} about {entries}; no article text is sent, only what the entries say\n")
        sys.stderr.flush()

    def tell(self, registry: str, answered: int, asked: int) -> None:
        """Move the bar of a registry."""
        if self._bars is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TextColumn("requests"))
            self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bars.start()
        if registry not in self._tasks:
            self._tasks[registry] = self._bars.add_task(NAMES.get(registry, registry), total=asked)
        self._bars.update(self._tasks[registry], completed=answered, total=asked)

    def close(self) -> None:
        """Take the bars away."""
        if self._bars:
            self._bars.stop()
            self._bars = None


def terminal_progress() -> TerminalProgress | None:
    """Return bars, None where standard error is no terminal."""
    return TerminalProgress() if sys.stderr.isatty() else None
