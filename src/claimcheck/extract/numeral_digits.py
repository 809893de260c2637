"""Numbers in digits: "1,234.5", "12 345", "0,5 %", "2 1/2", "1.2 × 10⁵", "3.4 million", "$5m", "46 . 8 million"."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import LARGE_WORD, Numeral, times_of
from claimcheck.extract.numeral_words import and_fraction

_GLYPHS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
    "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
GLYPHS = "".join(_GLYPHS)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_PLAIN = re.compile(rf"\d++(?:\.\d++)?(?![.,·'’\u2009\u202f\u00a0 ]\s?\d|[\s-]?[{GLYPHS}]|\s[.,]\s\d|-\d{{1,2}}[/⁄]\d)")
_SHAPES = re.compile(
    rf"""
      (?P<glyph>(?:(?P<whole>\d{{1,4}})[\s-]?)?(?P<part>[{GLYPHS}]))
    | (?P<mixed>(?<![\w/.,])\d{{1,3}}[\s-]\d{{1,2}}\s?[/⁄]\s?\d{{1,2}}(?![\w/]))
    | (?P<european>\d{{1,3}}(?:\.\d{{3}}){{2,6}}(?:,\d{{1,2}})?(?![\d.,]?\d)
        |\d{{1,3}}(?:\.\d{{3}}){{1,6}},\d{{1,2}}(?![\d.,]?\d)
        |(?<![\d,])(?:0,\d++|\d{{1,3}},\d{{1,2}}(?=\s?(?:%|‰|€|°C|[mµμk]?g\b|[mckµμn]m\b|m[lL]\b)))(?![\d,.]\d))
    | (?P<grouped>\d{{1,3}}(?:,\d{{3}}){{1,6}}+(?![\d,]\d)(?:\.\d+)?
        |\d{{1,3}}(?:[\u2009\u202f\u00a0]\d{{3}}){{1,6}}+(?!\d)(?:\.\d+)?
        |\d{{1,3}}(?:['’]\d{{3}}){{1,6}}+(?!\d)(?:\.\d+)?|\d{{1,2}}(?:,\d\d){{1,6}},\d{{3}}(?![\d,]\d)(?:\.\d+)?
        |\d{{1,3}}(?:\s,\s\d{{3}}){{0,6}}\s,\s000(?![\d.,])
        |(?<![\d.,/–-])(?<!\d\s)(?:[1-9]\d{{0,2}}(?:\s\d{{3}}){{2,6}}|[1-9]\d{{1,2}}\s\d{{3}}|[1-9]\s0\d\d)
         (?![\d,/–-]|\s?[,.]?\d|\s[-–/]\s?\d)(?:\.\d+)?)
    | (?P<cut>\d{{1,4}}\s\.\s\d++(?=\s(?:%|percent|per\scent|{LARGE_WORD}|points?)\b|\s%|(?<=\d\d\d\d)))
    | (?P<digits>\d++(?:[.·]\d++)?|\.\d++)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_FIGURES = re.compile(r"[^\d.]")
_POWER = re.compile(
    r"\s?[×x⋅·*]\s?10\s?(?:\^\s?\{?(?P<caret>[-−–+]?\d{1,3})\}?|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<flat>[-−–]?\s?\d{1,2}))(?![\d.,]\d|[\d%])"
)
_BARE_POWER = re.compile(
    r"(?:\^\{?(?P<caret>[-−–+]?\d{1,3})\}?|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<flat>[−–]\s?\d{1,2}(?=\s?[^\W\d]))"
    r"|\sto\sthe\s(?:power\sof\s)?(?P<to>[-−–]?\d{1,2})(?:th|nd|rd)?(?:\spower)?)(?!\d)"
)
_E_POWER = re.compile(r"[eE](?P<e>[-−+]?\d{1,3})(?![\w.])")
#: What a number can go on with; most go on with none of it.
_GOES_ON = re.compile(
    rf"[ \u00a0]?[×x⋅·*]|[eE^⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹−–]|[\s-]*-?\s*(?:and[\s-]|hundred|{LARGE_WORD}|do?z|b[nl]|ml?n|mio|trn?|tn"
    r"|mm|[kKMBmbtTG](?![a-zA-Z]))|\sto\sthe\s",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(
    rf"(?:\s|-)(?P<scale>hundred|{LARGE_WORD}|dozen|doz|dz)s?\b|\s?(?P<short>bn|mn|mln|mio|bln|tn|trn)\b|(?P<letter>[kKMBb])(?![\w/²³])"
    r"|\s(?P<apart>k)(?=\s[a-z]{3,})"
    r"|(?P<people>m)(?=\s(?:people|users|customers|subscribers|viewers|households|homes|jobs|tonnes|barrels|doses|copies|euros?|dollars?|pounds?|yen|yuan|rupees?)\b)",
)
_SCALE_FOLDED = re.compile(_SCALE_AFTER.pattern.partition("|(?P<letter>")[0], re.IGNORECASE)
_MONEY_SCALE = re.compile(r"\s?(?:mm|MM|tr|[kKmMbBtT])(?![\w/²³])")
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "d": 12.0}
_CURRENCY_SIGNS = "$€£¥₹₩₽₺₪₫₱฿₴₦"
_MONEYED = re.compile(rf"(?:[{_CURRENCY_SIGNS}]|\b(?:[A-Z]{{3}}|PS|RM))\s?$")
_STOPS = frozenset(",.;:)]%/")
_LONGEST = 18


def number_in_digits(text: str, at: int, end: int) -> tuple[Numeral | None, int]:
    """Return the number in digits that begins at ``at``, and where its digits end."""
    plain = _PLAIN.match(text, at, end)
    if plain is not None:
        printed, stop = plain.group(), plain.end()
        return _read(text, at, stop, printed, end), stop
    match = _SHAPES.match(text, at, end)
    if match is None:
        return None, at
    kind, printed, stop = match.lastgroup, match.group(), match.end()
    if kind in ("glyph", "whole", "part"):
        value = float(match["whole"] or 0) + _GLYPHS[match["part"]]
        return Numeral(at, stop, value, value, "fraction", 0, False), stop
    if kind == "mixed":
        whole, over, below = (float(n) for n in re.findall(r"\d+", printed))
        value = whole + (over / below if below else 0.0)
        return Numeral(at, stop, value, value, "fraction", 0, False), stop
    if kind == "european":
        printed = printed.replace(".", "").replace(",", ".")
    elif kind != "digits":
        printed = _NOT_FIGURES.sub("", printed)
    numeral = _read(text, at, stop, printed.replace("·", "."), end)
    return numeral, max(stop, numeral.end if numeral else 0)


def _read(text: str, start: int, stop: int, plain: str, end: int) -> Numeral | None:
    if len(plain) > _LONGEST:
        return None
    value = float(plain)
    decimals = len(plain.partition(".")[2])
    if text[stop : stop + 1] not in _STOPS and _GOES_ON.match(text, stop, end) is not None:
        further = _further(text, start, stop, plain, value, decimals, end)
        if further is not None:
            return further
    return Numeral(start, stop, value, value, "digits", decimals, decimals == 0)


def _further(text: str, start: int, stop: int, plain: str, value: float, decimals: int, end: int) -> Numeral | None:
    """Read powers of ten, fractions in words and scale words behind the digits."""
    power = _POWER.match(text, stop, end) or _E_POWER.match(text, stop, end)
    if power is None and plain == "10":
        power = _BARE_POWER.match(text, stop, end)
        value = 1.0 if power else value
    if power is not None:
        exponent = next(g for g in power.groups() if g is not None).translate(_SUPERSCRIPT).replace(" ", "")
        value *= 10.0 ** int(exponent)
        return Numeral(start, power.end(), value, value, "digits", 0, False)
    fraction = and_fraction(text, stop, end) if not decimals else None
    if fraction is not None:
        value += fraction[0]
        return Numeral(start, fraction[1], value, value, "fraction", 0, False)
    factor, after = _scale(text, start, stop, end)
    if factor:
        return Numeral(start, after, value * factor, value * factor, "digits", 0, True, factor)
    return None


def _scale(text: str, start: int, stop: int, end: int) -> tuple[float, int]:
    """Return the factor of the scale word or letter behind a number and where it ends; (0.0, stop) without one."""
    match = _SCALE_FOLDED.match(text, stop, end)
    if match is not None:
        word = (match["scale"] or match["short"]).lower()
        return times_of(word) or _SHORT_SCALES[word[0]], match.end()
    money = _MONEY_SCALE.match(text, stop, end)
    if money is not None and _MONEYED.search(text, max(0, start - 5), start):
        return _SHORT_SCALES[money.group().strip().lower()[0]], money.end()
    match = _SCALE_AFTER.match(text, stop, end)
    if match is None or (match["letter"] and text[match.end() : match.end() + 1] in ("-", "–")):
        return 0.0, stop
    return _SHORT_SCALES[match.group().strip().lower()[0]], match.end()
