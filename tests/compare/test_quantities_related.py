"""Quantities against each other: equal, compatible, in conflict."""

from __future__ import annotations

import pytest

from claimcheck.compare.quantities import Relation, relate
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

HOUR, DAY = 1.0, 24.0


def percent(low: float | None, high: float | None = -1, about: bool = False, decimals: int = 0) -> Quantity:
    """Make a percentage; one number is an exact value."""
    high = low if high == -1 else high
    return Quantity(QuantityKind.PERCENTAGE, Span(0, 1), low, high, "%", approximate=about, decimals=decimals)


def share(value: float, decimals: int = 0) -> Quantity:
    """Make a proportion."""
    return Quantity(QuantityKind.PROPORTION, Span(0, 1), value, value, decimals=decimals)


def window(hours: float) -> Quantity:
    """Make "within ... hours"."""
    return Quantity(QuantityKind.WINDOW, Span(0, 1), None, hours, "hour", "within", hours=(None, hours))


def lasting(low: float, high: float) -> Quantity:
    """Make a vague duration ("hours to days")."""
    return Quantity(QuantityKind.DURATION, Span(0, 1), None, None, "day", None, True, hours=(low, high))


def measure(value: float, unit: str) -> Quantity:
    """Make a measure."""
    return Quantity(QuantityKind.MEASURE, Span(0, 1), value, value, unit)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (window(24 * HOUR), window(1 * DAY), Relation.EQUAL),
        (share(0.5), percent(50), Relation.EQUAL),
        (share(1 / 3), percent(33, about=True), Relation.EQUAL),
        (share(0.55, 2), percent(55), Relation.EQUAL),
        (percent(55, about=True), percent(54.9, decimals=1), Relation.EQUAL),
        (percent(30, about=True), percent(30, 40), Relation.COMPATIBLE),
        (lasting(1, 24), lasting(1, 168), Relation.COMPATIBLE),
        (percent(None, 70), percent(70), Relation.QUALIFIER),
        (percent(None, 70), percent(None, 70), Relation.EQUAL),
        (percent(None, 70), percent(60), Relation.COMPATIBLE),
        (percent(None, 70), percent(80), Relation.CONFLICT),
        (percent(70, None), percent(None, 70), Relation.QUALIFIER),
        (percent(55), percent(60), Relation.CONFLICT),
        (percent(55), percent(60, 70), Relation.CONFLICT),
        (percent(55, about=True), percent(57), Relation.COMPATIBLE),
        (window(24 * HOUR), window(2 * DAY), Relation.COMPATIBLE),
        (percent(55), window(55), Relation.UNLIKE),
        (measure(2, "km"), measure(2000, "m"), Relation.EQUAL),
        (measure(2, "km"), measure(2, "kg"), Relation.UNLIKE),
    ],
)
def test_relation_is_the_same_both_ways(a: Quantity, b: Quantity, relation: Relation) -> None:
    assert relate(a, b) is relation
    assert relate(b, a) is relation


def test_complements() -> None:
    assert relate(percent(30), percent(70), complement=True) is Relation.EQUAL
    assert relate(percent(70), percent(70), complement=True) is Relation.CONFLICT
    assert relate(window(24), window(24), complement=True) is Relation.UNLIKE
