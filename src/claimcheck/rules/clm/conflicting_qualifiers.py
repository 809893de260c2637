"""CLM006 conflicting-qualifiers."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.claims import Verdict, clusters
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.rules.clm.pairs import claims_of, pairs_with, place_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.told import Told


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
    told = claims_of(context.site)
    for cluster in clusters(pairs_with(context.site, Verdict.QUALIFIER)):
        members = [told(number) for number in cluster]
        first = next((t for t in members if not t.context_only), None)
        if first is not None:
            yield _finding(first, [t for t in members if t is not first], context)


def _finding(first: Told, others: list[Told], context: RuleContext) -> Finding:
    here = first.number
    there = "; ".join(dict.fromkeys(t.number for t in others if t.number != here))
    return context.finding(
        first.place,
        f"{here} here; the same claim {place_of(first, others)} says {there}",
        subject=first.subject,
        group=first.group,
        evidence=tuple(Evidence(here, t.number, Source("article"), t.sentence) for t in others),
        related=tuple(Related(t.place, f"{t.number} here") for t in others),
    )


RULE = conflicting_qualifiers
