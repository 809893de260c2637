"""The code frame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.span import LineIndex, Place
from claimcheck.reporters.frame import cells, frame
from claimcheck.reporters.wording import printable


def place(source: str, start: int, end: int) -> Place:
    index = LineIndex.of(source)
    return Place("a.md", index.point(start), index.point(end), source[start:end])


def framed(source: str, words: str, width: int = 80) -> tuple[str, str]:
    at = source.index(words)
    return frame(source, place(source, at, at + len(words)), width)


def marked_cells(line: str, marks: str) -> str:
    """Return what stands above the carets, found by columns alone."""
    first = len(marks) - len(marks.lstrip(" "))
    column = 0
    above = ""
    for character in line:
        if first <= column < len(marks):
            above += character
        column += cells(character)
    return above


def test_a_short_line_is_shown_whole() -> None:
    line, marks = framed("One.\nA nap helps 62% of adults.\nTwo.\n", "62%")
    assert line == "A nap helps 62% of adults."
    assert marks == "            ^^^"


def test_a_long_line_is_cut_on_both_sides() -> None:
    source = "before " * 100 + "62%" + " after" * 100
    line, marks = framed(source, "62%", 60)
    assert line.startswith("…")
    assert line.endswith("…")
    assert cells(line) <= 60
    assert marked_cells(line, marks) == "62%"
    assert "before" in line
    assert "after" in line


@pytest.mark.parametrize(("source", "cut"), [("62%" + " after" * 100, "end"), ("before " * 100 + "62%", "start")])
def test_room_on_one_side_goes_to_the_other(source: str, cut: str) -> None:
    line, marks = framed(source, "62%", 60)
    assert cells(line) >= 55
    assert line.startswith("…") is (cut == "start")
    assert line.endswith("…") is (cut == "end")
    assert marked_cells(line, marks) == "62%"


def test_a_marked_place_longer_than_the_line_is_cut() -> None:
    words = "long words " * 50
    line, marks = framed("Before. " + words + "After.", words.strip(), 60)
    assert cells(line) <= 60
    assert marks.rstrip().endswith("^")
    assert marked_cells(line, marks).startswith("long words")
    assert "…" in line


@pytest.mark.parametrize("before", ["睡眠は記憶に", "😴😴 ", "👩🏽‍🔬 says ", "naı\u0308ve ", "ｗｉｄｅ "])
def test_wide_signs_and_emoji_do_not_shift_the_marks(before: str) -> None:
    line, marks = framed(f"{before}62% of adults", "62%")
    assert marks == " " * cells(before) + "^^^"
    assert line == f"{before}62% of adults"


def test_wide_signs_are_marked_in_their_whole_width() -> None:
    _, marks = framed("a 睡眠 b", "睡眠")
    assert marks == "  ^^^^"


def test_a_tab_counts_as_the_space_that_is_printed() -> None:
    line, marks = framed("a\tb\t62%", "62%")
    assert line == "a b 62%"
    assert marks == "    ^^^"


def test_an_article_cannot_steer_the_terminal() -> None:
    line, marks = framed("a \x1b[31m\u202e62%\r\n", "62%")
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert "\r" not in line
    assert marked_cells(line, marks) == "62%"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    line, marks = framed("See the list:\nOkafor (2017).\nSleep.\n", "Okafor (2017).\nSleep")
    assert line == "Okafor (2017)."
    assert marks == "^" * len("Okafor (2017).")


def test_indentation_is_left_out() -> None:
    assert framed("        62% of adults", "62%") == ("62% of adults", "^^^")


def test_an_empty_place_has_one_mark() -> None:
    assert frame("abc", place("abc", 1, 1), 80) == ("abc", " ^")


def test_a_line_of_two_million_characters_is_no_burden() -> None:
    source = "x" * 1_000_000 + " 62% " + "y" * 1_000_000
    where = place(source, 1_000_001, 1_000_004)
    for _ in range(1000):
        line, marks = frame(source, where, 80)
    assert cells(line) <= 80
    assert marked_cells(line, marks) == "62%"


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(1, 120))
def test_no_text_breaks_the_frame(source: str, one: int, other: int, width: int) -> None:
    start, end = sorted((min(one, len(source)), min(other, len(source))))
    line, marks = frame(source, place(source, start, end), width)
    assert "\n" not in line
    assert cells(line) <= max(width, 40)
    assert len(marks) <= max(width, 40) + 1
    assert set(marks) <= {" ", "^"}
    assert "^" in marks


@given(st.text())
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    shown = printable(text)
    assert all(c.isprintable() or c in "\u200c\u200d" for c in shown)
