"""Puts quantities on scales on which a claim's number can be held against its source's.

More lenient than :mod:`claimcheck.compare.quantities`, which compares two claims: a source carries a number when any of
its numbers rounds to it, fills its bound, or is the same share, ratio or span in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf

from claimcheck.compare.units import find_unit
from claimcheck.model.quantity import Quantity, QuantityKind

_SHARES = frozenset({QuantityKind.PERCENTAGE, QuantityKind.PROPORTION})
_TIMES = frozenset({QuantityKind.DURATION, QuantityKind.WINDOW, QuantityKind.AGE})
_ABOUT = 0.08  # what "about" allows for, as a part of the number: half for 47%, nearly 40 for 37
_ABOUT_THERE = 0.04  # the same where only the source says "about"
_ROUGH = (0.5, 0.25, 0.75, 1 / 3, 2 / 3)  # half, a quarter, a third: said of what is near them
_VAGUE = 9.0  # times that the ends of "dozens" and "thousands" lie apart
_FULL = 0.75  # how much of "up to 70%" a number must fill
_LOOSE = 1.9  # "more than half" may be 95%
#: Effects by the names and signs that papers print, under one name each.
_EFFECTS = {
    "rate ratio": "rr", "risk ratio": "rr", "relative risk": "rr", "relative rate": "rr", "arr": "rr", "irr": "rr",
    "hazard ratio": "hr", "hazards ratio": "hr", "ahr": "hr", "odds ratio": "or", "aor": "or",
    "cohen's d": "d", "cohen’s d": "d", "hedges' g": "g", "hedges’ g": "g",
}  # fmt: skip
_HOUR = 3600.0
_MONTH = 700.0  # hours
_LENGTHS = 0.02  # part by which months and years differ in length


@dataclass(frozen=True, slots=True)
class Scale:
    """A quantity on the scale of its dimension: "share" (0 to 1), "number", "time" (hours), "mass", "p", "OR", ...

    ``slack``: half a unit of the last digit printed. ``about``: "about", or a word such as "half". ``unit``: of a time,
    as printed: months and years differ in length, which counts only where two units are held against each other.
    """

    dimension: str
    low: float
    high: float
    slack: float = 0.0
    about: bool = False
    unit: str = ""

    @property
    def exact(self) -> bool:
        """Tell whether it is one number, neither a range nor a bound."""
        return self.low == self.high

    @property
    def bound(self) -> bool:
        """Tell whether one side is open."""
        return self.low == -inf or self.high == inf

    @property
    def is_range(self) -> bool:
        """Tell whether both ends are told and differ."""
        return not self.exact and not self.bound

    def complement(self) -> Scale:
        """Return what is left of the whole, for a share."""
        return Scale(self.dimension, 1 - self.high, 1 - self.low, self.slack, self.about)


def scale_of(quantity: Quantity) -> Scale | None:
    """Return the scale of a quantity; None for a date and what has no number."""
    if quantity.kind is QuantityKind.DATE or (quantity.low is None and quantity.high is None):
        return None
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    slack, about = 0.5 * 10.0**-quantity.decimals, quantity.approximate
    if quantity.kind in _SHARES:
        return _share(quantity, low, high, slack)
    if quantity.kind in _TIMES or quantity.hours is not None:
        return _time(quantity, low, high, slack)
    if quantity.kind is QuantityKind.COUNT:
        return Scale("number", low, high, _round_number(quantity), about)
    if quantity.kind is QuantityKind.FOLD:
        return Scale("fold", low, high, slack if quantity.decimals else 0.1, about)
    if quantity.kind in (QuantityKind.EFFECT, QuantityKind.STATISTIC):
        name = (quantity.unit or quantity.kind.value).lower()
        return Scale(_EFFECTS.get(name.removeprefix("adjusted "), name), low, high, slack, about)
    if quantity.kind is QuantityKind.INTERVAL:
        return Scale("interval", low, high, slack, about)
    if quantity.kind is QuantityKind.MONEY:
        return Scale(f"money {quantity.unit}", low, high, max(slack, _round_number(quantity)), about)
    if not quantity.unit:
        return Scale("number", low, high, slack if quantity.decimals else _round_number(quantity), about)
    unit = find_unit(quantity.unit)
    name, factor = (unit.dimension or unit.name, unit.factor) if unit else (quantity.unit.lower(), 1.0)
    return Scale(name, low * factor, high * factor, slack * factor, about)


def _share(quantity: Quantity, low: float, high: float, slack: float) -> Scale:
    if quantity.unit == "percentage point":
        return Scale("point", low, high, slack, quantity.approximate)
    factor = 0.01 if quantity.unit == "%" else 1.0
    if factor == 1.0:  # "a third", "one in five", "17 of 24": nobody prints these to the last digit
        return Scale(
            "share",
            low,
            high,
            _fraction_slack(low, high),
            quantity.approximate or quantity.low in _ROUGH or quantity.high in _ROUGH,
        )
    return Scale("share", low * factor, high * factor, slack * factor, quantity.approximate)


def _fraction_slack(low: float, high: float) -> float:
    """Return what a share in words leaves open: more for seven in ten, less for 2.2 per 1,000."""
    ends = [end for end in (low, high) if 0 < abs(end) < inf]
    slack = 0.015 if any(_is_round(end) for end in ends) else 0.006
    return min(slack, 0.06 * min(ends, default=1.0))


def _is_round(share: float) -> bool:
    """Tell whether a share is one of those that people say for their neighbours: seven in ten, two thirds."""
    return any(abs(share * parts - round(share * parts)) < 1e-9 for parts in (3, 4, 5, 10))


def _time(quantity: Quantity, low: float, high: float, slack: float) -> Scale | None:
    if quantity.hours is not None:
        ends = quantity.hours
        known = [x for x in ends if x is not None]
        if not known:
            return None
        printed = [x for x in (quantity.low, quantity.high) if x]
        factor = max(known) / max(printed) if printed else 1.0
        low, high = (-inf if ends[0] is None else ends[0]), (inf if ends[1] is None else ends[1])
        return Scale("time", low, high, slack * abs(factor), quantity.approximate, quantity.unit or "")
    unit = find_unit(quantity.unit or "year")
    factor = (unit.factor if unit and unit.dimension == "time" else 31557600.0) / _HOUR
    return Scale("time", low * factor, high * factor, slack * factor, quantity.approximate, quantity.unit or "year")


def _round_number(quantity: Quantity) -> float:
    """Return what a round number may stand for: 1,200 for 1,197, 300,000 for 299,028; small ones for themselves."""
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or abs(value) < 100 or value != floor(value):
        return 0.0
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < 2 and not quantity.approximate:
        return 0.0
    return 0.5 * 10.0**zeros


def carries(claimed: Scale, found: Scale) -> bool:
    """Tell whether a source's number (``found``) bears the claimed one: equal when rounded, or within its bound."""
    if claimed.dimension != found.dimension:
        return False
    slack = max(claimed.slack, 1e-9 * abs(_finite(found)))
    if claimed.unit != found.unit and abs(_finite(claimed)) > _MONTH:
        slack = max(slack, _LENGTHS * abs(_finite(claimed)))
    if claimed.about or found.about:
        slack = max(slack, (_ABOUT if claimed.about else _ABOUT_THERE) * abs(_finite(claimed)))
    if found.about and found.is_range and found.high >= _VAGUE * found.low:  # "dozens"
        return found.low <= claimed.high and claimed.low <= found.high
    if claimed.bound:
        return _fills(claimed, found, slack)
    if found.bound:
        ends = [x for x in (found.low, found.high) if abs(x) < inf]
        return any(claimed.low - slack <= end <= claimed.high + slack for end in ends)
    if claimed.exact and not found.exact and claimed.about:
        return found.low - slack <= claimed.low <= found.high + slack
    if not claimed.exact and found.exact:
        return False
    if claimed.exact and not found.exact:
        return any(abs(claimed.low - end) <= slack for end in (found.low, found.high))
    return abs(claimed.low - found.low) <= slack and abs(claimed.high - found.high) <= slack


def _fills(claimed: Scale, found: Scale, slack: float) -> bool:
    """Tell whether a number fills "up to 70%" or "more than half"; of two bounds, whether they are the same."""
    if found.bound and (claimed.low == -inf) == (found.low == -inf):
        ends = (claimed.high, found.high) if claimed.low == -inf else (claimed.low, found.low)
        return claimed.dimension == "p" or abs(ends[0] - ends[1]) <= slack
    if claimed.low == -inf:
        end = found.high if found.high < inf else found.low
        return end <= claimed.high + slack and (claimed.dimension == "p" or end >= _FULL * claimed.high)
    end = found.low if found.low > -inf else found.high
    most = claimed.low * (_LOOSE if claimed.about else 1 / _FULL)
    return end >= claimed.low - slack and (claimed.low <= 0 or end <= most)


def differ(claimed: Scale, found: Scale) -> bool:
    """Tell whether two numbers of one dimension cannot both be right; never for numbers that rounding may explain."""
    if claimed.dimension != found.dimension or carries(claimed, found):
        return False
    if claimed.exact and found.is_range:
        wide = max(claimed.slack, found.slack, _ABOUT * abs(_finite(claimed)))
        return not found.low - wide <= claimed.low <= found.high + wide
    slack = 2 * max(claimed.slack, found.slack)
    if claimed.about or found.about:
        slack = max(slack, 2 * _ABOUT * abs(_finite(claimed)))
    if claimed.bound or found.bound:
        if claimed.bound and found.bound and (claimed.low == -inf) == (found.low == -inf):
            return abs(_finite(claimed) - _finite(found)) > slack
        return claimed.low - slack > found.high or found.low - slack > claimed.high
    return not (abs(claimed.low - found.low) <= slack and abs(claimed.high - found.high) <= slack)


def is_slip(claimed: float, found: float) -> bool:
    """Tell whether one number is the other with a slip of the pen: a digit, two digits changed about, the point moved.

    Only for numbers of two digits and more, as any two small ones differ by a digit.
    """
    ours, theirs = (f"{abs(x):.10g}" for x in (claimed, found))
    if "e" in ours + theirs or ours == theirs:
        return False
    if claimed and found and round(max(claimed, found) / min(claimed, found), 9) in (10.0, 100.0, 1000.0):
        return len(ours.strip("0.")) >= 2
    if len(ours) != len(theirs) or len(ours.replace(".", "")) < 2:
        return False
    places = [i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
    if len(places) == 2:
        a, b = places
        return b == a + 1 and ours[a] == theirs[b] and ours[b] == theirs[a]
    return len(places) == 1 and "." not in (ours[places[0]], theirs[places[0]])


def in_other_words(scale: Scale, rises: int) -> Iterator[Scale]:
    """Yield what a number is on other scales: doubled is 2-fold and a rise of 100%, halved a fall of 50%.

    ``rises``: 1 where the words around say "rose", -1 for "fell", 0 for neither.
    """
    yield scale
    if not scale.exact:
        return
    value = scale.low
    if scale.dimension == "share" and rises:
        slack = max(scale.slack, 0.005, _ABOUT * value if scale.about else 0.0)
        yield Scale("fold", 1 + rises * value, 1 + rises * value, slack)
    if scale.dimension == "fold" and value > 0:
        yield Scale("change", value - 1, value - 1, 0.006, scale.about)
    if scale.dimension in ("rr", "hr", "or") and value > 0:
        yield Scale("fold", value, value, scale.slack, scale.about)


def _finite(scale: Scale) -> float:
    ends = [x for x in (scale.low, scale.high) if abs(x) < inf]
    return max(ends, key=abs) if ends else 0.0
