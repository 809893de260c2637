"""What .gitignore and the configuration leave out. Imports pathspec only when there is a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config.paths import absolute_path

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class IgnoreRules:
    """Patterns by the folder that they count from; the closest folder with an opinion decides, as in git."""

    def __init__(self, exclude: Sequence[str] = (), exclude_from: str = "") -> None:
        self._specs: dict[Path, GitIgnoreSpec] = {}
        self._looked: set[Path] = set()
        self._excluded = _spec(exclude) if exclude else None
        self._exclude_from = absolute_path(exclude_from or ".")

    def enter_root(self, folder: str) -> None:
        """Read the .gitignore files from the root of the repository that ``folder`` lies in down to it, if any."""
        path = absolute_path(folder)
        above = [path, *path.parents]
        for depth, parent in enumerate(above):
            if (parent / ".git").exists():
                self._read(parent, parent / ".git" / "info" / "exclude")
                for between in above[1 : depth + 1]:
                    self.enter(between)
                return

    def enter(self, folder: str | Path) -> None:
        """Read the .gitignore of one folder."""
        absolute = absolute_path(folder)
        if absolute not in self._looked:
            self._looked.add(absolute)
            self._read(absolute, absolute / ".gitignore")

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Tell whether a path is left out; its parents are held to be wanted."""
        if self._excluded is None and not self._specs:
            return False
        absolute = absolute_path(path)
        if self._excluded is not None and _verdict(self._excluded, self._exclude_from, absolute, folder):
            return True
        for parent in absolute.parents:
            spec = self._specs.get(parent)
            verdict = None if spec is None else _verdict(spec, parent, absolute, folder)
            if verdict is not None:
                return verdict
        return False

    def _read(self, folder: Path, file: Path) -> None:
        try:
            lines = file.read_text("utf-8", errors="surrogateescape").splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return
        if any(line.strip() and not line.startswith("#") for line in lines):
            known = self._specs.get(folder)
            spec = _spec(lines)
            self._specs[folder] = spec if known is None else known + spec


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _verdict(spec: GitIgnoreSpec, base: Path, path: Path, folder: bool) -> bool | None:
    if not path.is_relative_to(base):
        return None
    relative = path.relative_to(base).as_posix()
    return spec.check_file(relative + "/" if folder else relative).include
