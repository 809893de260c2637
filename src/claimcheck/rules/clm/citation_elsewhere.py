"""CLM007 citation-elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.claims import Verdict
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.rules.clm.pairs import Told, all_claims, pairs_with
from claimcheck.rules.clm.wording import excerpt, leading_number, printed, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


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
    told = all_claims(context.site)
    sources: dict[int, list[int]] = {}
    for left, right, _ in pairs_with(context.site, Verdict.SAME):
        if told[left].cited != told[right].cited:
            bare, cited = (right, left) if told[left].cited else (left, right)
            sources.setdefault(bare, []).append(cited)
    for bare in sorted(sources):
        if not told[bare].judged.context_only:
            yield _finding(told[bare], [told[i] for i in sources[bare]], context)


def _finding(bare: Told, cited: list[Told], context: RuleContext) -> Finding:
    best = next((t for t in cited if t.article is bare.article), cited[0])
    number = printed(bare.article, leading_number(bare.claim), bare.claim)
    mark = _mark(best)
    place = "below" if best.article is bare.article and best.claim.span.start > bare.claim.span.start else "above"
    where = place if best.article is bare.article else f"in {best.article.path}"
    return context.finding(
        bare.claim.span,
        f"{number} has no citation here; the same claim {where} cites {mark}",
        subject=subject_of(bare.article, bare.claim.span),
        group=context.sentence_group(bare.claim.sentence, bare.article),
        article=bare.article,
        evidence=(Evidence(None, _reference(best) or mark, Source("article"), best.article.text(best.claim.sentence)),),
        related=tuple(Related(t.article.document.place(t.claim.span), f"cites {_mark(t)}") for t in cited),
    )


def _mark(told: Told) -> str:
    wanted = set(told.claim.attribution.citations)
    marks = [excerpt(told.article, c.span) for c in told.article.citations if c.id in wanted]
    return ", ".join(mark.strip("()") for mark in marks) or "a source"


def _reference(told: Told) -> str:
    entries = [told.judged.by_id.get(r) for r in told.claim.attribution.references]
    return " | ".join(" ".join(told.article.text(e.span).split()) for e in entries if e is not None)


RULE = citation_elsewhere
