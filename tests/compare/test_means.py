"""The GRIM test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.means import mean_is_possible, nearest_means
from claimcheck.compare.notation import Printed


@pytest.mark.parametrize(
    ("mean", "unit", "sample", "possible"),
    [
        (5.25, 0.01, 16, True),
        (5.22, 0.01, 16, False),
        (5.19, 0.01, 28, False),
        (5.21, 0.01, 28, True),
        (3.44, 0.01, 18, True),
        (0.12, 0.01, 8, True),  # 0.125, rounded down
        (0.13, 0.01, 8, True),  # and up
        (5.22, 0.01, 100, True),
        (5.22, 0.01, 400, True),
        (5.2, 0.1, 16, True),
        (5.3, 0.1, 4, True),
        (5.4, 0.1, 4, False),
        (5.0, 1.0, 7, True),
        (5.22, 0.01, 0, True),
        (-2.33, 0.01, 3, True),
        (-2.43, 0.01, 3, False),
    ],
)
def test_grim(mean: float, unit: float, sample: int, possible: bool) -> None:
    assert mean_is_possible(Printed(mean, unit), sample) is possible


@given(st.integers(1, 99), st.data())
def test_every_true_mean_is_possible(sample: int, data: st.DataObject) -> None:
    total = data.draw(st.integers(0, 100 * sample))
    assert mean_is_possible(Printed(round(total / sample, 2), 0.01), sample)


def test_the_neighbours_are_told() -> None:
    assert nearest_means(Printed(5.22, 0.01), 16) == (5.1875, 5.25)
