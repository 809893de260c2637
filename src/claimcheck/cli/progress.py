"""Says on a terminal whom a run asks, and how far it is."""

from __future__ import annotations

import sys

from claimcheck.works.sources import NAMES

_WIDTH = 79


class Progress:
    """One line on standard error that is written over; call it with (registry, answered, asked)."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, int]] = {}
        self._length = 0

    def __call__(self, registry: str, answered: int, asked: int) -> None:
        """Show the line anew."""
        if not self._counts:
            sys.stderr.write("asking registries about references; no article text is sent\n")
        self._counts[registry] = (answered, asked)
        parts = (f"{NAMES.get(name, name)} {done}/{all_}" for name, (done, all_) in self._counts.items())
        line = ", ".join(parts)[:_WIDTH]
        sys.stderr.write("\r" + line.ljust(self._length))
        sys.stderr.flush()
        self._length = len(line)

    def close(self) -> None:
        """Take the line away."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()
            self._length = 0


def terminal_progress() -> Progress | None:
    """Return a progress line, None where standard error is no terminal."""
    return Progress() if sys.stderr.isatty() else None
