"""What a number with its unit is: percentage, dose, duration, age, fold, count, ..."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_names import is_named
from claimcheck.extract.quantities_reading import Found, Reading
from claimcheck.extract.units import ReadUnit
from claimcheck.model.quantity import QuantityKind

_AGE_AFTER = re.compile(r"(?:\s|-)?(?:old\b|of\s+age\b|olds\b)|\s*[-–]?old", re.IGNORECASE)
_YEARS_OLD = re.compile(r"[\s-]?(?:y/o|y\.o\.|yo)(?![\w/])")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|the\s+age\s+of|mean\s+age(?:\s+(?:of|was|is))?|age\s*[=<>≥≤:]?|older\s+than|younger\s+than)\s*(?:from\s+|between\s+|about\s+|over\s+|under\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
_TIMES_AFTER = re.compile(
    r"\s+(?:as\s+(?:likely|many|much|high|often|great|large|long|fast|common|effective|\w+)|more|higher|greater|larger|lower|less|fewer|faster|slower|bigger|longer|"
    r"smaller|stronger|the|that|those|likelier|better|worse|its|their)\b",
    re.IGNORECASE,
)
_FOLD_X = re.compile(r"\s?[x×](?![\w×])(?!\s?\d)|-?\s?fold\b", re.IGNORECASE)
_MASS_DOSE = frozenset({"mg", "mcg", "μg", "µg", "ug", "milligram", "microgram"})
_DOSED = _MASS_DOSE | {"g", "IU", "U", "unit", "ml", "mL", "mIU", "ng", "mmol", "mol", "kcal"}
_MAGNIFIED = re.compile(r"magnif|objective|zoom|images?\b|lens", re.IGNORECASE)
_OLDEST = 130
_DOSE_UNIT = re.compile(r"/(?:kg|day|d|dose|m2|m²|week|h|kilogram)(?:\b|$)|kg[-−–⁻]1|^(?:IU|mIU|MIU)$|/kg")
_DOSE_NEAR = re.compile(
    r"\b(?:dos(?:e|es|ed|age|ing)|daily|tablets?|oral(?:ly)?|inject\w*|infus\w*|intraven\w*|administ\w*|supplement\w*|capsules?|pills?|taken|took)\b",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(
    r"\s+(?:of\s+(?!\d)|the\s+|all\s+|a\s+million|as\s+\w+|their\s+|its\s+|our\s+|patients|people|participants|adults|children|women|men)",
    re.IGNORECASE,
)
_HALF_BEFORE = re.compile(
    r"\b(?:more\s+than|less\s+than|over|nearly|almost|about|around|roughly|approximately|at\s+least|under|by|up\s+to|only|just)\s+(?:an?\s+|one\s+)?$",
    re.IGNORECASE,
)
_HALF_NOT = re.compile(
    r"\b(?:first|second|last|latter|other|early|late|better|previous|next|this|that|and\s+a|in)\s+(?:one\s+)?$",
    re.IGNORECASE,
)
_HALF_NAME = re.compile(
    r"-(?!(?:of|the)\b)\w|\s+(?:an?\s+(?:hour|day|year|century|mile)|past|brother|sister|time)", re.IGNORECASE
)


def kind_of(reading: Reading, found: Found, share: bool, noun: str) -> QuantityKind | None:
    """Return what the quantity is; None where it is none after all. ``share``: a fraction, a percentage, n of N."""
    text, end, number = reading.text, reading.end, found.first
    if found.currency is not None:
        return QuantityKind.MONEY
    if found.unit is not None:
        return _with_unit(reading, found, found.unit)
    if share and found.total is None and number.value > 1:
        return QuantityKind.MEASURE
    if share:
        is_share = number.form != "fraction" or _is_share(text, number, reading.start, found.at, found.stop, end)
        return QuantityKind.PROPORTION if is_share else None
    if (times := _FOLD_X.match(text, found.stop, end)) is not None:
        magnified = _MAGNIFIED.search(text, max(reading.start, found.at - 60), min(end, found.stop + 30))
        found.stop = times.end()
        return QuantityKind.MEASURE if magnified else QuantityKind.FOLD
    if number.value < _OLDEST and number.form != "fraction":
        if (old := _YEARS_OLD.match(text, found.stop, end)) is not None:
            found.stop = old.end()
            return QuantityKind.AGE
        if _is_age_before(text, reading.start, found.at):
            return QuantityKind.AGE
    if not noun and is_named(reading, found):
        return None
    if number.integer or number.form in ("words", "vague") or noun:
        return QuantityKind.COUNT
    return QuantityKind.MEASURE


def _is_age_before(text: str, floor: int, at: int) -> bool:
    before = text[max(floor, at - 30) : at].lower()
    return ("age" in before or "older" in before or "younger" in before) and _AGE_BEFORE.search(before) is not None


def _with_unit(reading: Reading, found: Found, unit: ReadUnit) -> QuantityKind:
    text, at, stop, end = reading.text, found.at, found.stop, reading.end
    dimension = unit.unit.dimension
    if dimension == "percent" or unit.name == "percentage point":
        return QuantityKind.PERCENTAGE
    if dimension == "fold":
        return (
            QuantityKind.COUNT
            if unit.name == "times" and not _TIMES_AFTER.match(text, stop, end)
            else QuantityKind.FOLD
        )
    if dimension == "time" and not unit.compound:
        aged = _AGE_AFTER.match(text, stop, end) or _is_age_before(text, reading.start, at)
        return QuantityKind.AGE if aged else QuantityKind.DURATION
    if _DOSE_UNIT.search(unit.name) and unit.name.split("/")[0] in _DOSED:
        return QuantityKind.DOSE
    if unit.name in _MASS_DOSE and _DOSE_NEAR.search(text, max(reading.start, at - 60), min(end, stop + 40)):
        return QuantityKind.DOSE
    return QuantityKind.MEASURE


def _is_share(text: str, number: Numeral, floor: int, at: int, stop: int, end: int) -> bool:
    """Tell whether a fraction in words is a share: "half of", "a third of", "two thirds"."""
    if number.value > 1 or _HALF_NAME.match(text, stop, end):
        return False
    before = text[max(floor, at - 18) : at]
    if _HALF_NOT.search(before) and number.value in (0.5, 1 / 3, 0.25, 0.2, 0.1):
        return False
    printed = text[at:stop].lower()
    if printed[:1].isdigit() or printed[:1] in "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙":
        return True
    if printed.startswith(("a ", "an ", "half")):
        return bool(_HALF_AFTER.match(text, stop, end) or _HALF_BEFORE.search(before))
    return True
