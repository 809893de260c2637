"""Writes ``references.yaml``: whole or not at all, and nothing that another run has written meanwhile is lost."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.atomic import remove_leftovers, write_whole
from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.errors import RecordError
from claimcheck.model.work import Settled, Work, WorkRecord
from claimcheck.works.editing import edited
from claimcheck.works.learning import free_id
from claimcheck.works.record import load_record, read_record


@dataclass(frozen=True, slots=True)
class Additions:
    """What a run wants written: new works and answers; by id works as they were and are; answers that hold no more.

    ``checked``: the day, for a complete run; ``renewed``: everything was asked anew, so that the day alone is news.
    """

    works: tuple[Work, ...] = ()
    settled: tuple[Settled, ...] = ()
    changed: Mapping[str, tuple[Work, Work]] = field(default_factory=dict)
    dropped: tuple[Settled, ...] = ()
    checked: str = ""
    renewed: bool = False

    @property
    def any(self) -> bool:
        """There is something to write."""
        return bool(self.works or self.settled or self.changed or self.dropped)


@dataclass(frozen=True, slots=True)
class Plan:
    """A text to write, and what of the additions is new in it."""

    text: str
    additions: Additions


def planned(path: str, additions: Additions) -> Plan | None:
    """Return what :func:`save` would write, None where it would change nothing. Raises RecordError."""
    old = _text(path)
    before = load_record(path) if old.strip() else WorkRecord(path)
    some = merged(before, additions)
    if not some.any and not (some.renewed and some.checked not in ("", before.checked)):
        return None  # a lock that learns nothing leaves every byte as it is
    numbers = {n for n, one in enumerate(before.settled) if one in some.dropped}
    bom = "\ufeff" if old.startswith("\ufeff") else ""
    try:
        text = edited(
            old.removeprefix("\ufeff"),
            works=some.works,
            settled=some.settled,
            changed=some.changed,
            dropped=numbers,
            checked=some.checked,
        )
    except ValueError as error:
        raise RecordError(f"{path}: cannot be added to: {error}; write works one a line, each after '- '") from error
    _verify(path, text, before, some, numbers)
    return Plan(bom + text, some)


def save(path: str, additions: Additions) -> Plan | None:
    """Add to the record at ``path``, which is made where there is none; returns what changed, None for nothing.

    The file is the old or the new one at every moment. Two runs at once wait for each other, and what the other wrote
    since this one read the file stays. Raises RecordError.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target.parent):
            plan = planned(path, additions)
            if plan is not None:
                remove_leftovers(target)
                write_whole(target, plan.text.encode("utf-8"))
    except OSError as error:
        raise RecordError(
            f"{path}: cannot be written ({error.strerror}); choose another file with --references"
        ) from error
    return plan


def merged(before: WorkRecord, additions: Additions) -> Additions:
    """Return what of ``additions`` the record does not have yet; ids that are taken become others."""
    by_identity = {_identity(work): work.id for work in before.works}
    taken = {work.id for work in before.works}
    ids: dict[str, str] = {}
    works = []
    for work in additions.works:
        there = by_identity.get(_identity(work))
        if there is None:
            there = work.id if work.id not in taken else free_id(work, taken)
            taken.add(there)
            works.append(replace(work, id=there))
        ids[work.id] = there
    known = {_question(one) for one in before.settled if one not in additions.dropped}
    settled = [replace(one, work=ids.get(one.work, one.work)) for one in additions.settled]
    new = list({_question(one): one for one in settled if _question(one) not in known}.values())
    changed = {name: pair for name, pair in additions.changed.items() if name in {work.id for work in before.works}}
    dropped = tuple(one for one in additions.dropped if one in before.settled)
    return replace(additions, works=tuple(works), settled=tuple(new), changed=changed, dropped=dropped)


def _identity(work: Work) -> tuple[str, ...]:
    """What makes two records one: the same registry on the same DOI (or id)."""
    doi = normalise_doi(work.doi)
    source = "" if work.registry == "editor" or not doi else work.registry
    return (source, doi) if doi else ("", work.pmid or work.pmcid or work.url or fold(work.full_title))


def _question(settled: Settled) -> tuple[str, str]:
    return normalise_doi(settled.doi), fold(settled.reference)


def _verify(path: str, text: str, before: WorkRecord, some: Additions, dropped: set[int]) -> None:
    """Read what would be written: a text that says anything else is never written."""
    after = read_record(path, text)
    wanted = [_said(some.changed[work.id][1] if work.id in some.changed else work) for work in before.works]
    wanted += [_said(work) for work in some.works]
    answers = [one for n, one in enumerate(before.settled) if n not in dropped] + list(some.settled)
    if [_said(work) for work in after.works] != wanted or list(after.settled) != answers:
        raise RecordError(f"{path}: cannot be added to without changing what it says; nothing was written")


def _said(work: Work) -> Work:
    return replace(work, line=0)


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        load_record(path)  # says what is wrong, and where
        raise


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs from writing in ``folder`` meanwhile; ends with the process, however that ends."""
    if sys.platform == "win32":  # pragma: no cover
        import msvcrt

        with (folder / ".references.lock").open("a+b") as file:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks: the file is whole all the same
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
