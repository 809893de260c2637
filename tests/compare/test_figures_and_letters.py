"""The quick ways to find digits and words say what the patterns say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.figures import ascii_figures, beyond_ascii
from claimcheck.compare.letters import ascii_words
from claimcheck.compare.notation import number_places, plain

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789 aBcİK²٣one-_'’\n*"), max_size=80)


@given(TEXTS)
def test_figures_are_the_runs_of_digits(text: str) -> None:
    spans = [match.span() for match in re.finditer("[0-9]+", text)]
    assert list(zip(*ascii_figures(text), strict=True)) == spans
    assert beyond_ascii(text) == "".join(c for c in text if ord(c) > 127)


@given(TEXTS)
def test_words_are_the_runs_of_letters(text: str) -> None:
    assert ascii_words(text) == re.findall("[a-z]+", text.lower())


@given(TEXTS)
def test_every_digit_of_any_script_is_a_place(text: str) -> None:
    digits, every = number_places(text)
    assert digits == [match.start() for match in re.finditer(r"[\d²₂]+", text)]
    assert set(digits) <= set(every)
    assert every == sorted(every)


@given(TEXTS)
def test_plain_spelling_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_number_words_are_places() -> None:
    _, every = number_places("Forty-two of Sixty")
    assert len(every) >= 3
