"""HSE001 banned-source."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.source_patterns import Facts, fits
from claimcheck.model.article import Article
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.house import SourcePattern
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.hse.sources import FIELDS, bound, called, entries_of, facts_of, facts_of_link
from claimcheck.rules.ref.entry import evidence, subject, where


@rule("HSE001", "banned-source", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def banned_source(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report an entry or a link to a source that the house does not cite.

    Why it matters: a desk that has looked at a journal once should not have to look at it in every draft.

    Example: ``banned = [{source = "10.9999", why = "its reviews were invented"}]`` and an entry with such a DOI.

    Instead: another source that says the same, or the claim without it.

    Cannot see: the publisher of a work that is not on record and not printed. What the record says goes before what is
    printed; a name fits whole or as journals are abbreviated, never as a part.

    Options: ``banned`` in ``[house]``: journals, publishers, DOIs or their beginnings, domains, types; off where empty.
    """
    patterns = context.options.house.banned
    for entry in entries_of(context, further_reading=True) if patterns else ():
        reference, facts = entry.reference, facts_of(entry)
        pattern = _fitting(patterns, facts)
        if pattern is None:
            continue
        yield context.finding(
            where(reference, FIELDS[pattern.kind], "title"),
            _message(pattern, facts),
            subject=subject(reference),
            group=context.entry_group(reference.id),
            evidence=(evidence(None, pattern.word, entry.work if facts.settled else None),),
        )
    told = bound(article) if patterns else frozenset()
    for mark in article.citations if patterns else ():
        for item in mark.items if mark.id not in told else ():
            facts = facts_of_link(item)
            pattern = _fitting(patterns, facts)
            if pattern is not None:
                yield context.finding(item.span, _message(pattern, facts), subject=item.identifier or "")


def _fitting(patterns: tuple[SourcePattern, ...], facts: Facts) -> SourcePattern | None:
    return next((pattern for pattern in patterns if fits(pattern, facts)), None)


def _message(pattern: SourcePattern, facts: Facts) -> str:
    return f"{called(pattern, facts)} here; the house does not cite {pattern.word}" + (
        f": {pattern.why}" if pattern.why else ""
    )


RULE = banned_source
