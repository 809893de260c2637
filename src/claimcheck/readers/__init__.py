"""Source file -> Document: blocks of text with a map back to the source. One module per format, imported late."""

from __future__ import annotations

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
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_BYTES: Final = frozenset({"html"})
"""Formats whose readers take the file's bytes: they tell their encoding themselves."""
SUFFIXES: Final[frozenset[str]] = frozenset(_FORMATS)
"""The suffixes, in lower case and with their dot, that a reader exists for."""


def read(path: str, data: bytes) -> Document:
    """Read one file; the format follows from the suffix of ``path``, plain text where that is unknown.

    Raises UnreadableDocument for what is too large, or no text: UTF-8, or UTF-16 with a byte order mark, or what a web
    page declares.
    """
    format = _FORMATS.get(PurePath(path).suffix.lower(), "text")
    if format in _BYTES:
        return _read_bytes(data, path, format)
    from claimcheck.readers.decoding import decode

    return read_text(decode(data), path, format)


def _read_bytes(data: bytes, path: str, format: str) -> Document:
    if format == "html":
        from claimcheck.readers.html import read_html_bytes

        return read_html_bytes(data, path)
    raise ValueError(f"no reader for the format {format!r}")


def read_text(text: str, path: str, format: str) -> Document:
    """Read decoded text; ``format`` is "text", "markdown" or "html". Raises ValueError for any other format."""
    if format == "markdown":
        from claimcheck.readers.markdown import read_markdown

        return read_markdown(text, path)
    if format == "html":
        from claimcheck.readers.html import read_html

        return read_html(text, path)
    if format == "text":
        from claimcheck.readers.plain import read_plain

        return read_plain(text, path)
    raise ValueError(f"no reader for the format {format!r}")
