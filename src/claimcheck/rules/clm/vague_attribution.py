"""CLM002 vague-attribution."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.finding import Finding, Severity
from claimcheck.rules.clm.wording import excerpt, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CLM002", "vague-attribution", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def vague_attribution(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report "studies show" and its like where nobody is cited.

    Reported when neither the sentence nor the bullet carries a citation or a link; a note when only the next sentence
    or the end of the paragraph does.

    Why it matters: the words borrow the weight of research without saying whose; a reader cannot look it up.

    Example: "Studies show that short naps improve memory."

    Instead: "Short naps improve memory (Lindgren & Osei, 2016)."

    Cannot see: which research was meant; whether "research" in a quotation is the speaker's. "Our study shows" and
    "these findings suggest" speak of work that is at hand and are not reported, questions and headings neither.

    Options: none.
    """
    for vague in article.vague:
        if vague.cited:
            continue
        words = excerpt(article, vague.span)
        told = "only a neighbouring sentence cites a source" if vague.cited_nearby else "no source is cited"
        yield context.finding(
            vague.span,
            f'"{words}" here; {told}',
            subject=subject_of(article, vague.sentence),
            group=context.sentence_group(vague.sentence),
            severity=Severity.INFO if vague.cited_nearby else None,
        )


RULE = vague_attribution
