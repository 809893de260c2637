"""PDF: what is read of pages that ReportLab set."""

from __future__ import annotations

import io

import pytest
from pdf_making import (
    BODY,
    HANGING,
    HEADING,
    SPACED,
    SUPER,
    TITLE,
    book,
    heads,
    place,
    sentences,
    set_flowables,
    typeset,
)
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, PageBreak, Paragraph

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import BlockKind, Document
from claimcheck.pipeline import extract_document
from claimcheck.readers import read

ENTRIES = [
    f"Novak, A., &amp; Li, B. ({1990 + at}). Bright lamps in the winter nights of the {place} and what became of them "
    f"there. <i>Journal of Lamps, {at + 1}</i>(2), {at + 10}–{at + 19}. https://doi.org/10.9999/lamps.{1990 + at}.{at}"
    for at, place in enumerate(["north", "south", "east", "west", "islands", "hills", "harbours", "valleys"])
]


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks if not kinds or block.kind in kinds]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("style", [BODY, SPACED])
def test_paragraphs_are_joined_over_lines_columns_and_pages(columns: int, style: ParagraphStyle) -> None:
    paragraphs = [sentences(14, begin=20 * at) for at in range(12)]
    data = typeset([("Bright lamps in winter", TITLE), *((one, style) for one in paragraphs)], columns, heads)
    document = read("a.pdf", data)
    assert texts(document, BlockKind.HEADING) == ["Bright lamps in winter"]
    assert texts(document, BlockKind.PARAGRAPH) == paragraphs
    assert document.source == document.text
    assert [part.name for part in document.parts] == [f"page {at}" for at in range(1, len(document.parts) + 1)]


def test_heads_and_page_numbers_are_no_text() -> None:
    paragraphs = [sentences(14, begin=20 * at) for at in range(20)]
    document = read("a.pdf", typeset([(one, BODY) for one in paragraphs], 1, heads))
    assert len(document.parts) >= 3
    assert texts(document) == paragraphs


def test_parts_are_pages() -> None:
    document = read("a.pdf", place([[(60, 700, "One lamp.")], [(60, 700, "Two lamps.")]]))
    assert [(document.place(b.span).part, b.span.cut(document.text)) for b in document.blocks] == [
        ("page 1", "One lamp."),
        ("page 2", "Two lamps."),
    ]


def test_headings_by_size_and_weight() -> None:
    story = [("Bright lamps", TITLE), ("1. Methods", HEADING), (sentences(5), BODY), ("Results", HEADING)]
    document = read("a.pdf", typeset([*story, (sentences(4), BODY)]))
    headings = [(b.level, b.label, b.span.cut(document.text)) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert headings == [(1, "", "Bright lamps"), (2, "1.", "Methods"), (2, "", "Results")]


@pytest.mark.parametrize("columns", [1, 2])
def test_entries_with_hanging_indents(columns: int) -> None:
    story = [(sentences(40), BODY), ("References", HEADING), *((entry, HANGING) for entry in ENTRIES)]
    document = read("a.pdf", typeset(story, columns, heads))
    article = extract_document(document)
    (found,) = article.lists
    assert [one.year for one in found.references] == [str(1990 + at) for at in range(8)]
    assert [one.doi for one in found.references] == [f"10.9999/lamps.{1990 + at}.{at}" for at in range(8)]
    assert found.references[0].container == "Journal of Lamps"
    assert found.references[0].title.startswith("Bright lamps in the winter nights of the north")


def test_numbered_entries() -> None:
    entries = [f"{at}. {entry}" for at, entry in enumerate(ENTRIES, 1)]
    story = [(sentences(9), BODY), ("References", HEADING), *((entry, HANGING) for entry in entries)]
    document = read("a.pdf", typeset(story, 2))
    (found,) = extract_document(document).lists
    assert found.numbered
    assert [one.label for one in found.references] == [str(at) for at in range(1, 9)]


def test_superscript_marks() -> None:
    text = f"The lamp burned{SUPER.format('1')} and nobody slept badly.{SUPER.format('2,3')} They had 10 m{SUPER.format('2')}."
    document = read("a.pdf", typeset([(f"{text} {sentences(6)}", BODY)]))
    assert [span.cut(document.text) for span in document.superscripts] == ["1", "2,3", "2"]
    assert "The lamp burned1 and nobody slept badly.2,3 They had" in document.text


def test_footnotes_stand_apart_and_are_marked() -> None:
    def foot(canvas: Canvas, page: int) -> None:
        if page == 1:
            canvas.setFont("Times-Roman", 5)
            canvas.drawString(60, 63, "1")
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(63, 60, "A lamp of forty candles, as the maker says.")

    first = f"The lamp burned.{SUPER.format('1')} {sentences(60)}"
    document = read("a.pdf", typeset([(first, BODY), (sentences(3), BODY)], 1, foot))
    notes = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    assert [(note.label, note.span.cut(document.text)) for note in notes] == [
        ("1", "A lamp of forty candles, as the maker says.")
    ]
    assert [(mark.label, mark.span.cut(document.text)) for mark in document.footnote_marks] == [("1", "1")]
    assert document.superscripts == ()
    assert texts(document, BlockKind.PARAGRAPH)[0].endswith("slept badly.")
    assert len(texts(document, BlockKind.PARAGRAPH)) == 2
    assert document.place(notes[0].span).part == "page 1"


LINES = [
    "Some words are cut at the end of a line, such as phar-",
    "macology, but a long-term trial or a self-",
    "report keeps its hyphen, and so does a long-",
    "term one or that of Meyer-",
    "Lindenberg; and a 24-",
    "hour one. See https://example.org/lamps/",
    "winter-nights and https://doi.org/10.9999/lamps.2019-",
    "0012 for more of it.",
]


def test_hyphens_at_the_end_of_a_line() -> None:
    pieces = [(60, 700 - 12 * at, line) for at, line in enumerate(LINES)]
    document = read("a.pdf", place([[*pieces, (60, 500, "x" * 90)]]))
    assert texts(document)[0] == (
        "Some words are cut at the end of a line, such as pharmacology, but a long-term trial or a self-report keeps "
        "its hyphen, and so does a long-term one or that of Meyer-Lindenberg; and a 24-hour one. See "
        "https://example.org/lamps/winter-nights and https://doi.org/10.9999/lamps.2019-0012 for more of it."
    )
    assert [link.target for link in document.links] == [
        "https://example.org/lamps/winter-nights",
        "https://doi.org/10.9999/lamps.2019-0012",
    ]


def test_links_and_italics() -> None:
    text = 'See <a href="https://example.org/a?b=1">the long trial</a> of <i>Lamps and Nights</i>, which is known.'
    document = read("a.pdf", typeset([(text, BODY), (sentences(3), BODY)]))
    assert [(link.span.cut(document.text), link.target) for link in document.links] == [
        ("the long trial", "https://example.org/a?b=1")
    ]
    assert [span.cut(document.text) for span in document.emphases] == ["Lamps and Nights"]


def test_columns_painted_row_by_row_are_read_one_after_the_other() -> None:
    left = [f"left line {at} of the first column which is long" for at in range(12)]
    right = [f"right line {at} of the second column, long too" for at in range(12)]
    rows = [
        piece for at in range(12) for piece in ((60.0, 700.0 - 12 * at, left[at]), (300.0, 700.0 - 12 * at, right[at]))
    ]
    document = read(
        "a.pdf", place([[(60, 740, "A heading over both columns that is rather long, and larger", 16), *rows]])
    )
    assert texts(document)[1] == " ".join([*left, *right])


def test_rows_of_tables_stand_alone() -> None:
    rows = [(60.0 + 150 * column, 700.0 - 14 * row, f"cell {row}.{column}") for row in range(4) for column in range(3)]
    document = read("a.pdf", place([rows]))
    assert texts(document, BlockKind.TABLE) == [
        "\t".join(f"cell {row}.{column}" for column in range(3)) for row in range(4)
    ]


def picture() -> Image:
    """Return a small grey picture."""
    pgm = io.BytesIO(b"P5 2 2 255\n\x10\x80\xa0\xff")
    ImageReader(pgm)
    pgm.seek(0)
    return Image(pgm, 100, 100)


def test_pages_without_text_are_told() -> None:
    story = [Paragraph(sentences(3), BODY), PageBreak(), picture(), PageBreak(), Paragraph("The end.", BODY)]
    document = read("a.pdf", set_flowables(story))
    assert document.notices == ("page 2 has no text: scanned?",)


def test_a_scanned_file_is_unreadable() -> None:
    with pytest.raises(UnreadableDocument, match="only pictures of pages"):
        read("a.pdf", set_flowables([picture()]))


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.readers.pdf.find_spec", lambda _: None)
    with pytest.raises(UnreadableDocument, match=r"needs the extra 'pdf': pip install 'claimcheck-lint\[pdf\]'"):
        read("a.pdf", place([[(60, 700, "One lamp.")]]))


def test_a_book_of_three_hundred_pages() -> None:
    document = read("book.pdf", book(300))
    assert [part.name for part in document.parts] == [f"page {at}" for at in range(1, 301)]
    assert document.text.count("nobody there slept badly.") == 300 * 40
    assert "BRIGHT" not in document.text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 no pages", b"Some text.", b"PK\x03\x04" + bytes(40)])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="PDF"):
        read("a.pdf", data)


def test_a_password_is_told() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted; save a copy without a password"):
        read("a.pdf", place([[(60, 700, "Secret lamps.")]], encrypt="lamp"))


def test_a_caption_at_the_foot_of_a_column_does_not_cut_a_sentence() -> None:
    left = [f"In the first column line {at} goes on and on and on" for at in range(10)]
    right = [f"in the second column line {at} goes on and on too" for at in range(9)] + ["and ends."]
    caption = [(70.0, 520.0, "Figure 1. A lamp that burned for nine hours"), (110.0, 508.0, "and whom it woke.")]
    pieces = [(60.0, 700.0 - 12 * at, line) for at, line in enumerate(left)]
    pieces += [(300.0, 700.0 - 12 * at, line) for at, line in enumerate(right)]
    document = read("a.pdf", place([[*pieces, *caption]]))
    assert texts(document) == [
        " ".join([*left, *right]),
        "Figure 1. A lamp that burned for nine hours and whom it woke.",
    ]


def test_narrow_tables_by_what_stands_one_under_the_other() -> None:
    rows = [["Arm", "n", "Slept"], ["Lamp", "31", "41%"], ["None", "30", "22%"]]
    pieces = [
        (60.0 + 34 * at, 700.0 - 14 * row, cell) for row, cells in enumerate(rows) for at, cell in enumerate(cells)
    ]
    assert texts(read("a.pdf", place([pieces])), BlockKind.TABLE) == ["\t".join(row) for row in rows]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("space", [0, 4])
def test_entries_without_indents(columns: int, space: int) -> None:
    style = ParagraphStyle("entry", BODY, firstLineIndent=0, spaceAfter=space)
    body = [(sentences(9 + at % 5, begin=20 * at), BODY) for at in range(12)]
    document = read("a.pdf", typeset([*body, ("References", HEADING), *((one, style) for one in ENTRIES)], columns))
    (found,) = extract_document(document).lists
    assert [one.year for one in found.references] == [str(1990 + at) for at in range(8)]
