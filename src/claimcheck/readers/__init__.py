"""Source file -> Document: blocks of text with a map back to the source. One module per format, imported late."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from claimcheck.errors import UnreadableDocument
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
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
}
_PACKED: Final = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))  # zip archives, and what Word wrote before 2007
SUFFIXES: Final[frozenset[str]] = frozenset(_FORMATS) | frozenset(_BYTES)
"""The suffixes, in lower case and with their dot, that a reader exists for."""


def read(path: str, data: bytes) -> Document:
    """Read one file; the format follows from the suffix of ``path``, plain text where that is unknown.

    Raises UnreadableDocument for what is not text in UTF-8 (or UTF-16 with a byte order mark), or too large, and for
    what its format's reader cannot read.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _BYTES:
        return read_bytes(data, path, _BYTES[suffix])
    if data.startswith(_PACKED):
        raise _what_is_packed(data)
    from claimcheck.readers.decoding import decode

    return read_text(decode(data), path, _FORMATS.get(suffix, "text"))


def read_bytes(data: bytes, path: str, format: str) -> Document:
    """Read a file that is no text; ``format`` is "docx". Raises UnreadableDocument, ValueError for another format."""
    if format == "docx":
        from claimcheck.readers.docx import read_docx

        return read_docx(data, path)
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


def _what_is_packed(data: bytes) -> UnreadableDocument:
    """Return what to do about a file that is no text and not named as what it is."""
    if not data.startswith(_PACKED[0]):
        return UnreadableDocument("is an old Word file (.doc); save it as .docx")
    if b"word/document.xml" in data:
        return UnreadableDocument("is a Word file by what it holds; call it .docx")
    return UnreadableDocument("is a zip archive; unpack it and name the folder")
