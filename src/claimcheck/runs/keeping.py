"""What is kept of the articles of a run: enough for the rules about several of them, packed where there are many."""

from __future__ import annotations

import os
import pickle
import tempfile
import weakref
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO, overload

from claimcheck.model.document import Document
from claimcheck.model.work import ResolvedReference, Work
from claimcheck.rules.framework import Judged

_AT_HAND = 64
_LEVEL = 1  # zlib: three times smaller for a third of a millisecond an article

Load = Callable[[], Judged]


def pack(judged: Judged) -> bytes:
    """Return as bytes what rules about several articles look at: claims, marks, entries with their settlements and
    the ids of their works, the text and the way back to the source."""
    article = judged.article
    lean = replace(
        article, document=_lean(article.document), sentences=(), quantities=(), vague=(), unread=(), quotations=()
    )
    resolved = {
        entry: ResolvedReference(one.reference, one.settlement, Work(one.work.id) if one.work else None)
        for entry, one in judged.resolved.items()
    }
    return zlib.compress(pickle.dumps(Judged(lean, resolved, judged.context_only), 5), _LEVEL)


def unpack(data: bytes) -> Judged:
    """Return what :func:`pack` packed. For bytes of this program's own only: pickles can run code."""
    judged: Judged = pickle.loads(zlib.decompress(data))
    return judged


class Spool:
    """Packed articles in a temporary file, so that they take no memory; it goes when nobody can load them any more."""

    def __init__(self) -> None:
        self._file: BinaryIO | None = None

    def put(self, data: bytes) -> Load:
        """Add an article; returns what loads it."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the spool goes
            weakref.finalize(self, self._file.close)
        begin = self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        return partial(self._load, self._file, begin, len(data))

    def _load(self, file: BinaryIO, begin: int, length: int) -> Judged:
        file.seek(begin)
        return unpack(file.read(length))


def _lean(document: Document) -> Document:
    return Document(
        document.path,
        document.format,
        document.source,
        document.text,
        (),
        document.text_map,
        notices=document.notices,
        parts=document.parts,
        appended=tuple(replace(one, document=_lean(one.document)) for one in document.appended),
    )


class Shelf(Sequence[Judged]):
    """The articles of a run, each loaded when it is looked at; the last ones stay at hand."""

    def __init__(self) -> None:
        self._kept: list[Judged | Load] = []
        self._at_hand: OrderedDict[int, Judged] = OrderedDict()

    def put(self, one: Judged | Load) -> None:
        """Add the next article, or what loads it."""
        self._kept.append(one)

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, at: int) -> Judged: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Judged]: ...

    def __getitem__(self, at: int | slice) -> Judged | Sequence[Judged]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        kept = self._kept[at]
        if isinstance(kept, Judged):
            return kept
        judged = self._at_hand.get(at)
        if judged is None:
            judged = self._at_hand[at] = kept()
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        else:
            self._at_hand.move_to_end(at)
        return judged


class Texts(Mapping[str, str]):
    """The decoded sources of a run's files by path, each read from its article when it is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._where: dict[str, int] = {}

    def put(self, files: Sequence[str], number: int) -> None:
        """Say which article of the shelf holds files."""
        for path in files:
            self._where.setdefault(path, number)

    def __getitem__(self, path: str) -> str:
        for document in self._shelf[self._where[path]].article.document.files:
            if document.path == path:
                return document.source
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)
