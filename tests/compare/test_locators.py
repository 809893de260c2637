"""Volume, issue, pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.locators import page_range, same_issue, same_pages, same_volume


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("681–688", "681-688"),
        ("681-8", "681-688"),
        ("pp. 681--688", "681-688"),
        ("681", "681-688"),
        ("e123", "123"),
        ("Article 20445", "20445"),
        ("e0123456", "0123456"),
        ("S12–S20", "S12-20"),
        ("774–778.e3", "774-778"),
        ("iv–x", "iv-x"),
        ("1045-52", "1045-1052"),
    ],
)
def test_the_same_pages(one: str, other: str) -> None:
    assert same_pages(one, other) is True
    assert same_pages(other, one) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [("125-133", "150-158"), ("681-688", "681-698"), ("e123", "e124"), ("S12", "B12"), ("12", "13-19")],
)
def test_other_pages(one: str, other: str) -> None:
    assert same_pages(one, other) is False
    assert same_pages(other, one) is False


@pytest.mark.parametrize(
    ("one", "other"), [("", "1-2"), ("1–10", "e20445"), ("no pages", "3-4"), ("CD000123.pub2", "7")]
)
def test_pages_that_cannot_be_told(one: str, other: str) -> None:
    assert same_pages(one, other) is None
    assert same_pages(other, one) is None


def test_volume_and_issue() -> None:
    assert same_volume("Vol. 66", "66")
    assert same_volume("LXVI", "66")
    assert same_volume("066", "66 Suppl 1")
    assert same_volume("75", "175") is False
    assert same_volume("", "175") is None
    assert same_issue("2", "2-3")
    assert same_issue("Suppl 1", "S1")
    assert same_issue("Mar", "3")
    assert same_issue("2", "4") is False
    assert same_issue("Winter", "4") is None


def test_page_range_is_written_out() -> None:
    assert page_range("681-8") == ("681", "688")
    assert page_range("S12–20") == ("s12", "s20")
    assert page_range("681") is None


@given(st.integers(1, 99999), st.integers(1, 400), st.sampled_from(["-", "–", "--", " - ", "—"]))
def test_a_range_is_itself_in_any_dress(first: int, length: int, dash: str) -> None:
    last = first + length
    assert same_pages(f"{first}{dash}{last}", f"{first}-{last}") is True
    assert same_pages(f"{first}{dash}{last}", f"{first}-{last + 1}") is False


@given(st.text(max_size=30), st.text(max_size=30))
def test_locators_go_both_ways_and_never_raise(one: str, other: str) -> None:
    for same in (same_pages, same_volume, same_issue):
        assert same(one, other) == same(other, one)
        assert same(one, one) in (True, None)
    page_range(one)
