"""Source file -> Document: blocks of text with a map back to the source. One module per format, imported late."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Final

from claimcheck.errors import NotAnArticle, UnreadableDocument
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
    ".bib": "bibtex",
    ".ris": "ris",
    ".json": "csl-json",
    ".yaml": "csl-yaml",
    ".yml": "csl-yaml",
    ".tex": "latex",
    ".xml": "jats",
    ".nxml": "jats",
}
#: Format -> module and function; what is not here is read as the functions below say.
_MODULES: Final = {
    "html": ("html", "read_html"),
    "bibtex": ("bibtex", "read_bibtex"),
    "ris": ("ris", "read_ris"),
    "csl-json": ("csl", "read_csl_json"),
    "csl-yaml": ("csl", "read_csl_yaml"),
    "latex": ("latex", "read_latex"),
    "bbl": ("latex", "read_bbl"),
    "jats": ("jats", "read_jats"),
}
_BIBLIOGRAPHIES: Final = {
    **{suffix: format for suffix, format in _FORMATS.items() if format in ("bibtex", "ris", "csl-json", "csl-yaml")},
    ".bibtex": "bibtex",
    ".bbl": "bbl",
}
_MIXED: Final = frozenset({"csl-json", "csl-yaml", "jats"})
_BYTES: Final = {
    ".pdf": ("pdf", "read_pdf"),
    ".epub": ("epub", "read_epub"),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), ("docx", "read_docx")),
}
SUFFIXES: Final[frozenset[str]] = frozenset(_FORMATS) | frozenset(_BYTES)
"""The suffixes, in lower case and with their dot, that a reader exists for."""
TEXT_SUFFIXES: Final[frozenset[str]] = frozenset(_FORMATS)
"""Those of them whose files are text, which an editor shows as it stands in the file."""


def read(path: str, data: bytes) -> Document:
    """Read one file; the format follows from the suffix of ``path``, plain text where that is unknown.

    Raises UnreadableDocument for what is no text, or too large, and for what the reader of its format cannot read; for
    JSON, YAML and XML that hold something else, its kind NotAnArticle.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _BYTES:
        module, function = _BYTES[suffix]
        document: Document = getattr(import_module(f"claimcheck.readers.{module}"), function)(data, path)
        return document
    from claimcheck.readers.decoding import decode_told
    from claimcheck.readers.kinds import refuse_other_kinds

    refuse_other_kinds(data, suffix)
    text, notices = decode_told(data)
    document = read_text(text, path, _FORMATS.get(suffix, "text"))
    return replace(document, notices=(*notices, *document.notices)) if notices else document


def read_bibliography(path: str, data: bytes) -> Document:
    """Read a file that an article names as its bibliography. Raises UnreadableDocument."""
    from claimcheck.readers.decoding import decode

    suffix = PurePath(path).suffix.lower()
    format = _BIBLIOGRAPHIES.get(suffix)
    if format is None:
        known = ", ".join(sorted(_BIBLIOGRAPHIES))
        raise UnreadableDocument(f"is in a format that is not read ({suffix or 'no suffix'}; {known} are)")
    if format == "csl-yaml":
        from claimcheck.readers.csl import read_csl_yaml

        return read_csl_yaml(decode(data), path, named=True)
    return read_text(decode(data), path, format)


def can_be_bibliography(path: str) -> bool:
    """Tell by its suffix whether a file may hold references and nothing else."""
    return PurePath(path).suffix.lower() in _BIBLIOGRAPHIES


def holds_other_things(path: str) -> bool:
    """Tell by its suffix whether a file is of a format that holds many things (JSON, YAML, XML)."""
    return _FORMATS.get(PurePath(path).suffix.lower()) in _MIXED


def is_article(path: str, data: bytes) -> bool:
    """Tell whether a file that was found in a folder is one to check: JSON, YAML and XML may hold something else."""
    if not holds_other_things(path):
        return True
    try:
        read(path, data)
    except NotAnArticle:
        return False
    except UnreadableDocument:
        return PurePath(path).suffix.lower() == ".nxml"
    return True


def read_text(text: str, path: str, format: str) -> Document:
    """Read decoded text; ``format`` is "text", "markdown" or one of those below. Raises ValueError for any other."""
    if format == "markdown":
        from claimcheck.readers.markdown import read_markdown

        return read_markdown(text, path)
    if format == "html":
        from claimcheck.readers.html import read_html

        return read_html(text, path)
    if format == "text":
        from claimcheck.readers.plain import read_plain

        return read_plain(text, path)
    if format in _MODULES:
        module, function = _MODULES[format]
        document: Document = getattr(import_module(f"claimcheck.readers.{module}"), function)(text, path)
        return document
    raise ValueError(f"no reader for the format {format!r}")
