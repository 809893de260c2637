"""NUM002 p-value-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.reported_tests import read_results
from claimcheck.compare.significance import ALPHA, TWO_SIDED, TestKind, TestResult, Verdict, computable, judge
from claimcheck.model.article import Article
from claimcheck.model.finding import Evidence, Finding, Severity
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.num.sentences import Spelt, spelt_sentences, words_of

_RELATIONS = tuple("=<>≤⩽≦˂＜≪≥⩾≧˃＞≫＝")
_ONE_TAILED = re.compile(
    r"\b(?:one|1|single)[-\s‐‑–]?(?:tail|side)(?:ed|d)?\b|\b(?:uni)?directional(?:ly)?\b|\bnon-?inferiority\b|\bTOST\b"
    r"|\bequivalence test",
    re.IGNORECASE,
)
_MANY_TESTS = re.compile(
    r"bonferr?oni|\bholm\b|hochberg|\bbenjamini|\btukey|scheff[eé]|[sš]id[aá]k|\bdunnett?\b|newman[-–\s]keuls|games[-–\s]howell"
    r"|\bHSD\b|\bFDR\b|\bFWER?\b|false[-–\s]discovery|family[-–\s]?wise"
    r"|\b(?:corrected|adjusted|correction|corrections|adjustment|adjusting|correcting|controlled|controlling)\s+for\s+(?:the\s+)?multipl"
    r"|\bmultiple[-\s](?:comparisons?|testing|tests)\b|\bmultiplicity\b|\b(?:corrected|adjusted)\s+p\b"
    r"|\bp[-\s]?values?\s+(?:were|was|are)\s+(?:corrected|adjusted)\b",
    re.IGNORECASE,
)
_SPHERICITY = re.compile(
    r"greenhouse|geisser|huynh|feldt|sphericity|satterthwaite|kenward|box['’]s\s+epsilon", re.IGNORECASE
)
_OTHER_P = re.compile(
    r"permut|bootstrap|monte[-\s]carlo|randomi[sz]ation\s+test|\bexact\s+(?:test|p)\b|fisher['’]s\s+exact|\bcorrected\b|\badjusted\b"
    r"|\bcorrection\b|\brobust\b|\bbayes",
    re.IGNORECASE,
)


@rule("NUM002", "p-value-mismatch", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.TEXT, since="0.1")
def p_value_mismatch(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a p that its own test statistic and degrees of freedom do not give.

    Recomputed from t, F, r, z and chi-squared (also G squared, H and Q) as statcheck does (Nuijten et al. 2016,
    Behavior Research Methods 48:1205): p is two-tailed, the statistic and p stand for every value that rounds to what
    is printed, "ns" is p > .05, and p = .000 is never right. An error when the decision at .05 is another one, else a
    warning.

    Why it matters: a slip in a p is the commonest error in reported tests, and one in eight articles with such tests
    has one that changes what was found.

    Example: "The groups differed, t(28) = 1.20, p = .03."

    Instead: "The groups did not differ, t(28) = 1.20, p = .24."

    Cannot see: which of the three numbers is wrong. Where the article speaks of one-tailed, one-sided or directional
    tests, half the p is right too (for t, r and z), and in such a sentence the p of the other tail. Where it speaks of
    a correction for many tests (Bonferroni, Holm, Tukey, false discovery rate), a p that is too large is left alone;
    where it speaks of a correction of the degrees of freedom (Greenhouse-Geisser, Huynh-Feldt), F of more than two
    conditions. A p from a permutation, a
    bootstrap or an exact test in the same sentence is not recomputed, nor are results in tables or without degrees of
    freedom.

    Options: none.
    """
    whole = article.document.text
    for spelt in spelt_sentences(context, _RELATIONS, digits=1):
        for result in read_results(spelt.text):
            if not computable(result):
                continue
            verdict = judge(result)
            if verdict.fits or _explained(result, verdict, spelt, whole):
                continue
            yield _finding(article, context, spelt, result, verdict)


def _explained(result: TestResult, verdict: Verdict, spelt: Spelt, whole: str) -> bool:
    """Tell whether the article names a reason for which p may differ. Asked seldom: only for what does not fit."""
    if result.p.value == 0.0:
        return False
    if _OTHER_P.search(spelt.text):
        return True
    if verdict.one_tailed_fits and _ONE_TAILED.search(whole):
        return True
    if verdict.other_tail_fits and _ONE_TAILED.search(spelt.text):
        return True
    too_large = result.p.value > verdict.computed and result.p_relation != "<"
    if too_large and _MANY_TESTS.search(whole):
        return True
    return result.kind is TestKind.F and result.df[0] > 1.0 and _SPHERICITY.search(whole) is not None


def _finding(article: Article, context: RuleContext, spelt: Spelt, result: TestResult, verdict: Verdict) -> Finding:
    span = spelt.span(result.start, result.end)
    words = words_of(article, span)
    given = f"{'ns' if words.endswith(('s', 's.')) else _printed_p(result)} here"
    tails = " (two-tailed)" if result.kind in TWO_SIDED else ""
    bound = {"=": "", "<": "more than ", ">": "less than "}[result.relation]
    computed = f"p {'= ' if not bound else 'of '}{bound}{_digits(verdict.computed)}"
    if result.p.value == 0.0:
        message = f"{given}; p is never 0, and the statistic gives {computed}{tails}"
    else:
        side = "above" if verdict.computed > ALPHA else "below"
        message = f"{given}; the statistic gives {computed}{tails}" + (f", {side} .05" if verdict.decision else "")
    return context.finding(
        span,
        message,
        subject=words,
        severity=Severity.ERROR if verdict.decision else None,
        evidence=(Evidence(stated=words, found=computed + tails),),
    )


def _printed_p(result: TestResult) -> str:
    places = max(0, round(-log10(result.p.unit)))
    return f"p {result.p_relation} {_without_zero(f'{result.p.value:.{places}f}')}"


def _digits(p: float) -> str:
    if p < 0.0001:
        return "less than .0001"
    return _without_zero(f"{p:.4f}" if p < 0.01 else f"{p:.3f}")


def _without_zero(printed: str) -> str:
    return printed.removeprefix("0") if printed.startswith("0.") else printed


RULE = p_value_mismatch
