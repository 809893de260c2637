"""NUM004 estimate-outside-interval."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.estimates import read_estimates
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.num.sentences import spelt_sentences, words_of

_INTERVAL = ("CI", "C.I", "CrI", "HDI", "HPD", "UI", "nterval", "limits")
_UNSURE = re.compile(
    r"\blog(?:arithm|-?transformed|-?scale|\s?odds|10|2|\s?units?)|\btransformed\b|\bln\b", re.IGNORECASE
)


@rule(
    "NUM004", "estimate-outside-interval", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1"
)
def estimate_outside_interval(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report an estimate that lies outside its own confidence interval.

    Read are estimates with their interval right behind them: ratios, effect sizes, coefficients, differences, means and
    percentages, "RR = 0.76, 95% CI [0.66, 0.91]". Half a unit of the last printed digit is allowed on every side.

    Why it matters: a confidence interval holds its estimate by its making; one of the three numbers is wrong.

    Example: "Falls were rarer after the course (RR = 0.62, 95% CI [0.66, 0.91])."

    Instead: "Falls were rarer after the course (RR = 0.76, 95% CI [0.66, 0.91])."

    Cannot see: which number is wrong; intervals in tables, or without the words "CI" or "interval". Silent where the
    interval may be that of another number or on another scale: logarithms and their exponents, shares and percentages,
    a reduction and its ratio, falls told without a minus, and lists with "respectively".

    Options: none.
    """
    for spelt in spelt_sentences(context, _INTERVAL, digits=3):
        if _UNSURE.search(spelt.text):
            continue
        for estimate in read_estimates(spelt.text):
            if estimate.inside:
                continue
            span = spelt.span(estimate.start, estimate.end)
            words = words_of(article, span)
            yield context.finding(
                span,
                f"{estimate.value_words} here; its interval is {estimate.interval_words}",
                subject=words,
                evidence=(Evidence(stated=estimate.value_words, found=estimate.interval_words),),
            )


RULE = estimate_outside_interval
