"""EPUB: chapters in order, their blocks and notes, and what is refused."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from epub_making import CHAPTER, epub
from hypothesis import given, settings
from hypothesis import strategies as st
from test_readers_properties import ANY_TEXT, SOUP, assert_sound

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.pipeline import extract_document
from claimcheck.readers import read

NOTED = """<h1>Lamps</h1>
<p>The lamp burned<a epub:type="noteref" href="#n1"><sup>1</sup></a> all
   night.<sup><a role="doc-noteref" href="notes.xhtml#n2">2</a></sup></p>
<aside epub:type="footnote" id="n1"><p>1. A lamp of forty candles. <a href="#r1" role="doc-backlink">↩</a></p></aside>
<p>It went out.</p>"""


def shown(document: Document) -> list[tuple[str, int, str, str]]:
    return [(b.kind.value, b.level, b.label, b.span.cut(document.text)) for b in document.blocks]


def test_chapters_in_the_order_of_the_book() -> None:
    document = read("a.epub", epub("<p>First.</p><p>Second.</p>", "<h2>Two</h2><p>Third.</p><p>Fourth.</p>"))
    assert [(document.place(b.span).part, b.span.cut(document.text)) for b in document.blocks] == [
        ("chapter 1, paragraph 1", "First."),
        ("chapter 1, paragraph 2", "Second."),
        ("chapter 2", "Two"),
        ("chapter 2, paragraph 1", "Third."),
        ("chapter 2, paragraph 2", "Fourth."),
    ]
    assert document.source == document.text
    assert document.text_map is None
    assert document.format == "epub"


def test_blocks() -> None:
    body = """<h1>1. Lamps &amp; nights</h1><p>A   wrapped
      line of <em>some lamps</em><span epub:type="pagebreak">12</span>.</p>
      <ul><li>one<ul><li><p>two</p><p>more</p></li></ul></li></ul><ol><li>first</li><li>second</li></ol>
      <blockquote><p>Quoted.</p></blockquote><pre>x  = 1</pre>
      <table><tr><th>a</th><td><p>b</p></td></tr></table><nav><p>Next page</p></nav><script>x</script>
      <p hidden="hidden">Unseen</p>tail<br/>end"""
    assert shown(read("a.epub", epub(body))) == [
        ("heading", 1, "1.", "Lamps & nights"),
        ("paragraph", 0, "", "A wrapped line of some lamps."),
        ("item", 0, "•", "one"),
        ("item", 1, "•", "two"),
        ("paragraph", 0, "", "more"),
        ("item", 0, "1.", "first"),
        ("item", 0, "2.", "second"),
        ("quote", 0, "", "Quoted."),
        ("code", 0, "", "x  = 1"),
        ("table", 0, "", "a\tb"),
        ("paragraph", 0, "", "tail\nend"),
    ]


def test_notes_have_marks_and_blocks() -> None:
    notes = CHAPTER.format('<ol><li id="n2"><p><a href="c1.xhtml#r2">2</a> Another lamp.</p></li></ol>')
    opf = epub("")  # only to have the package's shape in one place
    with zipfile.ZipFile(io.BytesIO(opf)) as archive:
        package = archive.read("OEBPS/book.opf").decode()
    package = package.replace(
        "</manifest>", '<item id="n" href="text/notes.xhtml" media-type="application/xhtml+xml"/></manifest>'
    )
    package = package.replace("</spine>", '<itemref idref="n" linear="no"/></spine>')
    document = read("a.epub", epub(NOTED, others={"OEBPS/text/notes.xhtml": notes, "OEBPS/book.opf": package}))
    assert shown(document) == [
        ("heading", 1, "", "Lamps"),
        ("paragraph", 0, "", "The lamp burned1 all night.2"),
        ("footnote", 0, "1", "A lamp of forty candles."),
        ("paragraph", 0, "", "It went out."),
        ("footnote", 0, "2", "Another lamp."),
    ]
    assert [(mark.label, mark.span.cut(document.text)) for mark in document.footnote_marks] == [("1", "1"), ("2", "2")]
    assert document.superscripts == ()


def test_notes_numbered_anew_in_each_chapter_have_labels_of_their_own() -> None:
    document = read("a.epub", epub(NOTED, NOTED))
    assert [mark.label for mark in document.footnote_marks] == ["1", "1 in chapter 2"]
    assert [b.label for b in document.blocks if b.kind.value == "footnote"] == ["1", "1 in chapter 2"]


def test_notes_of_epub_2_are_told_by_where_raised_numbers_lead() -> None:
    first = (
        '<h1>Lamps</h1><p>The lamp burned<sup><a id="r1" href="c2.xhtml#n1">1</a></sup> all night'
        '<a id="r2" href="#n2"><sup>2</sup></a>. It cost 4 pence.<a href="c2.xhtml#n3">[3]</a></p>'
        '<p>See chapter <a href="c2.xhtml#top">2</a>.</p><hr/>'
        '<p><a id="n2" href="#r2"><sup>2</sup></a> Until six.</p>'
    )
    second = (
        '<h1 id="top">Notes</h1><p id="n1"><a href="c1.xhtml#r1">1</a>. A lamp of forty candles.</p>'
        '<div id="n3"><p>[3] In coin.</p><p>Or in kind.</p></div>'
    )
    document = read("a.epub", epub(first, second))
    assert shown(document) == [
        ("heading", 1, "", "Lamps"),
        ("paragraph", 0, "", "The lamp burned1 all night2. It cost 4 pence.[3]"),
        ("paragraph", 0, "", "See chapter 2."),
        ("footnote", 0, "2", "Until six."),
        ("heading", 1, "", "Notes"),
        ("footnote", 0, "1", "A lamp of forty candles."),
        ("footnote", 0, "3", "In coin."),
        ("footnote", 0, "3", "Or in kind."),
    ]
    assert [(mark.label, mark.span.cut(document.text)) for mark in document.footnote_marks] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "[3]"),
    ]
    assert document.superscripts == ()


def test_marks_that_lead_to_entries_in_another_chapter_are_no_notes() -> None:
    entries = "".join(
        f'<li id="b{n}">Novak P. Bright lamps in winter {n}. Journal of Lamps. 201{n};4(2):10-19.</li>'
        for n in (1, 2, 3)
    )
    text = '<p>Lamps help guests sleep.<a href="c2.xhtml#b2"><sup>2</sup></a></p>'
    article = extract_document(read("a.epub", epub(text, f"<h1>References</h1><ol>{entries}</ol>")))
    assert [one.year for one in article.lists[0].references] == ["2011", "2012", "2013"]
    assert [item.references for mark in article.citations for item in mark.items] == [
        (article.lists[0].references[1].id,)
    ]


def test_links_and_superscripts() -> None:
    document = read(
        "a.epub", epub('<p>A <a href="https://example.org/a">trial</a> of 10 m<sup>2</sup>; <a href="#x">up</a></p>')
    )
    assert [(link.target, link.span.cut(document.text)) for link in document.links] == [
        ("https://example.org/a", "trial")
    ]
    assert [span.cut(document.text) for span in document.superscripts] == ["2"]


def test_entries_of_a_list() -> None:
    entry = "<p>Novak, A., &amp; Li, B. ({0}). Bright lamps in winter. <i>Journal of Lamps, 4</i>(2), 10–19.</p>"
    body = "<p>Lamps help (Novak &amp; Li, 2011).</p><h2>References</h2>" + "".join(
        map(entry.format, range(2010, 2014))
    )
    article = extract_document(read("a.epub", epub(body)))
    assert [one.year for one in article.lists[0].references] == ["2010", "2011", "2012", "2013"]
    assert [one.references for one in article.citations[0].items] == [("r2",)]


FONTS = '<encryption xmlns:enc="x"><enc:EncryptionMethod Algorithm="{}"/></encryption>'


def test_obfuscated_fonts_are_no_protection() -> None:
    fonts = FONTS.format("http://www.idpf.org/2008/embedding")
    assert read("a.epub", epub("<p>Lamps.</p>", others={"META-INF/encryption.xml": fonts})).blocks


BOMB = CHAPTER.format("<p>" + "lamp " * 6_000_000 + "</p>")


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({"META-INF/encryption.xml": FONTS.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}, "DRM"),
        ({"META-INF/container.xml": None}, "container.xml is missing"),
        ({"META-INF/container.xml": "<container/>"}, "names no book"),
        ({"META-INF/container.xml": "<container"}, "no plain XML"),
        ({"META-INF/container.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "no plain XML"),
        ({"META-INF/container.xml": "<a>" * 100_000}, "no plain XML"),
        ({"OEBPS/book.opf": None}, "book.opf is missing"),
        ({"OEBPS/book.opf": "<package/>"}, "no chapters"),
        ({"OEBPS/text/c1.xhtml": None}, "holds no text"),
        ({"OEBPS/text/c1.xhtml": BOMB}, "unpacks to more"),
        ({"OEBPS/text/c1.xhtml": "<div>" * 100_000 + "a"}, "deep"),
        ({"OEBPS/text/c1.xhtml": b"\xff\xfe\x00"}, "UTF-16"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused(others: dict[str, str | bytes | None], told: str) -> None:
    with pytest.raises(UnreadableDocument, match=told):
        read("a.epub", epub("<p>Lamps.</p>", others=others))


def test_a_missing_chapter_is_told() -> None:
    document = read("a.epub", epub("<p>Lamps.</p>", "<p>Nights.</p>", others={"OEBPS/text/c2.xhtml": None}))
    assert document.notices == ("OEBPS/text/c2.xhtml is missing in the book; the rest was read",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Some text.", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_epub(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="EPUB"):
        read("a.epub", data)


@settings(deadline=None, max_examples=200)
@given(st.lists(SOUP | ANY_TEXT, max_size=3))
def test_any_chapters_are_read(bodies: list[str]) -> None:
    with contextlib.suppress(UnreadableDocument):
        document = read("a.epub", epub(*bodies))
        assert_sound(document)
        for mark in document.footnote_marks:
            assert any(block.label == mark.label for block in document.blocks)


WHOLE = epub(NOTED, "<p>Lamps.</p>")


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=40), st.integers(0, len(WHOLE)), st.integers(0, 40))
def test_damaged_files_are_read_or_unreadable(noise: bytes, at: int, gone: int) -> None:
    with contextlib.suppress(UnreadableDocument):
        assert_sound(read("a.epub", WHOLE[:at] + noise + WHOLE[at + gone :]))
