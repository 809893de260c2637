"""CLM001 uncited-number."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.article import Article
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.quantity import QuantityKind
from claimcheck.rules.clm.wording import leading_number, printed, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule

_STRICT = frozenset(
    {
        QuantityKind.DURATION,
        QuantityKind.WINDOW,
        QuantityKind.DOSE,
        QuantityKind.AGE,
        QuantityKind.MONEY,
        QuantityKind.INTERVAL,
    }
)


@rule("CLM001", "uncited-number", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def uncited_number(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a number about the world that no citation supports.

    A percentage, a share, a count of people, a multiple or an effect size is reported when neither its sentence nor
    its bullet carries a citation and none closes its paragraph. A link counts as a citation. When the sentence before
    is cited and this one goes on from it, the finding is a note.

    Why it matters: a reader cannot check a number without a source, and numbers without one are the first to drift
    when an article is rewritten.

    Example: "About 40% of adults sleep less than seven hours."

    Instead: "About 40% of adults sleep less than seven hours (Okafor et al., 2018)."

    Cannot see: whether a citation two sentences away was meant; whether a number is common knowledge. Numbers in
    sections such as Methods and Results, and in sentences with "we" or a figure of their own, are the authors' own
    and are left alone, and so are the stories of single persons.

    Options: ``strict = true`` also reports durations, doses, ages and money.
    """
    for claim in article.claims:
        if claim.attribution.how is not None or not _wanted(claim, context.options.strict):
            continue
        number = printed(article, leading_number(claim))
        goes_on = claim.attribution.previous
        where = "only the sentence before cites a source" if goes_on else "no source is cited"
        yield context.finding(
            claim.span,
            f"{number} here; {where}",
            subject=subject_of(article, claim.span),
            group=context.sentence_group(claim.sentence),
            severity=Severity.INFO if goes_on else None,
        )


def _wanted(claim: Claim, strict: bool) -> bool:
    return claim.checkable or (strict and any(q.kind in _STRICT for q in claim.quantities))


RULE = uncited_number
