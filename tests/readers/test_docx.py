"""Word files: what their text is, which blocks it has, and what is marked up in it."""

from __future__ import annotations

import pytest

from claimcheck.model.document import BlockKind, Document
from claimcheck.readers import read
from word_making import HEAD, W, field, mark, notes, packed, paragraph, part, run, styled, unpacked, word

HEADINGS = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Eigene"/><w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Verz1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quelle"><w:name w:val="Source Code"/></w:style>'
    '<w:style w:type="character" w:styleId="Hoch"><w:name w:val="Hoch"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>',
)
LISTS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
)


def read_word(body: str, parts: dict[str, str] | None = None, links: dict[str, str] | None = None) -> Document:
    """Read a Word file with this body."""
    return read("a.docx", word(body, parts, links))


def shown(document: Document) -> list[tuple[str, str, str]]:
    """Return kind, label and words of each block."""
    return [(b.kind.value, b.label, b.span.cut(document.text)) for b in document.blocks]


def item(number: int, level: int, text: str) -> str:
    """Return an item of a list."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_paragraphs_and_their_names() -> None:
    document = read_word(paragraph("A nap ", "helps.") + paragraph() + paragraph(" ") + paragraph("So does a walk."))
    assert document.text == "A nap helps.\nSo does a walk.\n"
    assert document.source == document.text
    assert document.text_map is None
    assert document.format == "docx"
    place = document.place(document.blocks[1].span)
    assert (place.text, place.part) == ("So does a walk.", "paragraph 2")


def test_headings_by_style_name_inheritance_outline_and_own_level() -> None:
    own = paragraph("Own", properties='<w:outlineLvl w:val="0"/>')
    body = (
        "".join(styled(style, style) for style in ("Titel", "berschrift2", "Eigene", "Mine")) + own + paragraph("Text.")
    )
    document = read_word(body, {"styles": HEADINGS})
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
    ]


@pytest.mark.parametrize(
    ("style", "level"), [("Heading1", 1), ("berschrift3", 3), ("Titre2", 2), ("Kop4", 4), ("Ttulo1", 0), ("Normal", 0)]
)
def test_headings_of_files_without_styles(style: str, level: int) -> None:
    assert read_word(styled(style, "Words here")).blocks[0].level == level


def test_quotes_code_and_tables_of_contents() -> None:
    body = styled("Zitat", "Said so.") + styled("Quelle", "x = 1") + styled("Verz1", "Sleep 3") + paragraph("End.")
    assert [kind for kind, _, _ in shown(read_word(body, {"styles": HEADINGS}))] == ["quote", "code", "paragraph"]


def test_items_have_the_marks_that_word_prints() -> None:
    body = item(1, 0, "one") + item(1, 1, "deep") + item(1, 1, "deeper") + item(1, 0, "two") + item(2, 0, "dot")
    body += item(3, 0, "seven") + item(3, 0, "eight") + item(0, 0, "none") + item(9, 0, "unknown")
    document = read_word(body, {"numbering": LISTS})
    assert shown(document)[:7] == [
        ("item", "1.", "one"),
        ("item", "1a)", "deep"),
        ("item", "1b)", "deeper"),
        ("item", "2.", "two"),
        ("item", "•", "dot"),
        ("item", "7.", "seven"),
        ("item", "8.", "eight"),
    ]
    assert [kind for kind, _, _ in shown(document)[7:]] == ["paragraph", "paragraph"]
    assert [b.level for b in document.blocks[:4]] == [0, 1, 1, 0]


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; cells are paragraphs."""
    grid = "<w:tblGrid>" + "<w:gridCol/>" * len(rows[0]) + "</w:tblGrid>"
    told = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{grid}{told}</w:tbl>"


def test_rows_of_tables() -> None:
    inner = table((paragraph("x"), paragraph("y")))
    body = table((paragraph("Sleep"), paragraph("7 h") + paragraph("at night")), (inner + paragraph(), paragraph("z")))
    document = read_word(paragraph("Before.") + body + paragraph("After."))
    assert shown(document) == [
        ("paragraph", "", "Before."),
        ("table", "", "Sleep\t7 h at night"),
        ("table", "", "x y\tz"),
        ("paragraph", "", "After."),
    ]
    assert [p.name for p in document.parts] == ["paragraph 1", "table 1, row 1", "table 1, row 2", "paragraph 2"]


def test_a_box_made_of_a_table_is_running_text() -> None:
    body = table((paragraph("A nap helps.") + paragraph("So does a walk."),))
    assert [kind for kind, _, _ in shown(read_word(body))] == ["paragraph", "paragraph"]


def test_deleted_rows_are_gone() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{paragraph('gone')}</w:tc><w:tc>{paragraph('too')}</w:tc></w:tr>"
    body = table((paragraph("a"), paragraph("b"))).replace("</w:tbl>", row + "</w:tbl>")
    assert read_word(body).text == "a\tb\n"


def test_footnotes_and_endnotes() -> None:
    body = paragraph("A nap helps.", mark("footnote", 7), " More.", mark("endnote", 2), " Last.", mark("footnote", 3))
    document = read_word(
        body + paragraph("Nothing.", mark("footnote", 99)),
        {
            "footnotes": notes("footnote", n3=paragraph("Third.") + paragraph("Fourth."), n7=paragraph(" Seventh.")),
            "endnotes": notes("endnote", n2=paragraph("The end.")),
        },
    )
    assert document.text.splitlines()[:2] == ["A nap helps.[^1] More.[^i] Last.[^2]", "Nothing."]
    assert shown(document)[2:] == [
        ("footnote", "1", "Seventh."),
        ("footnote", "2", "Third."),
        ("footnote", "2", "Fourth."),
        ("footnote", "i", "The end."),
    ]
    assert [(m.label, m.span.cut(document.text)) for m in document.footnote_marks] == [
        ("1", "[^1]"),
        ("i", "[^i]"),
        ("2", "[^2]"),
    ]
    assert document.superscripts == ()
    assert [p.name for p in document.parts[2:]] == ["footnote 1", "footnote 2", "footnote 2", "endnote i"]


@pytest.mark.parametrize(("format", "label"), [("decimal", "1"), ("upperRoman", "I"), ("lowerLetter", "a")])
def test_endnotes_are_numbered_as_the_file_says(format: str, label: str) -> None:
    section = f'<w:sectPr><w:endnotePr><w:numFmt w:val="{format}"/></w:endnotePr></w:sectPr>'
    body = part("document", f"<w:body>{paragraph('Text.', mark('endnote', 2))}{section}</w:body>")
    data = word(body, {"endnotes": notes("endnote", n2=paragraph("End."))}, raw=True)
    assert read("a.docx", data).footnote_marks[0].label == label


def test_hyperlinks_of_both_kinds() -> None:
    body = paragraph(
        '<w:hyperlink r:id="l1"><w:r><w:t>over </w:t></w:r><w:r><w:t>here</w:t></w:r></w:hyperlink>',
        " or ",
        field(' HYPERLINK "https://b.example/x" \\l "part" \\o "tip" ', "there"),
        " or https://c.example/y. ",
        '<w:hyperlink w:anchor="up"><w:r><w:t>up</w:t></w:r></w:hyperlink>',
        '<w:fldSimple w:instr="HYPERLINK &quot;https://d.example&quot;"><w:r><w:t>d</w:t></w:r></w:fldSimple>',
    )
    document = read_word(body, links={"l1": "https://a.example/?x=1&y=2"})
    assert [(link.span.cut(document.text), link.target, link.bare) for link in document.links] == [
        ("over here", "https://a.example/?x=1&y=2", False),
        ("there", "https://b.example/x#part", False),
        ("https://c.example/y", "https://c.example/y", True),
        ("d", "https://d.example", False),
    ]


def test_raised_and_italic_text() -> None:
    body = paragraph(
        "m",
        run("2", '<w:vertAlign w:val="superscript"/>'),
        run("3", '<w:rStyle w:val="Hoch"/>'),
        " and ",
        run("Sleep", "<w:i/>"),
        run(" Medicine", "<w:i w:val='1'/>"),
        run(" plain", '<w:i w:val="0"/>'),
        run("4", '<w:position w:val="6"/>'),
        run("5", '<w:vertAlign w:val="subscript"/>'),
    )
    document = read_word(body, {"styles": HEADINGS})
    assert [s.cut(document.text) for s in document.superscripts] == ["23", "4"]
    assert [s.cut(document.text) for s in document.emphases] == ["Sleep Medicine"]


def test_a_short_bold_paragraph_is_a_heading() -> None:
    body = paragraph(run("What Naps Do", "<w:b/>")) + paragraph("They help, as far as anybody knows.")
    assert shown(read_word(body))[0][0] == "heading"


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        "A ",
        "<w:del w:id='1'><w:r><w:delText>long</w:delText></w:r></w:del>",
        "<w:ins w:id='2'><w:r><w:t>short</w:t></w:r></w:ins>",
        " nap",
        "<w:moveFrom w:id='3'><w:r><w:t> away</w:t></w:r></w:moveFrom>",
        "<w:moveTo w:id='4'><w:r><w:t> here</w:t></w:r></w:moveTo>",
        run(".", "<w:i/><w:rPrChange w:id='5'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
    )
    assert read_word(body).text == "A short nap here.\n"


def test_paragraphs_whose_end_was_deleted_are_joined() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = paragraph("A nap ", properties=gone) + paragraph("helps.") + paragraph("Last.", properties=gone)
    document = read_word(body)
    assert document.text == "A nap helps.\nLast.\n"
    assert [p.name for p in document.parts] == ["paragraph 1", "paragraph 2"]


def test_what_nobody_sees_is_left_out() -> None:
    body = paragraph(
        "A ",
        run("secret ", "<w:vanish/>"),
        run("style ", '<w:rStyle w:val="Weg"/>'),
        run("shown ", '<w:vanish w:val="false"/>'),
        '<w:commentRangeStart w:id="0"/>',
        run("nap"),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        field(" PAGE ", "."),
    )
    comments = part("comments", f'<w:comment w:id="0">{paragraph("Really?")}</w:comment>')
    assert read_word(body, {"styles": HEADINGS, "comments": comments}).text == "A shown nap.\n"


def test_text_boxes_stand_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{styled('berschrift2', 'In short')}{paragraph('Nap.')}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read_word(
        paragraph("A nap ", f"<w:r>{alternatives}</w:r>", "helps.") + paragraph("End."), {"styles": HEADINGS}
    )
    assert [(kind, words) for kind, _, words in shown(document)] == [
        ("paragraph", "A nap helps."),
        ("heading", "In short"),
        ("paragraph", "Nap."),
        ("paragraph", "End."),
    ]
    assert [p.name for p in document.parts] == [
        "paragraph 1",
        "text box paragraph 1",
        "text box paragraph 2",
        "paragraph 2",
    ]


def test_content_controls_and_their_placeholders() -> None:
    shown_ = "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt>"
    empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{paragraph('Block.')}</w:sdtContent></w:sdt>"
    assert read_word(paragraph(shown_, empty, ".") + block).text == "kept.\nBlock.\n"


def test_signs_that_are_elements() -> None:
    body = paragraph(
        "<w:r><w:t>65</w:t><w:noBreakHyphen/><w:t>year, so</w:t><w:softHyphen/><w:t>me\u00adthing</w:t><w:br/><w:t>x</w:t>"
        '<w:tab/><w:t>y</w:t><w:cr/><w:t>z</w:t><w:br w:type="page"/><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="zz"/><w:t>\uf062</w:t></w:r>',
        "<m:oMath><m:r><m:t>p&lt;.05</m:t></m:r></m:oMath>",
    )
    assert read_word(body).text == "65-year, something\nx\ty\nz ≥□□βp<.05\n"


def test_tabs_that_are_stops_are_no_text() -> None:
    body = paragraph("A", properties="<w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs>")
    assert read_word(body).text == "A\n"


def test_a_field_without_a_result_or_an_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ x</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    document = read_word(paragraph("a", begin, end, "b") + paragraph("c", begin, "lost") + paragraph("d", end, "e"))
    assert document.text == "ab\nc\nde\n"


def test_strict_files_other_prefixes_and_other_names_of_parts() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<x:document xmlns:x="{strict}"><x:body><x:p><x:r><x:t>Strict.</x:t></x:r></x:p></x:body></x:document>'
    assert read("a.docx", word(body, raw=True)).text == "Strict.\n"
    files = unpacked(word(paragraph("Moved.")))
    files["word/Other.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"word/document.xml", b"/word/other.XML")
    assert read("a.docm", packed(files)).text == "Moved.\n"


def test_without_relationships_the_usual_place_is_tried() -> None:
    files = {"word/document.xml": f'{HEAD}<w:document xmlns:w="{W}"><w:body>{paragraph("x")}</w:body></w:document>'}
    assert read("a.dotx", packed({name: text.encode() for name, text in files.items()})).text == "x\n"


def test_utf16_inside() -> None:
    files = unpacked(word(paragraph("Schläfchen")))
    files["word/document.xml"] = files["word/document.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert read("a.docx", packed(files)).text == "Schläfchen\n"
