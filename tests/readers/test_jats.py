"""JATS: text, marks and entries of articles as publishers keep them."""

from __future__ import annotations

import pytest

from claimcheck.errors import NotAnArticle, UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.pipeline import extract_document
from claimcheck.readers import read

FRONT = (
    "<front><journal-meta><journal-title>Sleep</journal-title></journal-meta><article-meta><title-group><article-title>Nights"
    "</article-title></title-group><contrib-group><contrib><name><surname>Osei</surname></name></contrib></contrib-group>"
    "<pub-date><year>2015</year></pub-date><abstract><p>In short.</p></abstract></article-meta></front>"
)


def jats(body: str = "", back: str = "", front: str = "") -> Document:
    text = f'<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "-//NLM" "J.dtd">\n<article>{front}<body>{body}</body><back>{back}</back></article>'
    return read("a.xml", text.encode())


def words(document: Document) -> list[str]:
    return [f"{block.kind.value}: {block.span.cut(document.text)}" for block in document.blocks]


def test_blocks() -> None:
    document = jats(
        "<sec><title>Light</title><p>One &lt; two&nbsp;&#233;<break/>and\n  so <italic>on</italic>.</p>"
        "<list><list-item><p>First</p></list-item></list><disp-quote><p>Quoted.</p></disp-quote>"
        "<p>Before <disp-formula>x=1</disp-formula> behind.</p><fig><label>Figure 1</label><caption><title>Cap.</title><p>More.</p>"
        "</caption></fig><table-wrap><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>"
        "</table></table-wrap></sec>",
        front=FRONT,
    )
    assert words(document) == [
        "metadata: Sleep",
        "heading: Nights",
        "metadata: Osei",
        "metadata: 2015",
        "paragraph: In short.",
        "heading: Light",
        "paragraph: One < two\xa0é\nand so on.",
        "item: First",
        "quote: Quoted.",
        "paragraph: Before",
        "code: x=1",
        "paragraph: behind.",
        "paragraph: Cap.",
        "paragraph: More.",
        "table: A\tB",
        "table: 1\t2",
    ]
    assert [span.cut(document.text) for span in document.emphases] == ["on"]
    place = document.place(document.blocks[6].span)
    assert place.text.startswith("One &lt; two&nbsp;&#233;<break/>and\n")


def ref(number: int, inside: str = "<mixed-citation>x</mixed-citation>") -> str:
    return f'<ref id="B{number}"><label>{number}</label>{inside}</ref>'


def mark(number: int, words: str = "", rid: str = "") -> str:
    return f'<xref ref-type="bibr" rid="{rid or f"B{number}"}">{words or number}</xref>'


REFS = "<ref-list><title>References</title>" + "".join(ref(n) for n in range(1, 10)) + "</ref-list>"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (f"[{mark(1)}]", ["[1] B1"]),
        (f"[{mark(1)}, {mark(3)}&#8211;{mark(5)}]", ["[1, 3–5] B1 B3 B4 B5"]),
        (f"[{mark(1)}]-[{mark(3)}]", ["[1]-[3] B1 B2 B3"]),
        (f"<sup>{mark(2)},{mark(4)}</sup>", ["2,4 B2 B4"]),
        (mark(0, "2–4", "B2 B3 B4"), ["2–4 B2 B3 B4"]),
        (mark(2, "2–4"), ["2–4 B2 B3 B4"]),
        (f"({mark(1, 'Osei, 2015')}; {mark(2, 'Ibe, 2016')})", ["(Osei, 2015; Ibe, 2016) B1 B2"]),
        (f"{mark(1, 'Osei (2015)')} and then {mark(2, 'Ibe (2016)')}", ["Osei (2015) B1", "Ibe (2016) B2"]),
    ],
)
def test_marks(printed: str, found: list[str]) -> None:
    document = jats(f"<p>Naps help {printed} at work.</p>", REFS)
    assert [f"{m.span.cut(document.text)} {' '.join(key for _, key in m.items)}" for m in document.key_marks] == found


def test_entries_with_tags_without_and_several_under_one_number() -> None:
    back = (
        "<ref-list>"
        + ref(1, '<element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Osei</surname>'
              "<given-names>K</given-names></name><etal/></person-group><article-title>Light.</article-title><source>J Sleep</source>"
              '<year>2015a</year><volume>12</volume><fpage>45</fpage><lpage>52</lpage><pub-id pub-id-type="doi">10.5555/o</pub-id>'
              '<pub-id pub-id-type="pmid">123</pub-id></element-citation>')
        + ref(2, "<mixed-citation>Smith, J., &amp; Lee, B. (2011). Naps. <italic>Journal of Sleep</italic>, 12(3), 45–52.</mixed-citation>")
        + ref(3, '<mixed-citation publication-type="book"><string-name><surname>A</surname>, <given-names>B</given-names></string-name> '
              "<chapter-title>One</chapter-title>. In: <source>All</source>, <year>2001</year></mixed-citation>"
              "<mixed-citation><collab>WHO</collab> <source>Sleep</source> <year>2002</year></mixed-citation>")
        + "</ref-list>"
    )  # fmt: skip
    document = jats(f"<p>Naps help [{mark(3)}].</p>", back)
    article = extract_document(document)
    first, second, chapter, book = article.references
    assert (first.title, first.container, first.year, first.suffix, first.pages) == (
        "Light",
        "J Sleep",
        "2015",
        "a",
        "45-52",
    )
    assert (first.doi, first.pmid, first.authors_truncated) == ("10.5555/o", "123", True)
    assert document.place(first.places["pages"]).text == "45</fpage><lpage>52"
    assert (second.title, second.container, second.year) == ("Naps", "Journal of Sleep", "2011")
    assert (chapter.type, chapter.title, chapter.container) == ("chapter", "One", "All")
    assert (book.title, book.authors[0].literal) == ("Sleep", "WHO")
    assert article.citations[0].references == (chapter.id, book.id)


def test_footnotes() -> None:
    document = jats(
        '<p>Naps help<fn id="n1"><p>So they say.</p></fn> at work<xref ref-type="fn" rid="n2">2</xref>.</p>',
        '<fn-group><fn id="n2"><p>Other.</p></fn></fn-group>',
    )
    assert words(document) == ["paragraph: Naps help[^] at work2.", "footnote: So they say.", "footnote: Other."]
    assert [m.label for m in document.footnote_marks] == ["n1", "n2"]


@pytest.mark.parametrize(
    ("text", "error", "hint"),
    [
        ("<rss><channel/></rss>", NotAnArticle, "no JATS article"),
        ("<rss><article/></rss>", NotAnArticle, "its root is <rss>"),
        ("<article><p></article>", UnreadableDocument, "not XML: mismatched tag"),
        ('<!DOCTYPE article [<!ENTITY a "b">]><article>&a;</article>', UnreadableDocument, "entities of its own"),
        (
            '<!DOCTYPE article [<!ENTITY a SYSTEM "x.txt">]><article>&a;</article>',
            UnreadableDocument,
            "entities of its own",
        ),
        ("<article>" * 200 + "</article>" * 200, UnreadableDocument, "levels"),
    ],
)
def test_other_xml_is_refused(text: str, error: type[Exception], hint: str) -> None:
    with pytest.raises(error, match=hint):
        read("a.xml", text.encode())
