"""PDF -> Document (extra "pdf"): https://pypdfium2.readthedocs.io, a binding of PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import Any, Final

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.readers.pdf_chunks import chunks_of
from claimcheck.readers.pdf_columns import in_reading_order
from claimcheck.readers.pdf_heads import without_heads
from claimcheck.readers.pdf_lines import Line, lines_of, without_line_numbers
from claimcheck.readers.pdf_text import Writer
from claimcheck.readers.pdf_words import Page, PageReader

BYTE_LIMIT: Final = 60_000_000
PAGE_LIMIT: Final = 2_000
CHARACTER_LIMIT: Final = 3_000_000
_SIGNATURE: Final = b"%PDF-"
_NO_PDF: Final = "is no PDF that can be read: damaged, or of another kind; save it anew"
_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD
_SECURITY: Final = 5  # FPDF_ERR_SECURITY


def read_pdf(data: bytes, path: str) -> Document:
    """Read a PDF: text in reading order, without running heads and page numbers, hyphenation undone.

    The text is the source; ``parts`` are the pages. Raises UnreadableDocument for what is no PDF, needs a password,
    holds only pictures, or is too large, and where the extra is not installed.
    """
    if len(data) > BYTE_LIMIT:
        raise UnreadableDocument(f"is larger than {BYTE_LIMIT // 10**6} MB; check the file it was made of")
    if data.find(_SIGNATURE, 0, 1024) < 0:  # where readers look for it: ISO 32000-1, annex H, note 13
        raise UnreadableDocument(_NO_PDF)
    if find_spec("pypdfium2") is None:
        raise UnreadableDocument(
            "is a PDF, which needs the extra 'pdf': pip install 'claimcheck-lint[pdf]'; or save its text as .txt"
        )
    from claimcheck.readers.pdf_apart import read_apart

    return read_apart(data, path)


def read_here(data: bytes, path: str) -> Document:
    """Read a PDF in this process. Raises UnreadableDocument."""
    pages = list(_pages(data))
    if not any(page.words for page in pages):
        if any(page.damaged for page in pages):
            raise UnreadableDocument("is a damaged PDF: its pages cannot be read; save it anew")
        raise UnreadableDocument(
            "holds no text, only pictures of pages; run text recognition (OCR), or check what it was made of"
        )
    document = document_of([(page.number, lines_of(page.words, page.number)) for page in pages], path)
    scanned = [page.number for page in pages if page.pictured]
    damaged = [page.number for page in pages if page.damaged]
    notices = (*_told(scanned, "no text: scanned?"), *_told(damaged, "been left out: damaged"))
    return replace(document, notices=notices) if notices else document


def document_of(pages: list[tuple[int, list[Line]]], path: str) -> Document:
    """Return the document that the lines of numbered pages make."""
    lines: list[Line] = []
    for one in without_heads([without_line_numbers(found) for _, found in pages]):
        lines.extend(in_reading_order(one, lines[-1].column + 1 if lines else 1))
    return Writer(path).document(chunks_of(lines))


def _pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a file. Raises UnreadableDocument."""
    document = _open(data)
    try:
        count = len(document)
        if count > PAGE_LIMIT:
            raise UnreadableDocument(f"has {count:,} pages; PDFs with more than {PAGE_LIMIT:,} are not read")
        reader = PageReader(document)
        left = CHARACTER_LIMIT
        for index in range(count):
            page = reader.read(index, left)
            left -= page.characters
            if left < 0:
                raise UnreadableDocument(f"holds more than {CHARACTER_LIMIT:,} characters; divide it")
            yield page
    finally:
        document.close()


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise UnreadableDocument("is encrypted; save a copy without a password") from error
        raise UnreadableDocument(_NO_PDF) from error


def _told(numbers: list[int], what: str) -> Iterator[str]:
    """Tell something of pages, those that follow each other in one line."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield f"page {run[0]} has {what}" if len(run) == 1 else f"pages {run[0]}-{run[-1]} have {what}"
