"""Numbers as printed: digits, words and fractions, with their values. What they count is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIMPLE = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_GLYPHS = {
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
    "⅕": 0.2,
    "⅖": 0.4,
    "⅗": 0.6,
    "⅘": 0.8,
    "⅙": 1 / 6,
}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")

_ONES = "|".join([*list(_SIMPLE)[1:], *_TENS])
_NUMBER_WORD = rf"(?:{_ONES}|hundred|thousand|million|billion|trillion|dozen)"
_DENOMINATOR = r"(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"

# A sentence is gone through word by word; only where a word can begin a number is one of these tried.
_TOKEN = re.compile(r"[A-Za-z]+|[\d½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙]+")
_DIGITS_TOKEN = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙]+")
_IN_DIGITS = re.compile(
    r"(?P<glyph>(?:(?P<whole>\d{1,4})\s?)?[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙])|(?P<mixed>(?<![\w/.,])\d{1,3}\s\d/\d{1,2}(?![\w/]))"
    r"|(?P<digits>\d{1,3}(?:,\d{3})++(?![\d,]\d)(?:\.\d+)?|\d{1,3}(?:[\u2009\u202f\u00a0]\d{3})++(?!\d)|\d++(?:[.·]\d++)?|\.\d++)"
)
_IN_WORDS = re.compile(
    rf"""
      (?P<tens>\b(?:several\s+|few\s+|many\s+)?(?:tens|dozens|hundreds|thousands|millions|billions)(?:\s+of\s+(?:thousands|millions|billions))?\b)
    | (?P<word>\b(?:a\s+(?:few\s+|couple\s+of\s+)?(?=hundred|thousand|million|billion|trillion|dozen))?{_NUMBER_WORD}
         (?:(?:\s?[-\u2010\u2011]\s?|\s+(?:and\s+)?){_NUMBER_WORD})*+\b)
    | (?P<part>\b(?:a|an|one)(?:\s+|-){_DENOMINATOR}\b|\bhalf\b|\bquarters?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBER_WORDS = frozenset(
    [*list(_SIMPLE)[1:], *_TENS, *_SCALES, *(f"{s}s" for s in _SCALES), "tens", "half", "quarter", "quarters"]
    + [w for d in _DENOMINATORS for w in (d, d + "s")]
)
"""Every word that a number can begin with or hold; a sentence without any has no number in words."""
_FIRST_WORDS = NUMBER_WORDS | {"a", "an", "several", "few", "many"}
_POWER = re.compile(
    r"\s?[×x⋅·*]\s?10\s?(?:\^\s?\{?(?P<caret>[-−–+]?\d{1,3})\}?|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<flat>[-−–]?\s?\d{1,2}))(?![\d.,]\d|[\d%])"
)
_BARE_POWER = re.compile(
    r"(?:\^\{?(?P<caret>[-−–+]?\d{1,3})\}?|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<flat>[−–]\s?\d{1,2}(?=\s?[^\W\d])))(?!\d)"
)
_E_POWER = re.compile(r"[eE](?P<e>[-−+]?\d{1,3})(?![\w.])")
_SCALE_AFTER = re.compile(
    r"(?:\s|-)(?P<scale>hundred|thousand|million|billion|trillion|dozens?|dz)s?\b|\s?(?P<short>bn|mn|mln|bln|tn|trn)\b|(?P<letter>[kKMBb])(?![\w/²³])",
    re.IGNORECASE,
)
_AND_FRACTION = re.compile(
    rf"\s*(?:-|\s)\s*and(?:-|\s+)(?:an?(?:-|\s+)|(?P<n>one|two|three)(?:-|\s+))?(?P<d>{_DENOMINATOR})\b", re.IGNORECASE
)
_FRACTION_SCALE = re.compile(r"\s+(?:an?\s+)?(?P<s>dozen|hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_OF_SCALE = re.compile(r"\s+(?:of\s+)?(?:an?\s+)?(?P<s>million|billion|trillion)\b", re.IGNORECASE)
_HALF_SCALE = re.compile(r"\s+(?P<s>million|billion|trillion|thousand|hundred)\b", re.IGNORECASE)
_TOKEN_PART = re.compile(r"[a-z]+", re.IGNORECASE)
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number. ``high`` differs from ``value`` for vague magnitudes ("dozens"). ``form``: "digits", "words",
    "fraction" or "vague". ``scale``: the factor of a scale word behind it ("3 million").
    """

    start: int
    end: int
    value: float
    high: float
    form: str
    decimals: int = 0
    integer: bool = True
    scale: float = 1.0


def find_numerals(text: str, start: int, end: int, *, in_words: bool = True) -> Iterator[Numeral]:
    """Yield the numbers in ``text[start:end]`` in order, without overlap. Linear in the length.

    ``in_words``: False where the caller knows that none of ``NUMBER_WORDS`` stands there.
    """
    at = start
    for token in (_TOKEN if in_words else _DIGITS_TOKEN).finditer(text, start, end):
        begin = token.start()
        if begin < at:
            if token.end() <= at:
                continue
            begin = at
        if token.group()[0].isalpha():
            match = _IN_WORDS.match(text, begin, end) if token.group().lower() in _FIRST_WORDS else None
        else:
            if (
                begin > start
                and text[begin - 1] == "."
                and not text[begin - 2 : begin - 1].isalnum()
                and begin - 1 >= at
            ):
                begin -= 1
            match = _IN_DIGITS.match(text, begin, end)
        if match is None:
            continue
        numeral = _read(text, match, end)
        at = max(match.end(), numeral.end if numeral else 0)
        if numeral is not None:
            yield numeral


def _read(text: str, match: re.Match[str], end: int) -> Numeral | None:
    kind = match.lastgroup if match.lastgroup != "whole" else "glyph"
    printed = match.group()
    if kind == "digits":
        return _digits(text, match, end)
    if kind == "glyph":
        whole = float(match.group("whole") or 0)
        return Numeral(
            match.start(), match.end(), whole + _GLYPHS[printed[-1]], whole + _GLYPHS[printed[-1]], "fraction", 0, False
        )
    if kind == "mixed":
        whole_part, _, fraction = printed.partition(" ")
        over, _, under = fraction.partition("/")
        value = float(whole_part) + (float(over) / float(under) if float(under) else 0.0)
        return Numeral(match.start(), match.end(), value, value, "fraction", 0, False)
    if kind == "tens":
        return _vague(match, printed)
    if kind == "part":
        return _part(text, match, printed, end)
    return _words(text, match, printed, end)


def _digits(text: str, match: re.Match[str], end: int) -> Numeral | None:
    printed = match.group()
    plain = printed.replace(",", "").replace("\u2009", "").replace("\u202f", "").replace("\u00a0", "").replace("·", ".")
    if len(plain) > _LONGEST:
        return None
    value, stop = float(plain), match.end()
    decimals = len(plain.partition(".")[2])
    power = _POWER.match(text, stop, end) or _E_POWER.match(text, stop, end)
    if power is None and plain == "10":
        power = _BARE_POWER.match(text, stop, end)
        value = 1.0 if power else value
    if power is not None:
        exponent = next(g for g in power.groups() if g is not None).translate(_SUPERSCRIPT).replace(" ", "")
        value, stop = value * 10.0 ** int(exponent), power.end()
        return Numeral(match.start(), stop, value, value, "digits", 0, False)
    fraction = _AND_FRACTION.match(text, stop, end)
    if fraction is not None and not decimals:
        value += int(_SIMPLE.get((fraction.group("n") or "one").lower(), 1)) / _under(fraction.group("d"))
        return Numeral(match.start(), fraction.end(), value, value, "fraction", 0, False)
    scale = _SCALE_AFTER.match(text, stop, end)
    if scale is not None:
        factor = _scale(scale)
        following = text[scale.end() : scale.end() + 1]
        if factor and not (scale.group("letter") and following in "-–"):
            return Numeral(match.start(), scale.end(), value * factor, value * factor, "digits", 0, True, factor)
    return Numeral(match.start(), stop, value, value, "digits", decimals, decimals == 0)


def _scale(match: re.Match[str]) -> float:
    word = (match.group("scale") or match.group("short") or match.group("letter")).lower()
    if match.group("letter") == "b":
        return 1e9
    return _SCALES.get(word.removesuffix("s") if match.group("scale") else word, 0.0) or _SHORT_SCALES.get(
        word, 12.0 if word == "dz" else 0.0
    )


def _under(word: str) -> int:
    low = word.lower()
    return _DENOMINATORS.get(low) or _DENOMINATORS[low.removesuffix("s")]


def _vague(match: re.Match[str], printed: str) -> Numeral:
    words = printed.lower().split()
    value = 1.0
    for word in words:
        if word == "tens":
            value *= 10.0
        elif word.removesuffix("s") in _SCALES:
            value *= _SCALES[word.removesuffix("s")]
    return Numeral(match.start(), match.end(), value, value * 10, "vague")


def _part(text: str, match: re.Match[str], printed: str, end: int) -> Numeral | None:
    words = printed.lower().replace("-", " ").split()
    value = 1 / _under(words[-1])
    if len(words) == 1 and words[0].startswith("quarter"):
        return None
    scale = _FRACTION_SCALE.match(text, match.end(), end)
    if scale is not None:
        value *= _SCALES[scale.group("s").lower()]
        return Numeral(match.start(), scale.end(), value, value, "words")
    return Numeral(match.start(), match.end(), value, value, "fraction", 0, False)


_FRACTION_AFTER = re.compile(rf"(?:\s+|-)(?P<d>{_DENOMINATOR})\b", re.IGNORECASE)
_DECIMAL_WORDS = re.compile(rf"\s+point((?:\s+(?:{'|'.join(list(_SIMPLE)[:10])}))+)\b", re.IGNORECASE)


def _words(text: str, match: re.Match[str], printed: str, end: int) -> Numeral | None:
    words = [w for w in _TOKEN_PART.findall(printed.lower()) if w not in ("and", "few", "couple", "of")]
    if len(words) > 12:
        return None
    value = _evaluate(words)
    if value is None:
        return None
    stop = match.end()
    under = _FRACTION_AFTER.match(text, stop, end)
    if under is not None and value < 20 and (value == 1 or under.group("d").lower().endswith(("s", "halves"))):
        value /= _under(under.group("d"))
        scale = _OF_SCALE.match(text, under.end(), end)
        if scale is not None:
            return Numeral(
                match.start(),
                scale.end(),
                value * _SCALES[scale.group("s").lower()],
                value * _SCALES[scale.group("s").lower()],
                "words",
            )
        return Numeral(match.start(), under.end(), value, value, "fraction", 0, False)
    half = _AND_FRACTION.match(text, stop, end)
    if half is not None:
        value += _SIMPLE.get((half.group("n") or "one").lower(), 1) / _under(half.group("d"))
        stop = half.end()
        scale_match = _HALF_SCALE.match(text, stop, end)
        if scale_match is not None:
            value, stop = value * _SCALES[scale_match.group("s").lower()], scale_match.end()
        return Numeral(match.start(), stop, value, value, "words", 0, False)
    point = _DECIMAL_WORDS.match(text, stop, end)
    if point is not None:
        figures = [_SIMPLE[w.lower()] for w in point.group(1).split()]
        value += sum(f / 10 ** (i + 1) for i, f in enumerate(figures[:12]))
        return Numeral(match.start(), point.end(), value, value, "words", len(figures), False)
    vague = " few " in f" {printed.lower()} "
    return Numeral(
        match.start(), stop, value * (2 if vague else 1), value * (9 if vague else 1), "vague" if vague else "words"
    )


def _evaluate(words: list[str]) -> float | None:
    """Return the value of number words in order, None where they make no number ("two three")."""
    total = group = 0.0
    last = "start"
    for word in words:
        if word in ("a", "an"):
            group, last = 1.0, "one"
        elif word in _TENS:
            if last in ("one", "tens"):
                return None
            group, last = group + _TENS[word], "tens"
        elif word in _SIMPLE:
            if last == "one" or (last == "tens" and _SIMPLE[word] >= 10):
                return None
            group, last = group + _SIMPLE[word], "one"
        elif word in ("hundred", "dozen"):
            group, last = (group or 1.0) * _SCALES[word], "scale"
        else:
            total, group, last = (
                total + (group or 1.0) * _SCALES[word],
                0.0,
                "scale",
            )
    return total + group
