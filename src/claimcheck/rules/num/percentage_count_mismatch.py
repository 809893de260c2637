"""NUM001 percentage-count-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.notation import plain
from claimcheck.compare.shares import Share, has_another_whole, read_shares
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.num.sentences import Spelt, spelt_sentences, words_of

_PERCENT = ("%", "％", "cent")
_WEIGHTED = re.compile(
    r"\b(?:un)?weighted\b|\bweighting\b|\b(?:survey|sampling|sample|population|post-?stratification)\s+weights\b"
    r"|\bweighted\s+(?:percent|proportion|prevalence|sample|n\b)",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(
    r"kaplan|actuarial|cumulative\s+incidence|imput|adjusted|standardi[sz]ed|missing|estimated|model(?:l)?ed|per[-\s]protocol"
    r"|mean\s+of|average|median|respectively|extrapolat|pooled|random[-\s]effects",
    re.IGNORECASE,
)


@rule(
    "NUM001", "percentage-count-mismatch", severity=Severity.ERROR, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1"
)
def percentage_count_mismatch(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a percentage that the counts beside it do not give.

    Read are counts and their percentage in one phrase: "12 of 40 (35%)", "12/40 patients, 35%", "35% (12/40)",
    "12 (35%) of 40", "Of 40 patients, 12 (35%) ...". Every way of rounding is right, cutting off too, and after
    "about" the last digit counts for little.

    Why it matters: one of the three numbers is wrong, and a reader cannot know which.

    Example: "The bus was late on 9 of 36 mornings (30%)."

    Instead: "The bus was late on 9 of 36 mornings (25%)."

    Cannot see: which number is wrong; counts and percentages in tables or in different sentences. Silent where another
    number of the sentence may be the whole ("Of 40 patients, 12 (35%) ..., 34 of whom"), where percentages are
    weighted, adjusted, estimated or averages, and after "more than" and its like.

    Options: none.
    """
    weighted: bool | None = None
    for spelt in spelt_sentences(context, _PERCENT, digits=1, numbers=3):
        for share in read_shares(spelt.text):
            if share.fits or share.parts > share.whole or _ESTIMATED.search(spelt.text):
                continue
            if share.apart and has_another_whole(share, _paragraph(article, spelt)):
                continue
            if weighted is None:
                weighted = _WEIGHTED.search(article.document.text) is not None
            if weighted:
                return
            yield _finding(article, context, spelt, share)


def _paragraph(article: Article, spelt: Spelt) -> str:
    return plain(article.text(article.document.blocks[spelt.sentence.block].span))


def _finding(article: Article, context: RuleContext, spelt: Spelt, share: Share) -> Finding:
    span = spelt.span(share.start, share.end)
    words = words_of(article, span)
    right = f"{100.0 * share.parts / share.whole:.{max(share.decimals, 1)}f}".removesuffix(".0")
    given = f"{share.percent.value:.{share.decimals}f}%"
    return context.finding(
        span,
        f"{given} here; {share.parts} of {share.whole} is {right}%",
        subject=words,
        evidence=(Evidence(stated=words, found=f"{right}%"),),
    )


RULE = percentage_count_mismatch
