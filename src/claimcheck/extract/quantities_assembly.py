"""From bare numbers to quantities: units, ranges, tolerances, lists that share a unit, shares of a total."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.currencies import CURRENCY_CODES
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_money import Currency, currency_after, currency_before, pence_after, pounds
from claimcheck.extract.quantities_names import is_label, may_be_bare
from claimcheck.extract.quantities_ranges import RATES, is_range, takes_total
from claimcheck.extract.quantities_reading import Found, Reading
from claimcheck.extract.quantities_settling import settle
from claimcheck.extract.quantities_sums import adds
from claimcheck.extract.units import ReadUnit, read_unit
from claimcheck.model.quantity import Quantity

_TO_RATE = re.compile(r"\s+(?:to|and|vs\.?|versus)\s+")
_LIST = re.compile(
    r"\s?[-‐]?(?:,|/|&)\s?(?:and\s+|or\s+)?|[-‐]?\s+(?:and|or)\s+|\s+to\s+|\s?[x×]\s?|\s+by\s+", re.IGNORECASE
)
_TOLERANCE = re.compile(r"\s?(?:±|\+\s?/\s?[-−–])\s?")
_SIGNED = re.compile(r"[−–-]\s?$")
_MINUS = re.compile(r"\b(?:minus|negative)\s$", re.IGNORECASE)
_OF_ONE = re.compile(r"\s+(?:of\s+)?(?:an?|one)(?=\s)", re.IGNORECASE)
_OR_MORE = re.compile(r"\s?\+(?=\s?[a-z]{3})|\s+or\s+more(?=\s[a-z])", re.IGNORECASE)
_FIRST = re.compile(r"\s{0,3}(?:([A-Za-z]+)|[^\w\s])")
#: Words and signs that can begin what joins two numbers to one quantity (or stand for the second one's currency).
_JOINING = (
    frozenset("to and or of out in per through up by minus".split())
    | frozenset("-–—‐‑−~∼….,/:±+&×x$€£¥₹")
    | frozenset(
        name.lower() for name in (*CURRENCY_CODES, "us", "rs", "rm", "a", "c", "hk", "nz", "au", "ca", "u", "kr")
    )
)
_REACH = 30


def assemble(reading: Reading, numbers: Sequence[Numeral]) -> list[Quantity]:
    """Return the quantities that ``numbers`` (in order) make."""
    made: list[Found] = []
    index, floor = 0, reading.start
    while index < len(numbers):
        number = numbers[index]
        if number.start < floor:  # the "million" of "75 USD million"
            index += 1
            continue
        currency = currency_before(reading.text, number.start, floor, number.value)
        if currency is not None and reading.text.startswith("%", number.end):
            currency = None  # "CHF 30%" is congestive heart failure
        if currency is None and is_label(reading, number):
            index += 1
            continue
        found, index = _one(reading, numbers, index, currency)
        if found is not None:
            floor = found.stop
            made.append(found)
    _share_units(reading, made)
    quantities = []
    for position, found in enumerate(made):
        floor = made[position - 1].stop if position else reading.start
        quantity = settle(reading, found, floor)
        if quantity is not None:
            quantities.append(quantity)
    return quantities


def _one(
    reading: Reading, numbers: Sequence[Numeral], index: int, currency: Currency | None
) -> tuple[Found | None, int]:
    """Read the quantity that begins at ``numbers[index]``; return it and the index of the next number."""
    text = reading.text
    number = numbers[index]
    found = Found(number, number, currency.start if currency else number.start, number.end, None, currency)
    if currency is None:
        _read_behind(reading, found)
        found.at = _sign_before(text, reading.start, found.at)
        found.negative = found.at < number.start
    index += 1
    while index < len(numbers):
        following = numbers[index]
        if following.start - found.stop > _REACH:
            break
        if following.start >= found.stop and not _extend(reading, found, following):
            break
        index += 1
    if found.unit is None and found.currency is None and not may_be_bare(reading, found):
        return None, index
    return found, index


def _read_behind(reading: Reading, found: Found) -> None:
    """Read the currency or the unit behind the first number."""
    text, end, number = reading.text, reading.end, found.first
    currency = currency_after(text, number.end, end, number.value, scaled=number.scale != 1.0)
    currency = currency or pence_after(reading.text, number.end, end, reading.words)
    if currency is None:
        found.unit = read_unit(text, number.end, end) or _unit_apart(text, found, end)
        if found.unit is not None:
            found.stop = found.unit.end
            if found.unit.name == "pound" and not found.unit.compound:
                currency = pounds(text, found.unit.end, end, number.value, reading.words)
    if currency is not None:
        found.currency, found.unit, found.stop = currency, None, currency.end


def _unit_apart(text: str, found: Found, end: int) -> ReadUnit | None:
    """Read the unit of "half a mile", "a quarter of one percent", "10+ years", "10 or more years"."""
    number = found.first
    if number.form == "fraction" and number.value < 1:
        article = _OF_ONE.match(text, number.end, end)
        return read_unit(text, article.end(), end) if article else None
    more = _OR_MORE.match(text, number.end, end)
    unit = read_unit(text, more.end(), end) if more else None
    found.open = unit is not None
    return unit


def _sign_before(text: str, floor: int, at: int) -> int:
    """Return where the minus before a number begins, ``at`` where there is none."""
    begin = at
    if begin > floor and text[begin - 1].isspace():
        begin -= 1
    if begin <= floor:
        return at
    last = text[begin - 1]
    if last in "−–-":
        return begin - 1 if _is_minus(text, floor, begin - 1) else at
    if begin < at and last in "sSeE":
        minus = _MINUS.search(text[max(floor, at - 10) : at])
        return at - len(minus.group()) if minus else at
    return at


def _is_minus(text: str, floor: int, at: int) -> bool:
    before = text[at - 1 : at] if at > floor else " "
    return (before in " ~∼≈(=<>\u00a0,[±" and text[at : at + 1] in "−-–" and text[at + 1 : at + 2] != " ") or (
        text[at : at + 1] == "−" and before in " (∼~≈"
    )


def _extend(reading: Reading, found: Found, following: Numeral) -> bool:
    """Let the quantity take in the next number where the words between say that both are one."""
    text, end = reading.text, reading.end
    first = _FIRST.match(text, found.stop, following.start)
    if first is not None and (first.group(1).lower() if first.group(1) else first.group()[-1]) not in _JOINING:
        return False
    between = currency_before(text, following.start, found.stop, following.value)
    gap = text[found.stop : between.start if between else following.start]
    sign = _SIGNED.search(gap) if found.negative else None
    if sign is not None and gap[: sign.start()].strip():
        gap = gap[: sign.start()]
    if (found.unit is not None or found.currency is not None) and adds(text, found, following, gap, end):
        return True
    if found.spread is None and _TOLERANCE.fullmatch(gap):
        unit = read_unit(text, following.end, end)
        found.spread, found.stop = following.value, unit.end if unit else following.end
        found.unit = unit or found.unit
        return True
    if found.range or found.total is not None or found.added:
        return False
    if found.unit is None and found.currency is None and takes_total(reading, found, following, gap):
        return True
    return is_range(reading, found, following, gap) and _spans(reading, found, following, between)


def _spans(reading: Reading, found: Found, following: Numeral, between: Currency | None) -> bool:
    """Make the two numbers one range where their units agree; tell whether they do."""
    text, end = reading.text, reading.end
    unit = None if found.currency and found.currency.symbol else read_unit(text, following.end, end)
    if found.unit is not None and (unit is None or unit.unit.dimension != found.unit.unit.dimension):
        return False
    currency = between or currency_after(text, following.end, end, following.value, scaled=following.scale != 1.0)
    if found.currency is not None and currency is None and not found.currency.symbol:
        return False
    if currency is None and unit is not None and unit.name == "pound" and not unit.compound:
        currency = pounds(text, unit.end, end, following.value, reading.words)
    if unit is None and found.first.is_year and (following.scale != 1.0 or following.decimals):
        return False
    found.currency = found.currency or (currency if currency and not currency.symbol else None)
    found.unit = unit or found.unit
    found.last, found.range = following, True
    found.stop = unit.end if unit else following.end
    if currency is not None and currency is not between:
        found.stop, found.unit = currency.end, None
    return True


def _may_be_year(found: Found) -> bool:
    return found.bare and found.first.integer and 1500 <= found.first.value <= 2099


def _share_units(reading: Reading, made: list[Found]) -> None:
    """Hand a unit back to numbers before it that have none: "10, 20 and 30 mg"."""
    for left, right in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
        if _may_be_year(left) and right.unit is not None and right.unit.name == "%":
            continue  # "6.8% in 1999 to 5.9%"
        if left.bare and right.total in RATES and _TO_RATE.fullmatch(reading.text, left.stop, right.at):
            left.total = right.total  # "from 4.4 to 2.2 per 1,000"
        if left.unit is None and left.currency is None and left.total is None and (right.unit or right.currency):
            gap = reading.text[left.stop : right.at]
            hyphen = right.unit is not None and right.unit.hyphen and gap[:1] not in ("-", "‐")
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
