"""Names: what can be one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.names import given_agrees, initials, nearly_same_family, same_family, same_name
from claimcheck.model.reference import Name

LATIN = st.text("abcdefgäöüéñçøßÅ -'’.", min_size=1, max_size=16)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "Muller"),
        ("Sørensen", "Soerensen"),
        ("García Márquez", "Garcia-Marquez"),
        ("García Márquez", "García"),
        ("van der Berg", "Van Der Berg"),
        ("van der Berg", "Berg"),
        ("aan het Rot", "Rot"),
        ("de Vries", "DeVries"),
        ("O'Brien", "O’Brien"),
        ("O'Brien", "OBrien"),
        ("Zarate, Jr.", "Zarate"),
        ("Zarate Jr", "ZARATE"),
        ("GÃ³mez", "Gómez"),
        ("McDonald", "Mc Donald"),
        ("王", "Wang"),
    ],
)
def test_one_family(one: str, other: str) -> None:
    assert same_family(one, other)
    assert same_family(other, one)


@pytest.mark.parametrize(("one", "other"), [("Li", "Liu"), ("Wang", "Wong"), ("Berg", "Burg"), ("Smith", "Smithson")])
def test_other_families(one: str, other: str) -> None:
    assert not same_family(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("S. T.", "Samuel T."),
        ("ST", "Samuel Thomas"),
        ("S.", "Samuel T."),
        ("L.-B.", "Le-Ben"),
        ("J.-P.", "Jean Pierre"),
        ("T.", "Samuel T."),
        ("C. A.", "Carlos A., Jr."),
        ("D.", "Dr. Linda"),
        ("M.", "Md Jamal"),
        ("", "Samuel"),
        ("É.", "Emile"),
    ],
)
def test_given_names_agree(one: str, other: str) -> None:
    assert given_agrees(one, other)
    assert given_agrees(other, one)


@pytest.mark.parametrize(("one", "other"), [("S. T.", "Samuel K."), ("H.", "Gang"), ("J. M.", "Peter")])
def test_given_names_disagree(one: str, other: str) -> None:
    assert not given_agrees(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("Wilkinson", "S. T."), Name("Wilkinson", "Samuel T.")),
        (Name("Wilkinson", "S. T."), Name(literal="Samuel T. Wilkinson")),
        (Name("Wilkinson", "S. T."), Name("Samuel T. Wilkinson")),
        (Name("Wang", "Gang"), Name("Gang", "Wang")),
        (Name("aan het Rot", "M."), Name("Rot", "Marije aan het")),
        (Name(literal="World Health Organization"), Name(literal="WHO")),
        (Name(literal="U.S. Food and Drug Administration"), Name(literal="US Food & Drug Administration")),
        (Name(literal="Office of Sleep"), Name(literal="The Office of Sleep")),
    ],
)
def test_one_name(one: Name, other: Name) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("Wang", "G."), Name("Wang", "H.")),
        (Name("Li", "W."), Name("Park", "W.")),
        (Name(literal="Office of Sleep"), Name(literal="Bureau of Light")),
        (Name("Li", "W."), Name(literal="World Health Organization")),
    ],
)
def test_other_names(one: Name, other: Name) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_initials_are_read_as_printed() -> None:
    assert initials("Samuel T.") == ("s", "t")
    assert initials("ST") == ("s", "t")
    assert initials("Le-Ben") == ("l", "b")
    assert initials("Carlos A., Jr.") == ("c", "a")


def test_slips_of_a_name() -> None:
    assert nearly_same_family("Turnipseed", "Turnipsed")
    assert not nearly_same_family("Li", "Lu")
    assert not nearly_same_family("Anderson", "Sorensen")


@given(LATIN, LATIN, LATIN, LATIN)
def test_same_name_is_the_same_both_ways(family: str, given_name: str, other: str, other_given: str) -> None:
    one, two = Name(family, given_name), Name(other, other_given)
    assert same_name(one, one)
    assert same_name(one, two) == same_name(two, one)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_name_raises(family: str, given_name: str, literal: str) -> None:
    names = [Name(family, given_name), Name(literal=literal), Name(family, given_name, literal), Name()]
    for one in names:
        for other in names:
            assert same_name(one, other) == same_name(other, one)
