"""What earlier runs found out about articles: a file for each, named by a hash of everything that it was made of.

Written whole or not at all, so that two runs at once do not harm each other; a file that is broken is as good as none.
The files are Python pickles: they are read from a folder of the user's own, as Python reads its compiled modules.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from claimcheck.atomic import write_whole
from claimcheck.rules.framework import Judged
from claimcheck.runs.keeping import pack, unpack
from claimcheck.runs.outcome import Outcome
from claimcheck.version import __version__

FOLDER = "articles"
_DIGEST = 16
_HEAD = _DIGEST + 4  # a hash of the rest, and the length of the outcome in it
LARGEST = 256 * 1024 * 1024  # bytes of all files together, up to which nothing is dropped
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Stored:
    """An article in a file of the store, from ``begin`` on."""

    path: Path
    begin: int

    def load(self) -> Judged:
        """Return the article. Raises OSError where another run has dropped the file."""
        return unpack(self.path.read_bytes()[self.begin :])


class OutcomeStore:
    """Outcomes by article. ``settings``: what they depend on besides the article itself."""

    def __init__(self, folder: Path, settings: Iterable[bytes | str]) -> None:
        self._folder = folder / FOLDER
        base = blake2b(digest_size=_DIGEST)
        for one in (__version__, sys.version, _own_age(), *settings):
            base.update(one if isinstance(one, bytes) else one.encode("utf-8", "surrogatepass"))
            base.update(b"\0")
        self._base = base.digest()

    def path(self, path: str, data: bytes, *, context_only: bool) -> Path:
        """Return where the outcome of an article is kept."""
        key = blake2b(self._base, digest_size=_DIGEST)
        key.update(f"{path}\0{context_only}\0".encode("utf-8", "surrogatepass"))
        key.update(data)
        name = key.hexdigest()
        return self._folder / name[:2] / name[2:]


def get(path: Path) -> tuple[Outcome, Stored] | None:
    """Return an outcome and where its article is; None where none is kept."""
    try:
        with path.open("rb") as file:
            data = file.read()
            age = time.time() - os.fstat(file.fileno()).st_mtime
    except OSError:
        return None
    if len(data) < _HEAD or blake2b(data[_DIGEST:], digest_size=_DIGEST).digest() != data[:_DIGEST]:
        return None
    if age > _DAY:
        _touch(path)  # so that what is used stays
    begin = _HEAD + int.from_bytes(data[_DIGEST:_HEAD], "big")
    outcome: Outcome = pickle.loads(data[_HEAD:begin])
    return outcome, Stored(path, begin)


def put(path: Path, outcome: Outcome, judged: Judged) -> Stored | None:
    """Keep an outcome; None on a disk that is full or cannot be written: the run goes on without."""
    told = pickle.dumps(outcome, 5)
    rest = len(told).to_bytes(4, "big") + told + pack(judged)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, blake2b(rest, digest_size=_DIGEST).digest() + rest, durable=False)
    except OSError:
        return None
    return Stored(path, _HEAD + len(told))


def _touch(path: Path) -> None:
    try:
        os.utime(path)
    except OSError:
        return


def _own_age() -> str:
    """Return what changes when the program does: where it is worked on, one version has many states."""
    folder = Path(__file__).parents[1]
    if any(part in ("site-packages", "dist-packages") for part in folder.parts):
        return ""
    newest = max(
        (
            entry.stat().st_mtime_ns
            for place, _, _ in os.walk(folder)
            for entry in os.scandir(place)
            if not entry.name.endswith(".pyc") and entry.is_file()  # Python writes those while it runs
        ),
        default=0,
    )
    return str(newest)


def prune(folder: Path, largest: int = LARGEST) -> None:
    """Drop the files used longest ago until four fifths of ``largest`` bytes are left, once they are more."""
    files = [(told.st_mtime, told.st_size, path) for path, told in _files(folder)]
    total = sum(size for _, size, _ in files)
    if total <= largest:
        return
    for _, size, path in sorted(files):
        if total <= 0.8 * largest:
            return
        if _is_dropped(path):
            total -= size


def outcomes_kept(folder: Path) -> tuple[int, int]:
    """Return how many outcomes are kept, and their size in bytes."""
    sizes = [told.st_size for _, told in _files(folder)]
    return len(sizes), sum(sizes)


def clear_outcomes(folder: Path) -> int:
    """Forget all outcomes; returns how many there were."""
    return sum(_is_dropped(path) for path, _ in list(_files(folder)))


def _is_dropped(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:  # another run has dropped it, or holds it open
        return False
    return True


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for place, _, names in os.walk(folder / FOLDER):
        for name in names:
            path = Path(place, name)
            try:
                yield path, path.stat()
            except OSError:
                continue  # another run has dropped it
