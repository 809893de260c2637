"""When two numbers are one quantity: "10 to 20", "between 3 and 5", "8- to 16-meter"; "17 of 24", "one in five"."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.units import Unit
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_reading import BETWEEN, FROM, Found, Reading
from claimcheck.extract.units import ReadUnit, read_unit

_RANGE = re.compile(
    r"\s?[-–—‐‑−]\s?|\s+to\s+|\s+through\s+|\s?\.\.\.?\s?|\s?[~∼…]\s?|\s?[-–]\s?to\s?(?:[-–]\s?)?|\s+up\s+to\s+",
    re.IGNORECASE,
)
_TO_ABOUT = re.compile(
    r"\s+to\s+(?:about|around|approximately|roughly|nearly|almost|as\s+(?:much|many)\s+as|more\s+than)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+(?:even\s+)?", re.IGNORECASE)
RATES = frozenset({100.0, 1e3, 1e4, 1e5, 1e6})
_OF_TOTAL = re.compile(r"\s+(?:out\s+of|of|in|per)\s+(?:(?:the|a|all|every)\s+(?:total\s+(?:of\s+)?)?)?", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?")
_CHANGE = re.compile(
    r"\b(?:rise|rose|risen|rising|fell|fall|fallen|falling|drop\w*|increas\w+|decreas\w+|declin\w+|grew|grow\w*|improv\w+|went|go|jump\w*|cut|reduc\w+|rais\w+|lower\w*|"
    r"climb\w*|soar\w*|shrink\w*|shrank|chang\w+|up|down|expand\w*|plummet\w*|plung\w*|surg\w+)\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\s?(?:\(\d|of\b|patients|people|subjects|participants|children|women|men|cases)")
_RATIO = Unit("ratio", "ratio")
_UNDER_ONE = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000, 10000})
_FEW_OVER = frozenset({(2, 3), (3, 4), (3, 8), (5, 8), (7, 8)})


def _is_simple(over: float, under: float, before: str) -> bool:
    """Tell a bare fraction (1/10, 3/4) from a date."""
    return before != "on " and ((over == 1 and under in _UNDER_ONE) or (over, under) in _FEW_OVER)


def is_range(reading: Reading, found: Found, following: Numeral, gap: str) -> bool:
    """Tell whether the words between two numbers make them the ends of one range."""
    text = reading.text
    before = text[max(reading.start, found.at - 34) : found.at]
    low, high = found.last.value, following.high
    if _RANGE.fullmatch(gap) or _TO_ABOUT.fullmatch(gap):
        if gap.strip().lower() == "to" or _TO_ABOUT.fullmatch(gap):
            leads = text[max(reading.start, found.at - 70) : found.at]
            if FROM.search(before) and _CHANGE.search(leads) and not re.search(r"\brang", leads):
                return False
        return low <= high or found.negative
    if _AND.fullmatch(gap):
        return bool(BETWEEN.search(before)) and low <= high
    if _OR.fullmatch(gap):
        return low < high and high <= low + max(2.0, low) and found.first.form == following.form == "words"
    return False


def takes_total(reading: Reading, found: Found, following: Numeral, gap: str) -> bool:
    """ "17 of 24", "one in five", "3 out of 10", "17/24 (71%)": a share of a total."""
    n, total = found.last, following
    if gap == ":" and n.integer and total.integer and total.value:
        found.total, found.last, found.stop = total.value, total, total.end
        found.unit = ReadUnit("ratio", total.end, _RATIO)
        return True
    rate = not n.integer and total.value in RATES and "per" in gap  # "2.2 per 1,000"
    if not (n.integer or rate) or not total.integer or n.form == "fraction":
        return False
    if total.value < max(n.value, 2) or n.value <= 0:
        return False
    text = reading.text
    if _SLASH.fullmatch(gap):
        tail = text[total.end : total.end + 12]
        likely = _LIKELY.match(tail)
        simple = total.value <= 10 and read_unit(text, total.end, reading.end) is not None
        if not (likely or simple or _is_simple(n.value, total.value, text[max(0, found.at - 3) : found.at])):
            return False
    else:
        match = _OF_TOTAL.fullmatch(gap)
        if match is None or (1500 <= total.value <= 2099 and total.end - total.start == 4 and "of" not in gap):
            return False
        word = gap.split()[0].lower() if gap.split() else ""
        if word == "in" and (n.value > 20 or read_unit(text, total.end, reading.end) is not None):
            return False
        if word == "per" and total.value < 100:
            return False
        if read_unit(text, total.end, reading.end) is not None and word != "out":
            return False
        if word == "of" and n.form == "words" and total.form == "words" and n.value == 1 and " the " in f"{gap} ":
            return False
    found.total, found.last, found.stop = total.value, total, total.end
    if _SLASH.fullmatch(gap):
        unit = read_unit(text, total.end, reading.end)
        found.unit, found.stop = unit, unit.end if unit else total.end
    return True
