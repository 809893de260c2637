"""HSE003 old-source."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.source_patterns import excepted
from claimcheck.model.article import Article
from claimcheck.model.finding import Finding, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.hse.sources import entries_of, facts_of
from claimcheck.rules.ref.entry import evidence, subject, where


@rule("HSE003", "old-source", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def old_source(_article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that is older than the house wants its sources to be.

    Why it matters: figures about treatments and about people grow old, and the newer ones are seldom far.

    Example: ``oldest-year = 2010`` and an entry of 1998.

    Instead: a newer source that says the same, or the entry among ``oldest-year-except``, where it is a classic.

    Cannot see: whether anything newer exists. The newest of the years counts that the entry prints and the record has;
    lists for further reading are left alone.

    Options: ``oldest-year`` in ``[house]``; ``oldest-year-except``: patterns of sources, or ids of works.
    """
    house = context.options.house
    for entry in entries_of(context) if house.oldest_year else ():
        reference, facts = entry.reference, facts_of(entry)
        work = entry.work if facts.settled else None
        years = [int(y) for y in (reference.year, *(work.years if work else ())) if y.isascii() and y.isdigit()]
        if not years or house.oldest_year is None or max(years) >= house.oldest_year:
            continue
        if excepted(house.oldest_year_except, facts):
            continue
        yield context.finding(
            where(reference, "year"),
            f"Year is {max(years)} here; the house wants sources of {house.oldest_year} or later",
            subject=subject(reference),
            group=context.entry_group(reference.id),
            evidence=(evidence(reference.year, str(max(years)), work),),
        )


RULE = old_source
