"""CLM003 number-not-in-source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from claimcheck.compare.sourcing import Bearing
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.rules.clm.source_words import name_of, number_words, shortened, subject_of_number, text_name
from claimcheck.rules.clm.sourced import Checked, checked_numbers
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import listed


@rule("CLM003", "number-not-in-source", severity=Severity.INFO, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def number_not_in_source(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a cited number that the text read of its source does not hold.

    A note where an abstract or chosen passages were read, since the number may stand in the paper; a warning where the
    full text was.

    Why it matters: numbers wander from paper to paper; one that its source does not hold was taken from elsewhere.

    Example: "55% improved within a day (Novak, 2016)" where the abstract tells no percentage.

    Instead: look it up in the paper; cite the work that gives the number, or put the place into ``passages``.

    Cannot see: numbers in tables and figures of the paper; numbers that follow from others by more than one step.
    Sentences about the article's own results, or that compare with them, are left alone, and so are numbers cited from
    several works of which not all were read.

    Options: ``[sic]`` behind a number keeps it.
    """
    absent = [one for one in checked_numbers(context) if one.judgement.bearing is Bearing.ABSENT]
    for _, some in groupby(absent, key=lambda one: (one.sentence.span.start, one.work.id)):
        yield _finding(article, list(some), context)


def _finding(article: Article, some: list[Checked], context: RuleContext) -> Finding:
    first = some[0]
    words = list(dict.fromkeys(number_words(article.document.text, one.claimed.span) for one in some))
    verb = "is" if len(words) == 1 else "are"
    others = f" and {first.others} more" if first.others else ""
    message = f"{listed(words)} {verb} not in {text_name(first.source)} of {name_of(first.work)}{others}"
    if not first.source.whole:
        message += "; the full paper was not read"
    near = next((one for one in some if one.judgement.found), None)
    quote = None
    if near is not None and near.judgement.found is not None:
        told = number_words(near.source.text, near.judgement.found)
        quote = " ".join(near.judgement.text.split())
        message += f". The nearest is {told}: “{shortened(quote, told)}”"
    source = Source(first.work.registry, first.work.doi, first.work.id, first.work.retrieved)
    return context.finding(
        first.claimed.span,
        message,
        subject=subject_of_number(article, first),
        group=context.sentence_group(first.sentence.span),
        severity=Severity.WARNING if first.source.whole else None,
        evidence=(Evidence(listed(words), None, source, quote),),
    )


RULE = number_not_in_source
