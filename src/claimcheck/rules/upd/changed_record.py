"""UPD005: the registry says by now something else than ``references.yaml``."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.model.work import Change, ResolvedReference
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import REGISTRIES, subject, where
from claimcheck.rules.upd.since import cited_work

#: Changes that may make another work, or another standing, of what is cited.
GRAVE = frozenset({"doi", "title", "authors", "updates"})
_SAID = {"container_also": "other names of the journal", "authors_truncated": "whether there are more authors"}
_LONGEST = 120


@rule("UPD005", "changed-record", severity=Severity.WARNING, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def changed_record(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose work the registry tells otherwise by now than ``references.yaml`` does.

    A warning for title, authors, DOI or status (a retraction), info for the rest and for a record that a person has
    changed since the registry answered.

    Why it matters: the record is what entries are held against; a registry may have mended its own mistake, or learnt
    of a retraction.

    Example: a record of March whose volume Crossref has put right in May.

    Instead: ``claimcheck lock --update`` asks anew and writes what it learns; look at the diff. A record that was
    changed by hand on purpose should say ``registry: editor``.

    Cannot see: what a registry says that nobody asked; answers come from ``lock --update`` and from the cache of this
    machine, so that a run with ``--locked`` sees changes made by hand alone.

    Options: none.
    """
    work = cited_work(entry)
    if work is None:
        return
    if work.edited:
        name = REGISTRIES.get(work.edited, work.edited)
        message = f"The record {work.id} was changed by hand after {name} answered"
        message += f" on {work.retrieved}" if work.retrieved else ""
        yield _finding(entry, context, f"{message}; it is held to be the editor's", Severity.INFO, ())
    if entry.changes:
        grave = any(change.field in GRAVE for change in entry.changes)
        name = REGISTRIES.get(work.registry, work.registry)
        message = f"{name} says by now: {'; '.join(change_words(change) for change in entry.changes)}"
        evidence = tuple(
            Evidence(c.before or None, c.now or None, Source(work.registry, work.doi, work.id)) for c in entry.changes
        )
        yield _finding(entry, context, message, Severity.WARNING if grave else Severity.INFO, evidence)


def change_words(change: Change) -> str:
    """Return a change for people: "volume 21 (here 12)"."""
    name = _SAID.get(change.field, change.field)
    now, before = (_short(text) or "nothing" for text in (change.now, change.before))
    return f"{name} {now} (references.yaml: {before})"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _finding(
    entry: ResolvedReference, context: RuleContext, message: str, severity: Severity, evidence: tuple[Evidence, ...]
) -> Finding:
    return context.finding(
        where(entry.reference, "title"),
        message,
        subject=subject(entry.reference),
        group=context.entry_group(entry.reference.id),
        severity=severity,
        evidence=evidence,
    )


RULE = changed_record
