"""From bare numbers to quantities: units, ranges, tolerances, lists that share a unit, shares of a total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.numerals import Numeral
from claimcheck.extract.quantities_money import currency_after, currency_before
from claimcheck.extract.quantities_reading import BETWEEN, Found, Reading
from claimcheck.extract.quantities_settling import settle
from claimcheck.extract.units import read_unit
from claimcheck.model.quantity import Quantity

_RANGE = re.compile(r"\s?[-–—‐‑−]\s?|\s+to\s+|\s+through\s+|\s?\.\.\s?|\s?[~∼]\s?", re.IGNORECASE)
_TO_ABOUT = re.compile(
    r"\s+to\s+(?:about|around|approximately|roughly|nearly|almost|as\s+(?:much|many)\s+as|more\s+than)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+(?:even\s+)?", re.IGNORECASE)
_LIST = re.compile(r"\s?(?:,|/|&)\s?(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s+to\s+", re.IGNORECASE)
_TOLERANCE = re.compile(r"\s?(?:±|\+\s?/\s?[-−–])\s?")
_OF_TOTAL = re.compile(r"\s+(?:out\s+of|of|in|per)\s+(?:(?:the|a|all|every)\s+(?:total\s+(?:of\s+)?)?)?", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?")
_FROM = re.compile(
    r"\b(?:ranging\s+from|range\s+from|ranged\s+from|ranges\s+from|range\s+of|range:?|from)\s+(?:about\s+|approximately\s+|roughly\s+)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:rise|rose|risen|rising|fell|fall|fallen|falling|drop\w*|increas\w+|decreas\w+|declin\w+|grew|grow\w*|improv\w+|went|go|jump\w*|cut|reduc\w+|rais\w+|lower\w*|"
    r"climb\w*|soar\w*|shrink\w*|shrank|chang\w+|up|down|expand\w*|plummet\w*|plung\w*|surg\w+)\b",
    re.IGNORECASE,
)
_PER_TOTAL = re.compile(r"\s?(?:per|in)\s+(?P<n>\d{1,3}(?:,\d{3})*|million|thousand|billion)\b", re.IGNORECASE)
_SIGNED = re.compile(r"[−–-]\s?$")
_PREFIX = re.compile(r"\b(?:mid|pre|post|non|sub|about|approx|to|or|and)-$", re.IGNORECASE)


def assemble(reading: Reading, numbers: Sequence[Numeral]) -> list[Quantity]:
    """Return the quantities that ``numbers`` (in order) make."""
    made: list[Found] = []
    index = 0
    while index < len(numbers):
        if _is_label(reading, numbers[index]):
            index += 1
            continue
        found, index = _one(reading, numbers, index)
        if found is not None:
            made.append(found)
    _share_units(reading, made)
    quantities = []
    for position, found in enumerate(made):
        floor = made[position - 1].stop if position else reading.start
        quantity = settle(reading, found, floor)
        if quantity is not None:
            quantities.append(quantity)
    return quantities


def _is_label(reading: Reading, number: Numeral) -> bool:
    """Tell whether the number is part of a name: letters or an identifier's hyphen stand directly around it."""
    text, start = reading.text, number.start
    before = text[start - 1 : start] if start > reading.start else ""
    if not before:
        return False
    earlier = text[start - 2] if start - 2 >= reading.start else " "
    if before.isalnum() or before in "_#№":
        return True
    if before in "-‐‑" and earlier.isalpha() and number.form == "digits":
        return _PREFIX.search(text[max(reading.start, start - 8) : start]) is None
    return (before == "." and earlier.isalnum()) or (before == "/" and earlier.isalpha())


def _one(reading: Reading, numbers: Sequence[Numeral], index: int) -> tuple[Found | None, int]:
    """Read the quantity that begins at ``numbers[index]``; return it and the index of the next number."""
    text, end = reading.text, reading.end
    number = numbers[index]
    currency = currency_before(text, number.start, reading.start)
    unit = None if currency and currency.symbol else read_unit(text, number.end, end)
    stop = unit.end if unit else number.end
    found = Found(number, number, currency.start if currency else number.start, stop, unit, currency)
    if currency is None:
        found.currency = currency_after(text, number.end, end)
        if found.currency is not None:
            found.unit, found.stop = None, found.currency.end
        sign = _SIGNED.search(text[max(reading.start, found.at - 3) : found.at])
        if sign is not None and _is_minus(text, reading.start, found.at - len(sign.group())):
            found.at -= len(sign.group())
            found.negative = True
    index += 1
    while index < len(numbers):
        following = numbers[index]
        if following.start - found.stop > 30 or not _extend(reading, found, following):
            break
        index += 1
    if found.unit is None and found.currency is None and not _may_be_bare(reading, found):
        return None, index
    return found, index


def _is_minus(text: str, floor: int, at: int) -> bool:
    before = text[at - 1 : at] if at > floor else " "
    return (before in " ~∼≈(=<>\u00a0,[±" and text[at : at + 1] in "−-–" and text[at + 1 : at + 2] != " ") or (
        text[at : at + 1] == "−" and before in " (∼~≈"
    )


def _extend(reading: Reading, found: Found, following: Numeral) -> bool:
    """Let the quantity take in the next number where the words between say that both are one."""
    text, end = reading.text, reading.end
    gap_start = found.stop
    start = following.start
    between_currency = currency_before(text, following.start, gap_start)
    if between_currency is not None:
        start = between_currency.start
    gap = text[gap_start:start]
    sign = _SIGNED.search(gap) if found.negative else None
    if sign is not None and gap[: sign.start()].strip():
        gap = gap[: sign.start()]
    if found.unit is not None and _adds(text, found, following, gap, end):
        return True
    if found.spread is None and _TOLERANCE.fullmatch(gap):
        unit = read_unit(text, following.end, end)
        found.spread, found.stop = following.value, unit.end if unit else following.end
        found.unit = unit or found.unit
        return True
    if found.range or found.total is not None:
        return False
    if found.unit is None and found.currency is None and _takes_total(reading, found, following, gap):
        return True
    if not _is_range(reading, found, following, gap):
        return False
    unit = None if found.currency and found.currency.symbol else read_unit(text, following.end, end)
    if found.unit is not None and (unit is None or unit.unit.dimension != found.unit.unit.dimension):
        return False
    currency = between_currency or currency_after(text, following.end, end)
    if found.currency is not None and currency is None and not found.currency.symbol:
        return False
    found.currency = found.currency or (currency if currency and not currency.symbol else None)
    found.unit = unit or found.unit
    found.last, found.range = following, True
    found.stop = unit.end if unit else following.end
    if currency is not None and currency is not between_currency:
        found.stop, found.unit = currency.end, None
    return True


_PARTS = frozenset(
    {
        ("foot", "inch"),
        ("hour", "minute"),
        ("minute", "second"),
        ("year", "month"),
        ("pound", "ounce"),
        ("week", "day"),
        ("month", "day"),
        ("month", "week"),
        ("h", "min"),
        ("min", "s"),
        ("ft", "in"),
    }
)


def _adds(text: str, found: Found, following: Numeral, gap: str, end: int) -> bool:
    """ "5 feet 2 inches": the smaller unit adds to the larger."""
    if gap.strip().lower() not in ("", "and", ",") or found.range or found.unit is None or found.unit.hyphen:
        return False
    unit = read_unit(text, following.end, end)
    if (
        unit is None
        or (found.unit.name, unit.name) not in _PARTS
        or following.value * unit.unit.factor >= found.unit.unit.factor
    ):
        return False
    found.added += following.value * unit.unit.factor / found.unit.unit.factor
    found.stop = unit.end
    return True


def _is_range(reading: Reading, found: Found, following: Numeral, gap: str) -> bool:
    text = reading.text
    before = text[max(reading.start, found.at - 34) : found.at]
    low, high = found.last.value, following.high
    if _RANGE.fullmatch(gap) or _TO_ABOUT.fullmatch(gap):
        if gap.strip().lower() == "to" or _TO_ABOUT.fullmatch(gap):
            leads = text[max(reading.start, found.at - 70) : found.at]
            if _FROM.search(before) and _CHANGE.search(leads) and not re.search(r"\brang", leads):
                return False
        return low <= high or found.negative
    if _AND.fullmatch(gap):
        return bool(BETWEEN.search(before)) and low <= high
    if _OR.fullmatch(gap):
        return low < high and high <= low + max(2.0, low) and found.first.form == following.form == "words"
    return False


def _takes_total(reading: Reading, found: Found, following: Numeral, gap: str) -> bool:
    """ "17 of 24", "one in five", "3 out of 10", "17/24 (71%)": a share of a total."""
    n, total = found.last, following
    if not (n.integer and total.integer) or n.form == "fraction" or total.value < max(n.value, 2) or n.value <= 0:
        return False
    text = reading.text
    if _SLASH.fullmatch(gap):
        tail = text[total.end : total.end + 12]
        likely = re.match(r"\s?(?:\(\d|of\b|patients|people|subjects|participants|children|women|men|cases)", tail)
        simple = total.value <= 10 and read_unit(text, total.end, reading.end) is not None
        if not (likely or simple):
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


def _may_be_bare(reading: Reading, found: Found) -> bool:
    """Tell whether a number without a unit is a number at all: letters or hyphens behind it make it a name."""
    text, end = reading.text, reading.end
    after = text[found.stop : found.stop + 1] if found.stop < end else ""
    if after and (after.isalpha() or after == "_") and found.last.form == "digits":
        return False
    if after in ("-", "‐", "‑") and text[found.stop + 1 : found.stop + 2].isalnum():
        return bool(
            re.match(
                r"[-‐‑](?:item|point|way|step|arm|person|member|part|dimensional|fold|based|week|seat|page|bed|game|man|time)",
                text[found.stop : found.stop + 14],
            )
        ) and found.first.form in ("digits", "words")
    if after == "/" and text[found.stop + 1 : found.stop + 2].isalnum():
        return False
    if after == ":" and text[found.stop + 1 : found.stop + 2].isdigit():
        return False
    return found.total is not None or found.first.form != "words" or found.first.value != 1.0


def _share_units(reading: Reading, made: list[Found]) -> None:
    """Hand a unit back to numbers before it that have none: "10, 20 and 30 mg"."""
    for left, right in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
        if left.unit is None and left.currency is None and left.total is None and (right.unit or right.currency):
            gap = reading.text[left.stop : right.at]
            hyphen = right.unit is not None and right.unit.hyphen
            if (
                len(gap) < 12
                and _LIST.fullmatch(gap)
                and not hyphen
                and left.first.form in ("digits", "words")
                and left.first.form == right.first.form
            ):
                left.unit = right.unit
                left.currency = left.currency or (
                    right.currency if right.currency and not right.currency.symbol else None
                )
