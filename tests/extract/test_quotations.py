"""Quotations: found between quotation marks of all kinds, and attributed to the marks that they hang on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.quotations import carries, nearest, pieces_of
from claimcheck.pipeline import extract_document
from claimcheck.readers import read_text

LIST = """

## References

Novak, P. (2016). Bright lamps in winter. Light Reports, 4(1), 7-19.

Osei, D., & Li, W. (2011). Naps at work. Sleep Reports, 3(1), 2-9.
"""
WORDS = "a lamp is a small summer"


def read(text: str) -> list[tuple[str, list[str]]]:
    """Return each quotation and the marks that it is attributed to."""
    article = extract_document(read_text(text + LIST, "a.md", "markdown"))
    marks = {c.id: article.text(c.span) for c in article.citations}
    return [(article.text(q.span), [marks[c] for c in q.citations]) for q in article.quotations]


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "(“{}”)", "“{}.”"])
def test_quotation_marks(quoted: str) -> None:
    [(words, marks)] = read(f"Some say {quoted.format(WORDS)} (Novak, 2016).")
    assert words.rstrip(".") == WORDS
    assert marks == ["(Novak, 2016)"]


@pytest.mark.parametrize(
    "text",
    [
        "It is a “small summer” here (Novak, 2016).",
        'A 5" lamp and a much bigger 7" lamp were lit (Novak, 2016).',
        "The patients’ lamps and the nurses’ lamps were all lit at once (Novak, 2016).",
        "Lamps “were lit by the patients of the ward (Novak, 2016).",
    ],
)
def test_no_quotation(text: str) -> None:
    assert read(text) == []


def test_short_quotations_do_not_shift_the_pairs() -> None:
    found = read(f'A "lamp" and then some words that nobody ever said and a "{WORDS}" (Novak, 2016).')
    assert [words for words, _ in found] == [WORDS]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Novak (2016) wrote that “{}”.", ["Novak (2016)"]),
        ("“{},” according to Novak (2016).", ["Novak (2016)"]),
        ("“{}” (p. 4) (Novak, 2016).", ["(Novak, 2016)"]),
        ("“{}” (Novak, 2016; Osei & Li, 2011).", ["(Novak, 2016; Osei & Li, 2011)"]),
        ("“{}.” (Novak, 2016) Next.", ["(Novak, 2016)"]),
        ("“{}” is a phrase of the trade (Novak, 2016).", ["(Novak, 2016)"]),
        ("Osei and Li (2011) nap; Novak (2016) wrote: “{}”.", ["Novak (2016)"]),
        ("Novak (2016) is clear, but the mayor said “{}”.", []),
        ("“{}”, and naps help as well (Novak, 2016).", []),
        ("“{}” said Anna. Naps help (Novak, 2016).", []),
        ("Naps help (Novak, 2016). The mayor said “{}”.", []),
    ],
)
def test_attribution(text: str, marks: list[str]) -> None:
    [(_, found)] = read(text.format(WORDS))
    assert found == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (f"Novak (2016) wrote:\n\n> {WORDS} of its own", ["Novak (2016)"]),
        (f"Novak (2016) wrote:\n\n“{WORDS} of its own”", ["Novak (2016)"]),
        (f"> {WORDS} of its own (Novak, 2016, p. 4)", ["(Novak, 2016, p. 4)"]),
        (f"> {WORDS} of its own (Novak, 2016)", []),
        (f"Lamps are common (Novak, 2016), and a nurse put it so:\n\n“{WORDS} of its own”", []),
        (f"A nurse said to Novak (2016):\n\n“{WORDS} of its own” (Nurse 8)", []),
        (f"> {WORDS} of its own\n\n— Novak (2016)", ["Novak (2016)"]),
        (f"> {WORDS} of its own\n\n(Novak, 2016)", ["(Novak, 2016)"]),
        (f"“{WORDS} of its own.”\n\n(Novak, 2016, p. 3)", ["(Novak, 2016, p. 3)"]),
        (f"> {WORDS} of its own\n\nNovak (2016) lit lamps.", []),
        (f"Novak (2016) lit:\n\n> {WORDS} of its own", []),
        (f"> {WORDS} of its own", []),
    ],
)
def test_block_quotes(text: str, marks: list[str]) -> None:
    [(_, found)] = read(text)
    assert found == marks


SOURCE = """The colour of light may matter in the morn-
ing [3], or so the programme's authors say (Osei, 2011).¹ Nobody -- it seems -- likes dark rooms.

Every lamp that was lit before the ninth

Light Reports 4 (2016) 12

day of the long winter stayed lit until spring came."""


@pytest.mark.parametrize(
    ("quotation", "carried"),
    [
        ("The colour of light may matter in the morning", True),
        ("the color of light may matter in the morning, or so the program’s authors say", True),
        ("The colour of light … authors say", True),
        ("The colour of light [...] authors say. Nobody—it seems—likes dark rooms", True),
        ("[C]olour of light may matter in [the] morning", True),
        ("Every lamp that was lit before the ninth day of the long winter stayed lit", True),
        ("Nobody likes dark rooms", False),
        ("colour of light may matter", True),
        ("authors say ... The colour of light", False),
        ("The colour of light may not matter in the morning", False),
        ("The colour of light may matter in the evening", False),
        ("Every lamp that was lit until spring came", False),
    ],
)
def test_carried(quotation: str, carried: bool) -> None:
    assert carries(SOURCE, pieces_of(quotation)) is carried


def test_nearest_sentence() -> None:
    sentences = ["Lamps help many people.", "Naps help nurses at night.", "Nothing else did."]
    assert nearest(sentences, "Naps will help all nurses") == sentences[1]
    assert nearest(sentences, "Rain falls on the mountains") == nearest([], "Naps help") == ""


PIECES = st.sampled_from(["“", "”", '"', "«", "»", "‘", "’", "„", "(Novak, 2016)", "Novak (2016) said ", "a b c d e f ", "> ", "\n\n", ".", ":", "…", "[the]", " "])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_articles_never_raise(text: str) -> None:
    article = extract_document(read_text(text + LIST, "a.md", "markdown"))
    for one in article.quotations:
        assert one.whole.contains(one.span)
        assert set(one.citations) <= {c.id for c in article.citations}


@given(st.text(max_size=200), st.text(max_size=300))
def test_comparing_never_raises(quotation: str, text: str) -> None:
    assert carries(text, pieces_of(quotation)) in (True, False)
