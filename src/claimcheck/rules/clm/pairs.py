"""Claims of a whole run, and which of them are about the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from claimcheck.compare.claims import Verdict, compared_number
from claimcheck.model.claim import Claim
from claimcheck.rules.clm.wording import excerpt, leading_number, printed, subject_of
from claimcheck.rules.framework import Judged, Site
from claimcheck.rules.told import Told

_AT_HAND = 256  # articles


def told_of(judged: Judged) -> tuple[Told, ...]:
    """Return the claims of an article that can be compared, in order: those that its digest has."""
    return tuple(_told(judged, claim) for claim in judged.article.claims if compared_number(claim) is not None)


def _told(judged: Judged, claim: Claim) -> Told:
    article = judged.article
    return Told(
        article.path,
        judged.context_only,
        claim.id,
        article.document.place(claim.span),
        printed(article, leading_number(claim), claim),
        article.text(claim.sentence),
        subject_of(article, claim.span),
        f"sentence {article.path} {claim.sentence.start}",
        _cited_works(judged, claim),
        _mark(judged, claim),
        _reference(judged, claim),
    )


def _mark(judged: Judged, claim: Claim) -> str:
    wanted = set(claim.attribution.citations)
    marks = [excerpt(judged.article, c.span) for c in judged.article.citations if c.id in wanted] if wanted else []
    return ", ".join(mark.strip("()") for mark in marks) or "a source"


def _reference(judged: Judged, claim: Claim) -> str:
    entries = [judged.by_id.get(r) for r in claim.attribution.references]
    return " | ".join(" ".join(judged.article.text(e.span).split()) for e in entries if e is not None)


def _cited_works(judged: Judged, claim: Claim) -> frozenset[str]:
    """Return what identifies the works that a claim hangs on: record ids, DOIs, else first author and year."""
    found = set()
    for reference_id in claim.attribution.references:
        resolved = judged.resolved.get(reference_id)
        if resolved is not None and resolved.work is not None:
            found.add(resolved.work.id)
            continue
        entry = judged.by_id.get(reference_id)
        if entry is None:
            continue
        if entry.doi:
            found.add(entry.doi.lower())
        elif entry.authors and entry.year and entry.title:
            found.add(f"{entry.authors[0].key} {entry.year} {entry.title}".lower())
    return frozenset(found)


def claims_of(site: Site) -> Callable[[int], Told]:
    """Return what gives the claims by their numbers in the index of the site."""
    of_article = site.told_in or (lambda at: told_of(site.articles[at]))
    of_article = lru_cache(maxsize=_AT_HAND)(of_article)

    def told(number: int) -> Told:
        at, place = site.index.whose(number)
        return of_article(at)[place]

    return told


def pairs_with(site: Site, verdict: Verdict) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims with this verdict, as numbers, the earlier first."""
    for left, right, found in site.index.related:
        if found is verdict:
            yield left, right


def place_of(first: Told, others: list[Told]) -> str:
    """Return where the first of the other places is, as messages say it: "on line 20", "in paragraph 3", "in b.md"."""
    other = others[0]
    if other.path != first.path:
        return f"in {other.path}"
    return f"in {other.place.part}" if other.place.part else f"on line {other.place.start.line}"
