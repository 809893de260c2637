"""References -> works."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Settled, Settlement, Work, WorkRecord
from claimcheck.works.resolve import resolve

LI = Work(
    id="li2019",
    doi="10.9999/JSS.2019.45",
    pmid="28969441",
    type="article-journal",
    title="Naps at Work and What They Bring",
    subtitle="A Randomized Trial in Shift Workers",
    authors=(Name("Li", "Wen Hua"), Name("Müller", "Jörg"), Name("Osei", "Kwame")),
    years=("2019", "2018"),
    container="Journal of Sleep Studies",
    volume="12",
    issue="3",
    pages="145-152",
)
NOVAK = Work(
    id="novak2015",
    doi="10.9999/lamp.2015.7",
    title="Bright lamps for winter mornings",
    authors=(Name("Novak", "Petra"),),
    years=("2015",),
    container="Light Reports",
    volume="4",
    pages="7-19",
)
PAGE = Work(
    id="page", type="webpage", title="Snoring: key facts", url="https://sleep.example.org/snoring", confirmed=True
)
RECORD = WorkRecord("references.yaml", (LI, NOVAK, PAGE))
ENTRY = Reference(
    id="r1",
    span=Span(0, 1),
    type="article-journal",
    authors=(Name("Li", "W. H."), Name("Müller", "J."), Name("Osei", "K.")),
    year="2019",
    title="Naps at work and what they bring: A randomized trial in shift workers",
    container="Journal of Sleep Studies",
    volume="12",
    issue="3",
    pages="145–152",
)


def settled(entry: Reference, record: WorkRecord = RECORD, mode: str = "offline") -> ResolvedReference:
    (one,) = resolve([entry], record, mode=mode)
    assert one.reference is entry
    return one


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ({"doi": "10.9999/jss.2019.45"}, "doi"),
        ({"doi": "https://doi.org/10.9999/jss.2019.45."}, "doi"),
        ({"pmid": "28969441"}, "pmid"),
        ({"doi": "10.9999/unknown"}, "title"),
        ({"url": "https://sleepstudies.example.com/fullarticle/2667"}, "title"),
        ({"title": "Naps at work and what they bring"}, "title"),
        (
            {"title": "Naps at work and what they bring: A randomized trial", "container": "JAMA", "volume": "1"},
            "title",
        ),
        ({"year": "2020"}, "title"),
        ({"year": "2013"}, "title"),
        ({"authors": (Name("Park", "J."), Name("Müller", "J."), Name("Osei", "K."))}, "title"),
        (
            {"authors": ENTRY.authors[:1], "authors_truncated": True, "container": "", "volume": "", "pages": ""},
            "title",
        ),
        ({"title": "Caffeine and the long commute"}, "title"),  # at this very place nothing else stands
    ],
)
def test_verified(change: dict[str, object], how: str) -> None:
    found = settled(replace(ENTRY, **change))  # type: ignore[arg-type]
    assert (found.settlement, found.work, found.how) == (Settlement.VERIFIED, LI, how)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Caffeine and the long commute", "container": "Traffic Medicine", "volume": "8", "pages": "5-9"},
        {"title": "Caffeine and the long commute", "container": "", "volume": "", "pages": ""},
        {"title": "Caffeine and the long commute", "pages": "160-170"},
        {"authors": (Name("Park", "J."),), "year": "1999"},
        {"title": "Naps", "container": "Traffic Medicine"},
    ],
)
def test_never_on_authors_and_year_alone(change: dict[str, object]) -> None:
    found = settled(replace(ENTRY, **change))  # type: ignore[arg-type]
    assert found.settlement is Settlement.UNVERIFIED
    assert found.work is None


def test_the_nearest_work_is_named() -> None:
    entry = replace(ENTRY, title="Caffeine and the long commute", container="Traffic Medicine", volume="8", pages="5-9")
    found = settled(entry)
    assert [c.work.id for c in found.candidates] == ["li2019"]
    assert found.candidates[0].why == "same authors and year, another title, another journal"
    assert found.reason == "offline, and not in references.yaml"


def test_reasons() -> None:
    stranger = replace(ENTRY, title="Snoring in flats", authors=(Name("Park", "J."),))
    assert settled(stranger, mode="locked").reason == "not in references.yaml"
    assert settled(stranger, WorkRecord()).reason == "offline, and there is no references.yaml"
    assert "could not be read" in settled(replace(stranger, read=False)).reason


def test_a_doi_of_another_work() -> None:
    found = settled(replace(ENTRY, doi=NOVAK.doi))
    assert (found.settlement, found.work, found.how) == (Settlement.OTHER_WORK, NOVAK, "doi")
    assert [c.work.id for c in found.candidates] == ["li2019"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Caffeine and the long commute"},
        {"authors": (Name("Park", "J."),)},
        {"year": "1999", "container": "JAMA", "volume": "3", "pages": "1-2"},
        {"title": "Caffeine and the long commute", "year": "2017"},
    ],
)
def test_a_doi_with_wrong_fields_is_that_work_told_wrongly(change: dict[str, object]) -> None:
    found = settled(replace(ENTRY, doi=LI.doi, **change))  # type: ignore[arg-type]
    assert (found.settlement, found.work) == (Settlement.VERIFIED, LI)


def test_two_works_nearly_as_good_are_ambiguous() -> None:
    twin = replace(LI, id="twin", doi="10.9999/twin", pmid="")
    found = settled(ENTRY, WorkRecord("r.yaml", (LI, twin)))
    assert found.settlement is Settlement.UNVERIFIED
    assert "nearly equally well" in found.reason
    assert {c.work.id for c in found.candidates} == {"li2019", "twin"}


def test_parts_of_a_series_are_told_apart() -> None:
    first = replace(
        LI, id="one", doi="10.9999/1", title="Naps at work: Part I, Methods of the study", subtitle="", pages="1-9"
    )
    second = replace(
        first, id="two", doi="10.9999/2", title="Naps at work: Part II, Results of the study", pages="10-19"
    )
    entry = replace(ENTRY, title=second.title, pages="10-19")
    assert settled(entry, WorkRecord("r.yaml", (first, second))).work is second


def test_settled_answers() -> None:
    record = replace(
        RECORD,
        settled=(
            Settled("not-registered", doi="10.9999/lost", checked="2026-11-22"),
            Settled("other-work", doi="10.9999/theirs", work="novak2015"),
            Settled("not-found", reference="PARK J (2021): Snoring in Flats. Home Acoustics", asked=("crossref",)),
        ),
    )
    assert settled(replace(ENTRY, doi="10.9999/LOST"), record).settlement is Settlement.NOT_REGISTERED
    theirs = settled(replace(ENTRY, doi="10.9999/theirs"), record)
    assert (theirs.settlement, theirs.work) == (Settlement.OTHER_WORK, NOVAK)
    stranger = replace(ENTRY, title="Snoring in flats", authors=(Name("Park", "J."),), year="2021")
    found = settled(stranger, record)
    assert (found.settlement, found.asked) == (Settlement.NOT_FOUND, ("crossref",))
    assert settled(replace(stranger, year="2020"), record).settlement is Settlement.UNVERIFIED
    assert settled(replace(stranger, type="report"), record).settlement is Settlement.OUTSIDE
    assert settled(replace(stranger, container=""), record).settlement is Settlement.UNVERIFIED


def test_kinds_that_no_registry_covers() -> None:
    page = Reference("r1", Span(0, 1), type="webpage", title="Light: facts", url="https://light.example.org")
    assert (settled(page).settlement, settled(page).reason) == (Settlement.OUTSIDE, "web page")
    confirmed = settled(replace(page, title="Snoring", url="http://www.sleep.example.org/snoring/"))
    assert (confirmed.settlement, confirmed.work, confirmed.how) == (Settlement.VERIFIED, PAGE, "url")
    assert settled(replace(page, type="book", url="")).reason == "book"
    assert settled(replace(page, type="book", doi="10.9999/book")).settlement is Settlement.UNVERIFIED


def test_many_references_against_many_works_stay_quick() -> None:
    words = [f"{a}{b}" for a in ("sleep", "lamp", "nap", "ward", "noise") for b in "abcdefghijklmnopqrst"]
    works = tuple(
        replace(
            LI,
            id=f"w{i}",
            doi=f"10.9999/w{i}",
            title=" ".join(words[(i * k + k) % 100] for k in (1, 3, 7, 11, 13, 17)),
            subtitle="",
            authors=(Name(f"Author{i % 700}", "A."),),
            pages=f"{i}-{i + 3}",
        )
        for i in range(3000)
    )
    entries = [replace(ENTRY, title=w.title, authors=w.authors, pages=w.pages) for w in works[:1000]]
    begun = time.perf_counter()
    found = resolve(entries, WorkRecord("r.yaml", works), mode="offline")
    assert time.perf_counter() - begun < 20
    assert all(one.work is None or one.work.pages == one.reference.pages for one in found)
