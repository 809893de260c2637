"""The articles of a run one by one, in this process or in several: read, settled with the record, judged."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.model.article import Article
from claimcheck.model.work import WorkRecord
from claimcheck.rules.framework import Judged, RuleOptions, Unreadable
from claimcheck.rules.site_index import Digest
from claimcheck.runs.extracting import Extractor
from claimcheck.runs.judging import LoneJudge, Outcome
from claimcheck.runs.keeping import Load, Spool, pack
from claimcheck.runs.packing import shorten
from claimcheck.runs.requests import Input
from claimcheck.runs.store import OutcomeStore, Stored, get, put
from claimcheck.works.alone import Known

if TYPE_CHECKING:
    from concurrent.futures import Executor

_WORTH_A_PROCESS = 24  # articles
_CHUNK = 8
_Task = tuple[Input, bool, Path | None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the articles of a run have in common.

    ``record``: reads the record of works, for who needs it. ``few``: articles are kept as they are, not packed.
    """

    record: Callable[[], WorkRecord]
    known: Known
    codes: tuple[str, ...]
    options: RuleOptions
    mode: str
    as_references: bool | None
    bibliographies: Mapping[str, bytes] = field(default_factory=dict)
    few: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file.

    ``unreadable``: it could not be read. ``outcome`` None: it holds no article, or something has to be asked first
    (``asks``). ``kept``: the article, as it is, packed, or in the store. ``used``: the bibliographies that it names.
    ``wrote``: its outcome is kept now.
    """

    unreadable: Unreadable | None = None
    outcome: Outcome | None = None
    kept: Judged | bytes | Stored | None = None
    asks: bool = False
    used: frozenset[str] = frozenset()
    wrote: bool = False


class Worker:
    """Does one file after the other."""

    def __init__(self, settings: Settings) -> None:
        shorten()
        self._settings = settings
        self._extractor = Extractor(settings.bibliographies, settings.as_references)
        self._judge = LoneJudge(
            settings.record(), settings.known, codes=settings.codes, options=settings.options, mode=settings.mode
        )

    def do(self, one: Input, context_only: bool, path: Path | None) -> Done:
        """Read, settle and judge one file; ``path``: where its outcome is to be kept."""
        self._extractor.used.clear()
        article = self._extractor.read(one)
        used = frozenset(self._extractor.used)
        if article is None or isinstance(article, Unreadable):
            return Done(unreadable=article, used=used)
        found = self._judge.judge(article, context_only=context_only)
        if found is None:
            return Done(asks=True, used=used)
        outcome, judged = found
        stored = None
        if path is not None and not article.document.bibliographies:
            stored = put(path, outcome, judged)
        if self._settings.few:
            return Done(outcome=outcome, kept=judged, used=used, wrote=stored is not None)
        return Done(outcome=outcome, kept=stored or pack(judged), used=used, wrote=stored is not None)

    def judged(self, one: Input, context_only: bool, fingerprint: int) -> Judged:
        """Return an article once more. Raises UsageError where it has changed during the run."""
        article = self._extractor.read(one)
        found = self._judge.judge(article, context_only=context_only) if isinstance(article, Article) else None
        if found is None or found[0].digest.fingerprint() != fingerprint:
            raise UsageError(f"{one.path} has changed during the run; run again")
        return found[1]


def processes(asked: int, articles: int) -> int:
    """Return how many processes are of use for so many articles; ``asked`` 0: as many as there are processors for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(asked or cores, max(1, articles // _WORTH_A_PROCESS))


class Crew:
    """Works through files, in ``jobs`` processes at most; the same comes of it, in order. A context manager."""

    def __init__(self, settings: Settings, store: OutcomeStore | None, jobs: int) -> None:
        self._settings = settings
        self._store = store
        self._jobs = jobs
        self._worker: Worker | None = None
        self._pool: Executor | None = None
        self._spool = Spool()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    @property
    def worker(self) -> Worker:
        """The worker of this process."""
        if self._worker is None:
            self._worker = Worker(self._settings)
        return self._worker

    def do(self, inputs: Sequence[Input], context_only: bool) -> Iterator[tuple[Input, Done]]:
        """Yield each file and what became of it, in order; what is kept of it is not worked out again."""
        if self._store is None:
            yield from zip(inputs, self._work([(one, context_only, None) for one in inputs]), strict=True)
            return
        paths = [self._store.path(one.path, one.data, context_only=context_only) for one in inputs]
        tasks = [(one, context_only, path) for one, path in zip(inputs, paths, strict=True)]
        missing = [not path.is_file() for path in paths]
        worked = self._work([task for task, out in zip(tasks, missing, strict=True) if out])
        for task, out in zip(tasks, missing, strict=True):
            found = None if out else get(task[2])
            if found is not None:
                yield task[0], Done(outcome=found[0], kept=found[1])
            else:
                yield task[0], next(worked) if out else self.worker.do(*task)

    def _work(self, tasks: Sequence[_Task]) -> Iterator[Done]:
        if processes(self._jobs, len(tasks)) <= 1:
            for task in tasks:
                yield self.worker.do(*task)
            return
        if self._pool is None:
            self._settings.record()  # read once, before there are several processes
            self._pool = _pool(self._settings, processes(self._jobs, len(tasks)))
        yield from self._pool.map(_do, tasks, chunksize=_CHUNK)

    def loader(self, one: Input, digest: Digest, kept: Judged | bytes | Stored) -> Judged | Load:
        """Return an article, or what loads it when it is looked at."""
        if isinstance(kept, Judged):
            return kept
        if isinstance(kept, bytes):
            return self._spool.put(kept)
        return partial(self._load, kept, one, digest.context_only, digest.fingerprint())

    def _load(self, kept: Stored, one: Input, context_only: bool, fingerprint: int) -> Judged:
        try:
            return kept.load()
        except OSError:  # another run has dropped the file
            return self.worker.judged(one, context_only, fingerprint)


def _pool(settings: Settings, jobs: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # forked processes have the record and the rules already; this process runs no threads at that time
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(settings,))


_worker: list[Worker] = []  # of a process that works for another one


def _begin(settings: Settings) -> None:
    _worker[:] = [Worker(settings)]


def _do(task: _Task) -> Done:
    return _worker[0].do(*task)
