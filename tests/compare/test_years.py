"""Years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.years import year_distance


@pytest.mark.parametrize(
    ("stated", "recorded", "distance"),
    [
        ("2018", ("2018", "2017"), 0),
        ("2017", ("2018", "2017"), 0),
        ("2017", ("2018", "2016"), 0),
        ("1990", ("1970", "2009"), 19),
        ("2019", ("2018",), 1),
        ("2015", ("2018", "2017"), 2),
        ("in press", ("2018",), None),
        ("n.d.", ("2018",), None),
        ("", ("2018",), None),
        ("2018", (), None),
        ("２０１８", ("2018",), None),
    ],
)
def test_distance(stated: str, recorded: tuple[str, ...], distance: int | None) -> None:
    assert year_distance(stated, recorded) == distance


@given(st.text(max_size=6), st.lists(st.text(max_size=6), max_size=4))
def test_no_year_raises(stated: str, recorded: list[str]) -> None:
    assert (year_distance(stated, recorded) or 0) >= 0
