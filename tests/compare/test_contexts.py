"""The words around numbers: likeness, units, tables, strangers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.contexts import Context, Contexts, context_of
from claimcheck.extract.passages import read_passages
from claimcheck.model.source import SourceText
from claimcheck.model.span import Span
from claimcheck.model.work import Passage


def read(text: str) -> tuple[SourceText, Contexts]:
    """A text and the words around its numbers."""
    source = read_passages("work", [Passage("abstract", text)])
    return source, Contexts(source.text, source.sentences, source.numbers)


def around(claim: str, number: str) -> Context:
    """The context of a number of a claim."""
    at = claim.index(number)
    return context_of(claim, at, at + len(number), floor=0, ceiling=len(claim))


def test_the_number_in_the_claims_words_is_the_likest() -> None:
    source, contexts = read(
        "Headache was seen in 12 patients, nausea in 31 patients. Of the nurses, 44 fell asleep at work."
    )
    found = contexts.likenesses(around("Some 40 nurses fell asleep at work", "40"))
    assert [source.text[n.start : n.end] for n in source.numbers] == ["12", "31", "44"]
    assert found.index(max(found)) == 2


def test_a_percent_is_of_no_other_unit_and_the_level_of_an_interval_of_none() -> None:
    source, contexts = read("The share was 41% (95% CI, 38 to 45) in 60 schools.")
    claim = around("The share was 47% in schools", "47")
    assert [contexts.is_of_unit(at, claim) for at in range(len(source.numbers))] == [True, False, False, False, False]


def test_a_row_of_a_table_is_read_with_what_stands_above_it() -> None:
    source, contexts = read("Sleep by lamp\n| | warm | cold |\n| hours | 7.1 | 6.4 |\n| naps | 2.2 | 3.9 |")
    assert source.numbers
    like = contexts.likenesses(around("Naps came to 3.9 under cold lamps", "3.9"))
    assert like[3] > 0.2


@pytest.mark.parametrize(
    ("claim", "number", "source", "strangers"),
    [
        ("The fence kept out 60% of foxes at night", "60", "The fence kept out 45% of garden snails.", True),
        ("The fence kept out 60% of garden foxes", "60", "The fence kept out 45% of garden snails.", False),
        ("Dogs ate for 60 minutes", "60", "Dogs ate for 45 minutes.", False),
    ],
)
def test_strangers_at_two_numbers(claim: str, number: str, source: str, *, strangers: bool) -> None:
    text, contexts = read(source)
    where = Span(text.numbers[0].start, text.numbers[0].end)
    assert contexts.other_subject(where, around(claim, number)) is strangers


@given(st.text(alphabet="ab 12.%|\n()é°", max_size=200), st.text(alphabet="ab 12.%()", max_size=60))
def test_likeness_lies_within_its_bounds_on_any_text(text: str, claim: str) -> None:
    source, contexts = read(text)
    context = context_of(claim, 0, min(1, len(claim)), floor=0, ceiling=len(claim))
    found = contexts.likenesses(context)
    assert len(found) == len(source.numbers)
    assert all(0 <= one <= 1.3501 for one in found)
    for number, like in zip(source.numbers, found, strict=True):
        assert contexts.likeness(context, number.start, number.end) <= like + 1e-9
