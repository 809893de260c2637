"""SUP001."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.finding import Applicability, Edit, Finding, Fix, Severity
from claimcheck.model.suppression import ACTIONS, ENABLE, SuppressedRule, Suppression
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("SUP001", "unused-suppression", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1")
def unused_suppression(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a suppression that hides nothing.

    ## Why it matters
    It outlives the sentence it was written for, and hides the next fault that comes to stand there.

    ## Example
    `<!-- claimcheck: ignore[CLM001] our own survey -->` on a line whose figure has a source by now.

    ## Instead
    Take the comment out, or the rule out of its list.

    ## Cannot see
    Whether a rule that did not run would have found something: one that is not selected, that needs works where an
    entry could not be checked, that compares articles where only some of them are read. It says nothing of those.

    ## Options
    None.
    """
    for one in context.suppressions:
        idle = [r for r in one.rules if r.code and not r.used and not r.held and one.action in ACTIONS]
        for named in idle:
            what = "is not disabled here" if one.action == ENABLE else "reports nothing here"
            yield context.finding(
                named.place,
                f"{named.word} {what}; this suppression can go",
                subject=f"{one.action} {named.code}",
                fix=_fix(article, one, idle),
            )


def _fix(article: Article, one: Suppression, idle: list[SuppressedRule]) -> Fix | None:
    """Take the comment out, with its line where nothing else stands there; None where it is still of some use."""
    document = article.document
    if len(idle) < len(one.rules):
        return None
    start, end = one.place.start.offset, one.place.end.offset
    if one.alone:
        start -= one.place.start.column - 1
        end = document.source.find("\n", end) + 1 or len(document.source)
    else:
        start = len(document.source[:start].rstrip(" \t"))
    return Fix(Applicability.SAFE, (Edit(document.source_place(start, end), ""),))


RULE = unused_suppression
