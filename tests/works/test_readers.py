"""Records as registries really shape them: fields left out, null, of another type, or marked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_making import CROSSREF, CSL, DATACITE, EUROPEPMC, OPENALEX, mutated

from claimcheck.model.reference import Name
from claimcheck.model.work import Update, Work
from claimcheck.works import crossref, datacite, doi_org, europepmc, openalex
from claimcheck.works.updates import is_notice, notices

#: A record to which nothing has happened.
QUIET = {key: value for key, value in CROSSREF.items() if key not in ("updated-by", "update-to", "relation")}
DAY = "2026-11-22"
Reader = Callable[[Any], "Work | None"]
READERS: dict[str, tuple[Reader, dict[str, Any]]] = {
    "crossref": (lambda record: crossref.read_work(record, DAY), CROSSREF),
    "datacite": (lambda record: datacite.read_work(record, DAY), DATACITE),
    "europepmc": (lambda record: europepmc.read_work(record, DAY), EUROPEPMC),
    "openalex": (lambda record: openalex.read_work(record, DAY), OPENALEX),
    "doi": (lambda record: doi_org.read_csl(record, "10.9999/sleep.1", "mEDRA", DAY), CSL),
}


@pytest.mark.parametrize("registry", READERS)
def test_a_whole_record(registry: str) -> None:
    read, record = READERS[registry]
    work = read(record)
    assert work is not None
    assert (work.doi, work.title, work.container) == ("10.9999/sleep.1", "Sleep & light", "Journal of Sleep")
    assert [(a.family, a.given) for a in work.authors][:1] == [("Novák", "Petra")]
    assert "2019" in work.years
    assert (work.volume, work.issue, work.pages) == ("4", "2", "7-19")


@pytest.mark.parametrize("registry", READERS)
@given(data=st.data())
def test_no_record_makes_a_reader_raise(registry: str, data: st.DataObject) -> None:
    read, record = READERS[registry]
    work = read(data.draw(mutated(record)))
    assert work is None or all(isinstance(field, str) for field in (work.doi, work.title, work.container, work.pages))


@given(mutated(CROSSREF))
def test_no_record_makes_the_notices_raise(record: Any) -> None:
    message = record if isinstance(record, dict) else {}
    is_notice(message)
    assert all(one.type for one in notices(message, "10.9999/sleep.1"))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"title": []}, ""),
        ({"title": None, "original-title": ["Schlaf"]}, "Schlaf"),
        ({"title": ["", "Sleep"]}, "Sleep"),
        ({"title": ["The <i>Per2</i> gene: <mml:math><mml:mi>α</mml:mi></mml:math> waves"]}, "The Per2 gene: α waves"),
        ({"title": ["Sleep &amp;amp; light"]}, "Sleep & light"),
        ({"title": ["Sleep\n   in\ttowns"]}, "Sleep in towns"),
        ({"title": "Sleep"}, "Sleep"),
    ],
)
def test_titles_of_crossref(more: dict[str, Any], expected: str) -> None:
    work = crossref.read_work({**CROSSREF, **more}, DAY)
    assert work is not None
    assert work.title == expected


@pytest.mark.parametrize(
    ("authors", "expected", "truncated"),
    [
        ([{"name": "Sleep Study Group", "sequence": "first"}], (Name(literal="Sleep Study Group"),), False),
        ([{"family": "Novák"}], (Name("Novák"),), False),
        ([{"given": "Plato"}], (Name(literal="Plato"),), False),
        ([{"family": "Novák", "given": None}, None, {}, {"family": "et al."}], (Name("Novák"),), True),
        (None, (), False),
    ],
)
def test_authors_of_crossref(authors: Any, expected: tuple[Name, ...], truncated: bool) -> None:
    work = crossref.read_work({**CROSSREF, "author": authors}, DAY)
    assert work is not None
    assert (work.authors, work.authors_truncated) == (expected, truncated)


def test_dates_that_say_nothing() -> None:
    empty = {"issued": {"date-parts": [[None]]}, "published-print": {"date-parts": []}, "published-online": None}
    work = crossref.read_work({**CROSSREF, **empty}, DAY)
    assert work is not None
    assert work.years == ()


def test_a_heading_of_an_abstract_is_none_of_its_text() -> None:
    told = "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>Naps.</jats:p></jats:sec>"
    work = crossref.read_work({**CROSSREF, "abstract": told}, DAY)
    assert work is not None
    assert work.passages[0].text == "Aim Naps."


def test_retraction_by_the_publisher_and_by_retraction_watch_is_one() -> None:
    told = [
        {
            "DOI": "10.9999/notice.1",
            "type": "retraction",
            "source": "publisher",
            "updated": {"date-parts": [[2022, 3, 1]]},
        },
        {
            "DOI": "10.9999/notice.1",
            "type": "retraction",
            "source": "retraction-watch",
            "updated": {"date-parts": [[2022]]},
        },
    ]
    work = crossref.read_work({**QUIET, "updated-by": told}, DAY)
    assert work is not None
    assert work.updates == (Update("retraction", "10.9999/notice.1", "2022-03-01", "publisher"),)


def test_a_title_that_says_retracted() -> None:
    work = crossref.read_work({**QUIET, "title": ["RETRACTED ARTICLE: Sleep"]}, DAY)
    assert work is not None
    assert [u.type for u in work.updates] == ["retraction"]


def test_a_notice_is_not_itself_retracted() -> None:
    notice = {**QUIET, "DOI": "10.9999/notice.1", "title": ["RETRACTED: Sleep"]}
    notice["update-to"] = [{"DOI": "10.9999/SLEEP.1", "type": "retraction", "updated": {"date-parts": [[2022, 3, 1]]}}]
    work = crossref.read_work(notice, DAY)
    assert work is not None
    assert work.updates == ()
    assert notices(notice, "10.9999/sleep.1") == (Update("retraction", "10.9999/notice.1", "2022-03-01", ""),)


def test_where_arxiv_says_a_preprint_was_published() -> None:
    related = [
        {"relationType": "IsVersionOf", "relatedIdentifier": "10.9999/sleep.1", "relatedIdentifierType": "DOI"},
        {
            "relationType": "IsVersionOf",
            "relatedIdentifier": "10.48550/arXiv.2001.00002",
            "relatedIdentifierType": "DOI",
        },
        {"relationType": "Cites", "relatedIdentifier": "10.9999/other.1", "relatedIdentifierType": "DOI"},
    ]
    preprint = {**DATACITE, "doi": "10.48550/arXiv.2001.00001", "relatedIdentifiers": related}
    work = datacite.read_work({"id": "x", "attributes": preprint}, DAY)
    assert work is not None
    assert work.arxiv == "2001.00001"
    assert work.updates == (Update("published-version", "10.9999/sleep.1", "", "datacite"),)


def test_names_that_europe_pmc_gives_as_one_line() -> None:
    work = europepmc.read_work({**EUROPEPMC, "authorList": None, "authorString": "Novák P, van der Berg AB."}, DAY)
    assert work is not None
    assert work.authors == (Name("Novák", "P"), Name("van der Berg", "AB"))


def test_what_europe_pmc_says_was_retracted() -> None:
    told = {"commentCorrection": [{"type": "Retraction in", "reference": "J Sleep. 2022", "id": "123"}]}
    work = europepmc.read_work({**EUROPEPMC, "commentCorrectionList": told}, DAY)
    assert work is not None
    assert [u.type for u in work.updates] == ["retraction"]
