"""What the UPD rules share: the update that counts, how it is told, where the work is cited."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.model.work import ResolvedReference, Settlement, Update, Work
from claimcheck.rules.framework import RuleContext
from claimcheck.rules.ref.entry import REGISTRIES, subject, where

_SHOWN = 5  # marks named as related places
#: Who told of an update (Crossref's ``source`` of an update, or a registry), as its house writes it.
_TELLERS = {**REGISTRIES, "retraction-watch": "Retraction Watch", "publisher": "the publisher"}
_KNOWN = re.compile(r"\b(?:retract|withdraw)(?:ed|ion|n|al)\b")


def cited_work(entry: ResolvedReference) -> Work | None:
    """Return the work that an entry is, also where the entry was not read beyond its identifier."""
    return entry.work if entry.settlement is Settlement.VERIFIED else None


def updates(work: Work, kind: str) -> tuple[Update, ...]:
    """Return the updates of one type, those with a notice first."""
    return tuple(sorted((u for u in work.updates if u.type == kind), key=lambda u: (not u.doi, u.date)))


def told(update: Update) -> str:
    """Return when, where and by whom an update was told: " on 2025-03-04 (notice 10.9999/n, Retraction Watch)"."""
    date = (" on " if len(update.date) == 10 else " in ") + update.date if update.date else ""
    inside = [f"notice {update.doi}"] if update.doi else []
    teller = _TELLERS.get(update.source, update.source)
    inside += [teller] if teller else []
    return date + (f" ({', '.join(inside)})" if inside else "")


def says_so(context: RuleContext, entry: ResolvedReference, work: Work) -> bool:
    """Tell whether the entry itself says that the work was retracted: its author knows."""
    title = fold(work.title).removeprefix("retracted article ").removeprefix("retracted ")
    rest = fold(context.article.text(entry.reference.span)).replace(title, " ")
    return bool(_KNOWN.search(rest))


def update_finding(
    context: RuleContext,
    entry: ResolvedReference,
    work: Work,
    update: Update,
    message: str,
    severity: Severity | None = None,
) -> Iterator[Finding]:
    """Yield the finding about one update of the work of an entry."""
    source = Source(update.source or work.registry, update.doi, work.id, work.retrieved)
    found = " ".join(part for part in (update.type, update.date, update.doi) if part)
    yield context.finding(
        where(entry.reference, "title"),
        message,
        subject=subject(entry.reference),
        group=context.entry_group(entry.reference.id),
        severity=severity,
        evidence=(Evidence(None, found, source),),
        related=_cited(context, entry.reference.id),
    )


def _cited(context: RuleContext, reference_id: str) -> tuple[Related, ...]:
    place = context.article.document.place
    items = (item for mark in context.article.citations for item in mark.items if reference_id in item.references)
    return tuple(Related(place(item.span), "cited here") for item, _ in zip(items, range(_SHOWN), strict=False))
