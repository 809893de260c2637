"""Quantities as values for people: "≤ 70 %", "30–40 %", "3.2 ± 0.4 mg", "24 hour (0–24 h)"."""

from __future__ import annotations

import math

from claimcheck.model.quantity import Quantity, QuantityKind


def value_text(quantity: Quantity) -> str:
    """Return what was understood of a quantity; "" where it has no value.

    Percentages run 0 to 100, proportions 0 to 1; hours stand behind durations and windows that are printed in other
    units, or that begin or end with the time of something else.
    """
    value = _range(quantity.low, quantity.high)
    if not value:
        return ""
    if quantity.spread is not None:
        value += f" ± {number_text(quantity.spread)}"
    about = "~" if quantity.approximate and value[0].isdigit() else ""
    unit = f" {quantity.unit}" if quantity.unit else "×" if quantity.kind is QuantityKind.FOLD else ""
    hours = _range(*quantity.hours) if quantity.hours is not None else ""
    in_hours = f" ({hours} h)" if hours and (hours != value or quantity.unit not in ("hour", "h")) else ""
    return f"{about}{value}{unit}{in_hours}"


def number_text(value: float | None) -> str:
    """Return a number in few digits: "1.5", "4.5e+09"; "" for none."""
    return "" if value is None or not math.isfinite(value) else f"{value:g}"


def _range(low: float | None, high: float | None) -> str:
    lower, upper = number_text(low), number_text(high)
    if lower and upper:
        return lower if low == high else f"{lower}–{upper}"
    return f"≥ {lower}" if lower else f"≤ {upper}" if upper else ""
