"""Claims of a whole run, and which of them are about the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare.claims import Comparison, Verdict, related_pairs
from claimcheck.model.article import Article
from claimcheck.model.claim import Claim
from claimcheck.rules.framework import Judged, Site


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and where it is told."""

    judged: Judged
    claim: Claim

    @property
    def article(self) -> Article:
        """The article that tells it."""
        return self.judged.article

    @property
    def cited(self) -> bool:
        """Whether a mark supports it."""
        return self.claim.attribution.how is not None


def all_claims(site: Site) -> list[Told]:
    """Return the claims of all articles, in order."""
    if "claims" not in site.kept:
        site.kept["claims"] = [Told(judged, claim) for judged in site.articles for claim in judged.article.claims]
    told: list[Told] = site.kept["claims"]
    return told


def pairs_with(site: Site, verdict: Verdict) -> Iterator[tuple[int, int, Comparison]]:
    """Yield the pairs of :func:`all_claims` with this verdict, as indices, the earlier first.

    Clauses of one sentence are set against each other on purpose ("12% in one study, 3% in another").
    """
    told = all_claims(site)
    if "pairs" not in site.kept:  # three rules ask, each for another verdict
        site.kept["pairs"] = list(related_pairs([t.claim for t in told]))
    pairs: list[tuple[int, int, Comparison]] = site.kept["pairs"]
    for left, right, comparison in pairs:
        if comparison.verdict is verdict and not _one_sentence(told[left], told[right]):
            yield left, right, comparison


def _one_sentence(left: Told, right: Told) -> bool:
    return left.judged is right.judged and left.claim.sentence == right.claim.sentence


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
