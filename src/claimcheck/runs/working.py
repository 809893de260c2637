"""The articles of a run one by one, in this process or in several."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.rules.framework import Judged
from claimcheck.rules.site_index import Digest
from claimcheck.runs.keeping import Load, Spool
from claimcheck.runs.requests import Input
from claimcheck.runs.store import OutcomeStore, Stored, get
from claimcheck.runs.tasks import Done, Settings, Task

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from claimcheck.runs.worker import Worker

_WORTH_A_PROCESS = 24  # articles
_CHUNK = 8


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
            from claimcheck.runs.worker import Worker

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

    def _work(self, tasks: Sequence[Task]) -> Iterator[Done]:
        if processes(self._jobs, len(tasks)) <= 1:
            for task in tasks:
                yield self.worker.do(*task)
            return
        if self._pool is None:
            self._settings.record()  # read once, before there are several processes
            self._pool = _pool(self._settings, processes(self._jobs, len(tasks)))
        from concurrent.futures.process import BrokenProcessPool

        from claimcheck.runs.worker import do

        try:
            yield from self._pool.map(do, tasks, chunksize=_CHUNK)
        except BrokenProcessPool as error:
            raise UsageError("a process was ended from outside (out of memory?); --jobs 1 needs the least") from error

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

    from claimcheck.runs.worker import begin

    # forked processes have the record and the rules already; this process runs no threads at that time
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=begin, initargs=(settings,))
