"""Does a printed p fit the printed test? Held against each other as statcheck does.

Method: Nuijten, Hartgerink, van Assen, Epskamp & Wicherts (2016), The prevalence of statistical reporting errors in
psychology (1985-2013), Behavior Research Methods 48:1205-1226. The statistic stands for every value that rounds to
what is printed, the p for every value that rounds to it, and p is two-tailed (the upper tail for F, chi-squared, Q).
One difference: of "F(1, 180) < 1, p = .36" nothing is said, since any F below 1 may have been meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.compare.notation import Printed
from claimcheck.compare.tails import (
    chi_squared_upper,
    correlation_two_tailed,
    fisher_upper,
    normal_two_tailed,
    student_two_tailed,
)

ALPHA = 0.05
_EPSILON = 1e-9


class TestKind(StrEnum):
    """The distribution that a statistic is held against; Q of meta-analysis and G squared are chi-squared."""

    __test__ = False

    T = "t"
    F = "F"
    R = "r"
    Z = "z"
    CHI_SQUARED = "chi-squared"


TWO_SIDED = frozenset({TestKind.T, TestKind.R, TestKind.Z})
"""Statistics with a sign, of which one tail can be meant."""


@dataclass(frozen=True, slots=True)
class TestResult:
    """A printed result. ``df``: () for z, (df,) for t, r, chi-squared, (df1, df2) for F. ``relation`` is that of the
    statistic, ``p_relation`` that of p: "<", "=" or ">". "ns" is p > .05. ``start``-``end``: where it is printed.
    """

    __test__ = False

    kind: TestKind
    df: tuple[float, ...]
    relation: str
    statistic: Printed
    p_relation: str
    p: Printed
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """``low`` <= p <= ``high``: what the statistic allows, two-tailed. ``fits``: the printed p does, too.
    ``one_tailed_fits``: half of it does; ``other_tail_fits``: what half of it leaves to 1 does. ``decision``: the
    printed p says the other thing at .05.
    """

    computed: float
    low: float
    high: float
    fits: bool
    one_tailed_fits: bool
    other_tail_fits: bool
    decision: bool


def computable(result: TestResult) -> bool:
    """Tell whether there is a p for such a statistic at all (no negative F, no r beyond 1, no df of 0)."""
    value = result.statistic.value
    if any(not 0.0 < df < 1e8 for df in result.df) or not 0.0 <= result.p.value <= 1.0:
        return False
    if result.kind is TestKind.R:
        return abs(value) < 1.0
    return value >= 0.0 or result.kind in TWO_SIDED


def judge(result: TestResult) -> Verdict:
    """Hold a computable result's p against its statistic."""
    size, half = abs(result.statistic.value), result.statistic.half
    computed = _tail(result, size)
    if result.relation == "=":
        low, high = _tail(result, size + half), _tail(result, max(0.0, size - half))
    elif result.relation == "<":
        low, high = computed, 1.0
    else:
        low, high = 0.0, computed
    signed = result.kind in TWO_SIDED
    one_tail = signed and _fits(result, low / 2.0, high / 2.0)
    other_tail = signed and _fits(result, 1.0 - high / 2.0, 1.0 - low / 2.0)
    fits = _fits(result, low, high)
    return Verdict(computed, low, high, fits, one_tail, other_tail, not fits and _flips(result, low, high))


def _tail(result: TestResult, size: float) -> float:
    match result.kind:
        case TestKind.T:
            return student_two_tailed(size, result.df[0])
        case TestKind.F:
            return fisher_upper(size, *result.df)
        case TestKind.R:
            return correlation_two_tailed(size, result.df[0]) if size < 1.0 else 0.0
        case TestKind.Z:
            return normal_two_tailed(size)
        case TestKind.CHI_SQUARED:
            return chi_squared_upper(size, result.df[0])


def _fits(result: TestResult, low: float, high: float) -> bool:
    """Tell whether the printed p can be true of some p between ``low`` and ``high``."""
    p, half = result.p.value, result.p.half
    if p == 0.0 and result.p_relation != ">":
        return False  # no test gives p = 0: "p < .001" is what was meant
    slack = _EPSILON * max(p, half)
    if result.p_relation == "=":
        return low - half - slack <= p <= high + half + slack
    return p > low if result.p_relation == "<" else p < high


def _flips(result: TestResult, low: float, high: float) -> bool:
    """Tell whether the printed p lies on the other side of .05 (p = .05 is taken as significant, as in statcheck)."""
    p = result.p.value
    says_significant = p <= ALPHA if result.p_relation in "=<" else False
    says_not = p > ALPHA if result.p_relation == "=" else p >= ALPHA if result.p_relation == ">" else False
    return (says_significant and low > ALPHA) or (says_not and high <= ALPHA)
