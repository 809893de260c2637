"""Suppressions are found in the source, with true places, and cover what they stand on or above."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.suppressions import find_suppressions
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Span
from claimcheck.model.suppression import Suppression
from claimcheck.readers import read_text

WRAPPED = """Sleep in the afternoon helps most people who try it, and a walk
in the light of the morning helps even more of them, so that
those who do both are hardly ever tired before the evening."""


def only(source: str, format: str = "markdown") -> Suppression:
    (one,) = find_suppressions(read_text(source, "a", format))
    return one


def covered(source: str, format: str = "markdown") -> str:
    one = only(source, format)
    return source[one.start : one.end]


def test_its_parts() -> None:
    source = "Naps help.\r\n\r\n<!-- claimcheck: ignore[REF007,\n year-mismatch ] — as in\n print -->\r\n\r\nMore."
    one = only(source)
    assert one.action == "ignore"
    assert [rule.word for rule in one.rules] == ["REF007", "year-mismatch"]
    assert [source[r.place.start.offset : r.place.end.offset] for r in one.rules] == ["REF007", "year-mismatch"]
    assert one.reason == "as in print"
    assert one.place.text.startswith("<!--")
    assert one.place.text.endswith("-->")
    assert one.place.start.line == 3


@pytest.mark.parametrize(
    ("source", "format", "lines"),
    [
        ("One.\nTwo. <!-- claimcheck: ignore[X] y -->\nThree.\n", "markdown", "Two. <!-- claimcheck: ignore[X] y -->"),
        ("<!-- claimcheck: ignore[X] y -->\nOne\ntwo.\n\nThree.\n", "markdown", "One\ntwo."),
        ("<!-- claimcheck: ignore[X] y -->\r\n\r\nOne\r\ntwo.\r\n\r\nThree.\r\n", "markdown", "One\r\ntwo."),
        ("- One\n\n  <!-- claimcheck: ignore[X] y -->\n- Two\n- Three\n", "markdown", "- Two"),
        (
            "<!-- claimcheck: ignore[X] y -->\n| A | B |\n|---|---|\n| 1 | 2 |\n\nOne.\n",
            "markdown",
            "| A | B |\n|---|---|\n| 1 | 2 |",
        ),
        ("One.\n\n<!-- claimcheck: ignore[X] y -->\n", "markdown", ""),
        (f"% claimcheck: ignore[X] y\n{WRAPPED}\n\nThree.\n", "text", WRAPPED),
        ("Zero.\n.. claimcheck: ignore[X] y\nOne.\n", "text", "One."),
        ("One. <!-- claimcheck: ignore[X] y -->\nTwo.\n", "text", "One. <!-- claimcheck: ignore[X] y -->"),
        ("One.\n\nclaimcheck <!-- claimcheck: file-ignore[X] y -->", "markdown", None),
    ],
)
def test_what_it_covers(source: str, format: str, lines: str | None) -> None:
    assert covered(source, format) == (source if lines is None else lines)


def test_latex_comments_stand_anywhere_and_may_lie_inside_a_paragraph() -> None:
    source = (
        "One.% claimcheck: ignore[X] y\n\nTwo\n  %% claimcheck: ignore[Y] z\nthree.\n\n5\\% claimcheck: ignore[Z] z\n"
    )
    two = source.index("Two")
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 4)), Block(BlockKind.PARAGRAPH, Span(two, source.index("three.") + 6)))
    first, second = find_suppressions(Document("a.tex", "latex", source, source, blocks))
    assert source[first.start : first.end] == "One.% claimcheck: ignore[X] y"
    assert source[second.start : second.end] == "\nthree."


@pytest.mark.parametrize(
    "source",
    [
        "About claimcheck: ignore[X] y",
        "`<!-- claimcheck: ignore[X] y -->`",
        "    <!-- claimcheck: ignore[X] y -->",
        "<!-- claimcheck: ignore[X] y",
        "```\n<!-- claimcheck: ignore[X] y -->\n```",
        "It costs 5 % claimcheck: ignore[X] y",
    ],
)
def test_what_is_none(source: str) -> None:
    assert find_suppressions(read_text(source, "a", "markdown")) == ()


PIECES = st.sampled_from(
    [
        "<!--",
        "-->",
        "%",
        "..",
        " ",
        "\n",
        "\r\n",
        "claimcheck:",
        " ignore",
        "[",
        "]",
        ",",
        "X1",
        "|",
        "- ",
        "`",
        "disable",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["markdown", "text"]))
def test_nothing_raises_and_places_are_true(source: str, format: str) -> None:
    for one in find_suppressions(read_text(source, "a", format)):
        assert 0 <= one.start <= one.end <= len(source)
        for place in (one.place, *(rule.place for rule in one.rules)):
            assert source[place.start.offset : place.end.offset] == place.text


def test_many_take_no_longer_each() -> None:
    source = "<!-- claimcheck: ignore[X] y --> % claimcheck: " * 20_000
    assert len(find_suppressions(read_text(source, "a", "text"))) >= 20_000
