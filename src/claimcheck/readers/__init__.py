"""Source file -> Document: blocks of text with a map back to the source. One module per format, imported late."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from claimcheck.model.document import Document

_FORMATS: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
}
_BYTES: Final = {
    ".pdf": "pdf",
    ".epub": "epub",
}
SUFFIXES: Final[frozenset[str]] = frozenset(_FORMATS) | frozenset(_BYTES)
"""The suffixes, in lower case and with their dot, that a reader exists for."""


def read(path: str, data: bytes) -> Document:
    """Read one file; the format follows from the suffix of ``path``, plain text where that is unknown.

    Raises UnreadableDocument for what is no text, or too large, and for what the reader of its format cannot read.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _BYTES:
        return read_bytes(data, path, _BYTES[suffix])
    from claimcheck.readers.decoding import decode_told
    from claimcheck.readers.kinds import refuse_other_kinds

    refuse_other_kinds(data, suffix)
    text, notices = decode_told(data)
    document = read_text(text, path, _FORMATS.get(suffix, "text"))
    return replace(document, notices=(*notices, *document.notices)) if notices else document


def read_bytes(data: bytes, path: str, format: str) -> Document:
    """Read a file of a binary format. Raises UnreadableDocument, and ValueError for a format that none is for."""
    if format == "pdf":
        from claimcheck.readers.pdf import read_pdf

        return read_pdf(data, path)
    if format == "epub":
        from claimcheck.readers.epub import read_epub

        return read_epub(data, path)
    raise ValueError(f"no reader for the format {format!r}")


def read_text(text: str, path: str, format: str) -> Document:
    """Read decoded text; ``format`` is "text" or "markdown". Raises ValueError for any other format."""
    if format == "markdown":
        from claimcheck.readers.markdown import read_markdown

        return read_markdown(text, path)
    if format == "text":
        from claimcheck.readers.plain import read_plain

        return read_plain(text, path)
    raise ValueError(f"no reader for the format {format!r}")
