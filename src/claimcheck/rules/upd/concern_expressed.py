"""UPD002: a work about which its publisher has expressed concern."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.upd.since import cited_work, told, update_finding, updates


@rule("UPD002", "concern-expressed", severity=Severity.WARNING, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def concern_expressed(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry about whose work concern was expressed, or of which a part was retracted.

    Why it matters: an expression of concern often comes before a retraction.

    Example: an editors' notice that the data of a paper are being looked into.

    Instead: read the notice; if the article rests on what is in doubt, find other support or say that it is in doubt.

    Cannot see: what the concern is about. Silent once the work is retracted, which UPD001 reports.

    Options: none.
    """
    work = cited_work(entry)
    found = updates(work, "concern") if work else ()
    if work is None or not found or updates(work, "retraction"):
        return
    yield from update_finding(context, entry, work, found[0], f"Concern was expressed about this work{told(found[0])}")


RULE = concern_expressed
