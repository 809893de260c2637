"""Which rules are on."""

from __future__ import annotations

import pytest

from claimcheck.errors import UsageError
from claimcheck.gate.selection import Catalogue, Layer, selected_codes

CATALOGUE = Catalogue(
    ("CIT001", "CIT002", "CLM001", "REF004", "REF007"),
    {"missing-reference": "CIT001", "uncited-number": "CLM001", "container-mismatch": "REF007"},
)


def on(*layers: Layer) -> list[str]:
    return sorted(selected_codes(CATALOGUE, layers))


def test_everything_is_on_by_default() -> None:
    assert on() == on(Layer()) == list(CATALOGUE.codes)


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (["REF"], ["REF004", "REF007"]),
        (["C"], ["CIT001", "CIT002", "CLM001"]),
        (["REF007", "CIT"], ["CIT001", "CIT002", "REF007"]),
        (["container-mismatch"], ["REF007"]),
        (["cit001"], ["CIT001"]),
        (["ALL"], list(CATALOGUE.codes)),
        ([], []),
    ],
)
def test_select(select: list[str], expected: list[str]) -> None:
    assert on(Layer(select)) == expected


def test_the_more_specific_ignore_wins() -> None:
    assert on(Layer(["REF"], ["REF007"])) == ["REF004"]


def test_the_more_specific_select_wins() -> None:
    assert on(Layer(["REF007"], ["REF"])) == ["REF007"]


def test_a_name_is_as_specific_as_its_code() -> None:
    assert on(Layer(["ALL"], ["uncited-number", "CIT"], ["missing-reference"])) == ["CIT001", "REF004", "REF007"]


def test_of_equals_ignore_wins() -> None:
    assert on(Layer(["REF"], ["REF"])) == []


def test_extend_select_alone_keeps_what_is_on() -> None:
    assert on(Layer(["CIT"]), Layer(extend_select=["REF007"])) == ["CIT001", "CIT002", "REF007"]


def test_a_later_select_starts_anew() -> None:
    assert on(Layer(["CIT"], ["CIT001"]), Layer(["CIT", "CLM"])) == ["CIT001", "CIT002", "CLM001"]


def test_what_a_layer_without_select_ignores_stays_ignored() -> None:
    assert on(Layer(ignore=["CIT001"]), Layer(["CIT"])) == ["CIT002"]


def test_a_later_ignore_takes_away() -> None:
    assert on(Layer(["CIT", "REF"]), Layer(ignore=["REF004"])) == ["CIT001", "CIT002", "REF007"]


@pytest.mark.parametrize(
    ("word", "near"),
    [("REF070", "REF007"), ("contaner-mismatch", "container-mismatch"), ("RFE", "REF"), ("CIT999", "CIT")],
)
def test_an_unknown_rule_names_the_nearest(word: str, near: str) -> None:
    with pytest.raises(UsageError, match=near) as raised:
        on(Layer(ignore=[word], option="--{}"))
    assert "--ignore" in str(raised.value)
    assert word in str(raised.value)


def test_an_unknown_rule_far_from_all_names_none() -> None:
    with pytest.raises(UsageError) as raised:
        on(Layer(["zzzzzz"]))
    assert "did you mean" not in str(raised.value)


def test_one_rule_by_code_or_name() -> None:
    assert CATALOGUE.code("ref007") == CATALOGUE.code("container-mismatch") == "REF007"
    with pytest.raises(UsageError, match="REF"):
        CATALOGUE.code("REF")
