"""Findings that count: precedence, order, groups, identity."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.gate import finish
from claimcheck.gate.identity import normalised
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.span import Place, Point


def finding(code: str, subject: str = "s", group: str = "", path: str = "a.md", at: int = 0) -> Finding:
    where = Place(path, Point(at, 1, at + 1), Point(at + 1, 1, at + 2), "x")
    return Finding(code, code.lower(), Severity.ERROR, f"{code} here", where, subject, group)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f.code for f in findings]


def test_an_entry_of_another_work_is_not_held_against_its_fields() -> None:
    found = finish([finding("REF007", group="entry a r1", at=9), finding("REF002", group="entry a r1")])
    assert codes(found) == ["REF002"]


def test_precedence_stays_within_the_group() -> None:
    found = finish([finding("REF007", group="entry a r2", at=9), finding("REF002", group="entry a r1")])
    assert codes(found) == ["REF002", "REF007"]


def test_a_citation_elsewhere_replaces_the_uncited_number_but_not_the_vague_words() -> None:
    group = "sentence a 0"
    found = finish([finding("CLM001", group=group), finding("CLM002", group=group), finding("CLM007", group=group)])
    assert codes(found) == ["CLM002", "CLM007"]


def test_findings_without_a_group_silence_nothing_and_get_one_each() -> None:
    found = finish([finding("REF002"), finding("REF007")])
    assert codes(found) == ["REF002", "REF007"]
    assert [f.group for f in found] == ["g1", "g2"]


def test_reading_order_and_group_names() -> None:
    found = finish(
        [
            finding("B1", group="late", path="b.md"),
            finding("A2", group="early", at=5),
            finding("A1", group="early", at=5),
            finding("C1", group="middle", at=7),
        ]
    )
    assert [(f.place.path, f.code, f.group) for f in found] == [
        ("a.md", "A1", "g1"),
        ("a.md", "A2", "g1"),
        ("a.md", "C1", "g2"),
        ("b.md", "B1", "g3"),
    ]


def test_identity_knows_neither_path_nor_line() -> None:
    [here] = finish([finding("CIT001", "okafor 2017", at=3)])
    [moved] = finish([finding("CIT001", "okafor 2017", path="renamed.md", at=90)])
    assert here.identity
    assert here.identity == moved.identity


def test_identity_tells_rules_subjects_and_equals_of_one_document_apart() -> None:
    found = finish(
        [
            finding("CIT001", "okafor 2017"),
            finding("CIT001", "okafor 2017", at=5),
            finding("CIT002", "okafor 2017", at=6),
            finding("CIT001", "lindqvist 2017", at=7),
        ]
    )
    assert len({f.identity for f in found}) == 4


def test_identity_does_not_hang_on_what_a_stronger_finding_silences() -> None:
    weak = [finding("REF007", "e", "entry a r1", at=1), finding("REF007", "e", "entry a r2", at=9)]
    alone = finish(weak)[1]
    beside = finish([*weak, finding("REF002", "e", "entry a r1")])
    assert codes(beside) == ["REF002", "REF007"]
    assert beside[1].identity == alone.identity


def test_subjects_that_only_look_different_are_one() -> None:
    assert normalised("The  “Nap” – Study") == normalised('the "nap" - study ')
    assert normalised("55%") != normalised("70%")


@given(st.text())
def test_normalising_twice_changes_nothing(subject: str) -> None:
    once = normalised(subject)
    assert normalised(once) == once


@given(st.lists(st.tuples(st.sampled_from(["REF002", "REF007", "CLM001", "CLM007"]), st.integers(0, 3)), max_size=12))
def test_the_order_of_arrival_changes_nothing(rows: list[tuple[str, int]]) -> None:
    findings = [finding(code, group=f"g{at}", at=at) for code, at in rows]
    assert finish(findings) == finish(reversed(findings))
