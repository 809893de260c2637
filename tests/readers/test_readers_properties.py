"""What holds for every text: no exception, spans inside the text, blocks in order, places that are the source."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.document import Document
from claimcheck.model.span import Span
from claimcheck.readers import SUFFIXES, read, read_text

# "·" stands for a space, "¶" for a line break.
FRAGMENTS = r"""
a foo· Bar.· * ** _ ` `` ```¶ [ ] ( ) ](http://x.y/a_(b)) ![ < >· -· *· 1.· 12)· [^1] [^1]:· [^9] ^ ^21^ ^1,2^ ~ ~~ $ $$
# #· ===¶ ---¶ +++¶ &amp; &nbsp; &#8211; &lt; \ \* <sup> </sup> <a·href='http://q?a=1&amp;b'> </a> <br> <!-- --> <div>¶
</div>¶ <p> <li> <ol> </ol> <tr> <td> <table> <script> </script> <em> <x <? <![CDATA[ é 𝛼 😀· ✅· •· –· http://a.b/c
www.x.org https://doi.org/10.1/x(1)2<3>4;5. Smith,·J.·(2010).· 2010 References [1]· ::: {#id} {.wide} % ' " = | ||
title:·x¶ |a|b|¶|-|-|¶|c|d|¶ ¶ ¶¶ · ·· ····
""".split()
FRAGMENTS = [fragment.replace("·", " ").replace("¶", "\n") for fragment in FRAGMENTS]
FRAGMENTS += ["\r\n", "\r", "\t", "\u200b", "\u2028", "\f", "\0", "\ufeff", "\x85", "\xa0"]
SOUP = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
# What pages are made of, sound and unsound.
TAGS = r"""
<p> </p> <p·id=fn1> <div> </div> <div·class="related"> <div·class="csl-entry"> <div·hidden> <span·class=sr-only> </span> <main>
</main> <article> </article> <header> </header> <footer> <aside> <nav> </nav> <h1> </h1> <h2>References</h2> <h2>Notes</h2>
<h3>Related·posts</h3> <ul> </ul> <ol·start=4> </ol> <li> <li·id="ref-3"> </li> <dl> <dt> <dd> </dl> <table> <tr> <td> <th> </table>
<caption> <blockquote> </blockquote> <pre> </pre> <code> </code> <q> </q> <sup> </sup> <sub> <b> </b> <strong> <em> </em> <br> <br/> <hr>
<a·href="#fn1"> <a·href="#ref-3"> <a·href="#x"·id=fn1> <a·href='http://q.r/?a=1&amp;b'> </a> <img·alt="a>b"> <script> </script> <style>
<svg> </svg> <title> </title> <meta·name=citation_doi·content="10.1234/x"> https://doi.org/10.1234/x <noscript> <!-- --> <!doctype·html>
<![CDATA[ ]]> <?xml·?> <a <b· "> ' </ < > & &amp; &nbsp; &nbsp &#8211; &#0; &shy; &bogus; ↩ 1 [1] 1. 12 · ·· ¶ ¶·· Smith,·J.·(2010).·Naps.·
Sleep,·3(1),·5-9. By·Ann·Lee 5·min·read words·and·words· References a B. é 𝛼
""".split()
TAGS = [fragment.replace("·", " ").replace("¶", "\n") for fragment in TAGS] + [
    "\t",
    "\r\n",
    "\0",
    "\xad",
    "\u200b",
    "\xa0",
    "\f",
]
PAGES = st.lists(st.sampled_from(TAGS), max_size=60).map("".join)
FORMATS = ("text", "markdown", "html")


def assert_sound(document: Document) -> None:
    length, last = len(document.text), 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= length
        words = block.span.cut(document.text)
        assert words == words.strip()
        last = block.span.end
    spans = [block.span for block in document.blocks]
    spans += [link.span for link in document.links]
    spans += [mark.span for mark in document.footnote_marks]
    spans += document.superscripts
    spans += document.emphases
    for span in spans:
        assert 0 <= span.start < span.end <= length
        place = document.place(span)
        assert place.text == document.source[place.start.offset : place.end.offset]
    if document.text_map is None:
        assert document.text == document.source
        return
    text_end = source_end = 0
    for segment in document.text_map.segments:
        assert text_end <= segment.text_start < segment.text_end <= length
        assert source_end <= segment.source_start < segment.source_end <= len(document.source)
        text_end, source_end = segment.text_end, segment.source_end


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=300, deadline=None)
@given(text=st.one_of(SOUP, ANY_TEXT, PAGES))
def test_any_text_is_read(format: str, text: str) -> None:
    document = read_text(text, "a", format)
    assert (document.path, document.format, document.source) == ("a", format, text)
    assert_sound(document)


@pytest.mark.parametrize("format", ["markdown", "html"])
@settings(deadline=None)
@given(text=st.one_of(SOUP, PAGES))
def test_every_character_of_text_is_found_at_its_place(format: str, text: str) -> None:
    """A character of text is that of the source, or stands for markup (an entity, a line break) there."""
    document = read_text(text, "a", format)
    assert document.text_map is not None
    for segment in document.text_map.segments:
        if segment.linear:
            seen = document.text[segment.text_start : segment.text_end]
            source = document.source[segment.source_start : segment.source_end]
            assert re.sub(r"\s", " ", seen) == re.sub(r"\s", " ", source) or len(source) == 4, source


@settings(deadline=None)
@given(SOUP)
def test_links_are_sorted_and_bare_ones_stand_alone(text: str) -> None:
    for format in FORMATS:
        links = read_text(text, "a", format).links
        assert [link.span for link in links] == sorted(link.span for link in links)
        for first, second in pairwise(links):
            if first.bare and second.bare:
                assert not first.span.overlaps(second.span)


@pytest.mark.parametrize("format", FORMATS)
def test_lone_surrogates_do_not_matter(format: str) -> None:
    document = read_text("a \ud800 *b* c", "a", format)
    assert_sound(document)
    assert "c" in document.text


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + "a",
        "[" * 10_000,
        "*" * 10_000 + "a",
        "*a " * 10_000,
        "![" * 10_000,
        "- " * 5_000 + "a",
        "<div>\n" + "<a " * 20_000,
        "<div>\n" + '<a "' * 20_000 + ">",
        "<div>\n" + "<!--" * 20_000,
        "<sup>" * 20_000 + "</b>" * 20_000,
        "<div>\n" + "<li>" * 20_000,
        "^1" * 50_000,
        "http://" * 50_000,
        "http://a" + "(" * 100_000,
        " " * 300_000,
        "x" * 300_000,
        "word " * 60_000,
        "1. a\n" * 10_000,
        ("Aaaa, B. (2010). Cc dd ee ff gg hh ii jj kk ll mm.\n" * 5_000),
        "---\na: b\n" + "-- -\n" * 30_000,
        "✅ a\n" * 10_000,
        "<div>" * 100_000 + "a",
        "<section><table><tr><td>" + "<div>" * 30_000 + "</section>" * 30_000,
        "<h2>References</h2><ol>" + "<li><div><span>" * 10_000,
        "<header><div><h1>x</h1>" * 10_000,
        "<h3>Related posts</h3><div>" * 10_000,
        '<a href="x>y ' * 50_000,
        "<title>" * 50_000,
        "&" * 500_000,
        "<br>x<br>" * 20_000,
        "".join(f'<a href="#n{n}">{n % 900}</a>' for n in range(5_000))
        + "".join(f'<p id="n{n}">Note' for n in range(5_000)),
    ],
    ids=lambda text: repr(text[:8]),
)
def test_deep_and_long_texts_are_read_in_linear_time(format: str, text: str) -> None:
    begun = time.process_time()
    assert_sound(read_text(text, "a", format))
    assert time.process_time() - begun < 6  # a quadratic loop takes minutes


def test_empty_files_have_no_blocks() -> None:
    for text in ("", "\n\n", "\ufeff", " \t\r\n"):
        for path in ("a.txt", "a.md", "a.html"):
            assert read(path, text.encode()).blocks == ()


def test_the_suffix_decides_the_format() -> None:
    assert {".txt", ".text", ".md", ".markdown", ".mdown", ".qmd", ".rmd", ".html", ".htm", ".xhtml"} <= SUFFIXES
    assert {".bib", ".ris", ".json", ".yaml", ".yml", ".tex", ".xml", ".nxml"} <= SUFFIXES
    assert {".docx", ".docm", ".dotx", ".dotm", ".pdf", ".epub"} <= SUFFIXES
    assert read("dir.md/a.TXT", b"*a*").text == "*a*"
    assert read("a.Rmd", b"*a*").text == "a\n"
    assert read("-", b"*a*").format == "text"


def test_an_unknown_format_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="docx"):
        read_text("a", "a", "docx")


def test_spans_over_several_blocks_have_places_too() -> None:
    document = read_text("# A\n\n*b* c\n", "a", "markdown")
    assert document.place(Span(0, len(document.text))).text == "A\n\n*b* c"
