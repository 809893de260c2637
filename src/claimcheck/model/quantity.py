"""Quantities: numbers with what they count, as printed and as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.span import Span


class QuantityKind(StrEnum):
    """What a number is (the contract's names)."""

    PERCENTAGE = "percentage"
    PROPORTION = "proportion"
    COUNT = "count"
    FOLD = "fold"
    EFFECT = "effect"
    STATISTIC = "statistic"
    INTERVAL = "interval"
    DOSE = "dose"
    DURATION = "duration"
    WINDOW = "window"
    AGE = "age"
    DATE = "date"
    MONEY = "money"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. ``span`` covers the modifier too ("Up to 70%").

    An exact value has ``low == high``; an open side is None ("up to 70%": low None, high 70). Percentages run 0 to
    100 with unit "%"; a proportion 0 to 1 with unit None. ``unit`` as printed in the singular ("hour", "mg/kg").
    ``hours``: (low, high) in hours of a duration or window. ``decimals``: digits printed after the decimal point.
    ``counted``: the noun that a count or percentage is of ("patients"), lower case, "" where unknown.
    """

    kind: QuantityKind
    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    modifier: str | None = None
    approximate: bool = False
    spread: float | None = None
    hours: tuple[float | None, float | None] | None = None
    decimals: int = 0
    counted: str = ""
