"""CIT004."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.rules.cit.marks import entry_words, mark_words, subject_of, told_once
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CIT004", "year-disagreement", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def year_disagreement(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a citation whose names fit exactly one entry, but whose year is off by one or two.

    The entry must not be cited by any other mark; otherwise the citation is reported as CIT001.

    ## Why it matters
    Either the text or the list has the wrong year, and readers look for a work that does not exist.

    ## Example
    "(Moreno & Pell, 2017)" over "Moreno, A., & Pell, B. (2016). ..."

    ## Instead
    Correct the year in the text or in the entry.

    ## Cannot see
    Which of the two years is right; REF006 tells when the record is known.

    ## Options
    None.
    """
    for item, entry in told_once(article, lambda one: one.other_year):
        yield context.finding(
            item.span,
            f"{mark_words(item)} is cited here; the list has {entry_words(entry)}",
            subject=subject_of(item),
            evidence=(Evidence(stated=item.year, found=entry.year),),
            related=(Related(article.document.place(entry.places.get("year", entry.span)), "the entry"),),
        )


RULE = year_disagreement
