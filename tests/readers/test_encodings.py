"""Texts that are not UTF-8: read where the encoding is declared or sure, told in a notice, else unreadable."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import UnreadableDocument
from claimcheck.readers import read
from claimcheck.readers.decoding import decode
from claimcheck.readers.encodings import declaration, guess

ENGLISH = "The café in the harbour was closed for the night – “nobody”, said Müller, “needs 41% of the lamps” at 3 °C."
GERMAN = "Die Lampen in der Küche brannten für drei Stunden und wärmten das ganze Haus, größer als zuvor, mit Öl."
FRENCH = (
    "Les lampes de la maison ont brûlé pour une nuit entière dans le café, où l’été n’était pas fini, œuvre du maître."
)
POLISH = "Lampy w kuchni paliły się przez całą noc, a pięć osób źle spało; było też chłodno i ciemno, jak zwykle zimą."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, a lampy v kuchyni svítily celou noc, jako vždy v zimě u nás doma."
RUSSIAN = "Лампы на кухне горели всю ночь, и никто не спал плохо; зимой это бывает часто."
JAPANESE = "台所の灯は一晩中ついていて、誰もよく眠れなかった。冬にはよくあることだ。"


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH])
@pytest.mark.parametrize(("codec", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")])
def test_western_texts_are_read_with_a_notice(text: str, codec: str, name: str) -> None:
    for path in ("a.txt", "a.md"):
        document = read(path, text.encode(codec))
        assert document.source == text
        assert document.notices == (f"read as {name}; save it as UTF-8",)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (ENGLISH.replace("é", "ś").replace("ü", "ż").replace("–", "-"), "iso8859-2"),
        ("café", "latin-1"),
        ("Müller", "latin-1"),
    ],
)
def test_what_is_not_sure_is_not_read(text: str, codec: str) -> None:
    data = text.encode(codec, "replace")
    with pytest.raises(UnreadableDocument, match="save it as UTF-8"):
        read("a.txt", data)


@pytest.mark.parametrize(
    ("head", "codec", "name"),
    [
        ("-*- coding: iso-8859-2 -*-", "iso8859-2", "ISO-8859-2"),
        ("% vim: set fileencoding=cp1250 :", "cp1250", "Windows-1250"),
        ("% Encoding: windows-1250", "cp1250", "Windows-1250"),
        (r"\usepackage[latin2]{inputenc}", "iso8859-2", "ISO-8859-2"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859-2", "ISO-8859-2"),
    ],
)
def test_what_is_declared_is_believed(head: str, codec: str, name: str) -> None:
    document = read("a.txt", f"{head}\n{POLISH}".encode(codec))
    assert POLISH in document.source
    assert document.notices == (f"read as {name}, as it says of itself; save it as UTF-8",)


def test_utf8_comes_first() -> None:
    data = f"-*- coding: latin-1 -*-\n{POLISH}".encode()
    assert read("a.txt", data).notices == ()
    assert POLISH in decode(data)


@pytest.mark.parametrize("name", [b"utf-7", b"rot13", b"hex", b"idna", b"nonsense", b"utf-8"])
def test_other_declarations_mean_nothing(name: bytes) -> None:
    data = b"-*- coding: " + name + b" -*-"
    assert declaration(data) is None


def test_control_characters_are_no_text() -> None:
    assert guess(ENGLISH.encode("cp1252")) is not None
    assert guess(ENGLISH.encode("cp1252") + b"\x01") is None
    assert guess(b"-*- coding: latin-1 -*-\n\x01\xe9") is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "is a PDF; give it a name"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "is an EPUB"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "is a Word file"),
        (b"PK\x03\x04" + bytes(26) + b"a.md", "is a zip archive; unpack it"),
        (b"{\\rtf1 a}", "is RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
    ],
)
def test_other_kinds_of_files_are_named(data: bytes, told: str) -> None:
    for path in ("a.md", "-", "a"):
        with pytest.raises(UnreadableDocument, match=told):
            read(path, data)


def test_a_zip_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="unpack it and name the article"):
        read("a.zip", b"anything")


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("cp1252", "ignore")))
def test_any_bytes(data: bytes) -> None:
    found = guess(data)
    if found is not None:
        assert "save it as UTF-8" in found.notice
    for name in ("a.txt", "a.zip", "-"):
        with contextlib.suppress(UnreadableDocument):
            read(name, data)


def test_long_texts_are_told_soon() -> None:
    begun = time.process_time()
    for unit in (b"caf\xe9 ", b"\xe9", b"the \xb3", b"<?xml " * 50, b"-*- " * 50 + b"\xff", b"% \xe9"):
        guess(unit * (5_000_000 // len(unit)))
    assert time.process_time() - begun < 10
