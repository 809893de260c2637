"""Files that are no text and whose name does not say so: told by their first bytes, with what to do about them."""

from __future__ import annotations

from typing import Final

from claimcheck.errors import UnreadableDocument

_ZIPPED: Final = b"PK\x03\x04"
_RENAME: Final = "give it a name that ends in {0} (standard input: --stdin-filename draft{0})"
_BEGINNINGS: Final = (
    (b"%PDF-", f"is a PDF; {_RENAME.format('.pdf')}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word file (.doc); save it as .docx"),
    (b"{\\rtf", "is RTF; save it as .docx or .txt"),
    (b"\x1f\x8b", "is packed with gzip; unpack it and name the article in it"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it and name the article in it"),
    (b"\x89PNG", "is a picture; write out its text"),
    (b"\xff\xd8\xff", "is a picture; write out its text"),
)
_INSIDE: Final = (
    (b"mimetypeapplication/epub+zip", f"is an EPUB; {_RENAME.format('.epub')}"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "is an OpenDocument file; save it as .docx"),
    (b"word/document.xml", f"is a Word file; {_RENAME.format('.docx')}"),
)


def refuse_other_kinds(data: bytes, suffix: str) -> None:
    """Raise UnreadableDocument for a file that is to be read as text and is something else."""
    for beginning, told in _BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableDocument(told)
    if data.startswith(_ZIPPED):
        for sign, told in _INSIDE:
            if data.find(sign, 0, 200) >= 0 or data.rfind(sign, max(0, len(data) - 70_000)) >= 0:
                raise UnreadableDocument(told)
    if data.startswith(_ZIPPED) or suffix == ".zip":
        raise UnreadableDocument("is a zip archive; unpack it and name the article in it")
