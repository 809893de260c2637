"""How registries are asked when they are busy, broken or down. The time is the test's own, so nothing waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from email.utils import formatdate
from typing import Any

import pytest

from claimcheck.works import http
from claimcheck.works.inquiry import NoAnswer
from claimcheck.works.limits import Limits
from loopback import Fault, Registries, message, serving

PATH = "/works/10.9999/sleep.1"
FOUND = (200, {"status": "ok", "message": message("10.9999/sleep.1", "Sleep", [("Novak", "Petra")], 2019)})
ANSWER: tuple[int, dict[str, str], bytes] = (200, {}, b'{"ok": true}')
Asked = Callable[["http.Client"], Any]


class Time:
    """A clock that only pauses move, and the pauses."""

    def __init__(self) -> None:
        self.now = 1_795_000_000.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    own = Time()

    async def sleep(seconds: float) -> None:
        await own.sleep(seconds)

    monkeypatch.setattr(http.asyncio, "sleep", sleep)
    return own


@pytest.fixture
def registries() -> Iterator[Registries]:
    with serving(Registries([FOUND[1]["message"]])) as known:
        yield known


def first(*faults: Any) -> Fault:
    """These replies one after the other, then what is asked for."""
    return lambda _path, times: faults[times - 1] if times <= len(faults) else None


def asked(registries: Registries, time: Time, question: Asked, **sources: Any) -> Any:
    """What a question gives, with a client of its own."""

    async def ask() -> Any:
        limits = Limits(None, time)
        try:
            async with http.Client(registries.sources(**sources), limits) as client:
                return await question(client)
        finally:
            limits.close()

    return asyncio.run(ask())


def get(client: http.Client) -> Any:
    return client.get("crossref", PATH)


@pytest.mark.parametrize(
    "fault", [500, 503, 403, "reset", (200, {}, b"<html>sign in</html>"), (200, {}, b'{"message": ')]
)
def test_what_fails_once_is_asked_again(registries: Registries, time: Time, fault: Any) -> None:
    registries.faults["crossref"] = first(fault)
    assert asked(registries, time, get) == FOUND
    assert len(registries.asked) == 2
    assert len(time.pauses) == 1


def test_pauses_grow(registries: Registries, time: Time) -> None:
    registries.faults["crossref"] = first(503, 503, 503)
    assert asked(registries, time, get) == FOUND
    assert time.pauses[0] < time.pauses[1] < time.pauses[2]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("dated", [False, True])
def test_retry_after_is_obeyed(
    registries: Registries, time: Time, monkeypatch: pytest.MonkeyPatch, status: int, dated: bool
) -> None:
    monkeypatch.setattr("time.time", time)
    after = formatdate(time.now + 7, usegmt=True) if dated else "7"
    registries.faults["crossref"] = first((status, {"Retry-After": after}, b""))
    assert asked(registries, time, get) == FOUND
    assert 7 <= sum(time.pauses) < 8


def test_too_many_requests_is_told_many_times_before_giving_up(registries: Registries, time: Time) -> None:
    registries.faults["crossref"] = first(*[429] * 10)
    assert asked(registries, time, get) == FOUND


def test_a_registry_that_asks_for_an_hour_is_asked_no_further(registries: Registries, time: Time) -> None:
    registries.faults["crossref"] = first((503, {"Retry-After": "3600"}, b""))

    async def twice(client: http.Client) -> Any:
        for _ in range(2):
            with pytest.raises(NoAnswer) as told:
                await get(client)
        return client.down, told.value

    down, told = asked(registries, time, twice)
    assert down == ("crossref",)
    assert "asks to wait 3600 s" in str(told)
    assert len(registries.asked) == 1


def test_a_registry_that_is_down_is_asked_no_further_and_the_others_are(registries: Registries, time: Time) -> None:
    registries.faults["crossref"] = lambda _path, _times: 500
    registries.faults["datacite"] = first(ANSWER)

    async def both(client: http.Client) -> Any:
        for _ in range(3):
            with pytest.raises(NoAnswer):
                await get(client)
        return client.down, await client.get("datacite", "/dois/10.9999/x")

    assert asked(registries, time, both) == (("crossref",), (200, {"ok": True}))
    assert len(registries.requests("crossref")) == 5


def test_one_question_in_five_failing_is_not_down(registries: Registries, time: Time) -> None:
    registries.faults["crossref"] = lambda _path, times: 500 if times % 5 == 0 else None

    async def many(client: http.Client) -> Any:
        answers = [await get(client) for _ in range(40)]
        return answers, client.down

    answers, down = asked(registries, time, many)
    assert (answers, down) == ([FOUND] * 40, ())


@pytest.mark.parametrize(("status", "expected"), [(404, (404, None)), (410, (404, None)), (400, (400, None))])
def test_not_there_and_wrongly_asked_are_answers(
    registries: Registries, time: Time, status: int, expected: tuple[int, None]
) -> None:
    registries.faults["crossref"] = first(status)
    assert asked(registries, time, get) == expected
    assert len(registries.asked) == 1


def test_stated_limits_are_kept_to(registries: Registries, time: Time) -> None:
    registries.headers = {"X-Rate-Limit-Limit": "2", "X-Rate-Limit-Interval": "1s"}

    async def many(client: http.Client) -> None:
        await get(client)
        await asyncio.gather(*(get(client) for _ in range(8)))

    before = time.now
    asked(registries, time, many)
    assert len(registries.asked) == 9
    assert time.now - before >= 4


def test_an_address_asks_for_the_polite_pool_where_there_is_one(registries: Registries, time: Time) -> None:
    registries.faults["datacite"] = first(ANSWER)

    async def both(client: http.Client) -> None:
        await get(client)
        await client.get("datacite", "/dois/10.9999/x")

    asked(registries, time, both, mailto="desk@example.org")
    assert registries.asked == [f"/crossref{PATH}?mailto=desk%40example.org", "/datacite/dois/10.9999/x"]
    assert all("mailto:desk@example.org" in agent for agent in registries.agents)
