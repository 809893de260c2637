"""What the registries say by now against what the record says: changes, and tellings of two registries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.model.work import Change, Passage, Settlement, Work, WorkRecord
from claimcheck.works.asking import settle_online
from claimcheck.works.changes import differences, normal_fields, record_hash
from claimcheck.works.rereading import told_anew
from claimcheck.works.resolve import resolve
from loopback import Registries, message, serving

DOI = "10.9999/jss.2019.45"
NAPS = message(DOI, "Naps at work and what they bring", [("Li", "Wen Hua")], 2019, volume="21")
ENTRY = Reference(
    id="r1",
    span=Span(0, 1),
    type="article-journal",
    authors=(Name("Li", "W. H."),),
    year="2019",
    title="Naps at work and what they bring",
    container="Journal of Sleep Studies",
    volume="21",
    doi=DOI,
)
RECORDED = Work(
    "naps",
    doi=DOI,
    type="article-journal",
    title="Naps at work and what they bring",
    authors=(Name("Li", "Wen Hua"),),
    years=("2019",),
    container="Journal of Sleep Studies",
    volume="12",
    registry="crossref",
    retrieved="2020-01-01",
    line=3,
)


def openalex(volume: str) -> dict[str, object]:
    """What OpenAlex says of the naps."""
    return {
        "id": "https://openalex.org/W1",
        "doi": f"https://doi.org/{DOI}",
        "title": NAPS["title"][0],
        "publication_year": 2019,
        "biblio": {"volume": volume},
    }


def test_an_answer_in_the_cache_that_differs_from_the_record(tmp_path: Path) -> None:
    record = WorkRecord("references.yaml", (RECORDED,))
    with serving(Registries([NAPS])) as registries:
        registries.openalex.append(openalex("21"))
        sources = registries.sources(tmp_path)
        assert not settle_online([replace(ENTRY, volume="12")], record, sources).resolved[0].changes
        settle_online([ENTRY], WorkRecord(), sources)
        count = len(registries.asked)
        one = settle_online([replace(ENTRY, volume="12")], record, sources).resolved[0]
        assert one.changes == (Change("volume", "12", "21"),)
        assert len(registries.asked) == count
        assert not settle_online([ENTRY], record, registries.sources()).resolved[0].changes


def test_the_telling_that_agrees_with_the_entry_is_heard_for_that_entry_alone() -> None:
    with serving(Registries([NAPS])) as registries:
        registries.openalex.append(openalex("12"))
        right, theirs, wrong = ENTRY, replace(ENTRY, volume="12"), replace(ENTRY, volume="99")
        answers = settle_online([right, theirs, wrong], WorkRecord(), registries.sources())
    assert [one.work and one.work.volume for one in answers.resolved] == ["21", "12", "21"]
    assert [(work.id, work.registry, work.cited) for work in answers.works] == [
        ("li2019", "crossref", True),
        ("li2019-openalex", "openalex", False),
    ]
    locked = resolve([right, theirs, wrong], WorkRecord("references.yaml", answers.works), mode="locked")
    assert [one.work and one.work.volume for one in locked] == ["21", "12", "21"]


def test_a_second_opinion_is_asked_once_also_when_there_is_none() -> None:
    wrong = replace(ENTRY, volume="99")
    with serving(Registries([NAPS])) as registries:
        answers = settle_online([wrong], WorkRecord(), registries.sources())
        assert [(one.answer, one.doi, one.asked) for one in answers.settled] == [("not-found", DOI, ("openalex",))]
        works = tuple(replace(work, line=1) for work in answers.works)
        record = WorkRecord("references.yaml", works, answers.settled)
        count = len(registries.asked)
        again = settle_online([wrong], record, registries.sources())
        assert len(registries.asked) == count
    assert again.resolved[0].settlement is Settlement.VERIFIED


def test_nobody_is_asked_about_what_an_editor_recorded() -> None:
    record = WorkRecord("references.yaml", (replace(RECORDED, registry="editor"),))
    with serving(Registries([NAPS])) as registries:
        settle_online([ENTRY], record, registries.sources())
        assert not registries.asked


def test_the_hash_is_of_what_is_said_and_not_of_how() -> None:
    assert record_hash(RECORDED) == record_hash(replace(RECORDED, doi=DOI.upper(), id="other", cited=False))
    assert record_hash(RECORDED) != record_hash(replace(RECORDED, volume="13"))
    assert record_hash(RECORDED) == record_hash(replace(RECORDED, passages=(Passage("passages", "Naps help."),)))
    assert list(normal_fields(RECORDED))[:3] == ["doi", "type", "title"]


def test_a_new_answer_keeps_what_others_added() -> None:
    before = replace(
        RECORDED, pmid="289", passages=(Passage("abstract", "old"), Passage("passages", "typed in")), cited=False
    )
    now = told_anew(before, replace(RECORDED, id="x", volume="21", passages=(Passage("abstract", "new"),), line=0))
    assert (now.id, now.pmid, now.cited, now.line) == ("naps", "289", False, 3)
    assert [one.text for one in now.passages] == ["new", "typed in"]
    assert [change.field for change in differences(before, now)] == ["volume"]
