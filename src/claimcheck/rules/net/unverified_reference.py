"""NET001: an entry that could not be checked."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import quoted_work, subject


@rule("NET001", "unverified-reference", severity=Severity.INFO, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def unverified_reference(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that was held against no record, and why.

    With ``--locked`` it is an error where ``references.yaml`` says nothing of the entry at all.

    Why it matters: not checked is never the same as right. The message names the nearest work on record, which may be
    the one that is meant, and was not accepted because its title is another.

    Example: an entry that ``references.yaml`` does not hold, in a run with ``--offline``.

    Instead: look at the work that is named; if it is the one, correct the entry; if not, add the right one to
    ``references.yaml``.

    Cannot see: whether the entry is right or wrong.

    Options: ``--locked`` makes it an error, unless the registries were asked and ``references.yaml`` says what came of
    it: then CI finds what the editor found.
    """
    if entry.settlement is not Settlement.UNVERIFIED:
        return
    reference = entry.reference
    nearest = entry.candidates[0] if entry.candidates else None
    message = f"Not checked: {entry.reason or 'no registry was asked'}"
    evidence: tuple[Evidence, ...] = ()
    if nearest:
        work = nearest.work
        message += f". The nearest work in the record is {quoted_work(work)}: {nearest.why}"
        source = Source(work.registry, work.doi, work.id, work.retrieved)
        evidence = (Evidence(reference.title or None, quoted_work(work), source),)
    yield context.finding(
        reference.span,
        message,
        subject=subject(reference),
        group=context.entry_group(reference.id),
        severity=Severity.ERROR if context.options.locked and not entry.asked else None,
        evidence=evidence,
    )


RULE = unverified_reference
