"""What reference managers write into Word files: which works a mark means."""

from __future__ import annotations

import base64
import json

import pytest

from claimcheck.model.document import Document
from claimcheck.readers import read
from word_making import field, mark, notes, paragraph, run, word

NAPS = {
    "type": "article-journal",
    "title": "Short naps and  attention",
    "DOI": "https://doi.org/10.1000/NAPS.1",
    "author": [
        {"family": "Okafor", "given": "Ada"},
        {"non-dropping-particle": "van", "family": "Dijk"},
        {"literal": "WHO"},
    ],
    "issued": {"date-parts": [["2017", 3]]},
    "container-title": "Journal of Rest",
    "volume": 12,
    "page": "1-9",
}
ENDNOTE = (
    "<EndNote><Cite><Author>Okafor</Author><Year>2017</Year><RecNum>4</RecNum><DisplayText>(Okafor &amp; Bell 2017)</DisplayText>"
    '<record><rec-number>4</rec-number><ref-type name="Journal Article">17</ref-type><contributors><authors>'
    '<author><style face="normal">Okafor, Ada</style></author><author>World Health Organization,</author></authors></contributors>'
    "<titles><title>Short naps</title><secondary-title>Journal of Rest</secondary-title></titles><dates><year>2017</year></dates>"
    "<electronic-resource-num>10.1000/naps.1</electronic-resource-num></record></Cite>"
    "<Cite><Author>Bell</Author><Year>2001</Year></Cite></EndNote>"
)
SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Oka17</b:Tag>'
    "<b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Okafor</b:Last><b:First>Ada</b:First>"
    "<b:Middle>B.</b:Middle></b:Person></b:NameList></b:Author></b:Author><b:Title>Short naps</b:Title><b:Year>2017</b:Year>"
    "<b:JournalName>Journal of Rest</b:JournalName><b:DOI>10.1000/naps.1</b:DOI></b:Source><b:Source><b:Tag>WHO20</b:Tag><b:Author>"
    "<b:Author><b:Corporate>WHO</b:Corporate></b:Author></b:Author><b:Title>Beds</b:Title></b:Source></b:Sources>"
)


def csl(*works: object) -> str:
    """Return a citation as JSON."""
    return json.dumps({"citationID": "x", "citationItems": [{"id": n, "itemData": w} for n, w in enumerate(works)]})


def encoded(text: str) -> str:
    """Return text in Base64."""
    return base64.b64encode(text.encode()).decode()


def only(document: Document) -> tuple[str, tuple[str, ...]]:
    """Return the words of the only field, and its works as "name year doi"."""
    (one,) = document.citation_fields
    return one.span.cut(document.text), tuple(
        " ".join(filter(None, (w.authors[0].key if w.authors else "", w.year, w.doi))) for w in one.works
    )


@pytest.mark.parametrize(
    "instruction",
    [
        " ADDIN ZOTERO_ITEM CSL_CITATION " + csl(NAPS) + " ",
        " ADDIN ZOTERO_ITEM " + csl(NAPS),
        "ADDIN CSL_CITATION " + csl(NAPS),
        "ADDIN Mendeley Citation{0f-1} CSL_CITATION " + csl(NAPS),
    ],
)
def test_csl_in_fields(instruction: str) -> None:
    document = read("a.docx", word(paragraph("Naps help ", field(instruction, "(Okafor 2017)"), ".")))
    assert only(document) == ("(Okafor 2017)", ("Okafor 2017 10.1000/naps.1",))
    (work,) = document.citation_fields[0].works
    assert [a.key for a in work.authors] == ["Okafor", "van Dijk", "WHO"]
    assert (work.title, work.container, work.volume, work.pages) == (
        "Short naps and attention",
        "Journal of Rest",
        "12",
        "1-9",
    )


def test_a_result_over_several_runs() -> None:
    result = run("(Okafor, ") + run("2017", "<w:i/>") + run(")")
    data = word(paragraph("Naps ", field("ADDIN CSL_CITATION " + csl(NAPS, NAPS), result)))
    assert only(read("a.docx", data))[0] == "(Okafor, 2017)"


def test_mendeley_in_content_controls() -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{encoded(csl(NAPS))}"/></w:sdtPr><w:sdtContent>{run("[4]")}'
        "</w:sdtContent></w:sdt>"
    )
    assert only(read("a.docx", word(paragraph("Naps ", control)))) == ("[4]", ("Okafor 2017 10.1000/naps.1",))


@pytest.mark.parametrize("where", ["instruction", "data", "field in the field"])
def test_endnote(where: str) -> None:
    if where == "instruction":
        one = field(" ADDIN EN.CITE " + ENDNOTE, "(Okafor & Bell 2017)")
    elif where == "data":
        one = field(" ADDIN EN.CITE ", "(Okafor & Bell 2017)", data=encoded(ENDNOTE))
    else:
        inner = field(" ADDIN EN.CITE.DATA ", "<w:r/>", data=encoded(ENDNOTE))
        inner = inner.replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
        one = field(" ADDIN EN.CITE ", "(Okafor & Bell 2017)")
        one = one.replace(
            '<w:r><w:fldChar w:fldCharType="separate"/>', inner + '<w:r><w:fldChar w:fldCharType="separate"/>'
        )
    document = read("a.docx", word(paragraph("Naps ", one)))
    assert only(document) == ("(Okafor & Bell 2017)", ("Okafor 2017 10.1000/naps.1", "Bell 2001"))
    assert document.citation_fields[0].works[0].authors[1].literal == "World Health Organization"


def test_words_own_citations() -> None:
    body = paragraph("Naps ", field(" CITATION Oka17 \\p 4 \\l 1033 \\m WHO20 \\m Gone1", "(Okafor, 2017; WHO)"))
    assert only(read("a.docx", word(body, {"customXml/item1.xml": SOURCES}))) == (
        "(Okafor, 2017; WHO)",
        ("Okafor 2017 10.1000/naps.1", "WHO"),
    )


@pytest.mark.parametrize(
    "instruction",
    [
        "ADDIN CSL_CITATION {",
        "ADDIN CSL_CITATION []",
        "ADDIN CSL_CITATION " + "[" * 100_000,
        'ADDIN CSL_CITATION {"citationItems": 4}',
        'ADDIN CSL_CITATION {"citationItems": [4, null]}',
        "ADDIN CSL_CITATION",
        "ADDIN EN.CITE <EndNote><Cite>",
        "ADDIN EN.CITE <!DOCTYPE a><EndNote></EndNote>",
        "ADDIN EN.CITE ....",
        "CITATION",
        "CITATION Oka17",
        "HYPERLINK",
        'HYPERLINK "',
        "",
    ],
)
def test_fields_that_say_nothing(instruction: str) -> None:
    document = read("a.docx", word(paragraph("Naps ", field(instruction, "(x)"), ".")))
    assert document.text == "Naps (x).\n"
    assert document.citation_fields == ()


def test_odd_values_in_json() -> None:
    odd = {"title": ["x"], "author": [3, {}, {"family": 4}], "issued": {"date-parts": [[]]}, "DOI": True, "volume": 1e9}
    for work in (odd, {"issued": {"raw": "in 1999?"}, "author": "x"}, {"issued": {"date-parts": "x"}}, None, []):
        data = word(paragraph("Naps ", field("ADDIN CSL_CITATION " + csl(work), "(x)")))
        assert len(read("a.docx", data).citation_fields[0].works) == 1


def test_fields_in_notes_and_bibliographies() -> None:
    note = paragraph(field("ADDIN CSL_CITATION " + csl(NAPS), "Okafor, Short naps"), ".")
    first, last = "Okafor, A. (2017). Short naps.", "Zorn, B. (2018). Long naps."
    bibliography = field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", "|").split(run("|"))
    body = (
        paragraph("Naps.", mark("footnote", 1)) + paragraph(bibliography[0], first) + paragraph(last, bibliography[1])
    )
    document = read("a.docx", word(body, {"footnotes": notes("footnote", n1=note)}))
    assert document.text == f"Naps.[^1]\n{first}\n{last}\nOkafor, Short naps.\n"
    assert only(document)[0] == "Okafor, Short naps"
