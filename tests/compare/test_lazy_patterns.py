"""Patterns that are compiled when first used behave as those of ``re``."""

from __future__ import annotations

import re

import pytest

from claimcheck.compare import lazy_patterns


def test_the_first_call_compiles_and_the_next_ones_go_straight_to_the_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compile_now = re.compile

    def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(lazy_patterns.re, "compile", compiled)
    late = lazy_patterns.compile("a+", re.IGNORECASE)
    assert late.pattern == "a+"
    assert made == []
    assert late.search("bAa") is not None
    assert late.findall("a AA") == ["a", "AA"]
    assert late.sub("-", "caAt") == "c-t"
    assert late.flags & re.IGNORECASE
    assert len(made) <= 2


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    late = lazy_patterns.compile("(")
    with pytest.raises(re.error):
        late.search("")


def test_bytes_are_patterns_too() -> None:
    assert lazy_patterns.compile(rb"\d+").findall(b"a12") == [b"12"]
