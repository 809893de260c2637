"""DOC002."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("DOC002", "empty-parse", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1")
def empty_parse(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report something that looks like a reference list or like citations, and of which nothing could be read.

    So is a bibliography that the article names and that is not there. A part that could not be read of something
    that was (an entry of a bibliography, a file that ``\\input`` names) is a warning.

    ## Why it matters
    None of it was checked, and without this finding the article would look clean.

    ## Example
    A heading "References" over lines that are in no form that is known here.

    ## Instead
    Print the entries in a usual style (one a line or paragraph), or leave the rule out for this file.

    ## Cannot see
    Whether the entries are right.

    ## Options
    None.
    """
    parts = frozenset(article.document.unread)
    for span, what in article.unread:
        yield context.finding(
            span,
            f"{what}, so it was not checked",
            subject=article.text(span),
            severity=Severity.WARNING if (span, what) in parts else None,
            evidence=(Evidence(stated=article.text(span), found="nothing"),),
        )


RULE = empty_parse
