"""CIT005."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.rules.cit.marks import entry_words, mark_words, subject_of, told_once
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CIT005", "misspelt-name", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def misspelt_name(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a citation whose name no entry has, while one entry of the same year has it but for a letter or two.

    ## Why it matters
    A reader who looks for the printed name in the list does not find it.

    ## Example
    "(Moreon & Pell, 2016)" over "Moreno, A., & Pell, B. (2016). ..."

    ## Instead
    Correct the name in the text, or in the entry.

    ## Cannot see
    Which of the two spellings is right; REF005 tells when the record is known.

    ## Options
    None.
    """
    for item, entry in told_once(article, lambda one: one.near_name):
        yield context.finding(
            item.span,
            f"{mark_words(item)} is cited here; the list has {entry_words(entry)}",
            subject=subject_of(item),
            evidence=(Evidence(stated=item.authors[0], found=entry.authors[0].key),),
            related=(Related(article.document.place(entry.places.get("authors", entry.span)), "the entry"),),
        )


RULE = misspelt_name
