"""Files that name their own encoding: web pages and XML."""

from __future__ import annotations

import codecs
import re
from typing import Final

from claimcheck.errors import UnreadableDocument
from claimcheck.readers.decoding import SIZE_LIMIT, decode

_PROLOGUE: Final = 4096
_DECLARATION: Final = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE
)
# What the Encoding Standard (WHATWG, section 4.2) means by these names.
_ALIASES: Final = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252"), "cp1252"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    "iso-8859-11": "cp874",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
}
_ENCODINGS: Final = frozenset(
    {"cp874", "cp932", "cp949", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "koi8-r", "koi8-u", "mac-roman"}
    | {f"cp{number}" for number in range(1250, 1259)}
    | {f"iso8859-{number}" for number in range(2, 17) if number != 12}
)
_NAMES: Final = {"cp1252": "windows-1252"}
_HIGH: Final = bytes(range(128, 256))
_UTF8_PAIRS: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def decode_declared(data: bytes, limit: int = SIZE_LIMIT) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file that may name its own encoding (HTML, XML), and notices of what was assumed.

    UTF-8 first; then what the file declares (``<meta charset>``, ``http-equiv``, the XML declaration), as the Encoding
    Standard reads such names; then windows-1252, if what comes out can be text. Raises UnreadableDocument as ``decode``
    does where nothing fits.
    """
    try:
        return decode(data, limit), ()
    except UnreadableDocument:
        if len(data) > limit or b"\0" in data or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise
        declared = _declared(data[:_PROLOGUE])
        for encoding in dict.fromkeys((declared, "cp1252")):
            text = _in_encoding(data, encoding) if encoding else None
            if text is not None:
                how = "as it declares" if encoding == declared else "which it does not declare"
                name = _NAMES.get(encoding, encoding)
                return text, (f"is not UTF-8; read as {name}, {how}",)
        raise


def _declared(prologue: bytes) -> str:
    """Return the codec that the beginning of a file names, "" if there is none or it decodes no text."""
    for match in _DECLARATION.finditer(prologue):
        label = match.group(1).decode("ascii").lower()
        try:
            name = codecs.lookup(_ALIASES.get(label, label)).name
        except LookupError:
            continue
        if name in _ENCODINGS:
            return name
    return ""


def _in_encoding(data: bytes, encoding: str) -> str | None:
    """Return the text if the bytes fit the encoding and, in a one-byte encoding, look like text in it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding != "cp1252":
        return text
    high = len(data) - len(data.translate(None, _HIGH))
    # Two bytes that are one character in UTF-8 stand for a file of two encodings: "â€™" is no apostrophe.
    double = sum(len(match.group()) for match in _UTF8_PAIRS.finditer(data))
    if _CONTROLS.search(data) or high > 0.3 * len(data) or double > high / 2:
        return None
    return text
