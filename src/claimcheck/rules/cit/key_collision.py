"""CIT007."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement

from claimcheck.compare.citing import fold_name
from claimcheck.compare.names import given_agrees, same_family
from claimcheck.compare.titles import content_words
from claimcheck.model.citation import CitationItem, CitationKind
from claimcheck.model.finding import Evidence, Finding, Related, Severity, Source
from claimcheck.model.reference import Reference
from claimcheck.model.work import Settlement
from claimcheck.rules.cit.marks import entry_words, mark_words, same_work
from claimcheck.rules.framework import Judged, Needs, RuleContext, Scope, rule

#: How many words two titles must share to be about one thing.
_SHARED_WORDS = 2
#: Letters by which two words are of one family.
_TOPIC = 6


@dataclass(frozen=True, slots=True)
class _Use:
    """The first mark in one article that means one entry."""

    judged: Judged
    item: CitationItem
    reference: Reference


@rule("CIT007", "key-collision", severity=Severity.ERROR, scope=Scope.SITE, needs=Needs.LINKS, since="0.1")
def key_collision(context: RuleContext) -> Iterator[Finding]:
    """Report one author-year that names different works in different articles and looks like one work told wrongly.

    Two articles that cite "Wang et al., 2017" and mean two papers are right. Reported is a pair of entries whose
    first author (with initials) and at least one further author agree and whose titles are about the same thing, unless
    both are verified as distinct works or carry different works' identifiers that the record knows.

    ## Why it matters
    The site cites "Moreno et al., 2018" for one claim and means two papers; at least one of the entries is likely to
    be wrong, and readers of both articles are led to different papers.

    ## Example
    Article A lists "Moreno, A. B., & Pell, C. (2018). Light and sleep. ...", article B lists "Moreno, A. B., Pell, C.,
    & Ruiz, D. (2018). The effect of light on sleep onset. ...", and both cite "Moreno et al., 2018".

    ## Instead
    Find out which work is meant and use the same entry in both articles; if both exist, nothing is to be done once
    both are verified.

    ## Cannot see
    Whether the authors really published two such works that year, until both are verified.

    ## Options
    None.
    """
    uses: dict[str, list[_Use]] = {}
    for judged in context.site.articles:
        for key, use in _uses(judged):
            uses.setdefault(key, []).append(use)
    for key, some in uses.items():
        if len(some) > 1:
            yield from _collisions(key, some, context)


def _uses(judged: Judged) -> Iterator[tuple[str, _Use]]:
    seen: set[tuple[str, str]] = set()
    for citation in judged.article.citations:
        if citation.kind is not CitationKind.AUTHOR_YEAR:
            continue
        for item in citation.items:
            if len(item.references) != 1 or not item.authors:
                continue
            key = f"{fold_name(item.authors[0])} {item.year}"
            if (key, item.references[0]) not in seen:
                seen.add((key, item.references[0]))
                yield key, _Use(judged, item, judged.by_id[item.references[0]])


def _collisions(key: str, uses: Sequence[_Use], context: RuleContext) -> Iterator[Finding]:
    """Yield one finding for all uses of a key that collide."""
    colliding = _colliding(uses)
    if not colliding or all(u.judged.context_only for u in colliding):
        return
    first = next(u for u in colliding if not u.judged.context_only)
    others = [u for u in colliding if not same_work(u.reference, first.reference)]
    document = first.judged.article.document
    related = [Related(document.place(first.reference.span), "the entry meant here")]
    for use in others:
        place = use.judged.article.document.place
        related += [
            Related(place(use.item.span), f"the other {mark_words(use.item)}"),
            Related(place(use.reference.span), "the entry meant there"),
        ]
    yield context.finding(
        first.item.span,
        f"{mark_words(first.item)} is {_title(first)} here; "
        f"in {others[0].judged.article.path} it is {_title(others[0])}",
        subject=key,
        article=first.judged.article,
        evidence=tuple(
            Evidence(entry_words(first.reference), entry_words(u.reference), Source("article")) for u in others
        ),
        related=tuple(related),
    )


def _colliding(uses: Sequence[_Use]) -> list[_Use]:
    """Return the uses that collide with another article's; those that tell a work alike are looked at once."""
    if all(use.judged is uses[0].judged for use in uses):
        return []
    kinds = [_kind(use) for use in uses]
    examples = dict(zip(kinds, uses, strict=True))
    pairs = combinations_with_replacement(examples, 2)
    apart = {
        pair
        for one, other in pairs
        if _collide(examples[one], examples[other])
        for pair in ((one, other), (other, one))
    }
    found: dict[int, _Use] = {}
    for one, other in combinations(range(len(uses)), 2) if apart else ():
        if uses[one].judged is not uses[other].judged and (kinds[one], kinds[other]) in apart:
            found.setdefault(one, uses[one])
            found.setdefault(other, uses[other])
    return list(found.values())


def _kind(use: _Use) -> tuple[object, ...]:
    """Return everything of a use that tells whether it collides with another."""
    one = use.reference
    names = tuple((name.family, name.given) for name in one.authors)
    return one.doi, one.doi_in_link, one.title, names, _is_verified(use)


def _title(use: _Use) -> str:
    title = use.reference.title
    return f"“{title if len(title) <= 70 else title[:69].rstrip() + '…'}”"


def _collide(one: _Use, other: _Use) -> bool:
    a, b = one.reference, other.reference
    if same_work(a, b) or _settled_apart(one, other) or not _authors_agree(a, b):
        return False
    return len(_topics(a.title) & _topics(b.title)) >= _SHARED_WORDS


def _topics(title: str) -> set[str]:
    """Return the beginnings of the long words, so that "suicide" and "suicidal" are one topic."""
    return {word[:_TOPIC] for word in content_words(title) if len(word) >= _TOPIC}


def _settled_apart(one: _Use, other: _Use) -> bool:
    """Tell whether both entries are verified, and so are two works (or one, which is no collision either)."""
    return _is_verified(one) and _is_verified(other)


def _is_verified(use: _Use) -> bool:
    entry = use.judged.resolved.get(use.reference.id)
    return entry is not None and entry.settlement is Settlement.VERIFIED


def _authors_agree(one: Reference, other: Reference) -> bool:
    """First author with initials, and at least one further author."""
    if not one.authors or not other.authors:
        return False
    a, b = one.authors[0], other.authors[0]
    if not (a.given and b.given and same_family(a.family, b.family) and given_agrees(a.given, b.given)):
        return False
    return any(
        x.family and y.family and same_family(x.family, y.family) and given_agrees(x.given, y.given)
        for x in one.authors[1:]
        for y in other.authors[1:]
    )


RULE = key_collision
