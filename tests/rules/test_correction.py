"""The corrected entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.model.work import Work
from claimcheck.rules.correction import author_list, author_name, corrected_entry

WORK = Work(
    id="li2019",
    doi="10.9999/jss.2019.45",
    type="article-journal",
    title="Naps at Work",
    subtitle="A Trial",
    authors=(Name("Li", "Wen Hua"), Name("Wan", "Le-Ben"), Name("Zarate", "Carlos A., Jr.")),
    years=("2019", "2018"),
    container="Journal of Sleep Studies",
    volume="12",
    issue="3",
    pages="145-52",
)
ENTRY = Reference(
    "r1",
    Span(0, 1),
    authors=(Name("Li", "W."),),
    year="2018",
    suffix="a",
    title="Naps at work",
    container="J Sleep Stud",
)


def test_an_article() -> None:
    assert corrected_entry(WORK, ENTRY) == (
        "Li, W. H., Wan, L.-B., & Zarate, C. A., Jr. (2018a). Naps at Work: A Trial. "
        "J Sleep Stud, 12(3), 145–152. https://doi.org/10.9999/jss.2019.45"
    )


def test_what_is_right_stays_as_it_is_printed_and_what_is_wrong_goes() -> None:
    entry = replace(ENTRY, year="2011", suffix="", title="NAPS AT WORK: a trial", container="JAMA")
    corrected = corrected_entry(WORK, entry)
    assert "(2019). NAPS AT WORK: a trial. Journal of Sleep Studies, 12(3)" in corrected


def test_a_record_that_names_one_author_keeps_the_others() -> None:
    entry = replace(ENTRY, authors=(Name("Li", "W."), Name("Osei", "K.")))
    assert corrected_entry(replace(WORK, authors=WORK.authors[:1]), entry).startswith("Li, W., & Osei, K. (2018a)")


def test_a_chapter_and_a_page() -> None:
    chapter = replace(
        WORK, type="chapter", container="Handbook of Sleep", publisher="Hollin Press", volume="", issue=""
    )
    assert "In Handbook of Sleep (pp. 145–152). Hollin Press. https" in corrected_entry(
        chapter, replace(ENTRY, container="")
    )
    page = Work(
        "p", type="webpage", title="Snoring", url="https://sleep.example.org", authors=(Name(literal="Sleep Office"),)
    )
    entry = Reference("r1", Span(0, 1), title="Snoring", year="n.d.")
    assert corrected_entry(page, entry) == "Sleep Office. (n.d.). Snoring. https://sleep.example.org"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Samuel T.", "Li, S. T."),
        ("ST", "Li, S. T."),
        ("S.T.", "Li, S. T."),
        ("J.-P.", "Li, J.-P."),
        ("Jean-Pierre", "Li, J.-P."),
        ("Carlos A., Jr.", "Li, C. A., Jr."),
        ("Émile", "Li, É."),
        ("", "Li"),
    ],
)
def test_initials(given: str, printed: str) -> None:
    assert author_name(Name("Li", given)) == printed


def test_long_lists_are_elided_after_nineteen() -> None:
    many = [Name(f"N{i}", "A.") for i in range(1, 25)]
    assert author_list(many).endswith("N19, A., ... N24, A.")
    assert author_list(many[:2]) == "N1, A., & N2, A."
    assert author_list([]) == ""
