"""Bytes -> text, or one plain sentence that tells why not and what to do about it."""

from __future__ import annotations

import codecs
from typing import Final

from claimcheck.errors import UnreadableDocument

SIZE_LIMIT: Final = 10_000_000
"""Articles above this many bytes are not read (a book has about one million)."""

_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, limit: int = SIZE_LIMIT) -> str:
    """Return the text of a file without a leading byte order mark; line ends stay as they are.

    UTF-8, or UTF-16 where a byte order mark says so. Raises UnreadableDocument for anything else, and for more than
    ``limit`` bytes; the messages leave out the path, which the report names anyway.
    """
    if len(data) > limit:
        raise UnreadableDocument(f"is {_megabytes(len(data))} MB; articles above {_megabytes(limit)} MB are not read")
    encoding, mark = "utf-8", b""
    if data.startswith(codecs.BOM_UTF8):
        mark = codecs.BOM_UTF8
    elif not data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and data[:2] in _UTF16:
        mark = data[:2]
        encoding = _UTF16[mark]
    body = data[len(mark) :]
    if encoding == "utf-8" and (zero := body.find(b"\0")) >= 0:
        raise UnreadableDocument(
            f"holds a zero byte at offset {zero + len(mark)} (line {_line(body, zero)}), so it is not plain text; "
            "save it as UTF-8"
        )
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise UnreadableDocument(
                f"is not valid UTF-16 at byte offset {error.start + len(mark)}; save it as UTF-8"
            ) from error
        raise UnreadableDocument(
            f"is not UTF-8: byte 0x{body[error.start]:02x} at offset {error.start + len(mark)} "
            f"(line {_line(body, error.start)}) cannot be decoded; save it as UTF-8"
        ) from error


def _line(body: bytes, offset: int) -> int:
    return body.count(b"\n", 0, offset) + 1


def _megabytes(size: int) -> str:
    """Write a size in MB with as many digits as tell it from the next (20, 10.1)."""
    return f"{size / 1e6:.1f}".removesuffix(".0")


def encode(text: str, like: bytes) -> bytes:
    """Return ``text`` as bytes that :func:`decode` reads, in the encoding and with the mark of ``like``."""
    if like.startswith(codecs.BOM_UTF8):
        return codecs.BOM_UTF8 + text.encode()
    if not like.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and like[:2] in _UTF16:
        return like[:2] + text.encode(_UTF16[like[:2]])
    return text.encode()
