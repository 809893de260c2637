"""HSE002 unwanted-source."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.folding import fold
from claimcheck.compare.source_patterns import Facts, fits
from claimcheck.model.article import Article
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.house import PatternKind, SourcePattern
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.hse.sources import described, entries_of, facts_of
from claimcheck.rules.ref.entry import evidence, subject, where

_SHOWN = 3  # wanted sources that a message names
_NAMES = (PatternKind.NAME, PatternKind.JOURNAL, PatternKind.PUBLISHER)


@rule("HSE002", "unwanted-source", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def unwanted_source(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report an entry that is none of the kinds of sources that the house wants.

    Why it matters: a desk that rests on guidelines and trials alone wants to be told of the blog among them.

    Example: ``wanted = ["type:article-journal", "who.int"]`` and an entry of a web page elsewhere.

    Instead: a source of the wanted kinds that says the same.

    Cannot see: what kind of work an entry is that was not settled with the record, unless what it prints rules every
    wanted kind out; nothing is said then. Links in the running text, and lists for further reading, are left alone.

    Options: ``wanted`` in ``[house]``: journals, publishers, DOIs or their beginnings, domains, types; off where empty.
    """
    patterns = context.options.house.wanted
    for entry in entries_of(context) if patterns else ():
        facts = facts_of(entry)
        if any(fits(pattern, facts) is not False for pattern in patterns):
            continue
        reference = entry.reference
        if not facts.settled and _prints(patterns, article.text(reference.span)):
            continue
        yield context.finding(
            where(reference, "container", "publisher", "url", "title"),
            f"{described(facts)} here; the house wants {_listed(patterns)}",
            subject=subject(reference),
            group=context.entry_group(reference.id),
            evidence=(evidence(_stated(facts), None, entry.work if facts.settled else None),),
        )


def _prints(patterns: tuple[SourcePattern, ...], entry: str) -> bool:
    """Tell whether an entry prints the name of a wanted source, though it was not read as one."""
    words = f" {fold(entry)} "
    return any(f" {fold(pattern.value)} " in words for pattern in patterns if pattern.kind in _NAMES)


def _stated(facts: Facts) -> str | None:
    return next(iter((*facts.journals, *facts.publishers, *facts.addresses)), facts.type) or None


def _listed(patterns: tuple[SourcePattern, ...]) -> str:
    shown = ", ".join(pattern.word for pattern in patterns[:_SHOWN])
    left = len(patterns) - _SHOWN
    return f"{shown} and {left} more" if left > 0 else shown


RULE = unwanted_source
