"""CLM004 number-contradicts-source."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.sourcing import Bearing
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.rules.clm.source_words import name_of, number_words, shortened, subject_of_number, text_name
from claimcheck.rules.clm.sourced import checked_numbers
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule(
    "CLM004", "number-contradicts-source", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1"
)
def number_contradicts_source(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a cited number for which the source gives another value.

    The number is held against every number of the text that ``references.yaml`` has of the work (its abstract, chosen
    passages or full text). A finding needs the same measure in the same words, for the same people and the same time,
    with another value. Rounding, units, fractions, complements ("30% do not respond", "70% respond"), ratios ("rose by
    100%", "doubled") and shares told as counts (17 of 24, 71%) are the same number.

    Why it matters: a number that its own source contradicts is the one error that every reader can check.

    Example: "Remission was reached by 68% of completers (Novak, 2016)" where the abstract has "of the 62 completers, 31
    met the criteria for remission".

    Instead: the number that the source gives, or the source that gives the number.

    Cannot see: numbers in tables and figures; a source that tells the same thing in quite different words; whether the
    source itself is right. Sentences about the article's own results, or that compare with them, are left alone.

    Options: ``[sic]`` behind a number keeps it.
    """
    for one in checked_numbers(context):
        found = one.judgement.found
        if one.judgement.bearing is not Bearing.DIFFERS or found is None:
            continue
        here, there = number_words(article.document.text, one.claimed.span), number_words(one.source.text, found)
        source = Source(one.work.registry, one.work.doi, one.work.id, one.work.retrieved)
        yield context.finding(
            one.claimed.span,
            f"{here} here; {text_name(one.source)} of {name_of(one.work)} says {there}: "
            f"“{shortened(one.judgement.text, there)}”",
            subject=subject_of_number(article, one),
            group=context.sentence_group(one.sentence.span),
            evidence=(Evidence(here, there, source, " ".join(one.judgement.text.split())),),
        )


RULE = number_contradicts_source
