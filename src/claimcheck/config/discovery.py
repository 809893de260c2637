"""Which files a run is about: named files, and what folders hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.config.ignoring import IgnoreRules
from claimcheck.config.paths import printed_path
from claimcheck.errors import UsageError

RECORD_NAMES = ("data/references.yaml", "references.yaml")
DECISIONS = "decisions.yaml"

# Other people's articles: packages bring thousands of README.md along.
_FOREIGN_FOLDERS = frozenset({"node_modules", "site-packages", "__pycache__"})

# Full texts of works that articles cite, beside the record of works: no articles of the run.
_SOURCES = ("sources", "references.yaml")

# "~$": what Word keeps beside a file that is open.
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files as printed, each once, in order; ``empty``: the named folders in which nothing was found."""

    files: tuple[str, ...]
    empty: tuple[str, ...] = ()


def find_files(
    paths: Iterable[str], suffixes: frozenset[str], exclude: Sequence[str] = (), exclude_from: str = ""
) -> FoundFiles:
    """Return the files that ``paths`` name: a file as it is, a folder by what it holds (all levels, sorted by path).

    In a folder only files with one of ``suffixes`` (lower case, with the dot) count; hidden files and folders, what
    .gitignore names, ``sources`` beside ``references.yaml``, and what ``exclude`` (patterns as in .gitignore, counted
    from the folder ``exclude_from``) names are passed by. A file named by itself is taken whatever it is called. Raises
    UsageError for a missing path.
    """
    rules = IgnoreRules(exclude, exclude_from)
    seen: set[str] = set()
    files: list[str] = []
    empty: list[str] = []
    for path in paths:
        named = Path(path)
        if named.is_dir():
            inside = sorted(_walk(path, suffixes, rules))
            if not inside:
                empty.append(printed_path(path))
        elif named.exists():
            inside = [path]
        else:
            raise UsageError(f"no such file or folder: {path}")
        for file in inside:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                files.append(printed_path(file))
    return FoundFiles(tuple(files), tuple(empty))


def find_record(first_path: str) -> str | None:
    """Return the nearest record of works upward from the folder of ``first_path``, else from the working folder.

    In each folder ``data/references.yaml`` comes before ``references.yaml``; None where there is none at all.
    """
    return _nearest(first_path, RECORD_NAMES)


def find_decisions(record: str | None, first_path: str) -> str | None:
    """Return the decisions of editors: beside the record of works, else found as it is; None where there are none."""
    if record is None:
        return _nearest(first_path, (f"data/{DECISIONS}", DECISIONS))
    path = Path(record).parent / DECISIONS
    return printed_path(path) if path.is_file() else None


def _nearest(first_path: str, names: Sequence[str]) -> str | None:
    start = Path(first_path).resolve()
    folder = start if start.is_dir() else start.parent
    here = Path.cwd()
    for parent in dict.fromkeys((folder, *folder.parents, here, *here.parents)):
        for name in names:
            path = parent / name
            if path.is_file():
                return printed_path(path)
    return None


def is_passed_by(name: str) -> bool:
    """Tell whether a folder's entry of this name is never looked at: hidden, or of packages."""
    return name.startswith(_HIDDEN) or name in _FOREIGN_FOLDERS


def folders_below(top: str) -> Iterator[str]:
    """Yield a folder and all below it that are searched for articles (.gitignore is not asked); none that is gone."""
    pending = [top]
    while pending:
        current = pending.pop()
        try:
            entries = list(os.scandir(current))
        except OSError:
            continue
        yield current
        pending += [e.path for e in entries if not is_passed_by(e.name) and e.is_dir(follow_symlinks=False)]


def _walk(folder: str, suffixes: frozenset[str], rules: IgnoreRules) -> Iterator[str]:
    rules.enter_root(folder)
    pending = [folder]
    while pending:
        current = pending.pop()
        rules.enter(current)
        try:
            entries = list(os.scandir(current))
        except OSError as error:
            raise UsageError(f"cannot read the folder {current}: {error.strerror}") from error
        folder_of_works = any(entry.name == _SOURCES[1] for entry in entries)
        for entry in entries:
            if is_passed_by(entry.name) or (folder_of_works and entry.name == _SOURCES[0]):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not rules.ignores(entry.path, folder=True):
                    pending.append(entry.path)
            elif Path(entry.name).suffix.lower() in suffixes and _is_wanted(entry, rules):
                yield entry.path


def _is_wanted(entry: os.DirEntry[str], rules: IgnoreRules) -> bool:
    return entry.is_file() and not rules.ignores(entry.path, folder=False)
