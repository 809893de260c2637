"""Author lists: who is missing, who is not the work's."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.authors import compare_authors
from claimcheck.model.reference import Name

RECORD = (Name("Li", "Wen Hua"), Name("Müller", "Jörg"), Name("van der Berg", "Anna"), Name("Osei", "Kwame"))


def names(*printed: str) -> tuple[Name, ...]:
    return tuple(Name(*reversed(p.rpartition(" ")[::2])) if " " in p else Name(p) for p in printed)


def test_initials_and_accents_are_the_same() -> None:
    stated = (Name("Li", "W. H."), Name("Mueller", "J."), Name("Berg", "A."), Name("Osei", "K."))
    found = compare_authors(stated, RECORD)
    assert found.same
    assert found.share == 1.0


def test_missing_authors_are_named() -> None:
    found = compare_authors((Name("Li", "W. H."), Name("Osei", "K.")), RECORD)
    assert [n.family for n in found.missing] == ["Müller", "van der Berg"]
    assert not found.first
    assert not found.extra


def test_nobody_is_missing_behind_an_ellipsis() -> None:
    assert compare_authors((Name("Li", "W. H."), Name("Osei", "K.")), RECORD, truncated=True).same


def test_another_first_author() -> None:
    found = compare_authors((Name("Park", "J."), *RECORD[1:]), RECORD)
    assert found.first is not None
    assert (found.first.stated.family, found.first.recorded.family) == ("Park", "Li")
    assert not found.extra
    assert not found.missing


def test_a_stranger_is_named_once() -> None:
    found = compare_authors((*RECORD, Name("Woodhouse", "P.")), RECORD)
    assert [n.family for n in found.extra] == ["Woodhouse"]


def test_misspelt_is_one_person() -> None:
    found = compare_authors((*RECORD[:3], Name("Ossei", "K.")), RECORD)
    assert [(p.stated.family, p.recorded.family) for p in found.misspelt] == [("Ossei", "Osei")]
    assert not found.missing


def test_other_initials_are_one_person() -> None:
    found = compare_authors((Name("Li", "W. H."), Name("Müller", "P."), *RECORD[2:]), RECORD)
    assert [p.stated.given for p in found.initials] == ["P."]


def test_order() -> None:
    found = compare_authors((RECORD[0], RECORD[2], RECORD[1], RECORD[3]), RECORD)
    assert found.reordered
    assert not found.first


def test_a_record_of_one_author_cannot_tell() -> None:
    found = compare_authors(RECORD, RECORD[:1])
    assert found.record_short
    assert found.same


def test_a_truncated_record_misses_nobody_else() -> None:
    assert compare_authors(RECORD, RECORD[:2], record_truncated=True).same


def test_a_body_in_the_place_of_persons_is_not_compared() -> None:
    assert not compare_authors((Name(literal="Sleep Study Group"),), RECORD).comparable
    assert not compare_authors((), RECORD).comparable


def test_a_group_beside_persons_may_be_left_out() -> None:
    assert compare_authors(RECORD, (*RECORD, Name(literal="Sleep Study Group"))).same
    assert compare_authors((*RECORD, Name(literal="Sleep Study Group")), RECORD).same


def test_two_of_one_family_pair_by_initials() -> None:
    record = (Name("Turnipseed", "Brent"), Name("Dwyer", "Shannon"), Name("Turnipseed", "Andrea"))
    stated = (Name("Turnipseed", "B."), Name("Dwyer", "S."), Name("Turnipseed", "A."))
    assert compare_authors(stated, record).same


def test_thousands_of_authors() -> None:
    many = tuple(Name(f"Family{i}x", "A.") for i in range(3000))
    other = tuple(Name(f"Sippe{i}y", "B.") for i in range(3000))
    begun = time.perf_counter()
    assert compare_authors(many, many).same
    assert compare_authors(many, other).first
    assert time.perf_counter() - begun < 5


PEOPLE = st.lists(st.builds(Name, st.text(max_size=8), st.text(max_size=6), st.text(max_size=8)), max_size=6)


@given(PEOPLE, PEOPLE, st.booleans())
def test_no_list_raises(one: list[Name], other: list[Name], truncated: bool) -> None:
    found = compare_authors(one, other, truncated=truncated)
    assert 0.0 <= found.share <= 1.0
    assert len(found.missing) <= len(other)


@given(st.permutations(RECORD), st.integers(1, 4))
def test_what_is_left_out_is_what_is_missing(order: list[Name], kept: int) -> None:
    found = compare_authors(order[:kept], RECORD)
    left_out = {n.family for n in order[kept:]}
    told = {n.family for n in found.missing} | ({found.first.recorded.family} if found.first else set())
    assert left_out <= told
    assert not found.extra
