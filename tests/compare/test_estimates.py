"""Estimates with their intervals: what is bound together, and whether the estimate lies inside."""

from __future__ import annotations

import pytest

from claimcheck.compare.estimates import read_estimates
from claimcheck.compare.notation import plain


def outside(text: str) -> list[str]:
    """Return the estimates in a text that lie outside their intervals."""
    return [estimate.value_words for estimate in read_estimates(plain(text)) if not estimate.inside]


@pytest.mark.parametrize(
    ("text", "estimate"),
    [
        ("Falls were rarer (RR = 0.62, 95% CI [0.66, 0.91]).", "0.62"),
        ("Falls were rarer (RR 0.62, 95% CI 0.66-0.91).", "0.62"),
        ("Falls were rarer (RR, 0.62; 95% CI, 0.66 to 0.91; P = .02).", "0.62"),
        ("Falls were rarer (aRR 0.62 [95% CI: 0.66\u20130.91]).", "0.62"),
        ("The relative risk of a fall was 0.62 (95% confidence interval, 0.66-0.91).", "0.62"),
        ("The risk ratio (RR) was 0.62 (95% CI 0.66 to 0.91).", "0.62"),
        ("The hazard ratio for a fall in the garden was 0.62 (95% CI 0.66 to 0.91).", "0.62"),
        ("an odds ratio [OR], 0.62; 95% confidence interval [CI], 0.66-0.91", "0.62"),
        ("an odds ratio of 0.62 and a 95% CI of 0.66 to 0.91", "0.62"),
        ("OR for gardeners = 0.62 (95% CI 0.66\u20140.91)", "0.62"),
        ("HR 2\u00b741 (95% CI 1\u00b710\u20132\u00b720)", "2\u00b741"),
        ("The effect was g = 0.85, 95% CI [0.31, 0.73].", "0.85"),
        ("d = 0.85, p < .001, 95% CI [0.31, 0.73]", "0.85"),
        ("d = \u22120.85 (95% CI \u22120.73 to \u22120.31)", "-0.85"),
        ("d = 0.45 (95% CI \u22120.60 to \u22120.30)", "0.45"),
        ("\u03b2 = 0.42, SE = 0.10, 95% CI [0.51, 0.90]", "0.42"),
        ("b = \u22120.25, 95% CI [\u22120.20, \u22120.05]", "-0.25"),
        ("r = .52, 95% CI [.55, .71]", ".52"),
        ("r(64) = .52, 95% CI [.55, .71]", ".52"),
        ("the mean difference was \u22123.2 points (95% CI \u22122.9 to \u22121.3)", "-3.2 points"),
        ("the mean was 24.3 (95% CI 25.1 to 27.0)", "24.3"),
        ("M = 3.2, SD = 1.1, 95% CI [3.5, 3.9]", "3.2"),
        ("the loss was 3.2 kg (95% CI 1.1 to 2.9)", "3.2 kg"),
        ("a median of 12.4 months (95% CI 13.1\u201315.0)", "12.4 months"),
        ("Specificity was 64% (95% CI, 70-81).", "64%"),
        ("The prevalence was 12.4% (95% CI = 13.0%\u201315.1%).", "12.4%"),
        ("It was 81% effective (efficacy 81% [95% CI 83, 92]).", "81%"),
        ("from 30% to 24%, a change of 6.4% (95% CI, 7.1% to 9.2%)", "6.4%"),
        ("a rise of 2.4 units (90% CI 2.6 to 3.1)", "2.4 units"),
        ("The slope was 0.52 (95% CrI 0.60 to 0.92).", "0.52"),
        ("OR 1.3 (95% CI 1.1-1.6) in men, OR 2.9 (95% CI 1.1-2.4) in women", "2.9"),
        ("Risks were RR 1.34 (95% CI 1.11-1.62) and RR 2.94 (95% CI 1.85-2.48), respectively.", "2.94"),
        ("The incidence rate ratio among the older drivers was 1.42 (95% CI, 1.50 to 2.20).", "1.42"),
        ("SMD 0.95 (95% CI 0.31 to 0.73; I2 = 40%)", "0.95"),
        ("1.9 times as high (95% CI 2.1-3.0)", "1.9"),
    ],
)
def test_outside(text: str, estimate: str) -> None:
    assert outside(text) == [plain(estimate)]


@pytest.mark.parametrize(
    "text",
    [
        "Falls were rarer (RR = 0.76, 95% CI [0.66, 0.91]).",
        "the difference was \u22123.2 points (95% CI \u22125.1 to \u22121.3)",
        "OR 3.1 (95% CI 2.2-4.4) in men but OR 1.1 (95% CI 0.8-1.5) in women",
        "HR 0.8 (95% CI 0.83 to 0.98)",  # 0.8 may be 0.84
        "weight fell by 3.2 kg (95% CI \u22125.1 to \u22121.3)",
        "a reduction of 3.2 kg (95% CI -5.1, -1.3)",
        "efficacy was 72% (95% CI .65\u2013.79)",
        "a 19% lower risk, that is 19% (95% CI 0.67\u20130.98)",
        "the risk fell by 19% (95% CI 0.67\u20130.98)",
        "the rate rose by 30% (95% CI 1.1\u20131.5)",
        "\u03b2 = 0.47 (95% CI 1.2\u20132.1)",
        "64% v 58% (95% CI 1 to 11)",
        "64% with tea and 58% with milk (95% CI 1 to 11)",
        "rates of 64% and 58% (95% CI 61-67 and 52-60, respectively)",
        "OR 1.5 (95% CI 1.1\u20132.0; 95% PI 0.4\u20133.9; 99% CI 2.5-3.0)",
        "In 45 gardens (95% CI 0.5\u20130.9) it rained.",
        "the trial of 45 gardens (n = 45; 95% CI 0.5\u20130.9)",
        "p = .03 (95% CI 1.2\u20133.4)",
        "t(28) = 2.20, 95% CI [3.1, 4.4]",
        "d = 0.6, t(28) = 2.20, p = .03, 95% CI [1.1, 4.4]",
        "Mdiff = 2.3, d = 0.60, 95% CI [1.1, 4.4]",
        "a median of 12 (IQR 8\u201315; 95% CI 9\u201311)",
        "SE = 0.4, 95% CI [1.1, 2.4]",
        "OR 1.9 (range 2.1-3.0)",
        "OR 1.9 (2.1-3.0)",
        "95% CI 2.1\u20133.0",
        "OR 1.9 (95% CI 0.5 - 0.3)",
        "RR 4.1 (95% CI 1.2 \u00d7 10)",
        "The 95% confidence level and 1.9 of the intervals",
        "Table 2 (95% CI 3.1 to 4.4)",
        "Between 64% and 58% (95% CI 1 to 11) of them came.",
    ],
)
def test_inside_or_not_bound(text: str) -> None:
    assert outside(text) == []
