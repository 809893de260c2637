"""The cache: answers with their time, for as long as each kind holds."""

from __future__ import annotations

from pathlib import Path

from claimcheck.works.cache import DAY, HOUR, MONTH, AnswerCache, cache_info, clear_cache


class Clock:
    """A time that only the test moves."""

    def __init__(self) -> None:
        self.now = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_holds_for_its_time_and_no_longer(tmp_path: Path) -> None:
    clock = Clock()
    cache = AnswerCache(tmp_path, clock)
    cache.put("crossref work 10.9999/a", 200, {"title": ["Schlaf\ud800"]}, MONTH)
    cache.put("crossref work 10.9999/b", 404, None, HOUR)
    known = AnswerCache(tmp_path, clock).get("crossref work 10.9999/a")
    assert known is not None
    assert (known.status, known.data, known.day) == (200, {"title": ["Schlaf\ud800"]}, "2026-11-18")
    clock.now += HOUR + 1
    assert cache.get("crossref work 10.9999/b") is None
    clock.now += 29 * DAY
    assert cache.get("crossref work 10.9999/a") is not None
    clock.now += DAY
    assert cache.get("crossref work 10.9999/a") is None


def test_answers_from_before_this_run_are_left_out_where_asked_anew(tmp_path: Path) -> None:
    clock = Clock()
    AnswerCache(tmp_path, clock).put("q", 200, 1, DAY)
    clock.now += 10
    anew = AnswerCache(tmp_path, clock, since=clock.now)
    assert anew.get("q") is None
    anew.put("q", 200, 2, DAY)
    told = anew.get("q")
    assert told is not None
    assert told.data == 2


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    cache = AnswerCache(None)
    cache.put("q", 200, 1, DAY)
    assert cache.get("q") is not None
    assert list(tmp_path.iterdir()) == []


def test_what_a_mirror_said_is_not_what_the_registry_said(tmp_path: Path) -> None:
    mirror = AnswerCache(tmp_path, mirrors={"crossref": "http://mirror.example.org"})
    mirror.put("crossref a", 404, None, HOUR)
    mirror.put("openalex a", 200, 1, HOUR)
    public = AnswerCache(tmp_path)
    assert (public.get("crossref a"), public.get("openalex a") is None) == (None, False)
    assert mirror.get("crossref a") is not None


def test_what_no_longer_holds_is_dropped(tmp_path: Path) -> None:
    clock = Clock()
    cache = AnswerCache(tmp_path, clock)
    cache.put("crossref a", 200, 1, HOUR)
    cache.put("openalex b", 200, 1, MONTH)
    clock.now += DAY
    cache.prune()
    cache.close()
    info = cache_info(tmp_path)
    assert (info.answers, info.registries) == (1, {"openalex": 1})
    assert clear_cache(tmp_path) == 1
    assert cache_info(tmp_path).answers == 0


def test_an_empty_folder_has_no_cache(tmp_path: Path) -> None:
    assert cache_info(tmp_path).answers == 0
    assert clear_cache(tmp_path) == 0


def test_a_broken_cache_file_is_begun_anew(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path)
    cache.put("q", 200, 1, DAY)
    cache.close()
    for part in tmp_path.glob("answers.sqlite*"):
        part.write_bytes(b"this is no database, and long enough to be looked at" * 100)
    anew = AnswerCache(tmp_path)
    assert anew.get("q") is None
    anew.put("q", 200, 2, DAY)
    assert anew.get("q") is not None
