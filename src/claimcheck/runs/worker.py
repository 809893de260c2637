"""One file after the other: read, settled with the record, judged. Imported where something is to be read."""

from __future__ import annotations

from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.model.article import Article
from claimcheck.rules.framework import Judged, Unreadable
from claimcheck.runs.extracting import Extractor
from claimcheck.runs.judging import LoneJudge
from claimcheck.runs.keeping import pack
from claimcheck.runs.packing import shorten
from claimcheck.runs.requests import Input
from claimcheck.runs.store import put
from claimcheck.runs.tasks import Done, Settings, Task


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


_worker: list[Worker] = []  # of a process that works for another one


def begin(settings: Settings) -> None:
    """Make the worker of this process."""
    _worker[:] = [Worker(settings)]


def do(task: Task) -> Done:
    """Let the worker of this process do a file."""
    return _worker[0].do(*task)
