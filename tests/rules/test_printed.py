"""What an entry prints, whatever field it was read into."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.model.work import Work
from claimcheck.rules.ref.printed import (
    not_printed,
    prints_container,
    prints_elision,
    prints_locators,
    prints_words,
    prints_year,
)

WORK = Work("w", container="European Heart Journal", volume="39", pages="4150-4153", years=("2018",))
ENTRY = "Li, W. “Sleep in 1781.” European Heart Journal, vol. 39, no. 46, 2018, pp. 4150-53."


def test_words() -> None:
    assert prints_words(ENTRY, "European heart-journal")
    assert not prints_words(ENTRY, "Sleep")  # one word may be the title's
    assert not prints_words(ENTRY, "")


def test_year_outside_title_and_volume() -> None:
    reference = Reference("r1", Span(0, len(ENTRY)), year="1781")
    assert prints_year(ENTRY, reference, ["2018"])
    assert not prints_year(ENTRY, reference, ["2017"])
    at = ENTRY.index("2018")
    assert not prints_year(ENTRY, replace(reference, places={"volume": Span(at, at + 4)}), ["2018"])


def test_volume_before_pages() -> None:
    assert prints_locators(ENTRY, WORK)
    assert prints_locators("European Heart Journal, 39(46), 4150–4153.", WORK)
    assert prints_locators("Eur Heart J. 2018;39(46):4150-3.", WORK)
    assert not prints_locators("European Heart Journal, 12(39), 4150–4153.", WORK)
    assert not prints_locators("European Heart Journal, 39(46), 150–153.", WORK)


def test_container_behind_a_piece_of_the_title() -> None:
    assert prints_container("in the ward. “Sleep.” Eur. Heart J", WORK)
    assert not prints_container("JAMA Psychiatry", WORK)
    assert not prints_container("Sleep. JAMA Psychiatry", WORK)


def test_names_that_stand_there() -> None:
    missing = (Name("Li", "X."), Name("Osei", "K."), Name("Park", "J."))
    entry = "Li, W., & Kwame Osei (2019). Naps."
    assert [n.family for n in not_printed(missing, entry, (Name("Li", "W."),))] == ["Li", "Park"]


def test_elision() -> None:
    assert prints_elision("Li, W., et al. 2019.")
    assert prints_elision("Li, W., . . . Osei, K.")
    assert not prints_elision("Li, W., & Osei, K.")
