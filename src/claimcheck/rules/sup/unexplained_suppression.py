"""SUP003."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.suppression import ACTIONS, ENABLE
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("SUP003", "unexplained-suppression", severity=Severity.INFO, scope=Scope.SITE, needs=Needs.TEXT, since="0.1")
def unexplained_suppression(context: RuleContext) -> Iterator[Finding]:
    """Report a suppression that does not say why.

    It is a warning where a retraction (UPD001) is hidden.

    ## Why it matters
    The next editor cannot tell whether it still holds.

    ## Example
    `<!-- claimcheck: ignore[CLM001] -->`

    ## Instead
    `<!-- claimcheck: ignore[CLM001] our own survey, see the methods page -->`

    ## Cannot see
    Whether the reason is a good one.

    ## Options
    None.
    """
    for one in context.suppressions:
        if one.reason or one.action not in ACTIONS or one.action == ENABLE or not one.rules:
            continue
        codes = [named.code or named.word for named in one.rules]
        yield context.finding(
            one.place,
            f"{', '.join(codes)} not reported here, and no reason given; write it behind the brackets",
            subject=f"{one.action} {' '.join(codes)}",
            severity=Severity.WARNING if "UPD001" in codes else None,
        )


RULE = unexplained_suppression
