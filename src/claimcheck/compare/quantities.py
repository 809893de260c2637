"""When two quantities are equal, compatible or in conflict, whatever way each is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from claimcheck.compare.units import find_unit
from claimcheck.model.quantity import Quantity, QuantityKind


class Relation(StrEnum):
    """How two quantities stand to each other.

    ``QUALIFIER``: the same number, one of them only as a bound ("70%" and "up to 70%"). ``COMPATIBLE``: both can be
    true at once ("roughly 30%" and "30-40%"). ``UNLIKE``: of kinds that are not compared.
    """

    EQUAL = "equal"
    QUALIFIER = "qualifier"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    UNLIKE = "unlike"


_SHARES = frozenset({QuantityKind.PERCENTAGE, QuantityKind.PROPORTION})
_TIMES = frozenset({QuantityKind.DURATION, QuantityKind.WINDOW})
_ABOUT = 0.05  # what "about" allows for, as a part of the number; only ever used to hold back a conflict
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class _Range:
    """A quantity on the scale of its dimension; ``slack`` is half a unit of the last printed digit."""

    dimension: str
    low: float
    high: float
    slack: float
    about: bool

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def bound(self) -> float | None:
        """The one finite side of "up to" or "at least", None where there is no open side."""
        if self.low == -inf and self.high < inf:
            return self.high
        if self.high == inf and self.low > -inf:
            return self.low
        return None

    @property
    def about_slack(self) -> float:
        finite = max((abs(x) for x in (self.low, self.high) if abs(x) < inf), default=0.0)
        return max(self.slack, _ABOUT * finite) if self.about else self.slack


def relate(a: Quantity, b: Quantity, *, complement: bool = False) -> Relation:
    """Return how ``a`` and ``b`` stand to each other.

    ``complement``: exactly one of the two is denied ("30% do not respond"), so shares are held against what is left
    of the whole. Percentages and proportions share a scale, durations and windows are compared in hours, other
    numbers after conversion where both units are known.
    """
    left, right = _range(a), _range(b)
    if left is None or right is None or left.dimension != right.dimension:
        return Relation.UNLIKE
    if complement:
        if left.dimension != "share":
            return Relation.UNLIKE
        right = _Range(right.dimension, 1 - right.high, 1 - right.low, right.slack, right.about)
    return _relate(left, right)


def _relate(left: _Range, right: _Range) -> Relation:
    slack = max(left.slack, right.slack) + _TINY
    if left.bound is not None or right.bound is not None:
        return _bounded(left, right, slack)
    if abs(left.low - right.low) <= slack and abs(left.high - right.high) <= slack:
        return Relation.EQUAL
    wide = max(slack, left.about_slack, right.about_slack) + _TINY
    if left.low - wide <= right.high and right.low - wide <= left.high:
        return Relation.COMPATIBLE
    return Relation.CONFLICT


def _bounded(left: _Range, right: _Range, slack: float) -> Relation:
    both = left.bound is not None and right.bound is not None
    values = [r.bound if r.bound is not None else (r.low if r.exact else None) for r in (left, right)]
    if values[0] is not None and values[1] is not None and abs(values[0] - values[1]) <= slack:
        same_side = both and (left.low == -inf) == (right.low == -inf)
        return Relation.EQUAL if same_side else Relation.QUALIFIER
    wide = max(slack, left.about_slack, right.about_slack)
    overlap = left.low - wide <= right.high and right.low - wide <= left.high
    return Relation.COMPATIBLE if overlap else Relation.CONFLICT


def _range(quantity: Quantity) -> _Range | None:
    """Put a quantity on the scale of its dimension; None for what cannot be compared (a date, an unknown unit)."""
    if quantity.kind in _TIMES:
        return _times(quantity)
    if quantity.low is None and quantity.high is None:
        return None
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    slack = 0.5 * 10.0**-quantity.decimals
    about = quantity.approximate
    if quantity.kind in _SHARES:
        if quantity.unit == "percentage point":
            return _Range("point", low, high, slack, about)
        factor = 0.01 if quantity.unit == "%" else 1.0
        floor, ceiling = max(0.0, low * factor), min(1.0, high * factor)
        low, high = (-inf if low == -inf else floor), (inf if high == inf else max(floor, ceiling))
        return _Range("share", low, high, slack * factor if factor < 1 else 0.005, about)
    if quantity.kind is QuantityKind.COUNT:
        return _Range("count " + quantity.counted, low, high, 0.0, about)
    if quantity.kind is QuantityKind.FOLD:
        return _Range("fold", low, high, slack if quantity.decimals else 0.0, about)
    if quantity.kind in (QuantityKind.EFFECT, QuantityKind.STATISTIC, QuantityKind.INTERVAL, QuantityKind.MONEY):
        return _Range(f"{quantity.kind} {quantity.unit}", low, high, slack, about)
    if quantity.kind is QuantityKind.DATE:
        return None
    unit = find_unit(quantity.unit or "")
    name, factor = (unit.dimension, unit.factor) if unit else (quantity.unit or "", 1.0)
    return _Range(f"{quantity.kind} {name}", low * factor, high * factor, slack * factor, about)


def _times(quantity: Quantity) -> _Range | None:
    if quantity.hours is None:
        return None
    low, high = quantity.hours
    if low is None and high is None:
        return None
    finite = [x for x in (low, high) if x is not None]
    slack = 0.02 * max(abs(x) for x in finite)  # months and years differ in length by that much
    if quantity.kind is QuantityKind.WINDOW and low is None:
        low = 0.0 if quantity.modifier is None else None
    return _Range("time", -inf if low is None else low, inf if high is None else high, slack, quantity.approximate)


def same_window(a: Quantity | None, b: Quantity | None) -> bool:
    """Tell whether two windows can be one: either is not told, or they are equal or overlap without a bound."""
    return a is None or b is None or relate(a, b) in (Relation.EQUAL, Relation.UNLIKE)
