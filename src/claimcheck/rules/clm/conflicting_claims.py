"""CLM005 conflicting-claims."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.claims import Verdict, clusters
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.rules.clm.pairs import claims_of, pairs_with, place_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.told import Told


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
    told = claims_of(context.site)
    for cluster in clusters(pairs_with(context.site, Verdict.CONFLICT)):
        finding = _finding([told(number) for number in cluster], context)
        if finding is not None:
            yield finding


def _finding(cluster: list[Told], context: RuleContext) -> Finding | None:
    first = next((t for t in cluster if not t.context_only), None)
    if first is None:
        return None
    others = [t for t in cluster if t is not first]
    here = first.number
    # one other number per different way of telling, so that the message stays one line
    there = ", ".join(dict.fromkeys(t.number for t in others if t.number != here))
    return context.finding(
        first.place,
        f"{here} here; the same claim {place_of(first, others)} says {there}",
        subject=first.subject,
        group=first.group,
        severity=_severity(cluster),
        evidence=tuple(Evidence(here, t.number, Source("article"), t.sentence) for t in others),
        related=tuple(Related(t.place, f"{t.number} here") for t in others),
    )


def _severity(cluster: list[Told]) -> Severity:
    paths = [t.path for t in cluster]
    if len(set(paths)) < len(paths):
        return Severity.ERROR
    works = [work for told in cluster for work in told.works]
    return Severity.ERROR if len(set(works)) < len(works) else Severity.WARNING


RULE = conflicting_claims
