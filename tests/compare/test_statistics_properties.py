"""Nothing that reads statistics raises, hangs or points outside its text, whatever it is given."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.estimates import read_estimates
from claimcheck.compare.notation import plain, read_number, read_whole
from claimcheck.compare.reported_tests import read_results
from claimcheck.compare.shares import read_shares
from claimcheck.compare.significance import computable, judge
from claimcheck.compare.wholes import read_excesses

PIECES = (
    "t F r z Z Q H χ2 χ² p P ps ns n.s. df N n M SD SE OR HR d β 95% CI CI: 40% % percent of the Of out and to , ; : ( ) [ ] = < > ≤ "
    "- − – — . .05 0.81 1,234 12 40 0 00 999999999999999999999 1e-5 ×10 × 10-5 twelve forty-two patients were men women assigned "
    "about more than one answer mean vs \\ * _ $ ² · ' 1/0 12/40 12/0 (0, 0) (1, N = 40) ∞ ½"
).split(" ")
NOTATION = st.lists(st.sampled_from(PIECES), max_size=24).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


@given(st.one_of(NOTATION, st.text(max_size=80)))
def test_readers_take_anything(printed: str) -> None:
    text = plain(printed)
    assert len(text) == len(printed)
    for result in read_results(text):
        assert 0 <= result.start < result.end <= len(text)
        if computable(result):
            verdict = judge(result)
            assert 0.0 <= verdict.low <= verdict.computed <= verdict.high <= 1.0
            assert not (verdict.fits and verdict.decision)
    for share in read_shares(text):
        assert 0 <= share.start < share.end <= len(text)
    for estimate in read_estimates(text):
        assert 0 <= estimate.start < estimate.end <= len(text)
    for excess in read_excesses(text):
        assert 0 <= excess.start < excess.end <= len(text)
        assert excess.total > excess.whole


@given(st.text(alphabet="0123456789.,·- ", max_size=30))
def test_numbers_take_anything(printed: str) -> None:
    read_number(printed)
    read_whole(printed)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "12 of 40 (",
            "12 of 40 and ",
            "(12 ",
            "Of 60 men, 40 ",
            "t(28) = 2.2, ",
            "OR 1.9 (95% CI 1",
            "40% a, ",
            "1,111,",
        ),
        *("M = 3.4 ", "were ", "the the ", ", ", "- ", "12-", "1.1.", "9" * 50),
    ],
)
def test_long_sentences_take_no_more_than_their_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = perf_counter()
    for read in (read_results, read_shares, read_estimates, read_excesses):
        list(read(text))
    assert perf_counter() - began < 5.0


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7", 7),
        ("1,234", 1234),
        ("12 345", 12345),
        ("Twelve", 12),
        ("forty-two", 42),
        ("ninety nine", 99),
        ("1" * 20, None),
    ],
)
def test_whole_numbers(printed: str, value: int | None) -> None:
    assert read_whole(printed) == value
