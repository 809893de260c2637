"""The encoding of a text that is not UTF-8: what it declares, else Windows-1252 and its like where that is sure."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from claimcheck.compare import lazy_patterns as re

_HEAD: Final = 2_048
_DECLARATIONS: Final = (
    re.compile(rb"""\A\s{0,20}<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']"""),
    re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE),
    re.compile(rb"""@charset\s{1,9}"([\w.:-]{1,40})""", re.IGNORECASE),
    re.compile(rb"\\(?:usepackage|RequirePackage)\[([\w-]{1,40})\]\{inputenc\}"),
    re.compile(rb"-\*-[^\n]{0,80}?\bcoding:\s{0,9}([\w.-]{1,40})"),
    re.compile(rb"\bvim?:[^\n]{0,80}?\bfileencoding=([\w.-]{1,40})"),
    re.compile(rb"(?m)^%[ \t]{0,9}Encoding:[ \t]{0,9}([\w.-]{1,40})"),
)
#: Names that are declared -> (codec, name for people). Latin-1 is read as Windows-1252, as https://encoding.spec.whatwg.org
#: has it: the same but for 27 characters that Latin-1 lacks.
_KNOWN: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(
        ("iso-8859-1", "latin1", "latin-1", "l1", "windows-1252", "cp1252", "ansinew", "ansi", "us-ascii", "ascii"),
        ("cp1252", "Windows-1252"),
    ),
    **dict.fromkeys(("iso-8859-15", "latin9", "latin-9"), ("iso8859-15", "ISO-8859-15")),
    **dict.fromkeys(("iso-8859-2", "latin2", "latin-2"), ("iso8859-2", "ISO-8859-2")),
    **dict.fromkeys(("macintosh", "mac-roman", "macroman", "applemac"), ("mac_roman", "Mac Roman")),
    **{f"iso-8859-{n}": (f"iso8859-{n}", f"ISO-8859-{n}") for n in (3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 16)},
    **{f"windows-125{n}": (f"cp125{n}", f"Windows-125{n}") for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"cp125{n}": (f"cp125{n}", f"Windows-125{n}") for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{name: (name.replace("-", "_"), name.upper()) for name in ("koi8-r", "koi8-u", "euc-jp", "euc-kr", "gb18030")},
    **dict.fromkeys(("gbk", "gb2312"), ("gb18030", "GB18030")),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis"), ("cp932", "Shift JIS")),
    **dict.fromkeys(("big5",), ("big5", "Big5")),
}
_GUESSES: Final = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))

#: Frequent words of languages that Windows-1252 is made for; those of its neighbours (Polish, Czech, Hungarian ...)
#: are not among them.
_FREQUENT: Final = re.compile(
    r"\b(?:the|and|with|that|from|were|was|for|der|und|die|das|mit|nicht|les|des|une|est|dans|pour|que|los|las|del|con|"
    r"una|por|che|della|non|sono|het|een|van|voor|och|att|som|inte|det|ikke|til|hva|ett|não|uma|com|dos)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_HIGH: Final = re.compile(r"[^\x00-\x7f]")
_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
#: What no Western text has: a sign within a word, or a capital with an accent behind a small letter.
_WRONG: Final = re.compile(
    rf"[{_LETTERS}][¤¦¨¬¶∂∑∏∫√≈∆◊]|[{_LETTERS}][¡-©«-¯´¶¸»-¿¤²³¹µ×÷†‡ˆ˜‰‹›‚„ƒ™][a-zß-ÿœšž]|[a-zß-ÿ][À-ÖØ-ÞŒŠŽŸ]|[^\x00-\xffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™ıﬁﬂ≠∞≤≥∂∑∏π∫Ω√≈∆◊⁄ˇ˘˙˚˝˛]"
)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_FEWEST_WORDS: Final = 8
_SAMPLE: Final = 200_000


@dataclass(frozen=True, slots=True)
class Guess:
    """A text in an encoding that is not UTF-8; ``notice`` tells which, and what to do."""

    text: str
    notice: str


def guess(data: bytes) -> Guess | None:
    """Decode what is not UTF-8; None where nothing surely fits."""
    declared = declaration(data)
    if declared is not None:
        codec, name = declared
        text = _decoded(data, codec)
        if text is not None and not _CONTROLS.search(data):
            return Guess(text, f"read as {name}, as it says of itself; save it as UTF-8")
        return None
    if _CONTROLS.search(data):
        return None
    for codec, name in _GUESSES:
        text = _decoded(data, codec)
        if text is not None and _is_western(text):
            return Guess(text, f"read as {name}; save it as UTF-8")
    return None


def declaration(data: bytes) -> tuple[str, str] | None:
    """Return the codec that the first lines of a file declare, and its name for people; None for any other."""
    head = data[:_HEAD]
    for pattern in _DECLARATIONS:
        match = pattern.search(head)
        if match:
            return _KNOWN.get(match.group(1).decode("ascii", "replace").lower())
    return None


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return codecs.decode(data, codec)
    except ValueError:
        return None


def _is_western(text: str) -> bool:
    """Tell whether a text reads as one in a Western language: frequent words, few accents, and none where none are."""
    first = _HIGH.search(text)
    begin = first.start() if first else 0  # a sample around the first accent: enough to be sure of a long text
    text = text[max(0, begin - _SAMPLE // 4) : begin + _SAMPLE]
    high = len(_HIGH.findall(text))
    words = sum(1 for _ in _WORD.finditer(text))
    if words < _FEWEST_WORDS or high * 6 > len(text):
        return False
    if sum(1 for _ in _FREQUENT.finditer(text)) * 25 < words:
        return False
    wrong = sum(1 for _ in _WRONG.finditer(text))
    return wrong * 50 <= high
