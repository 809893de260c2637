"""CLM006 conflicting-qualifiers."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.claims import Verdict, clusters
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.rules.clm.pairs import Told, all_claims, pairs_with, place_of
from claimcheck.rules.clm.wording import leading_number, printed, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CLM006", "conflicting-qualifiers", severity=Severity.WARNING, scope=Scope.SITE, needs=Needs.LINKS, since="0.1")
def conflicting_qualifiers(context: RuleContext) -> Iterator[Finding]:
    """Report one claim that is told with the same number and another qualifier.

    "70%" in one place and "up to 70%" in another, or one share "within 24 hours" and "within two weeks". All places
    of one claim are one finding, at the first of them.

    Why it matters: "up to" and the time are what a study found; without them the number says more than the source.

    Example: "60% of adults with migraine improve after the programme." and "Up to 60% of adults with migraine improve
    after the programme."

    Instead: the source's qualifier in both places.

    Cannot see: claims in quite different words; which of the two the source says.

    Options: none.
    """
    told = all_claims(context.site)
    for cluster in clusters((a, b) for a, b, _ in pairs_with(context.site, Verdict.QUALIFIER)):
        members = [told[i] for i in cluster]
        first = next((t for t in members if not t.judged.context_only), None)
        if first is not None:
            yield _finding(first, [t for t in members if t is not first], context)


def _finding(first: Told, others: list[Told], context: RuleContext) -> Finding:
    here = _number(first)
    there = "; ".join(dict.fromkeys(_number(t) for t in others if _number(t) != here))
    return context.finding(
        first.claim.span,
        f"{here} here; the same claim {place_of(first, others)} says {there}",
        subject=subject_of(first.article, first.claim.span),
        group=context.sentence_group(first.claim.sentence, first.article),
        article=first.article,
        evidence=tuple(Evidence(here, _number(t), Source("article"), t.article.text(t.claim.sentence)) for t in others),
        related=tuple(Related(t.article.document.place(t.claim.span), f"{_number(t)} here") for t in others),
    )


def _number(told: Told) -> str:
    return printed(told.article, leading_number(told.claim), told.claim)


RULE = conflicting_qualifiers
