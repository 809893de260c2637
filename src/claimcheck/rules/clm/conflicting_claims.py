"""CLM005 conflicting-claims."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.claims import Verdict, clusters
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.rules.clm.pairs import Told, all_claims, cited_works, pairs_with, place_of
from claimcheck.rules.clm.wording import leading_number, printed, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("CLM005", "conflicting-claims", severity=Severity.ERROR, scope=Scope.SITE, needs=Needs.LINKS, since="0.1")
def conflicting_claims(context: RuleContext) -> Iterator[Finding]:
    """Report one claim that is told with different numbers.

    Two sentences are one claim when what is measured, in whom and by what agree and most of their words do. An error
    within one article, or where both cite one work; a warning across articles. A cluster of such claims is one
    finding, at the first of them.

    Why it matters: at least one of the numbers is wrong, and readers of the same site find both.

    Example: "60% of adults with migraine improve after the programme." and, further down, "45% of adults with migraine
    improve after the programme."

    Instead: give the number that the source gives, in both places.

    Cannot see: claims in quite different words; sentences with several shares, or with dates, doses or comparison
    groups that explain why the numbers differ, are not compared.

    Options: none.
    """
    told = all_claims(context.site)
    for cluster in clusters((a, b) for a, b, _ in pairs_with(context.site, Verdict.CONFLICT)):
        finding = _finding([told[i] for i in cluster], context)
        if finding is not None:
            yield finding


def _finding(cluster: list[Told], context: RuleContext) -> Finding | None:
    first = next((t for t in cluster if not t.judged.context_only), None)
    if first is None:
        return None
    others = [t for t in cluster if t is not first]
    here = _number(first)
    # one other number per different way of telling, so that the message stays one line
    there = ", ".join(dict.fromkeys(_number(t) for t in others if _number(t) != here))
    return context.finding(
        first.claim.span,
        f"{here} here; the same claim {place_of(first, others)} says {there}",
        subject=subject_of(first.article, first.claim.span),
        group=context.sentence_group(first.claim.sentence, first.article),
        article=first.article,
        severity=_severity(cluster),
        evidence=tuple(Evidence(here, _number(t), Source("article"), t.article.text(t.claim.sentence)) for t in others),
        related=tuple(Related(t.article.document.place(t.claim.span), f"{_number(t)} here") for t in others),
    )


def _number(told: Told) -> str:
    return printed(told.article, leading_number(told.claim), told.claim)


def _severity(cluster: list[Told]) -> Severity:
    paths = [t.article.path for t in cluster]
    if len(set(paths)) < len(paths):
        return Severity.ERROR
    works = [cited_works(t) for t in cluster]
    shared = any(works[i] & works[j] for i in range(len(works)) for j in range(i))
    return Severity.ERROR if shared else Severity.WARNING


RULE = conflicting_claims
