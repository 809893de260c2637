"""Sentences: where they end, and that their spans are exact."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document

from claimcheck.extract.sentences import split_sentences
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Span


def paragraph(text: str, **marks: tuple[Span, ...]) -> Document:
    """Make a document of one paragraph."""
    return Document("a.txt", "text", text, text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), **marks)


def sentences(text: str) -> list[str]:
    """Return the sentences of one paragraph."""
    return [s.span.cut(text) for s in split_sentences(paragraph(text), ())]


@pytest.mark.parametrize(
    "text",
    [
        "Approx. 30 people came.",
        "Smith et al. found it in Fig. 2 and on p. 3.",
        "Smith et al. (2010) found it, i.e. in mice vs. rats, e.g. Wistar.",
        "J. H. Berg and Dr. Lind met in the U.S. Senate.",
        "It grew by 0.5 percent in version 3.11.2 of example.com.",
        "1. Walk every day",
        "She asked “Why?” and left.",
        "No. 5 was the best.",
        "At 5 p.m. Berg came.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It rained.¹²", "Then it stopped."),
        ("It rained.[3]", "Then it stopped."),
        ("It rained. [3,4]", "Then it stopped."),
        ("It rained. (Okafor et al., 2018)", "Then it stopped."),
        ("It rained (Okafor et al., 2018).", "Then it stopped."),
        ("She said “It rained.”", "Then it stopped."),
        ("(It rained in 2010.)", "Then it stopped."),
        ("It rained in the U.S.", "The sun came out."),
        ("We eat vitamin C.", "The rest is sugar."),
        ("It rained!", "mRNA was found."),
        ("It rained.", "40% of us got wet."),
        ("He said no.", "Then it stopped."),
    ],
)
def test_two_sentences_are_two(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_marked_up_superscripts_stay_with_their_sentence() -> None:
    text = "It rained.12 Then it stopped."
    made = paragraph(text, superscripts=(Span(10, 12),))
    assert [s.span.cut(text) for s in split_sentences(made, ())] == ["It rained.12", "Then it stopped."]


def test_headings_code_and_front_matter_have_no_sentences() -> None:
    made = document(
        "---\ntitle: A b.\n---\n# It rains. Often.\n\n```\nx = 1. Y\n```\n\nOne. Two.\n\n- Three.\n", "markdown"
    )
    assert [s.span.cut(made.text) for s in split_sentences(made, ())] == ["One.", "Two.", "Three."]


def test_excluded_spans_have_no_sentences() -> None:
    text = "One is here. Two is not. Three is."
    found = split_sentences(paragraph(text), [Span(13, 25)])
    assert [s.span.cut(text) for s in found] == ["One is here.", "Three is."]


@given(st.text(st.sampled_from("ab A1.!?…\"'”)([]¹²\n\t,;é😀"), max_size=60))
def test_spans_are_trimmed_ordered_and_leave_out_only_white_space(text: str) -> None:
    found = [s.span for s in split_sentences(paragraph(text), ())]
    assert all(s.cut(text) and s.cut(text) == s.cut(text).strip() for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(s.cut(text) for s in found).split()) == "".join(text.split())
