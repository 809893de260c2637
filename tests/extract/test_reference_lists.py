"""Where reference lists begin and end, and how their entries are divided."""

from __future__ import annotations

import pytest
from making import document, read

from claimcheck.extract.references import read_bare_list

A = "Moreno, A. B., & Pell, C. (2010). Light and the onset of sleep. Journal of Rest, 4(2), 11-19."
B = "O’Neil, K. (2003). Beds and their makers. Furniture Letters, 1, 3-5."
C = "Ruiz, D. (2015). Noise at night in towns. Annals of Rest, 7(1), 1-9. https://doi.org/10.5555/rest.7"


@pytest.mark.parametrize(
    "heading",
    ["References", "REFERENCES:", "Citations", "Citations:", "Bibliography", "Works Cited", "Sources", "Literature cited",
     "7. References", "References and notes", "Literaturverzeichnis", "Références", "Bibliografía"],
)  # fmt: skip
def test_headings(heading: str) -> None:
    article = read(f"Some text about beds.\n\n{heading}\n\n{A}\n{B}\n")
    assert [r.year for r in article.references] == ["2010", "2003"]
    assert article.lists[0].heading is not None


@pytest.mark.parametrize(
    "after", ["Comments", "About the author", "Share this post", "Acknowledgements", "Related posts"]
)
def test_what_follows_a_list_is_left_out(after: str) -> None:
    article = read(f"Text.\n\nReferences\n\n{A}\n{B}\n\n{after}\n\nGreat post, read it on 3 May 2019, I did!\n")
    assert len(article.references) == 2


def test_bullets_and_markup() -> None:
    article = read(f"Text.\n\n## Sources\n\n- {A.replace('Journal of Rest', '*Journal of Rest*')}\n- {B}\n", "markdown")
    assert [r.container for r in article.references] == ["Journal of Rest", "Furniture Letters"]


def test_numbered_entries_follow_their_numbers() -> None:
    text = "Text [1].\n\nReferences\n\n1. Lind F. Naps. J Rest. 2012;6:1-2.\n2. A leaflet of the town hall.\n3. Ruiz D. Noise. J Rest. 2011;5:1-9.\n"
    assert [r.label for r in read(text).references] == ["1", "2", "3"]


def test_a_list_without_a_heading() -> None:
    assert len(read(f"{A}\n{B.replace('Beds', 'Old beds')}\n{C}\n").references) == 3


def test_two_sentences_with_years_are_no_list() -> None:
    article = read(
        "In 2010 the town grew.\n\nSmith said in 2012 that it would.\n\nIt did, in 2015, as (Lee, 2016) says.\n"
    )
    assert article.references == ()


def test_further_reading_is_a_list_of_its_own() -> None:
    article = read(f"Text.\n\nReferences\n\n{A}\n\nFurther reading\n\n{B}\n")
    assert [one.further_reading for one in article.lists] == [False, True]


def test_footnotes_that_hold_references() -> None:
    article = read(f"It helps.[^1] So it is.[^2]\n\n[^1]: {A}\n[^2]: We owe this to a friend.\n", "markdown")
    assert [r.title for r in article.references] == ["Light and the onset of sleep"]
    assert [c.references for c in article.citations] == [("r1",), ()]


def test_the_word_references_in_a_sentence_is_no_heading() -> None:
    assert (
        read("References to sleep are many in these texts of 2010, and they grow.\n\nIt is 2012 now, they say.").lists
        == ()
    )


def test_bare_lists_by_line_and_by_paragraph() -> None:
    assert len(read_bare_list(document(f"{A}\n{B}\n{C}"))[0].references) == 3
    wrapped = A.replace("Journal", "\n  Journal")
    assert [r.container for r in read_bare_list(document(f"{wrapped}\n\n{B}"))[0].references] == [
        "Journal of Rest",
        "Furniture Letters",
    ]


def test_spans_are_the_entries() -> None:
    article = read(f"Text.\n\nReferences\n\n{A}\n{B}\n")
    assert [article.text(r.span) for r in article.references] == [A, B]
    first = article.references[0]
    assert {k: article.text(s) for k, s in first.places.items()} == {
        "authors": "Moreno, A. B., & Pell, C.",
        "year": "2010",
        "title": "Light and the onset of sleep",
        "container": "Journal of Rest",
        "volume": "4",
        "issue": "2",
        "pages": "11-19",
    }


def test_a_list_of_links_is_a_list() -> None:
    text = "Text.\n\n## Sources\n\n(besides what is linked above)\n\n- [On naps](https://doi.org/10.5555/rest.7)\n- [The bed](https://example.org/bed) page\n"
    article = read(text, "markdown")
    assert [(r.url, r.doi, r.type) for r in article.references] == [
        ("https://doi.org/10.5555/rest.7", "10.5555/rest.7", "webpage"),
        ("https://example.org/bed", "", "webpage"),
    ]


def test_numbered_entries_that_run_on_in_one_paragraph() -> None:
    text = (
        "Text [1].\n\nReferences\n\n1. Lind F. Naps at noon. J Rest. 2012;6:1-2. 2. Ruiz D. Noise at night. J Rest. 2011;5:1-9. "
        "3. Osei K. Beds for all. J Rest. 2015;7:3-5.\n"
    )
    assert [(r.label, r.title) for r in read(text).references] == [
        ("1", "Naps at noon"), ("2", "Noise at night"), ("3", "Beds for all"),
    ]  # fmt: skip


def test_a_dash_stands_for_the_authors_before() -> None:
    text = (
        "Text.\n\nWorks Cited\n\nSmith, John A., and Bea Lee. “Light and Sleep.” Journal of Rest, vol. 4, no. 2, 2010, pp. 11-19.\n\n"
        "———. “Noise at Night.” Journal of Rest, vol. 6, no. 1, 2012, pp. 1-9.\n"
    )
    second = read(text).references[1]
    assert ([a.family for a in second.authors], second.title, second.year) == (
        ["Smith", "Lee"],
        "Noise at Night",
        "2012",
    )


def test_a_sentence_about_the_author_is_no_entry() -> None:
    text = f"Text.\n\nReferences\n\n{A}\n{B}\n\nJane Doe is a writer who has lived in Spain since 2010. She writes about sleep.\n"
    assert len(read(text).references) == 2


def test_a_second_list_further_down() -> None:
    article = read(f"Text.\n\nReferences\n\n{A}\n\nPart two\n\nMore text about beds.\n\nReferences\n\n{B}\n")
    assert [len(one.references) for one in article.lists] == [1, 1]
