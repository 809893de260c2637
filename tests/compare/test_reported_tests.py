"""Printed results: what is read of each shape, and whether p is held to fit."""

from __future__ import annotations

import pytest

from claimcheck.compare.notation import plain
from claimcheck.compare.reported_tests import read_results
from claimcheck.compare.significance import TestKind, TestResult, Verdict, computable, judge


def read(text: str) -> list[TestResult]:
    """Return the results in a text."""
    return list(read_results(plain(text)))


def verdict(text: str) -> Verdict:
    """Judge the one result in a text."""
    (result,) = read(text)
    assert computable(result)
    return judge(result)


@pytest.mark.parametrize(
    ("text", "kind", "df", "statistic", "p"),
    [
        ("t(41) = 1.31, p = .20", "t", (41,), 1.31, 0.20),
        ("t(41)=1.31,p=.20", "t", (41,), 1.31, 0.20),
        ("t (41) = 1.31; p = .20", "t", (41,), 1.31, 0.20),
        ("t[41] = 1.31, p = 0.20", "t", (41,), 1.31, 0.20),
        ("t(41) = 1.31 (p = .20)", "t", (41,), 1.31, 0.20),
        ("t(41) = 1.31 and p = .20", "t", (41,), 1.31, 0.20),
        ("t(df = 41) = 1.31, p-value = .20", "t", (41,), 1.31, 0.20),
        ("t(41) = \u22121.31, p = .20", "t", (41,), -1.31, 0.20),
        ("t(41) = \u20131.31, p = .20", "t", (41,), -1.31, 0.20),
        ("t(41) = -1.31, P = 0.20", "t", (41,), -1.31, 0.20),
        ("t(38.72) = 1.31, p = .20", "t", (38.72,), 1.31, 0.20),
        ("t(2,041) = 1.31, p = .20", "t", (2041,), 1.31, 0.20),
        ("t41 = 1.31, P = 0.20", "t", (41,), 1.31, 0.20),
        ("t = 1.31, df = 41, p = .20", "t", (41,), 1.31, 0.20),
        ("*t*(41) = 1.31, *p* = .20", "t", (41,), 1.31, 0.20),
        ("_t_(41) = 1.31, _p_ = .20", "t", (41,), 1.31, 0.20),
        ("t(41) = 1.31, two-tailed p = .20", "t", (41,), 1.31, 0.20),
        ("t(41) = 1.31, d = 0.40, p = .20", "t", (41,), 1.31, 0.20),
        ("t(41) = 1\u00b731, p = 0\u00b720", "t", (41,), 1.31, 0.20),
        ("F(3, 96) = 2.75, p = .047", "F", (3, 96), 2.75, 0.047),
        ("F(3,196) = 2.75, p = .047", "F", (3, 196), 2.75, 0.047),
        ("F(3; 96) = 2.75, p = .047", "F", (3, 96), 2.75, 0.047),
        ("F(3, 1,096) = 2.75, p = .047", "F", (3, 1096), 2.75, 0.047),
        ("F(1.83, 54.9) = 2.75, p = .047", "F", (1.83, 54.9), 2.75, 0.047),
        ("F(3, 96) = 1,002.75, p < .001", "F", (3, 96), 1002.75, 0.001),
        ("F3,96 = 2.75, P = 0.047", "F", (3, 96), 2.75, 0.047),
        ("F1(1, 23) = 2.75, p = .11", "F", (1, 23), 2.75, 0.11),
        ("F(3, 96) = 2.75, MSE = 0.81, p = .047", "F", (3, 96), 2.75, 0.047),
        ("r(64) = .21, p = .09", "r", (64,), 0.21, 0.09),
        ("r(64) = \u2212.21, p = .09", "r", (64,), -0.21, 0.09),
        ("z = 1.31, p = .19", "z", (), 1.31, 0.19),
        ("Z = -1.31, P = 0.19", "z", (), -1.31, 0.19),
        ("\u03c72(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("\u03c7\u00b2(3, N = 1,208) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("\u03c7 2 (3, n=208) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("\u03c72(3, 208) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("X2(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("chi2(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("chi-squared(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("$\\chi^2(3) = 7.10$, $p = .07$", "chi-squared", (3,), 7.10, 0.07),
        ("\u03c72 = 7.10, df = 3, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("G2(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("H(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("Q(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("Q_B(3) = 7.10, p = .07", "chi-squared", (3,), 7.10, 0.07),
        ("z = 6.31, p = 2.8 \u00d7 10\u221210", "z", (), 6.31, 2.8e-10),
        ("z = 6.31, p = 2.8e-10", "z", (), 6.31, 2.8e-10),
        ("z = 6.31, p < 10-5", "z", (), 6.31, 1e-5),
        ("t(41) = 1.31, ns", "t", (41,), 1.31, 0.05),
        ("t(41) = 1.31, n.s.", "t", (41,), 1.31, 0.05),
        ("ts(41) < 1.31, ps > .19", "t", (41,), 1.31, 0.19),
        ("t(41) \u2264 1.31, p\u2019s \u2265 .19", "t", (41,), 1.31, 0.19),
    ],
)
def test_shapes(text: str, kind: str, df: tuple[float, ...], statistic: float, p: float) -> None:
    (result,) = read(f"The rows differed ({text}).")
    assert (result.kind, result.df) == (TestKind(kind), df)
    assert result.statistic.value == pytest.approx(statistic)
    assert result.p.value == pytest.approx(p)


@pytest.mark.parametrize(
    "text",
    [
        "t(41) = 1.31",
        "p = .20",
        "t = 1.31, p = .20",
        "t(41) = 1.31, padj = .20",
        "t(41) = 1.31, p(corrected) = .20",
        "F(96) = 2.75, p = .047",
        "F(1, 2, 3) = 2.75, p = .047",
        "t1 = 1.31, p = .20",
        "rs(64) = .21, p = .09",
        "W(3) = 7.10, p = .07",
        "R2(3) = .10, p = .07",
        "t(41) = 1.31, p = 20%",
        "that(41) = 1.31, p = .20",
        "t(41) = 1.31, as was found before, p = .20",
        "The plot is 4 by 5 m, and p < 0.5 of it is wet.",
    ],
)
def test_what_is_not_read(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["r(64) = 1.21, p = .09", "F(0, 96) = 2.75, p = .07", "F(3, 96) = -2.75, p = .07"])
def test_what_has_no_p(text: str) -> None:
    assert [computable(result) for result in read(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "t(41) = 1.31, p = .20",
        "t(41) = 1.31, p = .197",
        "t(41) = 1.3, p = .19",  # 1.25 to 1.35
        "t(41) = 1.3, p = .22",
        "t(41) = 1.31, p > .05",
        "t(41) = 1.31, p > .19",
        "t(41) = 2.31, p < .05",
        "t(41) = 2.31, p < .03",
        "t(41) = -2.31, p = .026",
        "F(1, 41) = 5.34, p = .026",
        "F(1, 41) < 1, p = .36",
        "F(1, 41) < 1, ns",
        "F(1, 41) < 1, p = .97",
        "t(41) > 2.31, p = .01",
        "t(41) > 2.31, p < .05",
        "r(64) = .21, p = .09",
        "z = 1.96, p = .05",
        "z = 9.31, p < .001",
        "\u03c72(3) = 7.10, p = .069",
        "t(41) = 1.31, ns",
    ],
)
def test_p_fits(text: str) -> None:
    assert verdict(text).fits


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("t(41) = 1.31, p = .03", True),
        ("t(41) = 1.31, p < .05", True),
        ("t(41) = 1.31, p = .24", False),
        ("t(41) = 2.31, p = .06", True),
        ("t(41) = 2.31, ns", True),
        ("t(41) = 2.31, p > .05", True),
        ("t(41) = 2.31, p = .01", False),
        ("t(41) = 2.31, p < .01", False),
        ("t(41) = 2.31, p > .04", False),
        ("t(41) = 12.31, p = .000", False),
        ("t(41) = 12.31, p < .000", False),
        ("F(1, 41) < 1, p = .03", True),
        ("F(1, 41) < 1, p = .20", False),
        ("t(41) > 2.31, p = .40", True),
        ("r(64) = .21, p = .04", True),
        ("r(64) = .31, p = .08", True),
        ("z = 1.31, p = .02", True),
        ("\u03c72(3) = 7.10, p = .02", True),
        ("Q(3) = 9.10, p = .08", True),
    ],
)
def test_p_does_not_fit(text: str, decision: bool) -> None:
    found = verdict(text)
    assert (found.fits, found.decision) == (False, decision)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("t(41) = 1.81, p = .039", True, False),
        ("z = 1.81, p = .035", True, False),
        ("r(64) = .21, p = .045", True, False),
        ("t(41) = -1.81, p = .961", False, True),
        ("F(1, 41) = 3.28, p = .039", False, False),
        ("\u03c72(1) = 3.28, p = .035", False, False),
    ],
)
def test_one_tail(text: str, one: bool, other: bool) -> None:
    found = verdict(text)
    assert (found.fits, found.one_tailed_fits, found.other_tail_fits) == (False, one, other)
