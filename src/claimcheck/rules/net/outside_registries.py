"""NET002: an entry of a kind that no registry covers."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import subject


@rule("NET002", "outside-registries", severity=Severity.INFO, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def outside_registries(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report a web page, report, book, guideline, law or label, which no registry covers.

    Why it matters: nobody but a person can tell whether it exists and says what is claimed.

    Example: a page of a public body, a thesis, a drug label.

    Instead: look at it, then write it into ``references.yaml`` with ``confirmed: {by: ..., on: ...}``; it is settled
    then.

    Cannot see: whether the entry is right; it is never an error, with ``--locked`` neither.

    Options: none.
    """
    if entry.settlement is not Settlement.OUTSIDE:
        return
    reference = entry.reference
    kind = entry.reason or "work"
    yield context.finding(
        reference.span,
        f"No registry covers a {kind}: confirm it by hand",
        subject=subject(reference),
        group=context.entry_group(reference.id),
    )


RULE = outside_registries
