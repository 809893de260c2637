"""Bytes -> text, or one plain sentence that tells why not and what to do about it."""

from __future__ import annotations

import codecs
from typing import Final

from claimcheck.errors import UnreadableDocument

SIZE_LIMIT: Final = 10_000_000
"""Articles above this many bytes are not read (a book has about one million)."""

_READ: Final = 60_000_000  # of larger files no more than their beginning is read
_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, limit: int = SIZE_LIMIT) -> str:
    """Return the text of a file, as :func:`decode_told` does, without what is to be told of it."""
    return decode_told(data, limit)[0]


def decode_told(data: bytes, limit: int = SIZE_LIMIT) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file without a leading byte order mark (line ends stay as they are), and notices of it.

    UTF-8, or UTF-16 where a byte order mark says so; else what the file declares, else Windows-1252 or Mac Roman where
    that is sure, with a notice. Raises UnreadableDocument where nothing fits, and for more than ``limit`` bytes; the
    messages leave out the path, which the report names anyway.
    """
    if len(data) > limit:
        size = f"{_megabytes(len(data))} MB" if len(data) < _READ else "larger than 60 MB"
        raise UnreadableDocument(f"is {size}; articles above {_megabytes(limit)} MB are not read")
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
        return body.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise UnreadableDocument(
                f"is not valid UTF-16 at byte offset {error.start + len(mark)}; save it as UTF-8"
            ) from error
        return _guessed(body, mark, error.start)


def _guessed(body: bytes, mark: bytes, offset: int) -> tuple[str, tuple[str, ...]]:
    """Return a text that is not UTF-8, ``offset`` being the first byte that says so. Raises UnreadableDocument."""
    if not mark:
        from claimcheck.readers.encodings import guess

        found = guess(body)
        if found is not None:
            return found.text, (found.notice,)
    raise UnreadableDocument(
        f"is not UTF-8: byte 0x{body[offset]:02x} at offset {offset + len(mark)} "
        f"(line {_line(body, offset)}) cannot be decoded; save it as UTF-8"
    )


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
