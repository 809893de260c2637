"""From a quantity in the making to a quantity: its kind, its words around it, its bounds."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.units import HOUR
from claimcheck.extract.quantities_context import Modifier, counted_noun, modifier_after, modifier_before
from claimcheck.extract.quantities_dates import is_year
from claimcheck.extract.quantities_kinds import kind_of
from claimcheck.extract.quantities_reading import BETWEEN, FROM, Found, Reading
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

_WITHIN = re.compile(
    r"\b(?:within|in\s+(?:as\s+little\s+as|less\s+than|under)|in\s+the\s+first)\s+"
    r"(?:the\s+(?:first\s+|next\s+|following\s+)?|about\s+|approximately\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?:-|\s)(?:olds?\b|of\s+age\b)", re.IGNORECASE)
_ABOUT = re.compile(r"about|approx|rough|near|almost|around|estimated|~|∼|≈")
_OLDER = re.compile(r"\b(?:older|younger)$")
_REACH = 40
_NAMELESS = {QuantityKind.AGE: "year", QuantityKind.FOLD: "fold"}
_TIMED = (QuantityKind.DURATION, QuantityKind.WINDOW)


def settle(reading: Reading, found: Found, floor: int) -> Quantity | None:
    """Return the quantity; None where what was found is none after all. ``floor``: where the one before ends."""
    text, end = reading.text, reading.end
    share = found.total is not None or found.first.form == "fraction" or found.unit_name == "%"
    noun = ""
    if found.currency is None and (found.unit is None or share):
        noun, _ = counted_noun(text, found.stop, end, share=share)
    if found.bare and _is_date(reading, found, noun):
        return Quantity(QuantityKind.DATE, Span(found.at, found.stop), None, None)
    kind = kind_of(reading, found, share, noun)
    if kind is None:
        return None
    before = modifier_before(text, found.at, floor)
    after = modifier_after(text, found.stop, end) if before is None or before.side != "up" else None
    start, stop = (before.start if before else found.at), (after.end if after else found.stop)
    side = (after.side if after else "") or ("down" if found.open else "") or (before.side if before else "")
    if kind is QuantityKind.COUNT and after is not None and _OLDER.search(after.text) and found.first.value < 130:
        kind = QuantityKind.AGE
    if kind is QuantityKind.AGE:
        old = _OLD.match(text, found.stop, end)
        stop = max(stop, old.end() if old else stop)
    elif (
        kind is QuantityKind.DURATION and (within := _found_before(_WITHIN, text, found.at, reading.start)) is not None
    ):
        kind, side, start = QuantityKind.WINDOW, "up", min(start, within)
    if found.range and (between := _found_before(BETWEEN, text, found.at, floor)) is not None:
        start = between
    low, high = _bounds(found, kind, side)
    hours = _hours(found, low, high) if kind in _TIMED else None
    words = " ".join(text[start : found.at].lower().split()) or (after.text if after else "")
    return Quantity(
        kind,
        Span(start, stop),
        low,
        high,
        found.currency.name if found.currency else found.unit_name or _NAMELESS.get(kind),
        words or None,
        _is_about(found, before),
        found.spread,
        hours,
        max(found.first.decimals, found.last.decimals),
        noun,
    )


def _is_date(reading: Reading, found: Found, noun: str) -> bool:
    """Tell whether one number is a year, or both of "between 1600 and 1900"."""
    if not found.first.is_year or found.total is not None or found.spread is not None:
        return False
    if not found.range:
        return is_year(reading.text, found.at, found.stop, reading.start, noun)
    before = reading.text[max(reading.start, found.at - 12) : found.at]
    return found.last.is_year and (BETWEEN.search(before) or FROM.search(before)) is not None


def _found_before(pattern: re.Pattern[str], text: str, at: int, floor: int) -> int | None:
    """Return where ``pattern`` (which ends at the number) begins."""
    begin = max(floor, at - _REACH)
    match = pattern.search(text[begin:at])
    return None if match is None else begin + match.start()


def _bounds(found: Found, kind: QuantityKind, side: str) -> tuple[float | None, float | None]:
    """Return low and high; a comparator opens one side of a single value."""
    low, high = _values(found)
    if found.range or low != high:
        return low, high
    if kind is QuantityKind.WINDOW or side == "up":
        return None, high
    return (low, None) if side == "down" else (low, high)


def _values(found: Found) -> tuple[float, float]:
    if found.total is not None:
        value = found.first.value / found.total
        return value, value
    factor = found.currency.factor if found.currency else 1.0
    low = (found.first.value + found.added) * factor
    high = (found.last.high if found.range else found.first.high + found.added) * factor
    if found.negative:
        low = -low
        high = -high if not found.range or found.last.value >= found.first.value else high
        low, high = min(low, high), max(low, high)
    if found.range and found.first.scale == 1.0 and found.last.scale > 1.0 and low * found.last.scale <= high:
        low *= found.last.scale
    return low, high


def _is_about(found: Found, before: Modifier | None) -> bool:
    return found.first.form == "vague" or (
        before is not None and (before.side == "about" or _ABOUT.search(before.text) is not None)
    )


def _hours(found: Found, low: float | None, high: float | None) -> tuple[float | None, float | None] | None:
    if found.unit is None or found.unit.unit.dimension != "time":
        return None
    factor = found.unit.unit.factor / HOUR
    return (None if low is None else low * factor, None if high is None else high * factor)
