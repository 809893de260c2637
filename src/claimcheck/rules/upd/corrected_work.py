"""UPD003: a work that was corrected."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.upd.since import cited_work, told, update_finding, updates


@rule("UPD003", "corrected-work", severity=Severity.INFO, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def corrected_work(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose work was corrected since.

    Why it matters: the number that an article cites may be the one that was corrected.

    Example: a paper with an erratum for one of its tables.

    Instead: read the correction and see whether it touches what is cited.

    Cannot see: what was corrected. A correction is never told as a retraction; silent once the work is retracted.

    Options: none.
    """
    work = cited_work(entry)
    found = updates(work, "correction") if work else ()
    if work is None or not found or updates(work, "retraction"):
        return
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    yield from update_finding(context, entry, work, found[0], f"This work was corrected{told(found[0])}{more}")


RULE = corrected_work
