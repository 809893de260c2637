"""UPD001: a work that was retracted."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.upd.since import cited_work, says_so, told, update_finding, updates


@rule("UPD001", "retracted-work", severity=Severity.ERROR, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
def retracted_work(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry whose work was retracted, withdrawn or removed; info where the entry says so itself.

    Why it matters: what rests on a retracted work rests on nothing, and readers are seldom told.

    Example: a paper whose retraction Crossref knows from the publisher, from Retraction Watch, or only from the notice.

    Instead: take the work out, or say in the text and in the entry ("[Retracted]") that it was retracted.

    Cannot see: a retraction since the record was asked (``claimcheck lock --update`` asks anew), and one that no
    registry carries.

    Options: none.
    """
    work = cited_work(entry)
    found = updates(work, "retraction") if work else ()
    if work is None or not found:
        return
    known = says_so(context, entry, work)
    message = f"This work was retracted{told(found[0])}" + (", as the entry says" if known else "")
    yield from update_finding(context, entry, work, found[0], message, Severity.INFO if known else None)


RULE = retracted_work
