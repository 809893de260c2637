"""``check --watch``: check again whenever an input changes, until somebody ends it (status 130, as ruff's)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.exits import tell, tell_error
from claimcheck.cli.inputs import STDIN
from claimcheck.config.discovery import DECISIONS, RECORD_NAMES, folders_below, is_passed_by
from claimcheck.config.loading import FILE_NAMES
from claimcheck.config.paths import printed_path
from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from claimcheck.cli.checking import CheckOptions, Plan

Batches = Iterator[tuple[str, ...]]
"""What changed, as printed, a batch each; an empty one says that nothing did for a while."""
Seen = Iterable[Iterable[tuple[object, str]]]
"""What watchfiles tells: batches of what happened and where; empty ones after a while without any."""

_PATIENCE = 250  # milliseconds until an empty batch; the first one says that the watching has begun
_SHOWN = 5  # changed files that are named
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"  # cursor home, screen and scrolled lines erased (ECMA-48, 8.3.21, 8.3.39; xterm's 3J)
_NAMES = frozenset({DECISIONS, *FILE_NAMES, *(Path(name).name for name in RECORD_NAMES)})


def run_watching(options: CheckOptions) -> int:
    """Check, and check again for each change, until an interruption. Raises ClaimcheckError for the first check."""
    from claimcheck.cli.checking import planned, run_check

    plan = planned(options)
    if STDIN in plan.named.paths:
        raise UsageError("--watch looks at files; standard input does not change")
    once = replace(options, watch=False)
    return repeat(lambda: run_check(once), changes(Watched.of(options, plan)))


def repeat(check: Callable[[], int], batches: Batches) -> int:
    """Check at the first batch and at each that names a file; returns the status of the last check.

    What goes wrong at the first check is raised. Later on it is told: a configuration in the midst of being written is
    no reason to end.
    """
    status, first = 0, True
    for changed in batches:
        if not (first or changed):
            continue
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
            sys.stdout.flush()
        if not first:
            tell(f"changed: {_listed(changed)}")
        try:
            status = check()
        except ClaimcheckError as error:
            if first:
                raise
            tell_error(str(error))
        first = False
        tell("watching for changes; Ctrl-C ends")
    return status


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at, all real paths: named ``folders`` with all below, single ``files``; ``written``: not those."""

    folders: tuple[str, ...]
    files: frozenset[str]
    written: frozenset[str]

    @classmethod
    def of(cls, options: CheckOptions, plan: Plan) -> Watched:
        """Return what the inputs of a run are; a bibliography is watched where it stands beside an article."""
        named = (*plan.named.paths, *plan.against)
        files = [path for path in named if not Path(path).is_dir()]
        files += [path for path in (plan.record, plan.settings.path, plan.baseline, options.config) if path]
        sources = Path(plan.record).parent / "sources" if plan.record else None
        folders = [path for path in named if Path(path).is_dir()]
        folders += [str(sources)] if sources is not None and sources.is_dir() else []
        return cls(
            tuple(map(os.path.realpath, folders)),
            frozenset(map(os.path.realpath, files)),
            frozenset(os.path.realpath(target.file) for target in plan.targets if target.file),
        )

    def watched_folders(self) -> frozenset[str]:
        """Return every folder in which a change may count, as things stand."""
        below = {folder for top in self.folders for folder in folders_below(top)}
        return frozenset(below | {str(Path(file).parent) for file in self.files} | {str(Path.cwd())})

    def counts(self, path: str) -> bool:
        """Tell whether a change of ``path`` is one of an input."""
        from claimcheck.readers import SUFFIXES, can_be_bibliography

        real = str(Path(path).parent.resolve() / Path(path).name)
        if real in self.written or (is_passed_by(Path(real).name) and Path(real).name not in _NAMES):
            return False
        if real in self.files or Path(real).name in _NAMES:
            return True
        parent = str(Path(real).parent)
        if can_be_bibliography(real) and any(parent == str(Path(file).parent) for file in self.files):
            return True
        inside = any(parent == top or parent.startswith(top + os.sep) for top in self.folders)
        return inside and Path(real).suffix.lower() in SUFFIXES


def changes(watched: Watched) -> Batches:
    """Yield what changes; folders that come are watched too. Raises UsageError without the extra ``watch``."""
    if find_spec("watchfiles") is None:
        raise UsageError("--watch needs the extra watch: pip install 'claimcheck-lint[watch]'")
    from watchfiles import watch

    def begin(folders: frozenset[str]) -> Seen:
        return watch(
            *sorted(folders), watch_filter=None, recursive=False, rust_timeout=_PATIENCE, yield_on_timeout=True
        )

    return in_batches(watched, begin)


def in_batches(watched: Watched, begin: Callable[[frozenset[str]], Seen]) -> Batches:
    """Yield those changes that count; ``begin`` watches some folders, and is called anew when there are others."""
    folders = watched.watched_folders()
    while True:
        for batch in begin(folders):
            seen = [path for _, path in batch]
            yield tuple(sorted({printed_path(path) for path in seen if watched.counts(path)}))
            now = watched.watched_folders() if seen else folders
            if now != folders:
                break
        else:
            return
        come = now - folders
        folders = now
        if come:
            yield tuple(sorted(map(printed_path, come)))


def _listed(changed: tuple[str, ...]) -> str:
    left = len(changed) - _SHOWN
    return ", ".join(changed[:_SHOWN]) + (f" and {left} more" if left > 0 else "")
