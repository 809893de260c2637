"""NUM005 parts-exceed-whole."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.wholes import Excess, read_excesses
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.num.sentences import spelt_sentences, words_of

_WANTED = (" of ", "Of ", "mong ", "(", ":", "%", "cent", ", ")

_CROSSED = re.compile(r"\bcross(?:ed)?[-\s]?over\b|\bwithin[-\s](?:subjects?|participants?)\b", re.IGNORECASE)


@rule("NUM005", "parts-exceed-whole", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1")
def parts_exceed_whole(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report parts that are more than their whole.

    Read are a part larger than its whole ("22 of the 20 bakeries"), parts that exclude each other and sum to more
    ("Of the 80 hikers, 50 were assigned to the long route and 40 to the short one"), and shares of exclusive answers
    that sum to more than 100%; half a unit of the last printed digit is allowed for each share.

    Why it matters: one of the numbers is wrong, or people are counted twice and it is not told.

    Example: "Of the 80 hikers, 50 were assigned to the long route and 40 to the short one."

    Instead: "Of the 90 hikers, 50 were assigned to the long route and 40 to the short one."

    Cannot see: parts that only their meaning keeps apart. What may overlap is left alone: symptoms, answers of which
    several could be given, "both", "also", "respectively", comparisons of groups, changes over time, and
    articles with a crossover.

    Options: none.
    """
    for spelt in spelt_sentences(context, _WANTED, numbers=2):
        for excess in read_excesses(spelt.text):
            if len(excess.parts) > 1 and not excess.percent and _CROSSED.search(article.document.text):
                continue
            span = spelt.span(excess.start, excess.end)
            yield context.finding(
                span,
                _message(excess),
                subject=words_of(article, span),
                evidence=(Evidence(stated=words_of(article, span), found=_number(excess.total)),),
            )


def _message(excess: Excess) -> str:
    if len(excess.parts) == 1:
        return f"{_number(excess.parts[0])} here; the whole is {_number(excess.whole)}"
    sign = "%" if excess.percent else ""
    added = " + ".join(f"{_number(part)}{sign}" for part in excess.parts)
    return f"{added} is {_number(excess.total)}{sign} here; the whole is {_number(excess.whole)}{sign}"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


RULE = parts_exceed_whole
