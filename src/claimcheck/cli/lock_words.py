"""What ``lock`` says of its work: what was added and changed, what a person has to confirm, what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.cli.citing import Citer, cited_by, happened
from claimcheck.model.article import Article
from claimcheck.model.reference import Reference
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.framework import Unreadable
from claimcheck.rules.upd.changed_record import change_words
from claimcheck.rules.upd.since import told as since
from claimcheck.works.changes import differences
from claimcheck.works.locking import Lock
from claimcheck.works.outside import to_confirm
from claimcheck.works.rendering import confirmation_line
from claimcheck.works.saving import Additions
from claimcheck.works.sources import NAMES

_LONGEST = 90
#: The rules that tell in every citing article what the record has learnt here.
_HAPPENED = {
    "retraction": "UPD001 retracted-work",
    "concern": "UPD002 concern-expressed",
    "correction": "UPD003 corrected-work",
    "published-version": "UPD004 superseded-preprint",
}
_Entries = Iterable[tuple[tuple[Article, Reference], ResolvedReference]]


def told(
    path: str, read: Sequence[Article | Unreadable], lock: Lock, changes: Additions | None, *, written: bool
) -> str:
    """Return the report of a lock, which ends with a line break; ``changes``: what is new in the record."""
    entries = [(one, entry) for one in read if isinstance(one, Article) for entry in one.references]
    settled = list(zip(entries, lock.resolved, strict=True))
    lines = [_head(path, changes, written=written)]
    lines += [f"{one.path}: not read: {one.message}" for one in read if isinstance(one, Unreadable)]
    lines += _changes(lock, cited_by((one for one in read if isinstance(one, Article)), lock.resolved))
    lines += _to_confirm(settled, lock)
    lines += _open(settled, lock)
    return "\n".join(lines) + "\n"


def _head(path: str, some: Additions | None, *, written: bool) -> str:
    if some is None:
        return f"{path}: nothing to change"
    counts = [
        _counted(sum(work.cited for work in some.works), "work", "added"),
        _counted(sum(not work.cited for work in some.works), "work", "added for comparison"),
        _counted(len(some.changed), "work", "changed"),
        _counted(len(some.settled), "answer", "noted"),
        _counted(len(some.dropped), "answer", "taken out"),
    ]
    done = ", ".join(filter(None, counts)) or "the day of the lock"
    return f"{path}: {done}" if written else f"{path}: would change: {done}"


def _changes(lock: Lock, cited: dict[str, list[Citer]]) -> Iterator[str]:
    for name, (before, now) in lock.renewed.changed.items():
        for one in happened(before, now):
            yield f"{_HAPPENED[one.type]}: {name}{since(one)}: {now.full_title}"
            yield from _citers(cited.get(name, ()))
        words = [change_words(change) for change in differences(before, now)] or ["another abstract"]
        yield f"UPD005 changed-record: {name}: {'; '.join(words)}"
    for name in lock.renewed.gone:
        yield f"{name}: its registry has it no more; the record stays as it is"
    for name, why in lock.renewed.silent.items():
        yield f"{name}: not asked anew: {why}"


def _citers(some: Iterable[Citer]) -> Iterator[str]:
    for one in some:
        yield f"  cited by {one.where(one.entry.span)}"
        yield from (f"    {one.where(span)}: {_short(one.article.text(span))}" for span in one.sentences)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _to_confirm(settled: _Entries, lock: Lock) -> Iterator[str]:
    outside: dict[tuple[str, ...], tuple[Article, Reference, str]] = {}
    for (article, entry), one in settled:
        if one.settlement is Settlement.OUTSIDE:
            outside.setdefault((entry.type, entry.title, entry.url), (article, entry, one.reason))
    if not outside:
        return
    yield ""
    yield "No registry covers these. Look at each; what is right goes under works, with who confirmed it and when:"
    taken = {work.id for work in lock.additions.works}
    for article, entry, kind in outside.values():
        yield f"  # {_where(article, entry)}: {kind}{f', {entry.url}' if entry.url else ''}"
        work = to_confirm(entry, taken)
        taken.add(work.id)
        yield f"  {confirmation_line(work)}"


def _open(settled: _Entries, lock: Lock) -> Iterator[str]:
    still = [
        (article, entry, one.reason) for (article, entry), one in settled if one.settlement is Settlement.UNVERIFIED
    ]
    if lock.down:
        yield ""
        yield f"Not to be had: {', '.join(NAMES.get(name, name) for name in lock.down)}. What was not asked stays open."
    if still:
        yield ""
        yield "Not settled:"
    for article, entry, reason in still:
        yield f"  {_where(article, entry)}: {_short(article.text(entry.span))}: {reason}"


def _where(article: Article, entry: Reference) -> str:
    return Citer(article, entry, ()).where(entry.span)


def _counted(number: int, noun: str, what: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'} {what}" if number else ""
