"""``per-file-ignores``: rules that are off in some files, with ruff's globs.

A pattern is held against the file's name and against its whole path, counted from the folder of the configuration;
``*`` crosses ``/``, ``{a,b}`` gives alternatives, and a leading ``!`` means every file that does not fit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import translate

from claimcheck.compare import lazy_patterns as re

_BRACES = re.compile(r"\{([^{}]*)\}")
_MOST = 64  # patterns that alternatives in braces may come to


@dataclass(frozen=True, slots=True)
class FileIgnore:
    """One row: ``pattern`` as written, ``folder`` (absolute, with "/") that it counts from, the codes that are off."""

    pattern: str
    folder: str
    codes: frozenset[str]


@dataclass(frozen=True)
class PerFileIgnores:
    """All rows of a configuration."""

    rows: tuple[FileIgnore, ...] = ()
    _patterns: dict[FileIgnore, re.Pattern[str]] = field(default_factory=dict, repr=False, compare=False)

    def codes(self, path: str) -> frozenset[str]:
        """Return the codes that are off in a file; ``path``: absolute, with "/"."""
        return frozenset().union(*(row.codes for row in self.rows if self._fits(row, path)))

    def _fits(self, row: FileIgnore, path: str) -> bool:
        if row not in self._patterns:
            pattern = row.pattern.removeprefix("!")
            inside = [f"{row.folder.rstrip('/')}/{one.removeprefix('./')}" for one in _expanded(pattern)]
            whole = [
                one if one.startswith("/") else there for one, there in zip(_expanded(pattern), inside, strict=True)
            ]
            # "**/" may stand for no folder at all
            some = {one for glob in whole for one in (glob, glob.replace("**/", ""))} | set(_expanded(pattern))
            self._patterns[row] = re.compile("|".join(translate(one) for one in sorted(some)))
        fits = self._patterns[row].match
        return bool(fits(path) or fits(path.rpartition("/")[2])) != row.pattern.startswith("!")


def _expanded(pattern: str) -> list[str]:
    """Return a pattern with its alternatives in braces written out."""
    done: list[str] = []
    pending = [pattern]
    while pending and len(done) + len(pending) <= _MOST:
        one = pending.pop(0)
        braces = _BRACES.search(one)
        if braces is None:
            done.append(one)
        else:
            pending += [one[: braces.start()] + word + one[braces.end() :] for word in braces[1].split(",")]
    return done + pending
