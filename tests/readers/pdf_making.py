"""Makes PDFs to read in tests: set by ReportLab, in words of our own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, firstLineIndent=12, alignment=TA_JUSTIFY)
SPACED = ParagraphStyle("spaced", BODY, firstLineIndent=0, spaceAfter=8)
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=18, leading=22, spaceAfter=10)
HEADING = ParagraphStyle("heading", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4)
HANGING = ParagraphStyle("hanging", BODY, firstLineIndent=-18, leftIndent=18, fontSize=9, leading=11)
SUPER = '<super size="7" rise="4">{}</super>'

Runner = Callable[[Canvas, int], None]


def typeset(story: Sequence[tuple[str, ParagraphStyle]], columns: int = 1, on_page: Runner | None = None) -> bytes:
    """Return a PDF of paragraphs (ReportLab's markup, style) in columns; ``on_page`` draws what each page has."""
    return set_flowables([Paragraph(text, style) for text, style in story], columns, on_page)


def set_flowables(story: list[Flowable], columns: int = 1, on_page: Runner | None = None) -> bytes:
    """Return a PDF of flowables."""
    buffer = io.BytesIO()
    width, height = A4
    each = (width - 120 - 18 * (columns - 1)) / columns
    frames = [
        Frame(60 + at * (each + 18), 72, each, height - 150, leftPadding=0, rightPadding=0) for at in range(columns)
    ]

    def drawn(canvas: Canvas, document: Any) -> None:
        if on_page:
            on_page(canvas, document.page)

    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=drawn)])
    document.build(story)
    return buffer.getvalue()


def heads(canvas: Canvas, page: int) -> None:
    """Draw running heads that differ on left and right pages, and a page number."""
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(60, 800, "A. NOVAK AND B. LI" if page % 2 else "BRIGHT LAMPS IN WINTER")
    canvas.drawCentredString(297, 40, str(page + 9000))


Piece = tuple[float, float, str] | tuple[float, float, str, float] | tuple[float, float, str, float, str]


def place(pages: Iterable[Iterable[Piece]], encrypt: str | None = None) -> bytes:
    """Return a PDF with strings at places: (x, y, text[, size[, font]]) for each page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=encrypt)
    for pieces in pages:
        for x, y, text, *more in pieces:
            canvas.setFont(str(more[1]) if len(more) > 1 else "Times-Roman", float(more[0]) if more else 10)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def sentences(count: int, begin: int = 0) -> str:
    """Return sentences that differ from each other."""
    rooms = ("kitchen", "hall", "cellar", "attic", "garden", "workshop", "library")
    return " ".join(
        f"In winter {begin + at} the lamp in the {rooms[at % len(rooms)]} burned for {at + 3} hours, and nobody "
        f"there slept badly."
        for at in range(count)
    )


def book(pages: int) -> bytes:
    """Return a book in one column, with running heads and forty sentences a page, some three thousand characters."""

    def page(number: int) -> list[Piece]:
        words = sentences(40, begin=40 * number).split(" ")
        lines, line = [], ""
        for word in words:
            if len(line) + len(word) > 88:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
        body: list[Piece] = [(60, 760 - 15 * at, line) for at, line in enumerate(lines)]
        return [(60, 800, "BRIGHT LAMPS IN WINTER", 9), *body, (290, 40, str(number + 1))]

    return place(page(number) for number in range(pages))
