"""Counts with their percentage: what is read as one share, and whether it fits."""

from __future__ import annotations

import pytest

from claimcheck.compare.notation import plain
from claimcheck.compare.shares import read_shares


def wrong(text: str) -> list[tuple[int, int]]:
    """Return the shares in a text that do not fit."""
    return [(share.parts, share.whole) for share in read_shares(plain(text)) if not share.fits]


@pytest.mark.parametrize(
    "text",
    [
        "The bus was late on 9 of 36 mornings (30%).",
        "The bus was late on 9 of the 36 mornings (30 %).",
        "The bus was late on nine of 36 mornings (30 percent).",
        "The bus was late on nine of the thirty-six mornings (30 per cent).",
        "It was late on 9 out of 36 mornings (30%).",
        "It was late on nine mornings out of 36 (30%).",
        "There were nine late buses among 36 (30%).",
        "It was late often (9/36, 30%).",
        "It was late often (9/36; 30%).",
        "It was late often (9/36 [30%]).",
        "It was late often (30%, 9/36).",
        "It was late often (30%; 9 of 36 mornings).",
        "It was late in 30% (9/36).",
        "It was late in 30% of cases (9/36).",
        "It was late in 30% (9 of 36).",
        "It was late in 30% (n = 9/36) of all cases.",
        "It was late on 30% of the 36 mornings (n = 9).",
        "It was late on 30% (9) of the 36 mornings.",
        "It was late on 9 (30%) of 36 mornings.",
        "It was late on 9 (30%) of the 36 mornings.",
        "It was late on nine mornings (30%) of 36.",
        "Of 36 mornings, 9 (30%) were foggy.",
        "Of the 36 mornings, nine (30%) were foggy.",
        "Of the 36 mornings in May, only 9 (30%) were foggy.",
        "Among the 36 mornings, 9 (30%) were foggy.",
        "On 9 of 36 mornings, or 30%, it rained.",
        "It rained on 9 of 36 mornings, a share of 30%.",
        "It rained on 9 of 36 mornings, giving a rate of 30%.",
        "On 30 percent, or 9 of 36, it rained.",
        "The fog lifted on 9/36 mornings (30%; 95% CI 12-42).",
        "The fog lifted on 9 of 36 mornings (30% [95% CI, 12-42]).",
        "The choir sang 9 of the 36 songs that were asked for (30%).",
        "We returned 1,250 of 2,500 forms (45.3%).",
        "About a third agreed: 9 of 36 readers (about 45%).",
        "The cold killed 9 of 36 plants (25.6%).",
        "One in four plants (35%) died.",
    ],
)
def test_does_not_fit(text: str) -> None:
    assert len(wrong(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The bus was late on 9 of 36 mornings (25%).",
        "Two of three boats (67%) came back.",
        "Two of three boats (66%) came back.",
        "Two of three boats (66.6%) came back.",
        "Five of eight boats (62%) came back, three of eight (38%) did not.",
        "Five of eight boats (63%) came back.",
        "About 30% (11 of 36) came back.",
        "Nearly half (17/36, about 50%) came back.",
        "One in eight boats (12%) came back, one in three (30%) did not.",
        "More than 20% (9/36) came back.",
        "It was late on 9 of 36 mornings (30% of those in May).",
        "It was late on 9 of 36 mornings (30% foggy).",
        "It was late on 9 of 36 mornings (30% in May, 20% in June).",
        "Two of the five reviews reported many losses (35%).",
        "It was late on 9 of 36 mornings, 30% of which were foggy.",
        "It was late on 9 of 36 mornings, compared with 30% in May.",
        "It was late on 9 of 36 mornings (30%), since 30 mornings were counted.",
        "Of 36 mornings, 9 (30%) of the 30 that were dry were foggy.",
        "The score was 9 of 36 in 30%.",
        "On a score of 9 of 36 (30%), nobody wins.",
        "Figure 9 of 36 (30%) shows it.",
        "Weights fell by 9/36 kg (30%).",
        "On 3/4/2020 (30%) and 10/12 (2019) nothing happened.",
        "Levels rose from 1.9 of 3.6 (30%).",
        "The plates were 10/20 mm (30%).",
        "At 9 of 36 sites the mean was 30%.",
        "9 of 36 million people (30%) agreed.",
        "30% (20 to 36) of 9 people agreed.",
        "20 (30%) and 36 (54%) agreed.",
        "There is no share here at all: 9, 36 and 30%.",
    ],
)
def test_fits_or_is_not_read(text: str) -> None:
    assert wrong(text) == []


def test_the_phrase_is_told_once() -> None:
    (share,) = read_shares("Late were 9 of 36 (30%).")
    assert (share.parts, share.whole, share.percent.value, share.start, share.end) == (9, 36, 30.0, 10, 22)
