"""What the readers tell of the files: on standard error, a line each, once in a run."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.cli.exits import tell


class Notices:
    """Tells notices, none twice."""

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()

    def tell(self, path: str, notices: Iterable[str]) -> None:
        """Tell what is to be known about the file at ``path``."""
        for notice in notices:
            if (path, notice) not in self._told:
                self._told.add((path, notice))
                tell(f"{path}: {notice}")
