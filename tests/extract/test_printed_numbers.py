"""Numbers as printed: names, ordinals, addresses and marks are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.passages import read_passages
from claimcheck.extract.printed_numbers import find_printed_numbers
from claimcheck.model.work import Passage


def printed(text: str) -> list[str]:
    """The numbers of a text as they stand there."""
    return [text[one.start : one.end] for one in find_printed_numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In all 16 733 of 80 879 people came.", ["16 733", "80 879"]),
        ("The ratio was 1.45 (1.18–1.79).", ["1.45", "1.18", "1.79"]),
        ("The dose was 10mg, n=24, p=.03.", ["10", "24", ".03"]),
        ("COVID-19 and CD4 and B.1.351 and 6M0J and 10.1093/abc", []),
        ("The 1st, 2nd and 40th of them, +1 and 0.", []),
        ("as seen before (32, 33), described9,10.", []),
        ("Thirty of 40 slept.", ["Thirty", "40"]),
    ],
)
def test_printed_numbers(text: str, numbers: list[str]) -> None:
    assert printed(text) == numbers


def test_a_full_texts_references_are_none_of_its_numbers() -> None:
    entries = "\n\n".join(
        f"{n}. Novak P, Li W. Lamps in school number {n}. Light Rep. 20{n}0;{n}(3):1{n}-2{n}." for n in range(1, 7)
    )
    text = f"In all 31 of 62 pupils slept under the lamps, as they had for 9 weeks.\n\nReferences\n\n{entries}"
    whole = read_passages("novak", [Passage("full text", text)])
    assert [whole.text[n.start : n.end] for n in whole.numbers] == ["31", "62", "9"]


@given(st.text(max_size=200))
def test_numbers_lie_in_order_within_any_text(text: str) -> None:
    found = list(find_printed_numbers(text, 0, len(text)))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
