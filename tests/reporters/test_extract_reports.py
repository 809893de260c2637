"""``extract``: what was read, as JSON and as tables, over one hand-made article."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from claimcheck.model.article import Article
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.claim import Attribution, AttributionHow, Claim, VagueAttribution
from claimcheck.model.document import Document
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.reference import Name, Reference, ReferenceList
from claimcheck.model.span import Segment, Span, TextMap
from claimcheck.reporters import extract_json, extract_table
from claimcheck.reporters.extract_json import Unread
from claimcheck.reporters.values import value_text

SENTENCE = "Studies show that up to 70% of adults slept within 24 hours (Okafor & Ruiz, 2017a; WHO, n.d.)."
ENTRY = "Okafor, L., World Sleep Body (2017a). Naps. Sleep, 4(2), 1-9. doi:10.5555/x"
TEXT = f"{SENTENCE}\n{ENTRY}\n"


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def extent(words: str) -> dict[str, Any]:
    where = span(words)
    line = 1 if where.start < len(SENTENCE) else 2
    before = 0 if line == 1 else len(SENTENCE) + 1

    def point(offset: int) -> dict[str, int]:
        return {"offset": offset, "line": line, "column": offset - before + 1}

    return {"start": point(where.start), "end": point(where.end)}


def words(text: str) -> dict[str, Any]:
    return {**extent(text), "text": text}


UP_TO_70 = Quantity(QuantityKind.PERCENTAGE, span("up to 70%"), None, 70.0, "%", "up to")
WITHIN = Quantity(QuantityKind.WINDOW, span("within 24 hours"), 24.0, 24.0, "hour", "within", hours=(0.0, 24.0))
ARTICLE = Article(
    document=Document("a.txt", "text", TEXT, TEXT, ()),
    lists=(
        ReferenceList(
            span(ENTRY),
            None,
            (
                Reference(
                    "r1",
                    span(ENTRY),
                    type="article-journal",
                    authors=(Name("Okafor", "L."), Name(literal="World Sleep Body")),
                    year="2017",
                    suffix="a",
                    title="Naps",
                    container="Sleep",
                    volume="4",
                    issue="2",
                    pages="1-9",
                    doi="10.5555/x",
                ),
            ),
        ),
    ),
    citations=(
        Citation(
            "c1",
            CitationKind.AUTHOR_YEAR,
            span("(Okafor & Ruiz, 2017a; WHO, n.d.)"),
            (
                CitationItem(span("Okafor & Ruiz, 2017a"), ("Okafor", "Ruiz"), False, "2017", "a", references=("r1",)),
                CitationItem(span("WHO, n.d."), ("WHO",), year="n.d.", locator="p. 4"),
            ),
        ),
    ),
    quantities=(UP_TO_70, WITHIN),
    claims=(
        Claim(
            "q1",
            span("up to 70% of adults slept"),
            span(SENTENCE),
            (UP_TO_70,),
            window=WITHIN,
            population="adults",
            direction="increase",
            attribution=Attribution(AttributionHow.SAME_SENTENCE, ("c1",), ("r1",)),
        ),
    ),
    vague=(VagueAttribution(span("Studies show"), span(SENTENCE), cited=True),),
)
PERCENTAGE = {
    "kind": "percentage",
    **words("up to 70%"),
    "low": None,
    "high": 70,
    "unit": "%",
    "modifier": "up to",
    "approximate": False,
}
WINDOW = {
    "kind": "window",
    **words("within 24 hours"),
    "low": 24,
    "high": 24,
    "unit": "hour",
    "modifier": "within",
    "approximate": False,
    "hours": [0, 24],
}


def document(article: Article = ARTICLE, *, quantities: bool = False) -> dict[str, Any]:
    [only] = json.loads(extract_json.render([article], quantities=quantities))["documents"]
    assert isinstance(only, dict)
    return only


def test_the_whole_is_one_object() -> None:
    said = json.loads(extract_json.render([ARTICLE, ARTICLE]))
    assert list(said) == ["schema_version", "documents"]
    assert said["schema_version"] == 1
    assert len(said["documents"]) == 2
    assert json.loads(extract_json.render([])) == {"schema_version": 1, "documents": []}


def test_a_document_has_the_contracts_members() -> None:
    members = ["path", "format", "citations", "references", "claims", "vague_attributions"]
    assert list(document()) == members
    assert list(document(quantities=True)) == [*members, "quantities"]
    assert (document()["path"], document()["format"]) == ("a.txt", "text")


def test_citations() -> None:
    assert document()["citations"] == [
        {
            "id": "c1",
            "kind": "author-year",
            **words("(Okafor & Ruiz, 2017a; WHO, n.d.)"),
            "items": [
                {
                    **words("Okafor & Ruiz, 2017a"),
                    "authors": ["Okafor", "Ruiz"],
                    "et_al": False,
                    "year": "2017",
                    "suffix": "a",
                    "label": None,
                    "identifier": None,
                    "locator": None,
                    "references": ["r1"],
                },
                {
                    **words("WHO, n.d."),
                    "authors": ["WHO"],
                    "et_al": False,
                    "year": "n.d.",
                    "suffix": "",
                    "label": None,
                    "identifier": None,
                    "locator": "p. 4",
                    "references": [],
                },
            ],
        }
    ]


def test_references() -> None:
    assert document()["references"] == [
        {
            "id": "r1",
            "label": None,
            **words(ENTRY),
            "type": "article-journal",
            "authors": [{"family": "Okafor", "given": "L."}, {"literal": "World Sleep Body"}],
            "authors_truncated": False,
            "year": "2017",
            "suffix": "a",
            "title": "Naps",
            "container": "Sleep",
            "volume": "4",
            "issue": "2",
            "pages": "1-9",
            "publisher": None,
            "doi": "10.5555/x",
            "pmid": None,
            "pmcid": None,
            "isbn": None,
            "arxiv": None,
            "url": None,
        }
    ]


def test_claims() -> None:
    assert document()["claims"] == [
        {
            "id": "q1",
            **words("up to 70% of adults slept"),
            "sentence": extent(SENTENCE),
            "quantities": [PERCENTAGE],
            "window": WINDOW,
            "population": "adults",
            "outcome": None,
            "direction": "increase",
            "attribution": {"how": "same-sentence", "citations": ["c1"], "references": ["r1"]},
        }
    ]


def test_a_claim_that_nothing_supports() -> None:
    bare = replace(ARTICLE, claims=(replace(ARTICLE.claims[0], attribution=Attribution()),))
    assert document(bare)["claims"][0]["attribution"] == {"how": None, "citations": [], "references": []}


def test_vague_attributions_and_quantities() -> None:
    assert document()["vague_attributions"] == [{**words("Studies show"), "cited": True}]
    assert document(quantities=True)["quantities"] == [PERCENTAGE, WINDOW]


@pytest.mark.parametrize(
    ("value", "said"), [(0.5, 0.5), (4.5e9, 4_500_000_000), (1e300, 1e300), (float("inf"), None), (float("nan"), None)]
)
def test_numbers_are_json(value: float, said: object) -> None:
    odd = replace(ARTICLE, quantities=(replace(UP_TO_70, low=value, high=value, spread=value),))
    text = extract_json.render([odd], quantities=True)
    assert "NaN" not in text
    assert "Infinity" not in text
    [quantity] = json.loads(text)["documents"][0]["quantities"]
    assert quantity["low"] == quantity["high"] == quantity["spread"] == said


def test_places_and_words_are_the_sources() -> None:
    source = "😴 A **70&#37;** chance"
    text = "😴 A 70% chance"
    segments = (Segment(0, 4, 0, 4), Segment(4, 6, 6, 8), Segment(6, 7, 8, 13), Segment(7, 14, 15, 22))
    marked = Document("a.md", "markdown", source, text, (), TextMap(segments))
    found = Quantity(QuantityKind.PERCENTAGE, Span(4, 7), 70, 70, "%")
    [quantity] = document(Article(marked, quantities=(found,)), quantities=True)["quantities"]
    assert quantity["text"] == source[quantity["start"]["offset"] : quantity["end"]["offset"]] == "70&#37;"


def test_an_unread_input_is_one_document_all_the_same() -> None:
    [unread, read] = json.loads(extract_json.render([Unread("bad.md", "not UTF-8"), ARTICLE]))["documents"]
    assert unread == {
        "path": "bad.md",
        "format": None,
        "error": "not UTF-8",
        "citations": [],
        "references": [],
        "claims": [],
        "vague_attributions": [],
    }
    assert read["path"] == "a.txt"


def test_tables() -> None:
    shown = extract_table.render([ARTICLE, Unread("bad.md", "not UTF-8")], width=140)
    assert "a.txt (text): 1 citation, 1 entry, 1 claim, 1 vague attribution\n" in shown
    assert "Okafor & Ruiz, 2017a   r1 Okafor 2017a" in shown
    assert "WHO, n.d.              none" in shown
    assert "10.5555/x" in shown
    assert "Quantities" not in shown
    assert "bad.md\n  not read: not UTF-8\n" in shown
    assert "\x1b" not in shown
    assert "within 24 hours   window" in extract_table.render([ARTICLE], quantities=True, width=140)


def test_claims_in_a_table() -> None:
    shown = extract_table.render([ARTICLE], width=200)
    for words in (
        "up to 70% = ≤ 70 %",
        "window: within 24 hours = 24 hour (0–24 h)",
        "population: adults",
        "direction: increase",
        "same-sentence",
        "(Okafor & Ruiz, 2017a; WHO, n.d.) -> r1 Okafor 2017a",
    ):
        assert words in shown
    assert "outcome:" not in shown


@pytest.mark.parametrize(
    ("attribution", "told"),
    [
        (Attribution(), "none"),
        (Attribution(previous=True), "none; the sentence before is cited"),
        (Attribution(AttributionHow.LINK, ("gone",)), "link"),
    ],
)
def test_a_claim_without_entries(attribution: Attribution, told: str) -> None:
    claim = replace(ARTICLE.claims[0], attribution=attribution)
    assert f"{told}\n" in extract_table.render([replace(ARTICLE, claims=(claim,))], width=200)


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        (Quantity(QuantityKind.PERCENTAGE, Span(0, 1), 55.0, 55.0, "%"), "55 %"),
        (Quantity(QuantityKind.PERCENTAGE, Span(0, 1), 55.0, None, "%", "more than"), "≥ 55 %"),
        (Quantity(QuantityKind.PERCENTAGE, Span(0, 1), 30.0, 40.0, "%", approximate=True), "~30–40 %"),
        (Quantity(QuantityKind.PROPORTION, Span(0, 1), 0.5, 0.5), "0.5"),
        (Quantity(QuantityKind.FOLD, Span(0, 1), 3.0, 3.0), "3×"),
        (Quantity(QuantityKind.MEASURE, Span(0, 1), 3.2, 3.2, "mg", spread=0.4), "3.2 ± 0.4 mg"),
        (Quantity(QuantityKind.MONEY, Span(0, 1), 4.5e9, 4.5e9, "$"), "4.5e+09 $"),
        (Quantity(QuantityKind.DURATION, Span(0, 1), 2.0, 2.0, "day", hours=(48.0, 48.0)), "2 day (48 h)"),
        (Quantity(QuantityKind.DURATION, Span(0, 1), 2.0, 2.0, "hour", hours=(2.0, 2.0)), "2 hour"),
        (Quantity(QuantityKind.COUNT, Span(0, 1), None, None), ""),
        (Quantity(QuantityKind.COUNT, Span(0, 1), float("inf"), float("nan")), ""),
    ],
)
def test_values_for_people(quantity: Quantity, value: str) -> None:
    assert value_text(quantity) == value


def test_tables_in_colour() -> None:
    assert "\x1b[1m" in extract_table.render([ARTICLE], colour=True)


def test_markup_in_an_article_stays_text() -> None:
    hostile = replace(ARTICLE.document, path="[bold]:smile:\x1b[2J.txt")
    shown = extract_table.render([replace(ARTICLE, document=hostile)])
    assert "[bold]:smile:\ufffd[2J.txt" in shown
