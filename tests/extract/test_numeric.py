"""Numeric marks in brackets, raised, round, lost; and numbers that are none."""

from __future__ import annotations

import pytest
from making import marks, read

LIST = "\n\nReferences\n\n" + "\n".join(
    f"{n}. Author{chr(64 + n)} A. Title number {n} of the list. J Rest. 20{10 + n};{n}:1-9." for n in range(1, 13)
)


def numbers(text: str, format: str = "text") -> list[tuple[str, list[str]]]:
    article = read(text + LIST, format)
    labels = {r.id: r.label or "" for r in article.references}
    return [(article.text(c.span), [labels[r] for i in c.items for r in i.references]) for c in article.citations]


BODY = "One [1], two [2], three [4] and more [6,7]. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("So [3, 5-7].", ("[3, 5-7]", ["3", "5", "6", "7"])),
        ("So [1]-[3].", ("[1]-[3]", ["1", "2", "3"])),
        ("So [6],[8].", ("[6],[8]", ["6", "8"])),
        ("So [see 3, p. 12].", ("[see 3, p. 12]", ["3"])),
        ("So [10–12].", ("[10–12]", ["10", "11", "12"])),
    ],
)
def test_brackets(sentence: str, expected: tuple[str, list[str]]) -> None:
    assert numbers(BODY + sentence)[-1] == expected


def test_beyond_the_list_is_a_mark_that_points_nowhere() -> None:
    assert numbers(BODY + "So [14].")[-1] == ("[14]", [])


@pytest.mark.parametrize("sentence", ["In [0, 1] it holds.", "An interval of [100, 200] ms.", "The set [3.5, 4.5]."])
def test_intervals_are_no_marks(sentence: str) -> None:
    assert len(numbers(BODY + sentence)) == 4


def test_raised_numbers_are_marks_and_powers_are_not() -> None:
    text = "Sleep¹ is good.²,³ It took 10⁶ cells per cm² and 5 m² more⁴–⁶, in ³H and Ca²⁺ too.⁷"
    assert [m for m, _ in numbers(text)] == ["¹", "²,³", "⁴–⁶", "⁷"]


def test_raised_numbers_in_markup() -> None:
    text = "Sleep<sup>1</sup> is good.<sup>2,3</sup> It took 10<sup>6</sup> cells.<sup>4-6</sup> Yes.<sup>7</sup>"
    assert [labels for _, labels in numbers(text, "markdown")] == [["1"], ["2", "3"], ["4", "5", "6"], ["7"]]


def test_raised_numbers_that_ran_together_are_divided() -> None:
    assert numbers("First¹ and more.²³ Then⁴⁵ and⁶ so⁷.")[1:3] == [("²³", ["2", "3"]), ("⁴⁵", ["4", "5"])]


def test_round_brackets_count_only_where_they_name_most_of_the_list() -> None:
    sure = "So (1), (2) and (3). More (4-6), and (7,8). Last (9)."
    assert [m for m, _ in numbers(sure)][:2] == ["(1)", "(2)"]
    assert numbers("There are (1) reasons. ") == []


def test_numbers_that_lost_their_place_in_copying() -> None:
    text = "Sleep1. It helps people2, and others.3 Then old4. They said5 so. And others6."
    assert [labels for _, labels in numbers(text)] == [["1"], ["2"], ["3"], ["4"], ["5"], ["6"]]


def test_a_bare_number_behind_a_noun_is_a_weak_mark() -> None:
    (citation,) = read("In 2019 it was approved for the treatment of depression 4. It has spread since.").citations
    assert citation.weak
    assert citation.items[0].label == "4"


@pytest.mark.parametrize(
    "sentence",
    ["The group met at station 4. Then it left.", "They rated it 4. Others did not.", "He slept in room 12. She left.",
     "It is described in section 6. See there.", "Children aged 4. Others not."],
)  # fmt: skip
def test_bare_numbers_that_are_no_marks(sentence: str) -> None:
    assert read(sentence).citations == ()


def test_brackets_without_a_list_are_read() -> None:
    assert marks(read("It is known [4] to help.")) == [("[4]", [])]
