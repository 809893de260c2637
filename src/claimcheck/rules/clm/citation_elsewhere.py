"""CLM007 citation-elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.claims import Verdict
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.rules.clm.pairs import claims_of, pairs_with
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.told import Told


@rule("CLM007", "citation-elsewhere", severity=Severity.INFO, scope=Scope.SITE, needs=Needs.LINKS, since="0.1")
def citation_elsewhere(context: RuleContext) -> Iterator[Finding]:
    """Report an uncited claim whose citation stands in another place.

    The same claim with the same number, in this article or another one of the run, carries a citation; it is offered.

    Why it matters: the source is known already, it only needs to be named here too.

    Example: a summary says "60% of adults with migraine improve after the programme", and the section below says it
    again with "(Okafor et al., 2018)".

    Instead: the same citation in both places.

    Cannot see: whether the other place cites rightly; claims in quite different words.

    Options: none.
    """
    told, is_cited = claims_of(context.site), context.site.index.is_cited
    sources: dict[int, list[int]] = {}
    for left, right in pairs_with(context.site, Verdict.SAME):
        if is_cited(left) != is_cited(right):
            bare, cited = (right, left) if is_cited(left) else (left, right)
            sources.setdefault(bare, []).append(cited)
    for bare in sorted(sources):
        if not told(bare).context_only:
            yield _finding(told(bare), [told(number) for number in sources[bare]], context)


def _finding(bare: Told, cited: list[Told], context: RuleContext) -> Finding:
    best = next((t for t in cited if t.path == bare.path), cited[0])
    place = "below" if best.place.start.offset > bare.place.start.offset else "above"
    where = place if best.path == bare.path else f"in {best.path}"
    return context.finding(
        bare.place,
        f"{bare.number} has no citation here; the same claim {where} cites {best.mark}",
        subject=bare.subject,
        group=bare.group,
        evidence=(Evidence(None, best.reference or best.mark, Source("article"), best.sentence),),
        related=tuple(Related(t.place, f"cites {t.mark}") for t in cited),
    )


RULE = citation_elsewhere
