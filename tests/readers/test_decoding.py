"""Bytes -> text: what is read, and what is told about what is not."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UnreadableDocument
from claimcheck.readers import read
from claimcheck.readers.decoding import decode, decode_told


def test_a_byte_order_mark_is_dropped_and_not_counted() -> None:
    document = read("a.txt", "\ufeffSleep helps.".encode())
    assert document.source == "Sleep helps."
    assert document.place(document.blocks[0].span).start.offset == 0


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_byte_order_mark_is_read(encoding: str) -> None:
    assert decode("\ufeffcafé 💊".encode(encoding)) == "café 💊"


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_other_encodings_are_told_with_place_and_remedy() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(b"first line\ncaf\xe9 au lait")
    message = str(caught.value)
    assert "offset 14" in message
    assert "line 2" in message
    assert "save it as UTF-8" in message


def test_offsets_in_messages_count_the_byte_order_mark() -> None:
    with pytest.raises(UnreadableDocument, match="offset 4 "):
        decode(b"\xef\xbb\xbfa\xff")


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"a\x00b\x00", b"\xff\xfe\x00\x00a\x00\x00\x00"])
def test_binary_data_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="save it as UTF-8"):
        decode(data)


def test_half_a_utf16_character_is_unreadable() -> None:
    with pytest.raises(UnreadableDocument, match="UTF-16"):
        decode(b"\xff\xfea\x00b")


def test_too_large_a_file_is_refused_at_once() -> None:
    data = b"word " * 4_000_000
    begun = time.perf_counter()
    with pytest.raises(UnreadableDocument, match=r"^is 20 MB; articles above 10 MB are not read$"):
        read("big.md", data)
    assert time.perf_counter() - begun < 0.5


def test_the_size_limit_itself_is_read() -> None:
    assert len(decode(b"a" * 100, limit=100)) == 100
    with pytest.raises(UnreadableDocument):
        decode(b"a" * 101, limit=100)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_read_or_unreadable(data: bytes) -> None:
    for path in ("a.txt", "a.md", "a.html", "a.xhtml"):
        with contextlib.suppress(UnreadableDocument):
            assert read(path, data).path == path


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


def test_utf8_needs_no_declaration_and_no_notice() -> None:
    assert decode_told("<p>café".encode()) == ("<p>café", ())
    assert decode_told(b'<meta charset="windows-1251"><p>caf\xc3\xa9')[0].endswith("café")


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (b'<meta charset="iso-8859-1">caf\xe9 \x93x\x94', "café “x”", "Windows-1252, as it says of itself"),
        (
            b"<META CONTENT='text/html; charset=windows-1251' HTTP-EQUIV=Content-Type>\xd1\xee\xed",
            "Сон",
            "Windows-1251",
        ),
        (b"<?xml version='1.0' encoding='Shift_JIS'?>\x90\x87\x96\xb0", "睡眠", "Shift JIS"),
    ],
)
def test_the_encoding_that_a_page_declares_is_followed_and_told(data: bytes, text: str, told: str) -> None:
    decoded, (notice,) = decode_told(data)
    assert decoded.endswith(text)
    assert notice.startswith("read as ")
    assert told in notice
    assert read("a.html", data).notices == (notice,)


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9 \x81",  # no character of windows-1252
        b"\xe9\xe8\xea\xeb\xe0\xe2\xf4\xfb ab",  # letters without words
        "It’s a “mixed” file – caf".encode() + b"\xe9",  # two encodings
        b"caf\xe9\x00",
        b"\xff\xfea\x00b",
        b"caf\xe9\x02 au lait and so on",
    ],
)
def test_what_fits_no_encoding_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="save it as UTF-8"):
        decode_told(data)
