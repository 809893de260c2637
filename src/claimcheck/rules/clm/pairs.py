"""Claims of a whole run, and which of them are about the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.compare.claims import Verdict
from claimcheck.model.article import Article
from claimcheck.model.claim import Claim
from claimcheck.rules.framework import Judged, Site


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and where it is told; ``at``: the number of the article."""

    at: int
    judged: Judged
    claim: Claim

    @property
    def article(self) -> Article:
        """The article that tells it."""
        return self.judged.article


def claims_of(site: Site) -> Callable[[int], Told]:
    """Return what gives the claims by their numbers in the index of the site."""

    @cache
    def told(number: int) -> Told:
        at, place = site.index.whose(number)
        judged = site.articles[at]
        return Told(at, judged, judged.article.claims[place])

    return told


def pairs_with(site: Site, verdict: Verdict) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims with this verdict, as numbers, the earlier first."""
    for left, right, found in site.index.related:
        if found is verdict:
            yield left, right


def cited_works(told: Told) -> frozenset[str]:
    """Return what identifies the works that a claim hangs on: record ids, DOIs, else first author and year."""
    found = set()
    for reference_id in told.claim.attribution.references:
        resolved = told.judged.resolved.get(reference_id)
        if resolved is not None and resolved.work is not None:
            found.add(resolved.work.id)
            continue
        entry = told.judged.by_id.get(reference_id)
        if entry is None:
            continue
        if entry.doi:
            found.add(entry.doi.lower())
        elif entry.authors and entry.year and entry.title:
            found.add(f"{entry.authors[0].key} {entry.year} {entry.title}".lower())
    return frozenset(found)


def place_of(first: Told, others: list[Told]) -> str:
    """Return where the first of the other places is, as messages say it: "on line 20", "in paragraph 3", "in b.md"."""
    other = others[0]
    if other.article.path != first.article.path:
        return f"in {other.article.path}"
    place = other.article.document.place(other.claim.span)
    return f"in {place.part}" if place.part else f"on line {place.start.line}"
