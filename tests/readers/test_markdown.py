"""Markdown: what a person sees of it, in which blocks, and where it stands in the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.document import BlockKind, Document
from claimcheck.model.span import Span
from claimcheck.readers import read_text


def read(text: str) -> Document:
    return read_text(text, "a.md", "markdown")


def shown(text: str) -> list[tuple[str, str, str]]:
    document = read(text)
    return [(block.kind.value, block.label, block.span.cut(document.text)) for block in document.blocks]


def paragraph(text: str) -> str:
    [(kind, _, words)] = shown(text)
    assert kind == "paragraph"
    return words


def raised(text: str) -> list[str]:
    document = read(text)
    return [span.cut(document.text) for span in document.superscripts]


def place(document: Document, words: str) -> str:
    """Return the source of ``words``, which stand in the text once."""
    assert document.text.count(words) == 1
    at = document.text.index(words)
    return document.place(Span(at, at + len(words))).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*a* **b** ***c*** _d_", "a b c d"),
        ("~~struck~~ and ~30% to ~40%", "struck and ~30% to ~40%"),
        ("about ~50~ here", "about ~50~ here"),
        ("a&nbsp;&amp;&#8211;&#x2014; b", "a\xa0&–— b"),
        (r"1\. 5 \* 3 \[x\]", "1. 5 * 3 [x]"),
        ("p < .05 and n>3 AT&T", "p < .05 and n>3 AT&T"),
        ("10^6 cells, 10^7 cells", "10^6 cells, 10^7 cells"),
        ("CO~2~ and x_1_", "CO~2~ and x_1_"),
        ("costs $5–$10, $x_i$", "costs $5–$10, $x_i$"),
        ("`code` and ``a ` b``", "code and a ` b"),
        ("one  \ntwo\\\nthree\nfour", "one\ntwo\nthree\nfour"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("![alt 5%](a.png) words", "words"),
        ('![](a.png){#fig:1 .wide width="75%"} words', "words"),
        ('[a](b){target="_blank"} words', "a words"),
        ("a <!-- 12% of it --> b", "a  b"),
        ("a <span class='x'>b</span> <img alt='c' src='d'>e", "a b e"),
        ("a <script>var b = 1;</script>c", "a c"),
        ("H<sub>2</sub>O", "H2O"),
        ("[@okafor; @moreau, p. 3] and @abara", "[@okafor; @moreau, p. 3] and @abara"),
        ("[1] [Smith] (x)", "[1] [Smith] (x)"),
        ('"quoted" -- and...', '"quoted" -- and...'),
        ("::: {.note}\nwords\n:::", "words"),
        ("x[^9] y", "x[^9] y"),
    ],
)
def test_visible_text(source: str, text: str) -> None:
    assert paragraph(source) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_keep_their_places_through_all_markup(newline: str) -> None:
    source = (
        '# Tïtle *one*\n\n💊 **twö** &amp; `three` \\*four\\* [five](http://a.b "c")  \nsix\n\n'
        "> - seven\n>\n>   eight [nine][r]\n\n| ten | <em>eleven</em> |\n|---|---|\n| `twelve` | thirteen |\n\n"
        "<div>\n  <p>dozen &nbsp;fifteen</p>\n</div>\n\nhundred[^1] <sup>17</sup>\n\n[^1]: thousand\n\n[r]: http://x\n"
    ).replace("\n", newline)
    document = read(source)
    numbers = (
        "one twö three *four* five six seven eight nine ten eleven twelve thirteen dozen fifteen hundred 17 thousand"
    )
    for word in numbers.split():
        assert place(document, word) == word.replace("r*", "r\\*")
    assert place(document, " & ") == " &amp; "
    assert place(document, "five\nsix") == f'five](http://a.b "c")  {newline}six'
    assert place(document, "\xa0") == "&nbsp;"


WORDS = st.sampled_from("sleep naps 62% café 𝛼-wave Okafor 2017 (n=40) don't ½ Ærø".split())
WRAPPED = [
    "{}",
    "*{}*",
    "**{}**",
    "_{}_",
    "***{}***",
    "`{}`",
    "[{}](http://a.b/c)",
    "[{}][ref]",
    "<em>{}</em>",
    "<sup>{}</sup>",
    "<a href='x'>{}</a>",
    "~~{}~~",
    "![no](x.png){}",
    "<!-- no -->{}",
    "&amp;{}",
    "\\*{}",
    "\\\n{}",
    "💊{}",
]
LINES = ["{}", "> {}", "- {}", "1. {}", "## {}", "> - {}", "| a | {} |\n|---|---|", "<p>\n{}</p>", "[^n]: {}", "  - {}"]


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from(LINES), st.lists(st.tuples(WORDS, st.sampled_from(WRAPPED)), min_size=1)), max_size=6
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_known_words_are_found_exactly(lines: list[tuple[str, list[tuple[str, str]]]], newline: str) -> None:
    """Words numbered «1», «2», ... with any markup around: each maps onto itself, and none is lost."""
    count, blocks, expected = 0, [], []
    for line, words in lines:
        html, row = line.startswith("<p>"), line.startswith("|")
        parts = []
        for word, markup in words:
            if html and markup[0] not in "{<&💊":
                markup = "{}"
            if (row or html or line.startswith("#")) and "\n" in markup:
                markup = "{}"
            count += 1
            expected.append(f"«{count}»{word}")
            parts.append(markup.format(expected[-1]))
        blocks.append(line.format(" ".join(parts)))
    source = ("\n\n".join(blocks) + "\n\n[ref]: http://d.e\n").replace("\n", newline)
    document = read(source)
    for word in expected:
        assert place(document, word) == word
        at = document.text.index(word)
        assert any(block.span.start <= at and at + len(word) <= block.span.end for block in document.blocks)


def test_blocks_in_order_with_their_kinds() -> None:
    assert shown(
        "---\ntitle: Naps\n---\n\n# Naps\n\nSetext\n------\n\nProse\nwrapped.\n\n> Quoted.\n\n"
        "- a\n  - b\n\n    more of b\n- c\n\n3. d\n4. e\n\n```r\ncode()\n```\n\n    indented()\n\n"
        "| x | y |\n|---|---|\n| 1 | 2 |\n\n***\n\nText[^n].\n\n[^n]: Note.\n"
    ) == [
        ("metadata", "", "title: Naps"),
        ("heading", "", "Naps"),
        ("heading", "", "Setext"),
        ("paragraph", "", "Prose\nwrapped."),
        ("quote", "", "Quoted."),
        ("item", "-", "a"),
        ("item", "-", "b"),
        ("paragraph", "", "more of b"),
        ("item", "-", "c"),
        ("item", "3.", "d"),
        ("item", "4.", "e"),
        ("code", "", "code()"),
        ("code", "", "indented()"),
        ("table", "", "x\ty"),
        ("table", "", "1\t2"),
        ("paragraph", "", "Text[^n]."),
        ("footnote", "n", "Note."),
    ]


def test_levels_and_empty_lines() -> None:
    blocks = read("# A\n## B\n\n- a\n  - b\n- c\n\n\nd\n").blocks
    assert [(block.level, block.spaced) for block in blocks] == [
        (1, False),
        (2, False),
        (0, True),
        (1, False),
        (0, False),
        (0, True),
    ]


def test_items_that_all_say_one_are_counted() -> None:
    assert [label for _, label, _ in shown("1. a\n1. b\n1. c\n")] == ["1.", "2.", "3."]
    assert [label for _, label, _ in shown("1) a\n3) b\n4) c\n")] == ["1)", "3)", "4)"]


def test_a_heading_gives_its_number_as_label() -> None:
    assert shown("## 2. Salt and *sleep* {#salt}") == [("heading", "2.", "Salt and sleep")]


@pytest.mark.parametrize(
    "source", ["**References**", "References", "**Works cited:**", "Bibliography:", "**Why naps help**"]
)
def test_unmarked_headings(source: str) -> None:
    assert [kind for kind, _, _ in shown(f"{source}\n\nOkafor, L. (2017). Sleep.\n")] == ["heading", "paragraph"]


@pytest.mark.parametrize("source", ["**Naps help.**", "**Naps** help", "*Why naps help*", "**Note: 62% sleep**"])
def test_bold_words_that_are_no_headings(source: str) -> None:
    assert [kind for kind, _, _ in shown(source)] == ["paragraph"]


def test_a_heading_line_on_top_of_its_list() -> None:
    assert shown("**References**\nOkafor, L. (2017). Sleep.\nZhou, W. (2019). Naps.") == [
        ("heading", "", "References"),
        ("paragraph", "", "Okafor, L. (2017). Sleep.\nZhou, W. (2019). Naps."),
    ]


def test_bullets_that_markdown_does_not_know() -> None:
    assert shown("Lead:\n• one *a*\n• two\n  more\n") == [
        ("paragraph", "", "Lead:"),
        ("item", "•", "one a"),
        ("item", "•", "two\nmore"),
    ]
    assert [s[:2] for s in shown("✅ one\n✅ two")] == [("item", "✅"), ("item", "✅")]
    assert [s[:2] for s in shown("[1] Okafor L. Sleep. 2017.\n[2] Zhou W. Naps. 2019.")] == [
        ("item", "[1]"),
        ("item", "[2]"),
    ]
    assert shown("- 💊 pills") == [("item", "-", "pills")]
    assert [kind for kind, _, _ in shown("as shown in\n[12] and also in\n[13] by others")] == ["paragraph"]


def test_links() -> None:
    document = read(
        'A [b *c*](http://d.e/f?g=1&amp;h=2 "t"), [i][j], <http://k.l>, http://m.n/o_(p)., <q@r.s> '
        '<a href="http://t.u?v&amp;w">x</a> [http://y.z](http://y.z) `http://in.code` [](http://none) [![n](i.png)](http://img)\n\n'
        "[j]: /rel\n"
    )
    assert [(link.span.cut(document.text), link.target, link.bare) for link in document.links] == [
        ("b c", "http://d.e/f?g=1&h=2", False),
        ("i", "/rel", False),
        ("http://k.l", "http://k.l", True),
        ("http://m.n/o_(p)", "http://m.n/o_(p)", True),
        ("q@r.s", "mailto:q@r.s", False),
        ("x", "http://t.u?v&w", False),
        ("http://y.z", "http://y.z", True),
        ("http://in.code", "http://in.code", True),
    ]


def test_addresses_in_code_blocks_and_metadata_are_no_links() -> None:
    assert read("---\nurl: http://a.b\n---\n\n    http://c.d\n").links == ()


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("a<sup>21</sup> b", "a21 b", ["21"]),
        ("a^21^ b^1,3–5^.", "a21 b1,3–5.", ["21", "1,3–5"]),
        ("a^[4](#r4)^ b", "a4 b", ["4"]),
        ("a^[\\[4\\]](#r4)^ b", "a[4] b", ["[4]"]),
        ("a$^{12}$ b", "a12 b", ["12"]),
        ('a<sup id="x"><a href="#fn1">1</a></sup> b', "a1 b", ["1"]),
        ("the 21^st^ of 10^6, 10^7", "the 21^st^ of 10^6, 10^7", []),
        ("a^ b ^2", "a^ b ^2", []),
        ("a <sup>2 b", "a 2 b", []),
    ],
)
def test_superscripts(source: str, text: str, spans: list[str]) -> None:
    assert paragraph(source) == text
    assert raised(source) == spans
    assert all(place(read(source), span) == span.replace("[4]", "[4\\]") for span in spans)


def test_emphases() -> None:
    document = read("*a* **b *c* d** <i>e</i> `*f*`")
    assert [span.cut(document.text) for span in document.emphases] == ["a", "b c d", "c", "e"]


def test_footnote_marks_defined_or_not() -> None:
    document = read("A[^1], b[^missing], `[^code]`, \\[^esc\\]x [^a b]\n\n[^1]: One.\n\n    Two.\n\n    [^code2]\n")
    assert [(mark.label, mark.span.cut(document.text)) for mark in document.footnote_marks] == [
        ("1", "[^1]"),
        ("missing", "[^missing]"),
        ("esc", "[^esc]"),
        ("code2", "[^code2]"),
    ]
    notes = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    assert [(note.label, note.span.cut(document.text)) for note in notes] == [
        ("1", "One."),
        ("1", "Two."),
        ("1", "[^code2]"),
    ]


def test_html_blocks() -> None:
    assert shown(
        "<!-- a comment\n\nof 12% -->\n\n<style>p { x: 1 }</style>\n\n<h2>Head &amp; <em>more</em></h2>\n"
        "<p>One<sup>3</sup> <a href='http://a.b'>two</a><br>three\n   four</p>\n"
        "<ul><li>- five</li><li><p>six</p></li></ul>\n"
        "<ol>\n<li>seven\n<li>eight</li>\n</ol>\n"
        "<table><tr><th>a</th><th>b</th></tr><tr><td></td><td>1 <b>2</b></td></tr></table>\n"
        "<blockquote>nine</blockquote><pre>ten\n  eleven</pre> twelve < 13\n"
    ) == [
        ("heading", "", "Head & more"),
        ("paragraph", "", "One3 two\nthree\nfour"),
        ("item", "•", "- five"),
        ("item", "•", "six"),
        ("item", "1.", "seven"),
        ("item", "2.", "eight"),
        ("table", "", "a\tb"),
        ("table", "", "1 2"),
        ("quote", "", "nine"),
        ("code", "", "ten\n  eleven"),
        ("paragraph", "", "twelve < 13"),
    ]


def test_links_superscripts_and_emphases_of_html_blocks() -> None:
    document = read("> <div>\r\n> <a href=http://a.b?c&amp;d>one</a><sup>2</sup>\r\n> <i>three</i></div>\r\n")
    assert [(link.span.cut(document.text), link.target) for link in document.links] == [("one", "http://a.b?c&d")]
    assert [span.cut(document.text) for span in document.superscripts] == ["2"]
    assert [span.cut(document.text) for span in document.emphases] == ["three"]
    assert place(document, "three") == "three"


def test_a_comment_that_never_ends_is_told() -> None:
    document = read("a\n\n<!-- b\n\nc\n")
    assert [block.span.cut(document.text) for block in document.blocks] == ["a"]
    assert len(document.notices) == 1
    assert read("a <!-- b -->\n").notices == ()


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter(fence: str) -> None:
    document = read(f"{fence}\ntitle: 5% more\ndate: 2019-04-04\n{fence}\nText.\n")
    assert [block.kind.value for block in document.blocks] == ["metadata", "paragraph"]
    assert place(document, "Text.") == "Text."


def test_rules_do_not_hide_text() -> None:
    words = [words for _, _, words in shown("---\n\nOne.\n\n---\nTwo is here.\n\n---\n")]
    assert words == ["One.", "Two is here."]
    assert [words for _, _, words in shown("---\ntitle: never closed\n\nOne.\n")][-1] == "One."


def test_line_ends_of_a_wrapped_list_stay() -> None:
    entries = "Okafor, L. (2017). *Sleep*.\nZhou, W. (2019). **Naps**.\nAbara, T. (2012). Shifts."
    assert paragraph(entries) == entries.replace("*", "")


def test_a_block_without_words_leaves_nothing() -> None:
    document = read("a\n\n![b](c.png)\n\n<p></p>\n\n**&nbsp;**\n\n[d](e)\n")
    assert [block.span.cut(document.text) for block in document.blocks] == ["a", "d"]
    assert [link.target for link in document.links] == ["e"]
    assert document.emphases == ()
