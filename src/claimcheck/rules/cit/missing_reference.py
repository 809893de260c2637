"""CIT001."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.citation import CitationItem
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.rules.cit.marks import mark_words, subject_of, unlinked_items
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CIT001", "missing-reference", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def missing_reference(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a citation for which the reference list has no entry.

    An article that cites but has no list at all gets one finding, at its first citation.

    ## Why it matters
    A reader who wants to check the sentence has nowhere to go, and nobody can tell which work was meant.

    ## Example
    "Response rates vary (Moreno & Pell, 2017)." over a list that holds no entry by Moreno.

    ## Instead
    Add the entry to the list, or correct the name and year in the text.

    ## Cannot see
    Entries that stand in another file, and works that are only named ("Pell's early work").

    ## Options
    None.
    """
    unlinked = list(unlinked_items(article))
    if not unlinked:
        return
    if not article.references:
        first, others = unlinked[0], unlinked[1:]
        marks = "1 citation" if not others else f"{len(unlinked)} citations"
        yield context.finding(
            first.item.span,
            f"{marks} by author and year here, but the article has no reference list",
            subject="no list",
            related=tuple(Related(article.document.place(u.item.span), "cited here too") for u in others[:20]),
            evidence=(Evidence(stated=mark_words(first.item), found="no reference list"),),
        )
        return
    marks_of: dict[str, list[CitationItem]] = {}
    for one in unlinked:
        if one.explained is None:
            marks_of.setdefault(subject_of(one.item), []).append(one.item)
    for subject, items in marks_of.items():
        yield context.finding(
            items[0].span,
            f"{mark_words(items[0])} is cited here; the reference list has no such entry",
            subject=subject,
            related=tuple(Related(article.document.place(i.span), "cited here too") for i in items[1:]),
            evidence=(Evidence(stated=mark_words(items[0]), found="no entry"),),
        )


RULE = missing_reference
