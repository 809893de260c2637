"""HSE004 own-site-as-source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.compare.source_patterns import on_domain
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.reference import Reference
from claimcheck.rules.clm.wording import leading_number, printed, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("HSE004", "own-site-as-source", severity=Severity.INFO, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def own_site_as_source(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a number whose only sources are pages of the house's own site.

    A note and no warning: the page may well name the source, so that the reader has a way to go rather than none.

    Why it matters: a number that an article has from another one of the same house has no source in either.

    Example: ``own-site = ["naps.example"]`` and "62% sleep better ([a guide](https://naps.example/guide))."

    Instead: the source that the page itself names.

    Cannot see: whether the page reports a survey of the house's own, which is a source; where the sentence says so
    ("in our survey"), it is left alone, as sentences about the authors' own work are.

    Options: ``own-site`` in ``[house]``: domains, those below them counted in; off where empty.
    """
    own = context.options.house.own_site
    if not own or context.judged is None:
        return
    marks = {mark.id: mark for mark in article.citations}
    for claim in article.claims:
        cited = [marks[one] for one in claim.attribution.citations if one in marks]
        pages = [page for mark in cited for page in _pages(mark, context.judged.by_id)]
        if not claim.checkable or not pages or not all(any(on_domain(p, d) for d in own) for p in pages):
            continue
        number = printed(article, leading_number(claim))
        host = pages[0].partition("://")[2].partition("/")[0] or pages[0]
        yield context.finding(
            claim.span,
            f"{number} here; the only source is a page of the house's own, on {host}",
            subject=subject_of(article, claim.span),
            group=context.sentence_group(claim.sentence),
        )


def _pages(mark: Citation, by_id: Mapping[str, Reference]) -> Iterator[str]:
    """Yield the addresses of what a mark cites; "" for what is no page, and for a mark that leads nowhere."""
    for item in mark.items:
        entries = [by_id[one] for one in item.references if one in by_id]
        for entry in entries:
            identified = entry.doi or entry.pmid or entry.pmcid or entry.isbn or entry.arxiv or entry.container
            yield "" if identified else entry.url
        if not entries:
            yield item.identifier if item.identifier and "://" in item.identifier else ""


RULE = own_site_as_source
