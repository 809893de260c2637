"""CIT008."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.citing import fold_name
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.compare.names import same_name
from claimcheck.compare.titles import title_words
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Related, Severity
from claimcheck.model.reference import Reference
from claimcheck.model.work import Settlement
from claimcheck.rules.cit.marks import entry_words
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule

#: Titles of fewer words ("Introduction", "Editorial") are shared by many works.
_TELLING_WORDS = 4


@rule("CIT008", "duplicate-reference", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.LINKS, since="0.1")
def duplicate_reference(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a work that stands twice in one list.

    Two entries are one work when they have the same DOI or PMID, were settled as the same work, or agree in title,
    first author, year, volume and pages as far as both print them.

    ## Why it matters
    Readers take two entries for two sources, and citations of one work scatter over both.

    ## Example
    The same article once with and once without its DOI.

    ## Instead
    Keep the better entry and point every citation at it.

    ## Cannot see
    A preprint and its published version, which are two works.

    ## Options
    None.
    """
    assert context.judged is not None
    for one in article.lists:
        first_by_key: dict[str, Reference] = {}
        for reference in one.references:
            entry = context.judged.resolved.get(reference.id)
            work = entry.work.id if entry and entry.work and entry.settlement is Settlement.VERIFIED else ""
            keys = list(_keys(reference, work))
            earlier = next((first_by_key[k] for k in keys if k in first_by_key), None)
            if earlier is not None and not _contradict(earlier, reference):
                yield context.finding(
                    reference.span,
                    f"{entry_words(reference)} stands in this list twice",
                    subject=keys[0],
                    evidence=(Evidence(stated=entry_words(reference), found=entry_words(earlier)),),
                    related=(Related(article.document.place(earlier.span), "the first entry of this work"),),
                )
            for key in keys:
                first_by_key.setdefault(key, reference)


def _keys(reference: Reference, work: str) -> Iterator[str]:
    if reference.doi:
        yield f"doi {normalise_doi(reference.doi)}"
    if reference.pmid:
        yield f"pmid {reference.pmid}"
    if work:
        yield f"work {work}"
    if reference.container and reference.volume and reference.pages and reference.authors:
        place = f"{reference.container} {reference.volume} {reference.pages} {reference.title}"
        yield f"place {fold_name(place)}"
    words = title_words(reference.title)
    if len(words) >= _TELLING_WORDS and reference.authors:
        yield f"title {' '.join(words)}"
    else:
        yield f"entry {reference.id}"


def _contradict(one: Reference, other: Reference) -> bool:
    """Tell whether the two print something that cannot be one work (two parts of a series under one title, say)."""
    if one.doi and other.doi and normalise_doi(one.doi) != normalise_doi(other.doi):
        return True
    if one.authors and other.authors and not same_name(one.authors[0], other.authors[0]):
        return True
    pairs = ((one.volume, other.volume), (one.pages, other.pages), (one.year, other.year))
    differing = sum(1 for a, b in pairs if a and b and a.rstrip(".") != b.rstrip("."))
    return differing > 0 and not (one.doi and other.doi)


RULE = duplicate_reference
