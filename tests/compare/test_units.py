"""Units: spellings, powers, quotients, and what compares with what; currencies by code, sign and name."""

from __future__ import annotations

import pytest

from claimcheck.compare.currencies import CURRENCY_CODES, CURRENCY_NAMES, CURRENCY_SIGNS
from claimcheck.compare.units import UNITS, find_unit, known_unit


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("km", "mile", 1 / 1.609344),
        ("km2", "square kilometre", 1),
        ("km²", "hectare", 100),
        ("sq. ft", "square feet", 1),
        ("m³", "litre", 1000),
        ("cubic inch", "in3", 1),
        ("km/h", "kilometre per hour", 1),
        ("mph", "mile per hour", 1),
        ("m s−1", "m/s", 1),
        ("g cm−3", "kg/m3", 1000),
        ("mg/dL", "g/L", 0.01),
        ("mmol/L", "mM", 1),
        ("mg/kg/day", "mg/kg/d", 1),
        ("kWh", "kilowatt hour", 1),
        ("MeV", "keV", 1000),
        ("degree C", "°C", 1),
        ("inches", "foot", 1 / 12),
        ("fluid ounce", "fl oz", 1),
        ("light year", "ly", 1),
        ("µg", "mcg", 1),
        ("Kilograms", "kg", 1),
    ],
)
def test_equal_units(one: str, other: str, factor: float) -> None:
    a, b = find_unit(one), find_unit(other)
    assert a is not None
    assert b is not None
    assert a.dimension == b.dimension
    assert a.factor / b.factor == pytest.approx(factor, rel=1e-6)


@pytest.mark.parametrize("name", ["", "are", "au", "cats", "cats/day", "in the", "a" * 90, "/", "m//s", "−1"])
def test_no_unit(name: str) -> None:
    assert find_unit(name) is None


def test_a_quotient_is_no_known_unit() -> None:
    assert known_unit("mg/kg") is None
    assert all(unit.factor > 0 and unit.name for unit in UNITS.values())


def test_currencies_agree() -> None:
    assert CURRENCY_CODES["USD"] == CURRENCY_SIGNS["US$"] == CURRENCY_NAMES["dollars"] == "$"
    assert CURRENCY_CODES["JPY"] == CURRENCY_SIGNS["¥"] == CURRENCY_NAMES["japanese yen"] == "¥"
    assert CURRENCY_CODES["INR"] == CURRENCY_NAMES["rupees"] == "₹"
    assert CURRENCY_NAMES["pounds sterling"] == "£"
    assert CURRENCY_NAMES["egyptian pounds"] == "EGP"
    assert "pound" not in CURRENCY_NAMES
    assert all(len(code) == 3 for code in CURRENCY_CODES)
