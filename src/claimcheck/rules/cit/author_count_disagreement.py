"""CIT009."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.citation import CitationItem, CitationKind
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.model.reference import Reference
from claimcheck.rules.cit.marks import mark_words, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule(
    "CIT009", "author-count-disagreement", severity=Severity.INFO, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1"
)
def author_count_disagreement(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report "et al." over an entry of two authors, and two names over an entry of more.

    ## Why it matters
    The mark and the entry tell of different groups of authors; one of them may be wrong.

    ## Example
    "(Moreno et al., 2016)" over "Moreno, A., & Pell, B. (2016). ..."

    ## Instead
    "(Moreno & Pell, 2016)", or complete the entry.

    ## Cannot see
    Styles that shorten at two authors on purpose.

    ## Options
    None.
    """
    assert context.judged is not None
    seen: set[str] = set()
    for citation in article.citations:
        if citation.kind is not CitationKind.AUTHOR_YEAR:
            continue
        for item in citation.items:
            entry = context.judged.by_id[item.references[0]] if len(item.references) == 1 else None
            found = _disagreement(item, entry) if entry else None
            subject = subject_of(item)
            if entry is None or found is None or subject in seen:
                continue
            seen.add(subject)
            yield context.finding(
                item.span,
                f"{mark_words(item)} here; the entry names {found}",
                subject=subject,
                evidence=(Evidence(stated=mark_words(item), found=found),),
                related=(Related(article.document.place(entry.places.get("authors", entry.span)), "the entry"),),
            )


def _disagreement(item: CitationItem, entry: Reference) -> str | None:
    """Return how many authors the entry names, if that is not what the mark says."""
    count = len(entry.authors)
    if entry.authors_truncated or any(a.literal for a in entry.authors) or not entry.read:
        return None
    if item.et_al and count < 3 and len(item.authors) == 1:
        return "two authors" if count == 2 else "one author"
    if not item.et_al and len(item.authors) == 2 and count > 2:
        return f"{count} authors"
    return None


RULE = author_count_disagreement
