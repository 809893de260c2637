"""What the HSE rules know of a source: of an entry, of a link in the text; and how a message calls it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.source_patterns import Facts
from claimcheck.model.article import Article
from claimcheck.model.citation import CitationItem
from claimcheck.model.house import PatternKind, SourcePattern
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.framework import RuleContext

#: The field of an entry that a pattern is about, and what a message calls it.
FIELDS = {
    PatternKind.NAME: "container",
    PatternKind.JOURNAL: "container",
    PatternKind.PUBLISHER: "publisher",
    PatternKind.DOI: "doi",
    PatternKind.DOMAIN: "url",
    PatternKind.TYPE: "title",
}


def entries_of(context: RuleContext, *, further_reading: bool = False) -> Iterator[ResolvedReference]:
    """Yield the entries of the article's lists, by default without lists for further reading: nothing rests on them."""
    resolved = context.judged.resolved if context.judged else {}
    for one in context.article.lists:
        for reference in one.references if further_reading or not one.further_reading else ():
            if reference.id in resolved:
                yield resolved[reference.id]


def facts_of(entry: ResolvedReference) -> Facts:
    """Return what is known of an entry: what the record says where it was settled, else what is printed.

    An identifier that belongs to another work says nothing of the entry.
    """
    reference, work = entry.reference, entry.work
    if entry.settlement is Settlement.VERIFIED and work is not None:
        return Facts(
            tuple(name for name in (work.container, *work.container_also) if name),
            tuple(name for name in (work.publisher,) if name),
            tuple(doi for doi in (work.doi, reference.doi) if doi),
            tuple(address for address in (reference.url, work.url) if address),
            work.type,
            work.id,
            settled=True,
        )
    other = entry.settlement is Settlement.OTHER_WORK
    return Facts(
        (reference.container,) if reference.container and reference.read else (),
        (reference.publisher,) if reference.publisher and reference.read else (),
        (reference.doi,) if reference.doi and not other else (),
        (reference.url,) if reference.url and not other else (),
        reference.type,
        outside=entry.settlement is Settlement.OUTSIDE,
    )


def facts_of_link(item: CitationItem) -> Facts:
    """Return what is known of a source that the text itself links to."""
    identifier = item.identifier or ""
    if identifier.startswith("doi:"):
        return Facts(dois=(identifier.removeprefix("doi:"),))
    return Facts(addresses=(identifier,)) if "://" in identifier else Facts()


def called(pattern: SourcePattern, facts: Facts) -> str:
    """Return what a pattern is about in a source, for a message: "Journal is X", "Links to x.example"."""
    if pattern.kind is PatternKind.DOI and facts.dois:
        return f"DOI is {facts.dois[0]}"
    if pattern.kind is PatternKind.DOMAIN and facts.addresses:
        return f"Links to {_short(facts.addresses[0])}"
    if pattern.kind is PatternKind.TYPE:
        return f"Source is of the type {facts.type}"
    if pattern.kind is PatternKind.PUBLISHER and facts.publishers:
        return f"Publisher is {facts.publishers[0]}"
    return described(facts)


def described(facts: Facts) -> str:
    """Return what is known first of a source, for a message."""
    if facts.journals:
        return f"Journal is {facts.journals[0]}"
    if facts.publishers:
        return f"Publisher is {facts.publishers[0]}"
    if facts.addresses:
        return f"Links to {_short(facts.addresses[0])}"
    return f"Source is of the type {facts.type}" if facts.type else "A source"


def bound(article: Article) -> frozenset[str]:
    """Return the ids of marks that point at entries, which are told of there."""
    return frozenset(mark.id for mark in article.citations if mark.references)


def _short(address: str) -> str:
    return address.partition("://")[2].partition("/")[0] or address[:80]
