"""Identifiers in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.identifiers import (
    arxiv_is_valid,
    doi_link,
    isbn_is_valid,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
    normalise_url,
    pmid_is_valid,
    same_doi,
)


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/ABC.1",
        "doi:10.1000/abc.1",
        "DOI: 10.1000/abc.1.",
        "https://doi.org/10.1000/abc.1",
        "http://dx.doi.org/10.1000%2Fabc.1",
        "doi:https://doi.org/doi:10.1000/abc.1",
        "(doi.org/10.1000/abc.1)".strip("("),
    ],
)
def test_one_doi(text: str) -> None:
    assert normalise_doi(text) == "10.1000/abc.1"


def test_brackets_of_a_doi_stay() -> None:
    assert normalise_doi("10.1016/S0006-3223(99)00230-9") == "10.1016/s0006-3223(99)00230-9"
    assert normalise_doi("10.1000/a,b") == "10.1000/a,b"


@pytest.mark.parametrize("text", ["", "10.1000", "10.1/x", "doi:", "hello", "https://doi.org/"])
def test_no_doi(text: str) -> None:
    assert normalise_doi(text) == ""
    assert not same_doi(text, text)


def test_doi_links_are_encoded() -> None:
    assert doi_link("10.1000/a<b>#c") == "https://doi.org/10.1000/a%3Cb%3E%23c"
    assert doi_link("10.1176/appi.ajp.2017.17040472") == "https://doi.org/10.1176/appi.ajp.2017.17040472"


def test_isbn() -> None:
    assert isbn_is_valid("978-0-306-40615-7")
    assert not isbn_is_valid("978-0-306-40615-8")
    assert isbn_is_valid("0-306-40615-2")
    assert isbn_is_valid("080442957X")
    assert not isbn_is_valid("X804429570")
    assert normalise_isbn("0-306-40615-2") == normalise_isbn("978 0 306 40615 7") == "9780306406157"


def test_other_identifiers() -> None:
    assert normalise_pmid(" 028969441") == "28969441"
    assert normalise_pmid("2896A") == ""
    assert pmid_is_valid("28969441")
    assert not pmid_is_valid("0")
    assert normalise_pmcid("pmc123") == normalise_pmcid("123") == "PMC123"
    assert normalise_arxiv("arXiv:2101.01234v2") == "2101.01234"
    assert arxiv_is_valid("hep-th/9901001")
    assert not arxiv_is_valid("2113.01234")
    assert normalise_url("HTTPS://www.Sleep.org/A/?utm_source=x#top") == "sleep.org/A"


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    doi = normalise_doi(text)
    assert normalise_doi(doi) == doi
    assert normalise_doi(doi_link(doi)) == doi or not doi
    assert normalise_isbn(normalise_isbn(text)) == normalise_isbn(text)
    assert normalise_url(normalise_url(text)) == normalise_url(text)
    for function in (normalise_pmid, normalise_pmcid, normalise_arxiv):
        assert function(function(text)) == function(text)
