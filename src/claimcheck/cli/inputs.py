"""From PATHS to the bytes of files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.cli.exits import tell
from claimcheck.config.discovery import find_files, find_record
from claimcheck.config.paths import printed_path
from claimcheck.config.settings import Settings
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.pipeline import Input

STDIN = "-"
#: Bytes that are read of a file: more than any reader takes, so that a huge one ends with a finding and not in swap.
_MOST = 61_000_000


@dataclass(frozen=True, slots=True)
class Named:
    """What the command line names: ``paths`` (the working folder by default), and what standard input is called."""

    paths: tuple[str, ...]
    stdin_filename: str | None = None

    @property
    def first(self) -> str:
        """The path that the record of works is looked for from."""
        first = self.paths[0]
        return first if first != STDIN else self.stdin_filename or "."


def named_paths(paths: Sequence[str] | None, stdin_filename: str | None) -> Named:
    """Return what is named. Raises UsageError for a name of standard input that is not read."""
    named = tuple(paths or (".",))
    if named.count(STDIN) > 1:
        raise UsageError("standard input can be read only once; name - once")
    if stdin_filename is not None and STDIN not in named:
        raise UsageError("--stdin-filename names what standard input holds; name - as a path to read it")
    return Named(named, stdin_filename)


def load_configuration(config: str | None, isolated: bool) -> Settings:
    """Return the settings that ``--config`` and ``--isolated`` ask for. Raises ConfigurationError, UsageError."""
    if isolated:
        if config is not None:
            raise UsageError("--config and --isolated exclude each other")
        return Settings()
    from claimcheck.config.loading import load_named_settings, load_settings

    return load_settings(".") if config is None else load_named_settings(config)


def gather(named: Named, settings: Settings, *, require_files: bool) -> tuple[Input, ...]:
    """Read all files that are named, each once; tells of folders that hold none.

    Raises UsageError for a missing path, a file that cannot be opened, and, with ``require_files``, for no file at all.
    """
    read: list[tuple[str, bytes | Callable[[], bytes], bool]] = []
    seen: set[str] = set()
    for path in named.paths:
        if path == STDIN:
            name = printed_path(named.stdin_filename) if named.stdin_filename else STDIN
            read.append((name, sys.stdin.buffer.read(_MOST), True))
            continue
        for file, data, by_name in _articles(path, settings):
            if file not in seen:
                seen.add(file)
                read.append((file, data, by_name))
    if not read:
        if require_files:
            raise UsageError(f"no articles in {', '.join(named.paths)}")
        return ()
    from claimcheck.pipeline import Input

    return tuple(Input(path, data, by_name) for path, data, by_name in read)


def _articles(path: str, settings: Settings) -> Iterator[tuple[str, Callable[[], bytes], bool]]:
    """Yield path, what reads the bytes, and whether ``path`` names the file; tells of a folder that holds none.

    Of the JSON, YAML and XML in a folder only what holds an article or references counts. Raises UsageError.
    """
    from claimcheck.readers import SUFFIXES, holds_other_things, is_article

    by_name = not Path(path).is_dir()
    count = 0
    for file in find_files((path,), SUFFIXES, settings.exclude, settings.folder).files:
        if not by_name and holds_other_things(file):
            if not is_article(file, _small(file)):
                continue
            content = partial(_small, file)
        else:
            _open(file).close()  # what cannot be read is told before the work begins
            content = partial(_bytes, file)
        count += 1
        yield file, content, by_name
    if not count:
        tell(f"no articles in {printed_path(path)} (looked for {', '.join(sorted(SUFFIXES))})")


def compared_with(against: Iterable[str], settings: Settings, inputs: Iterable[Input]) -> tuple[Input, ...]:
    """Read the files that ``--against`` names, without those that are judged. Raises UsageError."""
    from claimcheck.pipeline import Input

    judged = {_real(one.path) for one in inputs}
    files = [one for path in against for one in _articles(path, settings)]
    others = {file: Input(file, data, by_name) for file, data, by_name in files if _real(file) not in judged}
    return tuple(others.values())


def record_path(option: str | None, settings: Settings, named: Named) -> str | None:
    """Return the record of works: named by the option, else by the configuration, else the nearest; None without one.

    Raises UsageError for one that is named and missing.
    """
    asked = option if option is not None else settings.references
    if asked is None:
        return find_record(named.first)
    if not Path(asked).is_file():
        by = "--references" if option is not None else settings.path
        raise UsageError(f"no such file: {asked} (named by {by} as the record of works)")
    return printed_path(asked)


def lock_path(option: str | None, settings: Settings, named: Named) -> str:
    """Return the record that ``lock`` writes: as :func:`record_path`, and a new one where there is none."""
    asked = option if option is not None else settings.references
    if asked is not None:
        return printed_path(asked)
    return find_record(named.first) or ("data/references.yaml" if Path("data").is_dir() else "references.yaml")


def _open(file: str) -> BinaryIO:
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error


def _bytes(file: str) -> bytes:
    """Return the bytes of an article; read anew whenever they are needed, so that a run does not hold all of them."""
    with _open(file) as opened:
        try:
            return opened.read(_MOST)
        except OSError as error:
            raise UsageError(f"cannot read {file}: {error.strerror}") from error


def _small(file: str) -> bytes:
    """Return the bytes of a file that may be anything: none of one that is too large for an article, or locked."""
    from claimcheck.readers.decoding import SIZE_LIMIT

    try:
        path = Path(file)
        return path.read_bytes() if path.stat().st_size <= SIZE_LIMIT else b""
    except OSError:
        return b""


def _real(file: str) -> str:
    return str(Path(file).resolve())
