"""Limits: as registries state them, shared by all runs on a machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.works.limits import Limit, Limits, assumed, stated

POOL = "http://registry list polite"
TWO_A_SECOND = Limit(2, 1.0, 2)


class Clock:
    """A time that only the test moves."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-rate-limit-limit": "10", "x-rate-limit-interval": "1s"}, Limit(10, 1.0, 3)),
        ({"x-ratelimit-limit": "50", "x-ratelimit-interval": "500ms"}, Limit(50, 0.5, 3)),
        ({"x-rate-limit-limit": "3000", "x-rate-limit-interval": "5m"}, Limit(3000, 300.0, 3)),
        ({"x-rate-limit-limit": "3", "x-concurrency-limit": "1"}, Limit(3, 1.0, 1)),
        ({"x-rate-limit-limit": "3", "x-concurrency-limit": "900"}, Limit(3, 1.0, 10)),
        ({"x-rate-limit-limit": "many"}, None),
        ({"x-rate-limit-limit": "0"}, None),
        ({}, None),
    ],
)
def test_what_headers_state(headers: dict[str, str], expected: Limit | None) -> None:
    assert stated(headers, Limit(5, 1.0, 3)) == expected


def test_crossref_without_an_address_is_asked_less() -> None:
    assert assumed("crossref", "list", polite=False).rate < assumed("crossref", "list", polite=True).rate


def test_the_third_request_waits_for_the_window() -> None:
    clock = Clock()
    limits = Limits(None, clock)
    for _ in range(2):
        wait, number = limits.wait(POOL, TWO_A_SECOND)
        assert (wait, number > 0) == (0.0, True)
        limits.answered(number)
    wait, number = limits.wait(POOL, TWO_A_SECOND)
    assert number == 0
    assert 1.0 < wait < 1.2
    clock.now += wait + 0.001
    assert limits.wait(POOL, TWO_A_SECOND)[0] == 0.0


def test_a_request_counts_from_its_answer() -> None:
    clock = Clock()
    limits = Limits(None, clock)
    numbers = [limits.wait(POOL, TWO_A_SECOND)[1] for _ in range(2)]
    clock.now += 0.9
    for number in numbers:
        limits.answered(number)
    clock.now += 0.5
    assert limits.wait(POOL, TWO_A_SECOND)[0] > 0.5


def test_two_runs_at_once_share_a_limit(tmp_path: Path) -> None:
    clock = Clock()
    first, second = Limits(tmp_path, clock), Limits(tmp_path, clock)
    assert first.wait(POOL, TWO_A_SECOND)[0] == 0.0
    assert second.wait(POOL, TWO_A_SECOND)[0] == 0.0
    assert first.wait(POOL, TWO_A_SECOND)[0] > 0
    assert second.wait(POOL, TWO_A_SECOND)[0] > 0


def test_a_pause_holds_for_all_runs(tmp_path: Path) -> None:
    clock = Clock()
    first, second = Limits(tmp_path, clock), Limits(tmp_path, clock)
    first.pause(POOL, 7.0)
    assert second.wait(POOL, TWO_A_SECOND) == (7.0, 0)
    clock.now += 7.0
    assert second.wait(POOL, TWO_A_SECOND)[0] == 0.0


def test_what_was_stated_is_known_to_the_next_run_for_a_day(tmp_path: Path) -> None:
    clock = Clock()
    Limits(tmp_path, clock).learn(POOL, Limit(10, 1.0, 3))
    assert Limits(tmp_path, clock).of(POOL, TWO_A_SECOND) == Limit(10, 1.0, 3)
    clock.now += 24 * 3600 + 1
    assert Limits(tmp_path, clock).of(POOL, TWO_A_SECOND) == TWO_A_SECOND


def test_a_clock_that_was_set_back_stops_nothing(tmp_path: Path) -> None:
    clock = Clock()
    limits = Limits(tmp_path, clock)
    limits.wait(POOL, TWO_A_SECOND)
    limits.wait(POOL, TWO_A_SECOND)
    limits.pause(POOL, 5.0)
    clock.now -= 365 * 24 * 3600
    assert limits.wait(POOL, TWO_A_SECOND)[0] == 0.0
