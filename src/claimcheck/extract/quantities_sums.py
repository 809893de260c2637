"""Quantities that are sums of two units: "5 feet 2 inches", "2 hours and 5 minutes", "3 dollars 50 cents"."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.currencies import HUNDREDTHS
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_money import currency_after
from claimcheck.extract.quantities_reading import Found
from claimcheck.extract.units import read_unit

#: Larger and smaller unit of one sum, by name; units of time add whatever they are.
_PARTS = frozenset({("foot", "inch"), ("ft", "inch"), ("ft", "in"), ("foot", "in"), ("pound", "ounce"), ("lb", "oz"),
                    ("stone", "pound"), ("degree", "arcminute"), ("yard", "foot")})  # fmt: skip
_JOINS = frozenset({"", "and", ",", ", and"})
_BARE_CENTS = re.compile(r"\s*(?:$|[.,;:!?)](?!\d))|\s+more\b")
_INCHES_END = re.compile(r"\s?(?:in\b(?!\s+(?:the|a|an|our|their|this|that|each|all|both)\b)|[\"″”]|'')\.?")


def adds(text: str, found: Found, following: Numeral, gap: str, end: int) -> bool:
    """Let ``following`` add to the quantity where its unit is a part of the unit before; tell whether it did."""
    if found.range or found.total is not None or gap.strip().lower() not in _JOINS:
        return False
    if found.currency is not None:
        return _adds_coins(text, found, following, gap, end)
    if found.unit is None or found.unit.compound or found.negative:
        return False
    larger = found.part or found.unit
    unit = read_unit(text, following.end, end)
    if unit is None and found.unit.name in ("ft", "foot") and not gap.strip():
        inches = _INCHES_END.match(text, following.end, end)
        if inches is None or following.value >= 12:
            return False
        found.added += following.value / 12
        found.stop = inches.end() if text[inches.end() - 1] != "." else inches.end() - 1
        return True
    if unit is None or unit.compound or unit.hyphen or found.unit.hyphen:
        return False
    timed = unit.unit.dimension == larger.unit.dimension == "time" and following.value >= 1
    if not (timed or (larger.name, unit.name) in _PARTS) or following.form == "vague":
        return False
    if unit.unit.factor >= larger.unit.factor or following.value * unit.unit.factor >= larger.unit.factor:
        return False
    found.added += following.value * unit.unit.factor / found.unit.unit.factor
    found.part, found.stop = unit, unit.end
    return True


def _adds_coins(text: str, found: Found, following: Numeral, gap: str, end: int) -> bool:
    """ "3 dollars 50 cents", "three dollars fifty", "15 dollars and 15."."""
    currency = found.currency
    if currency is None or currency.symbol or following.value >= 100 or not following.integer or "," in gap:
        return False
    coin = currency_after(text, following.end, end)
    if coin is not None:
        if coin.name != HUNDREDTHS.get(currency.name, "cent") or coin.name == currency.name:
            return False
        stop = coin.end
    else:
        printed = following.end - following.start == 2 or following.form == "words"
        if currency.name not in HUNDREDTHS or not printed or not _BARE_CENTS.match(text, following.end, end):
            return False
        stop = following.end
    found.added += following.value / 100 / currency.factor
    found.stop = stop
    return True
