"""Numbers as printed: figures with every separator, powers, words, fractions, vague magnitudes."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.numerals import find_numerals


def read(text: str) -> list[tuple[str, float, float]]:
    """Return the words, the value and the upper value of each number."""
    return [(text[n.start : n.end], n.value, n.high) for n in find_numerals(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("3.25", 3.25),
        ("1,234", 1234),
        ("1,234,567.5", 1234567.5),
        ("12,34,567.5", 1234567.5),
        ("1'234'567", 1234567),
        ("1’234", 1234),
        ("1\u202f234\u202f567", 1234567),
        ("1 234 567", 1234567),
        ("12 345", 12345),
        ("1 050", 1050),
        ("1.234.567,89", 1234567.89),
        ("1.234,5", 1234.5),
        ("0,5", 0.5),
        ("80 , 000", 80000),
        ("46 . 8 million", 46.8e6),
        ("2·5", 2.5),
        ("1½", 1.5),
        ("⅔", 2 / 3),
        ("2 1/2", 2.5),
        ("2-3/4", 2.75),
        ("1.2 × 10⁵", 120000),
        ("1.2 x 10^5", 120000),
        ("5 × 10−3", 0.005),
        ("3e-4", 0.0003),
        ("10^6", 1e6),
        ("10 to the power of 6", 1e6),
        ("3 million", 3e6),
        ("3-million", 3e6),
        ("3bn", 3e9),
        ("3 mn", 3e6),
        ("10k", 10000),
        ("1.5M", 1.5e6),
        ("$5m", 5e6),
        ("£5 k", 5000),
        ("EUR 7bn", 7e9),
        ("5 lakh", 5e5),
        ("2 crore", 2e7),
        ("3 dozen", 36),
        ("5 and a half", 5.5),
        ("seven", 7),
        ("seventeen", 17),
        ("sixty-one", 61),
        ("one hundred and sixteen", 116),
        ("one hundred twenty-five", 125),
        ("twelve hundred", 1200),
        ("one thousand two hundred and thirty-four", 1234),
        ("two million three hundred thousand", 2.3e6),
        ("two million, three hundred thousand", 2.3e6),
        ("five hundred thousand", 5e5),
        ("a hundred", 100),
        ("a dozen", 12),
        ("three dozens", 36),
        ("half a dozen", 6),
        ("a half dozen", 6),
        ("half a million", 5e5),
        ("a million and a half", 1.5e6),
        ("two and a half million", 2.5e6),
        ("three quarters of a billion", 7.5e8),
        ("quarter million", 2.5e5),
        ("two point five million", 2.5e6),
        ("three point one four", 3.14),
        ("two thirds", 2 / 3),
        ("five-eighths", 5 / 8),
        ("three-fourths", 0.75),
        ("a tenth", 0.1),
        ("one-and-a-half", 1.5),
    ],
)
def test_one_number(text: str, value: float) -> None:
    found = read(text)
    assert len(found) == 1
    assert found[0][1] == pytest.approx(value)
    assert text.endswith(found[0][0])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 12, 120),
        ("hundreds of thousands", 1e5, 1e6),
        ("tens of millions", 1e7, 1e8),
        ("a few hundred", 200, 900),
        ("a couple of thousand", 2000, 3000),
    ],
)
def test_vague_magnitudes(text: str, low: float, high: float) -> None:
    assert read(text) == [(text, low, high)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2019 300", [2019, 300]),
        ("1, 2 and 3", [1, 2, 3]),
        ("(1,2)", [1, 2]),
        ("1,2,3", [1, 2, 3]),
        ("3 100", [3, 100]),
        ("48m", [48]),
        ("5 minutes", [5]),
        ("2 teams", [2]),
        ("a third party", [1 / 3]),
        ("the tenth of one", [1]),
        ("number someone nonetheless", []),
    ],
)
def test_what_does_not_join(text: str, values: list[float]) -> None:
    assert [value for _, value, _ in read(text)] == pytest.approx(values)


def test_upper_case_that_grows_in_lower_case() -> None:
    assert [words for words, _, _ in read("İİ Two İ three")] == ["Two", "three"]


def test_linear_time() -> None:
    begun = time.perf_counter()
    for text in ("1 234 " * 20_000, "one hundred and " * 20_000, "1,2" * 40_000, "a few " * 40_000, "12 . " * 40_000):
        list(find_numerals(text, 0, len(text)))
    assert time.perf_counter() - begun < 20


@given(
    st.lists(
        st.sampled_from(
            "1 12 234 000 0,5 1.234 , . ' - – × 10 ^ ⁵ e-4 ½ / million bn k M dozen a few couple of hundred and half "
            "point three sixty-one thirds quarters $ € % lakh İ é \u202f".split(" ")
        ),
        max_size=20,
    ),
    st.sampled_from(["", " "]),
)
def test_numbers_are_apart_and_inside(words: list[str], joint: str) -> None:
    text = joint.join(words)
    found = list(find_numerals(text, 0, len(text)))
    assert all(0 <= n.start < n.end <= len(text) and n.value <= n.high for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
