"""What comments hide, through the whole pipeline, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.gate.suppressing import _Ranges
from claimcheck.model.report import Report
from claimcheck.pipeline import CheckRequest, Input, check_paths
from claimcheck.rules.catalogue import MODULES

RECORD = """version: 1
works:
  - id: osei2011
    doi: 10.5555/tides
    type: article-journal
    title: Tides and the Moon over Northern Harbours
    authors: [{family: Osei, given: Ama}]
    years: [2011]
    container: Journal of Oceans
    cited: false
    record: {registry: crossref, retrieved: 2026-01-02}
settled:
  - {doi: 10.5555/tides, answer: other-work, work: osei2011}
"""
CLAIM = "About 55% of adults sleep better after a nap."


def report(source: str, path: str = "a.md", codes: frozenset[str] = frozenset(MODULES)) -> Report:
    return check_paths(CheckRequest((Input(path, source.encode()),), codes=codes))


def codes(source: str, path: str = "a.md") -> list[str]:
    return [finding.code for finding in report(source, path).findings]


@pytest.mark.parametrize(
    "source",
    [
        f"{CLAIM} <!-- claimcheck: ignore[CLM001] ours -->",
        f"<!-- claimcheck: ignore[uncited-number] ours -->\n\n{CLAIM}",
        f"<!-- claimcheck: ignore[CLM001] ours -->\n<!-- claimcheck: ignore[CLM001] ours -->\n{CLAIM}",
        f"Naps.\n\n<!-- claimcheck: disable[CLM001] ours -->\n\n{CLAIM}\n\n{CLAIM}",
        f"{CLAIM}\n\n<!-- claimcheck: file-ignore[CLM001] ours -->",
        "About 55% [sic] of adults sleep better after a nap.",
        "About 55 % [*sic*] of adults sleep better after a nap.",
    ],
)
def test_hidden(source: str) -> None:
    found = report(source)
    assert [finding.code for finding in found.findings] == []
    assert found.suppressed == source.count(CLAIM) or 1


@pytest.mark.parametrize(
    "source",
    [
        f"<!-- claimcheck: ignore[CLM001] ours -->\n\nNaps.\n\n{CLAIM}",
        f"<!-- claimcheck: disable[CLM001] ours -->\n<!-- claimcheck: enable[CLM001] -->\n\n{CLAIM}",
        f"{CLAIM}\n\nNaps. <!-- claimcheck: ignore[CLM001] ours -->",
        f"{CLAIM} People said naaps [sic].",
    ],
)
def test_not_hidden(source: str) -> None:
    assert "CLM001" in codes(source)
    assert report(source).suppressed == 0


def test_plain_text_reads_its_comment_lines_as_comments() -> None:
    assert codes(f"% claimcheck: ignore[CLM001] 80% of readers agree (Li, 2019)\n{CLAIM}\n", "a.txt") == []
    assert codes(f".. claimcheck: disable[CLM001] ours\n{CLAIM}\n", "a.txt") == []


def test_suppressions_can_be_suppressed() -> None:
    said = "<!-- claimcheck: file-ignore[SUP001, SUP003] house style -->\n\nNaps. <!-- claimcheck: ignore[CLM001] -->"
    assert codes(said) == []


def test_a_stronger_finding_that_is_hidden_brings_no_weaker_one_back(tmp_path: Path) -> None:
    entry = "Li, W. (2019). Naps at work. Journal of Sleep Studies, 12(3), 45-52. https://doi.org/10.5555/tides"
    record = tmp_path / "references.yaml"
    record.write_text(RECORD, "utf-8")
    source = f"Naps (Li, 2019).\n\n## References\n\n- {entry}"
    told = [
        check_paths(CheckRequest((Input("a.md", one.encode()),), record_path=str(record), codes=frozenset(MODULES)))
        for one in (source, f"{source} <!-- claimcheck: ignore[REF002] as in print -->")
    ]
    assert [[f.code for f in one.findings if f.code.startswith("REF")] for one in told] == [["REF002"], []]
    assert [one.suppressed for one in told] == [0, 1]


def test_the_fix_takes_the_comment_out() -> None:
    source = "Naps help. <!-- claimcheck: ignore[NUM001] ours -->\n\n<!-- claimcheck: ignore[NUM001] ours -->\nMore.\n"
    fixes = [f.fix for f in report(source).findings if f.code == "SUP001"]
    cuts = [(e.place.start.offset, e.place.end.offset) for fix in fixes if fix for e in fix.edits]
    for start, end in reversed(cuts):
        source = source[:start] + source[end:]
    assert source == "Naps help.\n\nMore.\n"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=8), st.integers(0, 25), st.integers(0, 5))
def test_ranges(rows: list[tuple[int, int]], start: int, length: int) -> None:
    ranges = [(first, first + long) for first, long in rows]
    touched = any(first <= start + length and last >= start for first, last in ranges)
    assert _Ranges.of(ranges).touches(start, start + length) == touched


PIECES = st.sampled_from(
    [
        "<!-- claimcheck: ignore[CLM001] x -->",
        "<!-- claimcheck: disable[CLM001,NUM001] x -->",
        "<!-- claimcheck: enable[CLM001] -->",
        "<!-- claimcheck: file-ignore[SUP001] -->",
        "<!-- claimcheck: nothing -->",
        CLAIM,
        "\n",
        "\n\n",
        " [sic] ",
        "- ",
    ]
)


@given(st.lists(PIECES, max_size=10).map("".join), st.sampled_from(["a.md", "a.txt"]))
def test_nothing_raises(source: str, path: str) -> None:
    report(source, path, frozenset({"CLM001", "NUM001", "SUP001", "SUP002", "SUP003"}))
