"""Comments in copies of Word files: at their places, and nothing else changed."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UnreadableDocument
from claimcheck.model.comment import Comment
from claimcheck.model.span import Span
from claimcheck.readers import read
from claimcheck.readers.docx_comments import with_comments
from claimcheck.readers.docx_xml import tree
from word_making import HEAD, W, field, mark, notes, packed, paragraph, part, run, unpacked, word

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "articles" / "hours-instead-of-weeks.docx"
MARKS = re.compile(
    rb'<w:comment(?:RangeStart|RangeEnd)(?: xmlns:w="[^"]+")? w:id="\d+"/>'
    rb'|<w:r(?: xmlns:w="[^"]+")?><w:commentReference w:id="\d+"/></w:r>'
)


def commented(data: bytes, *found: str | tuple[int, int]) -> dict[str, bytes]:
    """Return the files of a copy with comments "0", "1" ... on words of the text (or ranges of it)."""
    text = read("a.docx", data).text
    spans = [Span(text.index(f), text.index(f) + len(f)) if isinstance(f, str) else Span(*f) for f in found]
    copy = with_comments(data, [Comment(span, (str(n),)) for n, span in enumerate(spans)])
    assert read("a.docx", copy).text == text
    files = unpacked(copy)
    for name, inside in files.items():
        if name.endswith((".xml", ".rels")):
            tree(inside, name)
    return files


def body_of(files: dict[str, bytes]) -> str:
    """Return what stands in ``w:body`` before the section."""
    text = files["word/document.xml"].decode()
    return text[text.index("<w:body>") + 8 : text.index("<w:sectPr/>")]


def start(number: int) -> str:
    """Return the beginning of a range."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    """Return the end of a range."""
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def test_a_run_is_divided() -> None:
    files = commented(word(paragraph(run("A nap & a walk help.", "<w:i/>"))), "nap & a")
    assert body_of(files) == paragraph(
        run("A ", "<w:i/>"), start(0), run("nap & a", "<w:i/>"), end(0), run(" walk help.", "<w:i/>")
    )
    assert b'w:author="claimcheck"' in files["word/comments.xml"]
    assert files["word/comments.xml"].count(b"<w:comment ") == 1
    assert b'PartName="/word/comments.xml"' in files["[Content_Types].xml"]
    assert b"/relationships/comments" in files["word/_rels/document.xml.rels"]


def test_ranges_over_runs_beside_each_other_and_within_each_other() -> None:
    data = word(paragraph("A nap", run(" helps", "<w:b/>"), "."))
    files = commented(data, "nap helps", "A ", "nap", (0, 12))
    assert body_of(files) == paragraph(
        start(1), start(3), run("A "), end(1), start(0), start(2), run("nap"), end(2),
        run(" helps", "<w:b/>"), end(0), run("."), end(3),
    )  # fmt: skip


def test_other_things_in_a_run_stay_in_it() -> None:
    inside = '<w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr><w:t>A</w:t><w:tab/><w:t>nap</w:t><w:br/><w:t>helps</w:t></w:r>'
    files = commented(word(paragraph(inside)), "nap", "elp")
    opening = '<w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr>'
    assert body_of(files) == paragraph(
        f"{opening}<w:t>A</w:t><w:tab/></w:r>", start(0), f"{opening}<w:t>nap</w:t></w:r>", end(0),
        f'{opening}<w:br/><w:t xml:space="preserve">h</w:t></w:r>', start(1),
        f'{opening}<w:t xml:space="preserve">elp</w:t></w:r>', end(1),
        f'{opening}<w:t xml:space="preserve">s</w:t></w:r>',
    )  # fmt: skip


def test_soft_hyphens_and_signs_in_text_keep_their_places() -> None:
    files = commented(word(paragraph("some\u00adthing < else \uf062")), "thing <", "β")
    assert '<w:t xml:space="preserve">thing &lt;</w:t>' in body_of(files)
    assert '<w:t xml:space="preserve">\uf062</w:t>' in body_of(files)
    assert "some\u00ad</w:t>" in body_of(files)


def test_tracked_changes_links_and_fields_stay() -> None:
    inserted = f'<w:ins w:id="3" w:author="x">{run("a long nap")}</w:ins>'
    deleted = '<w:del w:id="4" w:author="x"><w:r><w:delText>walk</w:delText></w:r></w:del>'
    link = f'<w:hyperlink r:id="l1">{run("over here")}</w:hyperlink>'
    cited = field("ADDIN CSL_CITATION {}", "(Okafor, 2017)")
    data = word(paragraph("See ", inserted, deleted, link, " and ", cited, "."), links={"l1": "https://a.example"})
    files = commented(data, "long", "here", "Okafor", "(Okafor, 2017)")
    body = body_of(files)
    assert deleted in body
    assert f'<w:ins w:id="3" w:author="x">{run("a ")}{start(0)}{run("long")}{end(0)}{run(" nap")}</w:ins>' in body
    assert f"{start(2)}{start(3)}{cited}{end(2)}{end(3)}" in body
    assert MARKS.sub(b"", body.encode()).decode().replace('</w:t></w:r><w:r><w:t xml:space="preserve">', "") == (
        paragraph("See ", inserted, deleted, link, " and ", cited, ".").replace(
            '</w:t></w:r><w:r><w:t xml:space="preserve">', ""
        )
    )


def test_comments_that_are_there_stay() -> None:
    body = paragraph('<w:commentRangeStart w:id="7"/>', "A nap", '<w:commentRangeEnd w:id="7"/>', " helps.")
    existing = part("comments", f'<w:comment w:id="7" w:author="Ed">{paragraph("Really?")}</w:comment>')
    files = commented(word(body, {"comments": existing}), "nap")
    ids = [node.get("id") for node in tree(files["word/comments.xml"], "")]
    assert ids == ["7", "8"]
    assert files["word/comments.xml"].startswith(existing.removesuffix("</w:comments>").encode())
    assert start(8) in body_of(files)


def test_an_empty_list_of_comments_is_filled() -> None:
    existing = f'{HEAD}<w:comments xmlns:w="{W}" w:x="a/>b"/>\n<!-- end -->\n'
    files = commented(word(paragraph("A nap."), {"comments": existing}), "nap")
    assert len(tree(files["word/comments.xml"], "").children) == 1


def test_notes_and_text_boxes_are_commented_where_they_hang() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('In short.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    footnotes = notes("footnote", n1=paragraph("A note."))
    data = word(paragraph("A nap", mark("footnote", 1), " helps", box, "."), {"footnotes": footnotes})
    files = commented(data, "note", "short")
    assert f"{start(0)}{mark('footnote', 1)}{end(0)}" in body_of(files)
    assert f"{start(1)}{box}{end(1)}" in body_of(files)
    assert files["word/footnotes.xml"] == footnotes.encode()


def test_a_finding_about_the_whole_stands_at_the_first_paragraph() -> None:
    files = commented(word(paragraph() + paragraph("A nap.", " Yes.") + paragraph("End.")), (0, 0))
    assert body_of(files) == paragraph() + paragraph(start(0), "A nap.", " Yes.", end(0)) + paragraph("End.")


def test_other_prefixes_and_strict_files() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<x:document xmlns:x="{strict}"><x:body><x:p><x:r><x:t>A nap.</x:t></x:r></x:p></x:body></x:document>'
    files = commented(word(body, raw=True), "nap")
    assert (
        f'<w:commentRangeStart xmlns:w="{strict}" w:id="0"/><x:r><x:t xml:space="preserve">nap</x:t></x:r>'.encode()
        in (files["word/document.xml"])
    )


def test_all_else_is_as_it_was() -> None:
    data = EXAMPLE.read_bytes()
    text = read("a.docx", data).text
    before = unpacked(data)
    files = commented(data, "JAMA Psychiatry", "Dissociation", (0, len(text)))
    assert list(files) == list(before)
    assert {name for name in files if files[name] != before[name]} == {"word/document.xml", "word/comments.xml"}
    assert b"can we say for whom" in files["word/comments.xml"]


def test_without_comments_the_parts_are_the_same() -> None:
    data = EXAMPLE.read_bytes()
    assert unpacked(with_comments(data, ())) == unpacked(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (word(paragraph()), "no text"),
        (
            packed({"word/document.xml": f'<w:document xmlns:w="{W}">{paragraph("x")}</w:document>'.encode()}),
            "list of types",
        ),
        (
            packed(
                unpacked(word(paragraph("x")))
                | {"word/document.xml": part("document", paragraph("x")).replace("UTF-8", "UTF-16").encode("utf-16")}
            ),
            "UTF-8",
        ),
    ],
)
def test_files_that_cannot_be_given_comments(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        with_comments(data, [Comment(Span(0, 1), ("x",))])


def test_what_is_said_is_text() -> None:
    copy = with_comments(word(paragraph("A nap.")), [Comment(Span(2, 5), ("a <b> & \x00\ud800", "c"))])
    (comment,) = tree(unpacked(copy)["word/comments.xml"], "")
    assert [node.text() for node in comment] == ["a <b> & \ufffd\ufffd", "c"]


PIECES = st.lists(
    st.sampled_from(
        [
            run("A nap & a walk. "),
            run("helps", "<w:i/>"),
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/></w:r>",
            "<w:r/>",
            field("ADDIN CSL_CITATION {}", "(Okafor, 2017)"),
            f"<w:ins w:id='1'>{run('new')}</w:ins>",
            "<w:del w:id='2'><w:r><w:delText>old</w:delText></w:r></w:del>",
            f'<w:hyperlink r:id="l1">{run("link")}</w:hyperlink>',
            mark("footnote", 1),
            f"<w:r><w:ruby><w:rt>{run('up')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>",
            f"<w:r><w:t>x</w:t><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict><w:t>y</w:t></w:r>",
            f"</w:p><w:tbl><w:tr><w:tc>{paragraph('c')}</w:tc><w:tc>{paragraph('d')}</w:tc></w:tr></w:tbl><w:p>",
            "</w:p><w:p>",
        ]
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(PIECES, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), min_size=1, max_size=6))
def test_any_ranges_of_any_text(pieces: list[str], ranges: list[tuple[int, int]]) -> None:
    """The copy reads the same, without the marks it says the same, and every range begins before it ends."""
    data = word(f"<w:p>{''.join(pieces)}</w:p>", {"footnotes": notes("footnote", n1=paragraph("A note."))})
    text = read("a.docx", data).text
    if not text:
        return
    found = [(at % len(text), min(at % len(text) + size, len(text))) for at, size in ranges]
    files = commented(data, *found)
    body = files["word/document.xml"]
    for number in range(len(found)):
        assert body.index(start(number).encode()) < body.index(end(number).encode())
    plain = re.compile(rb"<[^>]*>")
    assert plain.sub(b"", MARKS.sub(b"", body)) == plain.sub(b"", unpacked(data)["word/document.xml"])
    assert all(one <= other for one, other in pairwise(sorted(files)))
