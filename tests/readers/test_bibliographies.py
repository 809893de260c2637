"""Bibliography files: BibTeX, RIS, CSL-JSON and CSL-YAML become lists whose fields have their places."""

from __future__ import annotations

import json

import pytest

from claimcheck.errors import NotAnArticle, UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.model.reference import Reference
from claimcheck.readers import is_article, read, read_bibliography


def entries(name: str, text: str) -> tuple[Document, dict[str | None, Reference]]:
    document = read(name, text.encode())
    (one,) = document.lists
    assert one.keyed
    assert one.further_reading
    return document, {reference.label: reference for reference in one.references}


def bib(text: str) -> dict[str | None, Reference]:
    return entries("a.bib", text)[1]


def people(reference: Reference) -> list[str]:
    return [f"{name.family}|{name.given}" if name.family else name.literal for name in reference.authors]


ENTRY = r"""
Some words before: they are a comment.
@string{jsw = "Journal of {Shift} Work"}

@article{osei2015,
  author    = {Osei, Kw{\'a}me A. and van den Berg, J{\"u}rgen and de la Cruz, Jr., Ana and others},
  title     = "Light, {REM} Sleep
               \& the Mood of {N}urses --- A Trial",
  journal   = jsw # { (Online)},
  year      = 2015,
  volume    = {12}, number = 3,
  pages     = {201--214},
  doi       = {https://doi.org/10.5555/OSEI\_15.},
}
"""


def test_a_bibtex_entry_is_read_into_its_fields() -> None:
    document, found = entries("a.bib", ENTRY)
    entry = found["osei2015"]
    assert people(entry) == ["Osei|Kwáme A.", "van den Berg|Jürgen", "de la Cruz|Ana, Jr."]
    assert entry.authors_truncated
    assert (entry.title, entry.container) == (
        "Light, REM Sleep & the Mood of Nurses — A Trial",
        "Journal of Shift Work (Online)",
    )
    assert (entry.type, entry.year, entry.volume, entry.issue, entry.pages) == (
        "article-journal",
        "2015",
        "12",
        "3",
        "201–214",
    )
    assert entry.doi == "10.5555/OSEI_15"
    places = {name: document.place(span) for name, span in entry.places.items()}
    assert places["year"].text == "2015"
    assert (places["year"].start.line, places["volume"].start.line, places["doi"].start.line) == (10, 11, 13)
    assert places["pages"].text == "201--214"
    assert places["doi"].text == r"10.5555/OSEI\_15"
    assert places["container"].text.startswith("jsw")
    assert document.place(entry.authors[1].span or entry.span).text == r"van den Berg, J{\"u}rgen"
    whole = document.place(entry.span).text
    assert whole.startswith("@article{osei2015")
    assert whole.endswith("}")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Osei, K.", "Osei|K."),
        ("K. A. Osei", "Osei|K. A."),
        ("Ludwig van Beethoven", "van Beethoven|Ludwig"),
        ("{Ludwig van Beethoven}", "Ludwig van Beethoven"),
        ("{World Health Organization}", "World Health Organization"),
        ("World Health Organization", "World Health Organization"),
        ("{Barnes and Noble}", "Barnes and Noble"),
        ("Zarate, Jr., Carlos A.", "Zarate|Carlos A., Jr."),
        (r"\v{S}koda, \O{}yvind", "Škoda|Øyvind"),
        (r"G{\"o}del, Kurt", "Gödel|Kurt"),
        (r"{\L}ukasiewicz, Jan", "Łukasiewicz|Jan"),
        ("Plato", "Plato|"),
        ("family=Berg, given=Jan, prefix=van den", "van den Berg|Jan"),
    ],
)
def test_names(written: str, read_as: str) -> None:
    assert people(bib(f"@book{{k, author = {{{written}}}, title={{T}}, year=2000}}")["k"]) == [read_as]


def test_fields_are_inherited_from_crossref_and_xdata() -> None:
    found = bib(
        """
@incollection{ch, crossref = {BK}, author = {A, B}, title = {A Chapter}, pages = {1-3}}
@book{bk, editor = {C, D}, title = {The Book}, publisher = {House}, year = 2015, isbn = {978-3-16-148410-0}, doi = {10.5555/bk}}
@xdata{house, publisher = {Big House}, date = {2019-05-03}}
@book{x, author = {E, F}, title = {X}, xdata = {house}}
@article{self, crossref = {self}, author = {G, H}, title = {Loop}, year = 1999}
"""
    )
    chapter = found["ch"]
    assert (chapter.title, chapter.container, chapter.year, chapter.publisher) == (
        "A Chapter",
        "The Book",
        "2015",
        "House",
    )
    assert (chapter.type, chapter.doi, chapter.isbn, people(chapter)) == ("chapter", "", "", ["A|B"])
    assert (found["x"].publisher, found["x"].year) == ("Big House", "2019")
    assert "house" not in found
    assert people(found["bk"]) == ["C|D"]


def test_biblatex_fields() -> None:
    found = bib(
        "@article{k, author={A, B}, title={Main}, subtitle={Sub}, journaltitle={J}, date={2018/2019}, eid={e12}}"
    )
    assert (found["k"].title, found["k"].container, found["k"].year, found["k"].pages) == (
        "Main: Sub",
        "J",
        "2018",
        "e12",
    )


@pytest.mark.parametrize(
    ("entry", "kind", "field", "value"),
    [
        ("@online{k, title={T}, url={https://a.example/x_y~z}}", "webpage", "url", "https://a.example/x_y~z"),
        (r"@misc{k, title={T}, howpublished={\url{https://a.example/x}}}", "webpage", "url", "https://a.example/x"),
        ("@misc{k, title={T}, eprint={2101.01234}, archiveprefix={arXiv}}", "article", "arxiv", "2101.01234"),
        ("@phdthesis{k, title={T}, school={S}}", "thesis", "publisher", "S"),
        ("@techreport{k, title={T}, institution={I}, number={7}}", "report", "issue", ""),
        ("@article(k, title={T}, year={in press})", "article-journal", "year", "in press"),
        ("@article{k, title={T}, year={2018a}}", "article-journal", "suffix", "a"),
        ("@book{k, title={T}, isbn={978-3-16-148410-0}}", "book", "isbn", "978-3-16-148410-0"),
    ],
)
def test_kinds_of_entries(entry: str, kind: str, field: str, value: str) -> None:
    found = bib(entry)["k"]
    assert (found.type, getattr(found, field)) == (kind, value)


def test_a_broken_entry_is_told_and_takes_none_with_it() -> None:
    document, found = entries(
        "a.bib",
        "@article{one, title={A}, year=2001}\n@article{two, title={Open, author={X, Y}, year=2002}\n"
        "@article{three, title={C}, year=2003}\n@article{one, title={Again}}\n@article{, title={No key}}\n",
    )
    assert [found[key].year for key in ("one", "three")] == ["2001", "2003"]
    assert not found["two"].read
    assert [what for _, what in document.unread] == [
        "The entry two could not be read to its end",
        "The key one stood before; this second entry was not read",
    ]
    assert [document.place(span).start.line for span, _ in document.unread] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [
        "% @article{k, title={T}}",
        "write to a@article{k, title={T}}",
        "@comment{@article{k, title={T}}}",
        "@string{k = {T}}",
    ],
)
def test_what_is_no_entry(text: str) -> None:
    assert read("a.bib", text.encode()).lists == ()


def test_ris() -> None:
    document, found = entries(
        "a.ris",
        "TY  - JOUR\r\nID  - osei\r\nAU  - Osei, Kwame A.\r\nAU  - Zarate, Carlos A., Jr.\r\nTI  - Light and mood\r\n"
        "T2  - Journal of Shift Work\r\nPY  - 2015/03//\r\nVL  - 12\r\nIS  - 3\r\nSP  - 201\r\nEP  - 214\r\n"
        "DO  - 10.5555/osei\r\nER  - \r\n\r\nTY  - BOOK\r\nA1  - World Health Organization\r\nT1  - Sleep\r\nY1  - 2010\r\n",
    )
    entry = found["osei"]
    assert people(entry) == ["Osei|Kwame A.", "Zarate|Carlos A., Jr."]
    assert (entry.container, entry.year, entry.pages, entry.doi) == (
        "Journal of Shift Work",
        "2015",
        "201-214",
        "10.5555/osei",
    )
    assert document.place(entry.places["year"]).text == "2015"
    assert document.place(entry.places["volume"]).start.line == 8
    assert (people(found["2"]), found["2"].type) == (["World Health Organization"], "book")
    assert [what for _, what in document.unread] == ["This reference has no ER line, so it may not be whole"]
    with pytest.raises(UnreadableDocument, match="from TY to ER"):
        read("a.ris", b"nothing")


ITEM = {
    "id": "osei", "type": "article-journal", "title": "“Light” & mood", "container-title": "Journal",
    "author": [{"family": "Berg", "non-dropping-particle": "van den", "given": "J."}, {"literal": "WHO"}],
    "issued": {"date-parts": [[2015, 3]]}, "volume": "12", "page": "201-214", "DOI": "10.5555/osei",
}  # fmt: skip


@pytest.mark.parametrize("ascii_only", [True, False])
def test_csl_json(ascii_only: bool) -> None:
    document, found = entries("a.json", json.dumps([ITEM], ensure_ascii=ascii_only, indent=1))
    entry = found["osei"]
    assert people(entry) == ["van den Berg|J.", "WHO"]
    assert (entry.title, entry.year, entry.pages) == ("“Light” & mood", "2015", "201-214")
    assert document.place(entry.places["year"]).text == "2015"
    assert json.loads(f'"{document.place(entry.places["title"]).text}"') == entry.title


def test_csl_yaml() -> None:
    text = (
        "references:\n- id: osei\n  type: article-journal\n  title: >\n    Light and\n    mood\n  author:\n"
        "  - {family: Osei, given: K.}\n  issued: 2015-03\n  container-title: 'Journal'\n  DOI: 10.5555/osei\n"
    )
    document, found = entries("a.yaml", text)
    assert (found["osei"].title, found["osei"].year, found["osei"].container) == ("Light and mood", "2015", "Journal")
    assert document.place(found["osei"].places["container"]).text == "Journal"
    assert document.place(found["osei"].places["year"]).start.line == 9


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("package.json", '{"name": "x", "type": "module"}', "no list of references in CSL form"),
        ("a.json", "[1, 2]", "no list of references"),
        ("a.json", '[{"type": "Feature", "title": "x"}]', "no list of references"),
        ("a.json", "{", "not JSON"),
        ("references.yaml", "version: 1\nworks: []\n", "claimcheck's record of works"),
        ("a.yml", "a: 1\n", "without references: in CSL form"),
        ("a.yml", "a: [\n", "not YAML"),
        ("a.yml", "- id: a\n  type: book\n  title: T\n", "without references:"),
        ("pom.xml", "<project><a/></project>", "no JATS article"),
    ],
)
def test_other_files_are_no_articles(name: str, text: str, hint: str) -> None:
    assert not is_article(name, text.encode())
    with pytest.raises(NotAnArticle, match=hint):
        read(name, text.encode())


def test_a_bare_yaml_list_is_read_where_an_article_names_it() -> None:
    document = read_bibliography("refs.yaml", b"- id: a\n  type: book\n  title: T\n")
    assert [one.label for one in document.lists[0].references] == ["a"]
    with pytest.raises(UnreadableDocument, match="format that is not read"):
        read_bibliography("refs.enl", b"")
