"""Web pages: small pieces of HTML, and what becomes of them."""

from __future__ import annotations

import pytest

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.span import Span
from claimcheck.pipeline import extract_document
from claimcheck.readers import read, read_text
from claimcheck.readers.html_tags import MOST_TAGS, read_tags

ENTRIES = (
    "<li>Osei, K. (2017). Naps and words. Sleep Letters, 3(2), 1-9.</li>"
    "<li>Park, J. (2018). More naps. Sleep Letters, 4(1), 10-19.</li>"
)


def html(text: str, path: str = "a.html") -> Document:
    """Read a piece of HTML."""
    return read_text(text, path, "html")


def shown(document: Document) -> list[str]:
    """Return the blocks as "kind label: words"."""

    def one(block: Block) -> str:
        level = block.level or "" if block.kind is BlockKind.HEADING else ""
        return f"{block.kind.value}{level} {block.label}".strip() + ": " + block.span.cut(document.text)

    return [one(block) for block in document.blocks]


def source_of(document: Document, words: str) -> str:
    """Return the source of the first place of ``words``."""
    at = document.text.index(words)
    return document.place(Span(at, at + len(words))).text


def test_words_lead_back_through_entities_and_markup() -> None:
    document = html("<p>Caf&eacute; &amp; r&#101;st <b>he</b>lps&nbsp;&#x2014; at\r\n    5&thinsp;p.m.</p>")
    assert document.text == "Café & rest helps\xa0— at 5\u2009p.m.\n"
    assert source_of(document, "Café") == "Caf&eacute;"
    assert source_of(document, "fé & r") == "f&eacute; &amp; r"
    assert source_of(document, "helps") == "he</b>lps"
    assert source_of(document, "at 5") == "at\r\n    5"
    assert source_of(document, "— at") == "&#x2014; at"


def test_white_space_is_folded_over_tags() -> None:
    assert html("<p>  a <b> b </b>  c\t\n<i>d</i>\n</p>").text.rstrip() == "a b c d"


def test_soft_hyphens_and_breaks_in_words_are_not_seen() -> None:
    document = html("<p>Sleep&shy;less\xadness, un<wbr>kind\u200b.</p>")
    assert document.text == "Sleeplessness, unkind.\n"
    assert source_of(document, "Sleeplessness") == "Sleep&shy;less\xadness"


def test_unknown_entities_and_loose_signs_stay() -> None:
    assert html("<p>a < b & c > d &bogus; AT&T &lt;p&gt; 1&lt2").text == "a < b & c > d &bogus; AT&T <p> 1<2\n"


@pytest.mark.parametrize(
    "page",
    [
        "<p>a<p>b",
        "<P>a</P><P>b</P>",
        "<div>a<div>b</div></div>",
        "a<hr>b",
        "<p>a<br><br>b",
        "<table role=presentation><tr><td>a<td>b</table>",
        "<p>a</b></i></div></p><section>b",
        "<!DOCTYPE html><p>a<!-- x -- > y --><?php echo '<p>z' ?><p>b</p></html>",
        "<p title='x > y' data-x=\"<p>\">a</p><p>b",
        "<p>a<script>if (a < b) '</p><p>c'</script><style>p</style><p>b",
        "<p>a</p><svg><text>c</text></svg><noscript>d</noscript><p>b</p><template>e</template>",
    ],
)
def test_blocks_are_divided_whatever_the_markup(page: str) -> None:
    assert [block.span.cut(document.text) for document in [html(page)] for block in document.blocks] == ["a", "b"]


def test_blocks_of_every_kind() -> None:
    page = """<h2>Head</h2><p>Para</p><ul><li>One<ul><li>Deep</li></ul></li></ul><ol start="3"><li>Three<p>more</p><li value=7>Seven
    </ol><ol type=a><li>Letter</ol><blockquote><p>Quoted</p></blockquote><pre>x  =  1</pre><figure><figcaption>Caption</figcaption></figure>
    <table><caption>Title</caption><tr><th>A<th>B<tr><td><p>1</p><td>2<br>3</table><dl><dt>Term<dd>Meaning</dl>"""
    assert shown(html(page)) == [
        "heading2: Head",
        "paragraph: Para",
        "item •: One",
        "item •: Deep",
        "item 3.: Three",
        "paragraph: more",
        "item 7.: Seven",
        "item a.: Letter",
        "quote: Quoted",
        "code: x  =  1",
        "paragraph: Caption",
        "paragraph: Title",
        "table: A\tB",
        "table: 1\t2 3",
        "paragraph: Term",
        "paragraph: Meaning",
    ]


def test_inline_elements_are_kept_as_spans() -> None:
    document = html('<p>x<sup>2</sup> <em>so</em> <code>y[1]</code> <a href="//doi.org/10.1234/a?b=1&amp;c">it</a>')
    text = document.text
    assert [span.cut(text) for span in document.superscripts] == ["2"]
    assert [span.cut(text) for span in document.emphases] == ["so"]
    assert [span.cut(text) for span in document.verbatim] == ["y[1]"]
    assert [(link.span.cut(text), link.target) for link in document.links] == [
        ("it", "https://doi.org/10.1234/a?b=1&c")
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>no</p>",
        '<p style="margin:0; DISPLAY : none">no</p>',
        "<div aria-hidden=true><p>no</p></div>",
        '<span class="screen-reader-text">no</span>',
        '<p class="d-none">no</p>',
        "<sup hidden>no</sup>",
        "<template>no</template>",
        "<button>no</button>",
        "<nav>no</nav>",
        "<dialog><p>no</p></dialog>",
        '<div role="navigation">no</div>',
        '<div class="RelatedPosts__list">no</div>',
        '<div id="onetrust-banner-sdk"><p>no</p></div>',
        '<div class="td_block share-buttons">no</div>',
    ],
)
def test_what_nobody_sees_or_what_stands_beside_is_left_out(hidden: str) -> None:
    page = f"<article><h1>Title</h1><p>A first paragraph of the article's own text.</p>{hidden}<p>Another one.</p></article>"
    assert "no" not in html(page).text.split()
    assert "Another one." in html(page).text


@pytest.mark.parametrize(
    "kept",
    [
        '<section id="related"><h2>Related losses</h2><p>%s</p></section>',
        '<section class="post-8 has-sidebar comments-open"><p>%s</p></section>',
        '<p class="d-none d-md-block">%s</p>',
        '<div class="elementor-widget elementor-widget-text-editor"><p>%s</p></div>',
        '<div class="related-work"><p>%s</p></div>',
        "<h2>Related disorders</h2><p>%s</p>",
        "<div hidden=until-found><p>%s</p></div>",
        '<form id="aspnetForm"><h1>Title</h1><p>%s</p></form>',
        '<div class="sidebar-wrap sidebar"><main><p>%s</p></main></div>',
    ],
)
def test_what_only_sounds_like_it_is_kept(kept: str) -> None:
    words = (
        "People who lost a pet were as sad as others, for a time, and more than the others thought that they would be."
    )
    assert words in html(f"<body>{kept % words}<p>And so on.</p></body>").text


def test_prose_under_a_heading_that_ends_an_article_and_lists_after_it() -> None:
    page = f"<p>Text that was written first.</p><h3>Related posts</h3><ul><li><a>Ten naps</a></ul><h3>References</h3><ul>{ENTRIES}</ul>"
    assert [words for words in shown(html(page)) if "Ten naps" in words or "Related" in words] == []
    assert len(extract_document(html(page)).references) == 2


@pytest.mark.parametrize(
    ("shape", "label"),
    [
        ("<ol>%s</ol>", "2"),
        ("<ol class=references>%s</ol>", "2"),
        ("<ol style='list-style-type:none'>%s</ol>", None),
        ("<ul>%s</ul>", None),
        ("<div class=box><ol start=11>%s</ol></div>", "12"),
    ],
)
def test_lists_of_references(shape: str, label: str | None) -> None:
    found = extract_document(html(f"<p>Naps help.</p><h2>References</h2>{shape % ENTRIES}")).references
    assert [(r.authors[0].family, r.year) for r in found] == [("Osei", "2017"), ("Park", "2018")]
    assert found[1].label == label


@pytest.mark.parametrize(
    "page",
    [
        "<ol><li>[1] {0}</li><li>[2] {1}</li></ol>",
        "<ol><li><a id=r1>1.</a> {0}</li><li><a id=r2>2.</a> {1}</li></ol>",
        "<p>[1] {0}</p><p>[2] {1}</p>",
        "<p>1. {0}<br>2. {1}</p>",
        "<div>[1]</div><div>{0}</div><div>[2]</div><div>{1}</div>",
        "<dl><dt>[1]</dt><dd>{0}</dd><dt>[2]</dt><dd>{1}</dd></dl>",
        "<table><tr><td>1.</td><td>{0}</td></tr><tr><td>2.</td><td>{1}</td></tr></table>",
        "<div class=csl-entry><div class=csl-left-margin>1. </div><div class=csl-right-inline>{0}</div></div>"
        "<div class=csl-entry><div class=csl-left-margin>2. </div><div class=csl-right-inline>{1}</div></div>",
    ],
)
def test_printed_numbers_are_labels(page: str) -> None:
    entries = [entry.removesuffix("</li>").removeprefix("<li>") for entry in ENTRIES.split("</li><li>")]
    found = extract_document(html("<p>Naps help [1].</p><h2>References</h2>" + page.format(*entries)))
    assert [(r.label, r.authors[0].family, r.year, r.pages) for r in found.references] == [
        ("1", "Osei", "2017", "1-9"),
        ("2", "Park", "2018", "10-19"),
    ]
    assert [item.references for mark in found.citations for item in mark.items] == [("r1",)]


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#r-2">2</a></sup>',
        '<a href="#r-2"><sup>2</sup></a>',
        '<a href="#r-2">2</a>',
        '<a href="#r-2">[2]</a>',
        '[<a href="https://site.example/page#r-2">2</a>]',
        "<sup>2</sup>",
    ],
)
def test_marks_that_lead_to_an_entry(mark: str) -> None:
    page = f"<p>Naps help{mark}. So they say.</p><h2>References</h2><ol><li id=r-1>" + ENTRIES[4:].replace(
        "</li><li>", "</li><li id='r-2'>"
    )
    (found,) = extract_document(html(page)).citations
    assert [item.references for item in found.items] == [("r2",)]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#fn2" id=b>*</a></sup>', "<p id=fn2><sup><a href='#b'>*</a></sup> As told to us.</p>"),
        ('<a href="#_ftn2" name="_ftnref2">[2]</a>', "<p><a href='#_ftnref2' name='_ftn2'>[2]</a> As told to us.</p>"),
        ('<a href="#n2" id=b>2</a>', "<ol><li>Other.</li><li id=n2><p>As told to us. <a href='#b'>↩</a></p></li></ol>"),
        ('<sup><a href="#n2" id=b>2</a></sup>', "<div id=n2>As told to us. <a href='#b'>Back</a></div>"),
    ],
)
def test_marks_that_lead_to_a_note(mark: str, note: str) -> None:
    document = html(f"<p>Naps help{mark} a bit.</p><hr>{note}")
    (found,) = document.footnote_marks
    (block,) = [b for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert (block.label, block.span.cut(document.text)) == (found.label, "As told to us.")
    assert document.superscripts == ()
    assert extract_document(document).references == ()


def test_the_articles_own_doi_is_no_citation() -> None:
    page = """<meta name="citation_doi" content="10.9999/own"><h1>Naps</h1><p>Naps help, says <a href="https://doi.org/10.9999/own">this
    paper</a> and <a href="https://doi.org/10.9999/other">another</a>.</p><p>https://doi.org/10.9999/OWN</p>"""
    found = extract_document(html(page)).citations
    assert [item.identifier for mark in found for item in mark.items] == ["doi:10.9999/other"]


def test_what_a_page_tells_of_itself() -> None:
    page = """<title>Naps | Site</title><script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"},
    {"@type": ["BlogPosting"], "headline": "Naps", "datePublished": "2020-01-02", "identifier": {"value": "doi:10.9999/own"}}]}</script>
    <script type="application/ld+json">{broken</script><p>Text.</p>"""
    assert shown(html(page)) == ["metadata: Naps", "metadata: 2020-01-02", "metadata: 10.9999/own", "paragraph: Text."]


def test_a_comment_or_script_that_never_ends_is_told() -> None:
    assert html("<p>a</p><!-- <p>b</p>").notices == ("an HTML comment never ends; what follows it was not read",)
    assert html("<p>a</p><script> <p>b</p>").notices == ("<script> is never closed; what follows it was not read",)
    assert html("<p>a<svg><p>b</p>").notices == ()


def test_too_many_tags_are_no_article() -> None:
    with pytest.raises(UnreadableDocument, match="more than 300,000 tags"):
        html("<b>" * (MOST_TAGS + 10))


def test_a_line_of_twenty_megabytes_is_refused_and_one_of_nine_read() -> None:
    with pytest.raises(UnreadableDocument, match=r"^is 20 MB"):
        read("a.html", b"<p>" + b"word " * 4_000_000)
    assert len(html("<p>" + "word " * 1_800_000).text) > 8_999_998


def test_tags_within_quotes_and_without_ends() -> None:
    tags, notice = read_tags('<a title="1 > 0" href=x>y</a ><IMG/><p <b>z<')
    assert [(tag.name, tag.closing) for tag in tags] == [("a", False), ("a", True), ("img", False), ("p", False)]
    assert notice == ""
