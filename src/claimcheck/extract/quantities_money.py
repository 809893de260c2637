"""Currencies before and behind a number: "$4.5bn", "EUR 125", "13 dollars", "75 USD million", "120 MEUR"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.currencies import CURRENCY_CODES, CURRENCY_NAMES, CURRENCY_SIGNS

_SIGNS = "".join(s for s in CURRENCY_SIGNS if len(s) == 1)
_SPACES = " \u00a0\u2009\u202f"
_LETTER_SIGNS = {s.rstrip("."): name for s, name in CURRENCY_SIGNS.items() if len(s) > 1 and "$" not in s}
_DOLLARS = {s[:-1].lower(): name for s, name in CURRENCY_SIGNS.items() if s.endswith("$")} | {
    "u.s.": "$", "usd": "$", "aud": "A$", "cad": "C$", "hkd": "HK$", "nzd": "NZ$", "sgd": "S$", "": "$",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:(?P<letters>[A-Za-z]{1,3}|[Uu]\.\s?[Ss]\s?\.)?(?P<gap>[ \u00a0])?"
    r"\$(?P<behind>US|AU?|CAN?|C|NZ|HK|S)?"
    rf"|(?P<code>[^\W\d_]{{2,6}})\.?|(?P<sign>[{_SIGNS.replace('$', '')}]))$"
)
_BEGINS_BEFORE = frozenset(_SIGNS + ".")
_AFTER = re.compile(
    r"[\s-]{0,2}(?:(?P<w>[^\W\d_](?:[^\W\d_]|[.’'])*+(?:-mark)?)"
    r"(?:[ \u00a0\n](?P<more>[^\W\d_]++(?:[ \u00a0\n][^\W\d_]++){0,2}))?"
    rf"|(?P<sign>[{_SIGNS}])(?!\s?\d(?![\d.,]{{0,12}}\s?(?:\$|¢|cents?\b))))"
)
_SCALE = re.compile(r"\s(?P<s>thousand|million|billion|trillion|mln|mn|bln|bn)s?\b", re.IGNORECASE)
_SCALES = {"t": 1e3, "m": 1e6, "b": 1e9, "tr": 1e12}
_FACTORS = {"k": 1e3, "K": 1e3, "T": 1e3, "M": 1e6, "m": 1e6, "B": 1e9}
# Lower case is read as a code only where no English word is spelled so ("try", "all", "top", "cup").
_LOWER_CODES = {
    c.lower(): c for c in "USD EUR GBP JPY CNY AUD CAD HKD NZD SGD CHF INR KRW MYR SEK NOK DKK MXN RMB".split()
}
# Codes that are other abbreviations too: only before sums, never before small numbers ("COP 26", "an INR of 2.5").
_DOUBTFUL = frozenset(
    "ALL AMD ANG BAM BIF BOB CDF COP CUP DEM ERN ETH GEL INR LAK LSL MAD MDL MGA MOP MUR PEN RON SCR SHP SLE SOS STN "
    "TOP TRY VES DJF GMD PAB SRD WST TND RSD".split()
)
_SIGNS_BEHIND = frozenset(("元", "円", "zł", "лв"))
_SUM = 1000.0
_UNIDECODED = re.compile(r"(?:\d+\.\d+|\d{1,3}(?:,\d{3})+|\d+(?=[mkb]))(?:m|bn?|k)?\b")
_FIRST_NAMES: dict[str, int] = {}
for _name in CURRENCY_NAMES:
    _words = _name.split()
    _FIRST_NAMES[_words[0]] = max(_FIRST_NAMES.get(_words[0], 0), len(_words))
#: The last two letters of what can stand before a number: a quick look that rules most words out.
_ENDINGS = frozenset(
    name[-2:]
    for name in (*CURRENCY_CODES, *_LOWER_CODES, *_LETTER_SIGNS, *CURRENCY_NAMES, "PS", "US", "AU", "CA", "NZ", "HK")
)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency beside a number; ``symbol``: it stands before the number. ``factor``: the "M" of "MEUR"."""

    name: str
    start: int
    end: int
    symbol: bool
    factor: float = 1.0


def currency_before(text: str, at: int, floor: int, value: float = _SUM) -> Currency | None:
    """Return the currency that ends where the number begins; ``value``: the number."""
    stop = at
    while stop > floor and at - stop < 2 and text[stop - 1] in _SPACES:
        stop -= 1
    if stop <= floor or (text[stop - 1] not in _BEGINS_BEFORE and text[stop - 2 : stop] not in _ENDINGS):
        return None
    begin = max(floor, stop - 9)
    match = _BEFORE.search(text[begin:stop])
    if match is None:
        return None
    start = begin + match.start()
    if match["sign"]:
        return Currency(CURRENCY_SIGNS[match["sign"]], start, at, True)
    if match["code"]:
        return _code_before(text, match["code"], start, stop, at, value)
    letters = "".join((match["letters"] or "").split()).lower()
    if match["behind"]:
        return Currency(_DOLLARS[match["behind"].lower()], start + match[0].index("$"), at, True)
    # "US $5"; in text that was cut into tokens also "c $ 300". "A $5 ticket" begins with an article.
    joined = match["gap"] is None or letters in ("us", "u.s.", "hk", "nz") or (letters == "c" and stop < at)
    name = _DOLLARS.get(letters) if joined else None
    return Currency(name or "$", start if name else begin + match[0].index("$") + match.start(), at, True)


def _code_before(text: str, printed: str, start: int, stop: int, at: int, value: float) -> Currency | None:
    name = _LETTER_SIGNS.get(printed)
    if name is not None:
        return Currency(name, start, at, True)
    if text[stop - 1] == ".":
        return None
    if printed == "PS" and stop == at and _UNIDECODED.match(text, at):
        return Currency("£", start, at, True)  # what Unidecode makes of the sign
    if len(printed) > 4:
        named = CURRENCY_NAMES.get(printed) if value >= _SUM and not printed.endswith("s") else None
        return Currency(named, start, at, True) if named else None
    return _of_code(printed, start, at, value, symbol=True, apart=stop < at)


def _of_code(printed: str, start: int, end: int, value: float, *, symbol: bool, apart: bool) -> Currency | None:
    """Read "EUR", "eur", "MEUR"."""
    code = printed if printed in CURRENCY_CODES or printed == "RMB" else _LOWER_CODES.get(printed) if apart else None
    factor = 1.0
    if code is None and len(printed) == 4 and printed[1:] in _LOWER_CODES.values():
        code, factor = printed[1:], _FACTORS.get(printed[0], 0.0)
    if code is None or not factor or (code in _DOUBTFUL and value < _SUM):
        return None
    return Currency(CURRENCY_CODES.get(code, "CNY"), start, end, symbol, factor)


def currency_after(text: str, at: int, end: int, value: float = _SUM, *, scaled: bool = True) -> Currency | None:
    """Return the currency behind a number; ``scaled``: the number has its "million", none follows the currency."""
    match = _AFTER.match(text, at, end)
    if match is None:
        return None
    found: Currency | None = None
    if match["sign"]:
        found = Currency(CURRENCY_SIGNS[match["sign"]], match.start(), match.end("sign"), False)
    else:
        word = match["w"].lower()
        if word.rstrip(".") in _FIRST_NAMES or word in _FIRST_NAMES:
            found = _named_after(match, word)
        elif match["w"] in _SIGNS_BEHIND:
            found = Currency(CURRENCY_SIGNS[match["w"]], match.start(), match.end("w"), False)
        elif len(word.rstrip(".")) in (3, 4):
            printed, apart = match["w"].rstrip("."), match.start("w") > at
            stop = match.start("w") + len(printed)
            found = _of_code(printed, match.start(), stop, value, symbol=False, apart=apart)
            if found is not None and text[found.end : found.end + 1].isalnum():
                return None  # "3 USD50 notes"
    if found is None or scaled:
        return found
    scale = _SCALE.match(text, found.end, end)
    if scale is None:
        return found
    word = scale["s"].lower()
    return Currency(
        found.name, found.start, scale.end(), False, found.factor * _SCALES["tr" if word[:2] == "tr" else word[0]]
    )


def _named_after(match: re.Match[str], word: str) -> Currency | None:
    words = [word, *(match["more"] or "").lower().split()]
    for count in range(min(len(words), max(_FIRST_NAMES.get(word, 0), _FIRST_NAMES.get(word.rstrip("."), 0))), 0, -1):
        printed = " ".join(words[:count])
        name = CURRENCY_NAMES.get(printed) or CURRENCY_NAMES.get(printed.rstrip("."))
        if name is None:
            continue
        end = match.end("w") - (word.endswith(".") and count == 1)
        if count > 1:
            for position, after in enumerate(re.finditer(r"[^\W\d_]+", match["more"])):
                if position == count - 2:
                    end = match.start("more") + after.end()
        return Currency(name, match.start(), end, False)
    return None


_WEIGHED = frozenset(
    "weigh weighs weighed weighing weight lb lbs kg kilograms kilogram tons tonnes crop crops cargo payload beef meat "
    "fish flour sugar coffee cocaine thrust steel copper uranium wool cotton".split()
)
_OF_THINGS = re.compile(
    r"\s+(?:of\b(?!\s+(?:debt|funding|investment|revenue|sales|assets|cash|savings)\b)|per\b|heav|lighter)"
)
_MONEY_WORDS = frozenset("sterling gbp pence penny quid exchequer hmrc treasury".split())
_PENCE = re.compile(r"\s?p\b(?![.'’]?\w|\s?[=<>])")
_SHARES = frozenset("share shares stock stocks pence pounds price prices dividend ftse cost costs litre".split())


def pounds(text: str, at: int, end: int, value: float, words: frozenset[str]) -> Currency | None:
    """Tell money from weight: return sterling where "pounds" (which end at ``at``) are money."""
    if not words.isdisjoint(_WEIGHED) or _OF_THINGS.match(text, at, end):
        return None
    money = value >= 1e6 or not words.isdisjoint(_MONEY_WORDS) or "£" in text[max(0, at - 200) : min(end, at + 200)]
    return Currency("£", at, at, False) if money else None


def pence_after(text: str, at: int, end: int, words: frozenset[str]) -> Currency | None:
    """Read "164p" where the sentence speaks of shares or prices."""
    if text[at : at + 1] != "p" or words.isdisjoint(_SHARES):
        return None
    match = _PENCE.match(text, at, end)
    return None if match is None else Currency("penny", at, match.end(), False)
