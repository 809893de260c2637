"""A run whose articles are judged one by one, as long as no registry has to be asked about any of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from claimcheck.model.report import Report
from claimcheck.model.work import WorkRecord
from claimcheck.rules.framework import Rule, RuleOptions
from claimcheck.runs.gathering import Gathering
from claimcheck.runs.requests import CheckRequest, Input
from claimcheck.runs.store import OutcomeStore, prune
from claimcheck.runs.tasks import Done, Settings
from claimcheck.runs.waiting import bibliographies, is_used, may_wait
from claimcheck.runs.working import Crew
from claimcheck.works.full_text import FOLDER
from claimcheck.works.known import Known, known_beside

_FEW = 50  # articles that are kept as they are, not packed


def judged_alone(
    request: CheckRequest, record: Callable[[], WorkRecord], rules: Sequence[Rule], options: RuleOptions
) -> Report | None:
    """Return the report of a run; None where an entry of some article has to be asked about first.

    ``record`` reads the record of works, which is not needed where everything was kept. Raises RecordError.
    """
    known = known_beside(record, request.sources)
    every = (*request.inputs, *request.against)
    if not every:
        record()  # a broken one is told even so
    settings = Settings(
        record,
        known,
        tuple(sorted(request.codes)),
        options,
        request.mode,
        request.as_references,
        bibliographies(every),
        few=len(every) <= _FEW,
    )
    gathering = Gathering(request, rules, options)
    wrote = False
    with Crew(settings, _store(request, known), request.jobs) as crew:
        for context_only in (False, True):
            for one, done in _in_turn(crew, request.against if context_only else request.inputs, context_only):
                if done.asks:
                    return None
                wrote = wrote or done.wrote
                if done.unreadable is not None and not context_only:
                    gathering.put_unreadable(done.unreadable)
                if done.outcome is not None and done.kept is not None:
                    gathering.put(done.outcome, crew.loader(one, done.outcome.digest, done.kept))
        report = gathering.report()
    if wrote and request.kept is not None:
        prune(request.kept)
    return report


def _in_turn(crew: Crew, inputs: Sequence[Input], context_only: bool) -> Iterator[tuple[Input, Done]]:
    """Yield files and what became of them, last the bibliographies that no article names."""
    used: set[str] = set()
    for one, done in crew.do([one for one in inputs if not may_wait(one)], context_only):
        used |= done.used
        yield one, done
    waiting = [one for one in inputs if may_wait(one) and not is_used(one, used)]
    if waiting:
        yield from crew.do(waiting, context_only)


def _store(request: CheckRequest, known: Known) -> OutcomeStore | None:
    """Return the store of outcomes that depend on this record, these rules and settings."""
    if request.kept is None:
        return None
    return OutcomeStore(
        request.kept,
        (
            repr(
                (sorted(request.codes), request.strict, request.mode, request.as_references, known.asks, request.house)
            ),
            request.record_path or "",
            _bytes(Path(request.record_path)) if request.record_path else b"",
            pickle.dumps(sorted(known.changes.items()), 5),
            *_full_texts(request.record_path or ""),
        ),
    )


def _full_texts(record_path: str) -> Iterator[bytes | str]:
    folder = Path(record_path).parent / FOLDER if record_path else None
    if folder is not None and folder.is_dir():
        for path in sorted(folder.iterdir()):
            yield path.name
            yield blake2b(_bytes(path)).digest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
