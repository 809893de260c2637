"""Folding: two spellings of one text become one string.

Records and lists differ in case, punctuation, dashes, quotes, accents, markup, entities and in how a file was decoded
on the way. Everything that compares words folds them here first, so that the differences left are differences.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re

#: Letters that Unicode does not decompose, and Greek ones, which titles also spell out.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "ə": "e",
        "α": " alpha ", "β": " beta ", "γ": " gamma ", "δ": " delta ", "ε": " epsilon ", "ζ": " zeta ", "η": " eta ",
        "θ": " theta ", "κ": " kappa ", "λ": " lambda ", "μ": " mu ", "µ": " mu ", "ν": " nu ", "π": " pi ",
        "ρ": " rho ", "σ": " sigma ", "τ": " tau ", "φ": " phi ", "χ": " chi ", "ψ": " psi ", "ω": " omega ",
        "Δ": " delta ", "Ω": " omega ", "Σ": " sigma ", "Γ": " gamma ", "&": " and ",
    }
)  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->")
#: UTF-8 read as Windows-1252 or Latin-1: a lead byte of two or three, then what its continuation bytes look like.
_MISDECODED = re.compile(r"[Â-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")
_APOSTROPHES = re.compile(r"['’‘ʼ`´ʹ′]")
_NO_WORD = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """Return ``text`` as a person reads it: tags out, entities resolved, wrong decoding mended, spaces single."""
    if "&" in text:
        import html  # not at start-up: most texts hold no entity

        text = html.unescape(html.unescape(text))  # records hold "&amp;lt;" too
    if "<" in text:
        text = _TAG.sub("", text)
    if not text.isascii():
        text = _MISDECODED.sub(_decoded, text)
        text = unicodedata.normalize("NFC", text)
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return the words of ``text`` in lower case, without accents or punctuation, divided by single spaces.

    "Gómez-Peña’s <i>Foo</i> &amp; bar" -> "gomez penas foo and bar". Apostrophes vanish; other punctuation divides.
    """
    text = _APOSTROPHES.sub("", plain(text)).lower()  # lower case first: "Α" is a Greek letter to be named
    if text.isascii():
        return _NO_WORD.sub(" ", text.replace("&", " and ")).strip()
    text = unaccented(text).lower()
    if not text.isascii():  # "𝚷" is a capital only once it is decomposed
        text = unaccented(text).lower()
    text = _APOSTROPHES.sub("", text)
    return _NO_WORD.sub(" ", text).strip()


def squeezed(text: str) -> str:
    """Return ``fold(text)`` without its spaces: "meta-analysis" and "metaanalysis" are one."""
    return fold(text).replace(" ", "")


def unaccented(text: str) -> str:
    """Return ``text`` with letters stripped of their marks, Greek letters named, and "&" as "and"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def is_latin(text: str) -> bool:
    """Tell whether most letters of ``text`` are Latin: only such texts can be held against each other by spelling."""
    if text.isascii():
        return True
    letters = [c for c in unaccented(text) if c.isalpha()]
    return sum(c.isascii() for c in letters) * 2 >= len(letters)


def _decoded(match: re.Match[str]) -> str:
    run = match[0]
    try:
        raw = b"".join(c.encode("latin-1" if ord(c) < 256 else "cp1252") for c in run)
        mended = raw.decode("utf-8")
    except UnicodeError:
        return run
    # "ß\x80" would be a digit of N'Ko: only letters and marks that records are known to garble are mended
    return mended if all(ord(c) < 0x530 or 0x2000 <= ord(c) < 0x2300 for c in mended) else run
