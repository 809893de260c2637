"""References -> works with the registries, over real HTTP on the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference, Settlement, Update, Work, WorkRecord
from claimcheck.works import http
from claimcheck.works.asking import Answers, settle_online
from claimcheck.works.resolve import resolve
from loopback import Registries, message, serving

NAPS = message(
    "10.9999/JSS.2019.45",
    "Naps at Work and What They Bring: A Randomized Trial",
    [("Li", "Wen Hua"), ("Osei", "Kwame")],
    2019,
    volume="12",
    issue="3",
    page="145-152",
    abstract="<jats:title>Aim</jats:title><jats:p>Naps &amp; work.</jats:p>",
)
LAMPS = message(
    "10.9999/lamp.2015.7",
    "Bright lamps for winter mornings in the far north",
    [("Novak", "Petra")],
    2015,
    **{"container-title": ["Light Reports"], "volume": "4", "page": "7-19"},
)
ENTRY = Reference(
    id="r1",
    span=Span(0, 1),
    type="article-journal",
    authors=(Name("Li", "W. H."), Name("Osei", "K.")),
    year="2019",
    title="Naps at work and what they bring: A randomized trial",
    container="Journal of Sleep Studies",
    volume="12",
    issue="3",
    pages="145–152",
    doi="10.9999/jss.2019.45",
)
INVENTED = replace(
    ENTRY,
    authors=(Name("Park", "J."), Name("Weiss", "A.")),
    title="Snoring walls and the patience of neighbours",
    container="Home Acoustics",
    year="2021",
    volume="3",
    pages="10-19",
    doi="",
)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_FIRST_PAUSE", 0.001)


@pytest.fixture
def registries() -> Iterator[Registries]:
    with serving(Registries([NAPS, LAMPS])) as some:
        some.headers = {"X-Rate-Limit-Limit": "200", "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": "5"}
        yield some


def ask(registries: Registries, *entries: Reference, record: WorkRecord | None = None, **more: object) -> Answers:
    answers = settle_online(entries, record or WorkRecord(), registries.sources(**more))  # type: ignore[arg-type]
    assert [one.reference for one in answers.resolved] == list(entries)
    return answers


def settled(registries: Registries, entry: Reference, **more: object) -> ResolvedReference:
    return ask(registries, entry, **more).resolved[0]


def test_by_doi(registries: Registries) -> None:
    answers = ask(registries, ENTRY)
    one = answers.resolved[0]
    assert (one.settlement, one.how) == (Settlement.VERIFIED, "doi")
    assert one.work is not None
    assert (one.work.title, one.work.years, one.work.volume) == (NAPS["title"][0], ("2019",), "12")
    assert one.work.passages[0].text == "Aim Naps & work."
    assert (one.work.id, one.work.registry, one.work.doi) == ("li2019", "crossref", "10.9999/jss.2019.45")
    assert answers.works[0].cited
    assert answers.asked == len(registries.asked)


def test_many_dois_are_one_request(registries: Registries) -> None:
    ask(registries, ENTRY, replace(ENTRY, id="r2", span=Span(4, 9)), replace(ENTRY, doi=LAMPS["DOI"], read=False))
    records = [path for path in registries.requests("crossref") if "filter=doi" in path]
    assert len(records) == 1
    assert not registries.requests("doi")


def test_without_doi_by_search(registries: Registries) -> None:
    one = settled(registries, replace(ENTRY, doi=""))
    assert (one.settlement, one.how) == (Settlement.VERIFIED, "title")
    assert one.work is not None
    assert one.work.doi == "10.9999/jss.2019.45"


def test_doi_that_nobody_registered(registries: Registries) -> None:
    answers = ask(registries, replace(ENTRY, doi="10.9999/jss.2019.54"))
    one = answers.resolved[0]
    assert one.settlement is Settlement.NOT_REGISTERED
    assert one.candidates[0].work.doi == "10.9999/jss.2019.45"
    assert [(s.answer, s.doi) for s in answers.settled] == [("not-registered", "10.9999/jss.2019.54")]


def test_doi_out_of_an_address_accuses_nobody(registries: Registries) -> None:
    one = settled(registries, replace(ENTRY, doi="10.9999/jss.2019.45/full", doi_in_link=True))
    assert one.settlement is Settlement.VERIFIED


def test_doi_of_another_work(registries: Registries) -> None:
    answers = ask(registries, replace(ENTRY, doi="10.9999/lamp.2015.7"))
    one = answers.resolved[0]
    assert one.settlement is Settlement.OTHER_WORK
    assert one.work is not None
    assert one.work.doi == "10.9999/lamp.2015.7"
    assert one.candidates[0].work.doi == "10.9999/jss.2019.45"
    assert {work.doi: work.cited for work in answers.works} == {
        "10.9999/lamp.2015.7": False,
        "10.9999/jss.2019.45": True,
    }


def test_another_agency(registries: Registries) -> None:
    registries.datacite["10.5061/dryad.x1"] = {
        "doi": "10.5061/dryad.x1",
        "titles": [{"title": "Data from: Naps at work"}],
        "creators": [{"name": "Li, Wen Hua", "nameType": "Personal"}],
        "publicationYear": 2019,
        "publisher": {"name": "Dryad"},
        "types": {"resourceTypeGeneral": "Dataset"},
    }
    one = settled(registries, replace(ENTRY, title="Data from: Naps at work", doi="10.5061/dryad.x1", type="dataset"))
    assert one.settlement is Settlement.VERIFIED
    assert one.work is not None
    assert (one.work.registry, one.work.authors, one.work.publisher) == ("datacite", (Name("Li", "Wen Hua"),), "Dryad")


def test_an_agency_that_only_doi_org_speaks_for(registries: Registries) -> None:
    registries.agencies["10.9999/medra.1"] = "mEDRA"
    registries.csl["10.9999/medra.1"] = {
        "type": "article-journal",
        "title": ENTRY.title,
        "author": [{"family": "Li", "given": "Wen Hua"}, {"literal": "Sleep Group"}],
        "issued": {"date-parts": [[2019]]},
        "container-title": "Journal of Sleep Studies",
    }
    one = settled(registries, replace(ENTRY, doi="10.9999/medra.1"))
    assert one.work is not None
    assert (one.work.registry, one.work.type) == ("medra", "article-journal")


def test_an_alias_leads_to_its_work(registries: Registries) -> None:
    registries.aliases["10.9999/old.1"] = "10.9999/jss.2019.45"
    answers = ask(registries, replace(ENTRY, doi="10.9999/old.1"))
    assert answers.resolved[0].settlement is Settlement.VERIFIED
    assert answers.settled[0].answer == "other-work"


@pytest.mark.parametrize("doi", ["10.1002/(SICI)1097(199901)54:1<1::AID-X,Y>3.0.CO;2-#", "10.9999/a,b"])
def test_doi_with_a_comma_or_brackets(registries: Registries, doi: str) -> None:
    registries.crossref[doi.lower()] = {**NAPS, "DOI": doi}
    assert settled(registries, replace(ENTRY, doi=doi)).settlement is Settlement.VERIFIED


def test_by_pmid(registries: Registries) -> None:
    registries.europepmc.append(
        {"id": "289", "source": "MED", "pmid": "289", "doi": NAPS["DOI"], "title": "Naps at Work.", "pubYear": "2019"}
    )
    one = settled(registries, replace(ENTRY, doi="", pmid="289"))
    assert (one.settlement, one.how) == (Settlement.VERIFIED, "pmid")
    assert one.work is not None
    assert (one.work.registry, one.work.pmid) == ("crossref", "289")


def test_not_found_only_when_all_answered(registries: Registries) -> None:
    answers = ask(registries, INVENTED)
    one = answers.resolved[0]
    assert one.settlement is Settlement.NOT_FOUND
    assert set(one.asked) == {"crossref", "openalex", "europepmc", "datacite"}
    assert answers.settled[0].answer == "not-found"


@pytest.mark.parametrize("service", ["openalex", "europepmc", "datacite", "crossref"])
def test_one_registry_silent_and_nothing_is_said(registries: Registries, service: str) -> None:
    registries.faults[service] = lambda _path, _times: 500
    answers = ask(registries, INVENTED)
    assert answers.resolved[0].settlement is Settlement.UNVERIFIED
    assert "could not be asked" in answers.resolved[0].reason
    assert not answers.settled


def test_an_entry_that_does_not_name_its_work_whole_is_not_called_missing(registries: Registries) -> None:
    assert settled(registries, replace(INVENTED, container="")).settlement is Settlement.UNVERIFIED


def test_web_pages_are_outside(registries: Registries) -> None:
    page = replace(INVENTED, volume="", pages="", issue="", url="https://x.example.org/a")
    assert settled(registries, page).settlement is Settlement.OUTSIDE
    dated = replace(page, volume="3", pages="2021")  # "May 3, 2021"
    assert settled(registries, dated).settlement is Settlement.OUTSIDE


def test_misread_entry_is_not_called_missing(registries: Registries) -> None:
    misread = replace(ENTRY, doi="", authors=(Name("Weiss", "A."),), title=f"and K. Osei. 2019. {ENTRY.title}")
    assert settled(registries, misread).settlement is Settlement.UNVERIFIED


def test_two_works_that_fit_equally_are_not_chosen_between(registries: Registries) -> None:
    registries.crossref["10.9999/twin"] = {**NAPS, "DOI": "10.9999/twin"}
    one = settled(registries, replace(ENTRY, doi=""))
    assert one.settlement is Settlement.UNVERIFIED
    assert len(one.candidates) == 2


def test_another_registry_that_agrees_with_the_entry_clears_it(registries: Registries) -> None:
    registries.crossref["10.9999/jss.2019.45"] = {**NAPS, "volume": "21", "issued": {"date-parts": [[2016]]}}
    registries.openalex.append(
        {
            "id": "https://openalex.org/W1",
            "doi": "https://doi.org/10.9999/jss.2019.45",
            "title": NAPS["title"][0],
            "publication_year": 2019,
            "authorships": [{"raw_author_name": "Wen Hua Li"}, {"raw_author_name": "Kwame Osei"}],
            "biblio": {"volume": "12", "first_page": "145", "last_page": "152"},
        }
    )
    one = settled(registries, ENTRY)
    assert one.work is not None
    assert (one.work.volume, one.work.years) == ("12", ("2016", "2019"))
    wrong = settled(registries, replace(ENTRY, volume="99"))
    assert wrong.work is not None
    assert wrong.work.volume == "21"


def test_retraction_that_only_the_notice_knows(registries: Registries) -> None:
    registries.crossref["10.9999/notice"] = {
        "DOI": "10.9999/notice",
        "title": [f"Retraction: {ENTRY.title}"],
        "update-to": [
            {
                "DOI": NAPS["DOI"],
                "type": "retraction",
                "source": "retraction-watch",
                "updated": {"date-parts": [[2025, 3, 4]]},
            }
        ],
    }
    one = settled(registries, ENTRY)
    assert one.work is not None
    assert one.work.updates == (Update("retraction", "10.9999/notice", "2025-03-04", "retraction-watch"),)


def test_online_is_the_same_as_the_record_written_and_read_without_a_network(registries: Registries) -> None:
    entries = [
        ENTRY,
        replace(ENTRY, doi=""),
        replace(ENTRY, doi="10.9999/jss.2019.54"),
        replace(ENTRY, doi="10.9999/lamp.2015.7"),
        INVENTED,
    ]
    answers = ask(registries, *entries)
    locked = resolve(entries, WorkRecord("references.yaml", answers.works, answers.settled), mode="locked")
    assert [one.settlement for one in locked] == [one.settlement for one in answers.resolved]
    assert [one.work and one.work.doi for one in locked] == [one.work and one.work.doi for one in answers.resolved]


def test_what_the_record_settles_is_not_asked(registries: Registries) -> None:
    own = Work("mine", doi=ENTRY.doi, title=ENTRY.title, authors=ENTRY.authors, years=("2019",))
    answers = ask(registries, ENTRY, record=WorkRecord("references.yaml", (own,)))
    assert answers.resolved[0].work is own
    assert not registries.asked


def test_ids_are_unique_beside_the_record(registries: Registries) -> None:
    own = Work("li2019", doi="10.9999/other", title="Another thing altogether", years=("2019",))
    answers = ask(registries, ENTRY, record=WorkRecord("references.yaml", (own,)))
    assert [work.id for work in answers.works] == ["li2019a"]


def test_second_run_asks_nothing_and_no_cache_asks_again(registries: Registries, tmp_path: Path) -> None:
    entries = (ENTRY, replace(ENTRY, doi=""), INVENTED, replace(ENTRY, doi="10.9999/jss.2019.54"))
    first = ask(registries, *entries, folder=tmp_path)
    count = len(registries.asked)
    second = ask(registries, *entries, folder=tmp_path)
    assert len(registries.asked) == count
    assert second.asked == 0
    assert second.resolved == first.resolved
    ask(registries, *entries, folder=tmp_path, no_cache=True)
    assert len(registries.asked) == 2 * count


def test_offline_uses_the_cache_alone(registries: Registries, tmp_path: Path) -> None:
    assert settled(registries, ENTRY, folder=tmp_path).settlement is Settlement.VERIFIED
    count = len(registries.asked)
    assert settled(registries, ENTRY, folder=tmp_path, offline=True).settlement is Settlement.VERIFIED
    one = settled(registries, INVENTED, folder=tmp_path, offline=True)
    assert (one.settlement, one.reason) == (Settlement.UNVERIFIED, "offline, and there is no references.yaml")
    assert len(registries.asked) == count


def test_progress_tells_each_registry(registries: Registries) -> None:
    told: dict[str, tuple[int, int]] = {}
    begun: list[int] = []

    class Noting:
        def begin(self, references: int) -> None:
            begun.append(references)

        def tell(self, registry: str, answered: int, asked: int) -> None:
            told[registry] = (answered, asked)

    settle_online([ENTRY, INVENTED], WorkRecord(), registries.sources(), progress=Noting())
    assert begun == [2]
    assert {"crossref", "openalex", "europepmc", "datacite"} <= set(told)
    assert all(answered == asked for answered, asked in told.values())


def test_everything_down_says_so_and_accuses_nobody(registries: Registries) -> None:
    registries.faults = dict.fromkeys(("crossref", "doi", "openalex", "europepmc", "datacite"), lambda _p, _t: "reset")
    entries = [
        replace(ENTRY, title=f"{ENTRY.title} part {n}", doi=f"10.9999/x.{n}" if n % 2 else "") for n in range(80)
    ]
    answers = ask(registries, *entries)
    assert {one.settlement for one in answers.resolved} == {Settlement.UNVERIFIED}
    assert {one.reason for one in answers.resolved} == {"Crossref could not be asked: the connection failed"}
    assert "crossref" in answers.down
    assert len(registries.asked) < 20
