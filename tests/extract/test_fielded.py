"""Marks that a reference manager wrote are linked by what the file says that they mean."""

from __future__ import annotations

import json

from claimcheck.model.article import Article
from claimcheck.model.citation import CitationKind
from claimcheck.pipeline import extract_document
from claimcheck.readers import read
from word_making import field, mark, notes, paragraph, run, styled, word

NAPS = ("Okafor", "2017", "Short naps and attention in shift workers", "10.1000/naps.1")
BEDS = ("Bell", "2018", "Beds and backs: A trial", "10.1000/beds.2")
LIGHT = ("Quist", "2019", "Light at night and sleep in cities", "10.1000/light.3")
ENTRIES = (
    "Bell, C., & Moor, D. (2018). Beds and backs: A trial. Journal of Rest, 4(2), 10–19. https://doi.org/10.1000/beds.2",
    "Okafor, A., & Lund, E. (2017). Short naps and attention in shift workers. Journal of Rest, 3(1), 1–9.",
    "Quist, F. (2019). Light at night and sleep in cities. Journal of Rest, 5(3), 20–29. https://doi.org/10.1000/light.3",
)


def csl(*works: tuple[str, str, str, str]) -> str:
    """Return the instruction of a citation."""
    items = [
        {"itemData": {"title": title, "DOI": doi, "author": [{"family": name}], "issued": {"date-parts": [[year]]}}}
        for name, year, title, doi in works
    ]
    return "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": items})


def article(*body: str, entries: tuple[str, ...] = ENTRIES, parts: dict[str, str] | None = None) -> Article:
    """Return what is read of a Word article with a list of references."""
    listed = styled("Heading1", "References") + "".join(paragraph(entry) for entry in entries) if entries else ""
    return extract_document(read("a.docx", word("".join(body) + listed, parts)))


def links(found: Article) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words of each item and the first authors of the entries that it is linked to."""
    names = {r.id: r.authors[0].key for r in found.references}
    return [
        (found.text(item.span), tuple(names[r] for r in item.references)) for c in found.citations for item in c.items
    ]


def test_by_doi_whatever_is_printed() -> None:
    found = article(paragraph("Beds matter ", field(csl(BEDS), "(Bel, 2018)"), "."))
    assert links(found) == [("Bel, 2018", ("Bell",))]


def test_by_title_author_and_year_where_the_entry_has_no_doi() -> None:
    found = article(paragraph("Naps help ", field(csl(NAPS), "(Okafor & Lund, in press)"), "."))
    assert [names for _, names in links(found)] == [("Okafor",)]


def test_works_of_one_mark_are_told_apart_by_name_and_year() -> None:
    found = article(
        paragraph("Both ", field(csl(NAPS, LIGHT, BEDS), "(Bell & Moor, 2018; Okafor, 2017; Quist, 2019)"), ".")
    )
    assert [names for _, names in links(found)] == [("Bell",), ("Okafor",), ("Quist",)]


def test_a_narrative_mark_around_its_field() -> None:
    found = article(paragraph("As Okafor and Lund ", field(csl(NAPS), "(2017)"), " found, naps help."))
    assert [names for _, names in links(found)] == [("Okafor",)]


def test_numbers_go_by_the_works_of_their_field() -> None:
    numbered = tuple(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    found = article(
        paragraph("Naps ", field(csl(NAPS), "[2]"), ", beds and light ", field(csl(LIGHT, BEDS), "[1,3]"), "."),
        entries=numbered,
    )
    assert links(found) == [("2", ("Okafor",)), ("1", ("Bell",)), ("3", ("Quist",))]


def test_a_raised_number_is_a_mark_where_a_field_says_so() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    found = article(paragraph("Naps help in shifts", field(csl(NAPS), raised), "."))
    assert [(c.kind, c.span.cut(found.document.text)) for c in found.citations] == [(CitationKind.NUMERIC, "2")]
    assert [names for _, names in links(found)] == [("Okafor",)]


def test_a_field_in_other_words_is_a_mark_too() -> None:
    found = article(paragraph("Naps help, says ", field(csl(NAPS), "the study from Lagos"), "."))
    assert links(found) == [("the study from Lagos", ("Okafor",))]
    assert [c.id for c in found.citations] == ["c1"]


def test_a_work_that_is_in_no_entry_stays_unlinked() -> None:
    other = ("Nobody", "2001", "Another thing altogether", "10.1000/none")
    found = article(paragraph("Naps help ", field(csl(other), "(Nobody, 2001)"), "."))
    assert links(found) == [("Nobody, 2001", ())]


def test_printed_words_decide_where_the_work_is_in_no_entry() -> None:
    other = ("Okafor", "2017", "Another thing altogether", "10.1000/none")
    found = article(paragraph("Naps help ", field(csl(other), "(Okafor & Lund, 2017)"), "."))
    assert links(found) == [("Okafor & Lund, 2017", ("Okafor",))]


def test_fields_in_notes_and_lists_are_no_marks_of_their_own() -> None:
    note = paragraph(field(csl(NAPS), "Okafor, Short naps, 12"), ".")
    footnotes = {"footnotes": notes("footnote", n1=note)}
    found = article(paragraph("Naps help.", mark("footnote", 1)), entries=(), parts=footnotes)
    assert [c.kind for c in found.citations] == [CitationKind.FOOTNOTE]


def test_a_note_that_is_a_remark_cites_no_entry_of_its_number() -> None:
    numbered = tuple(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    footnotes = {"footnotes": notes("footnote", n1=paragraph("At least in the laboratory."))}
    found = article(
        paragraph("Naps help.", mark("footnote", 1)),
        paragraph("Beds matter [1], naps help [2], light harms [3]."),
        entries=numbered,
        parts=footnotes,
    )
    assert [names for _, names in links(found)] == [(), ("Bell",), ("Okafor",), ("Quist",)]
