"""What a number with its unit is: percentage, dose, duration, age, fold, count, ..."""

from __future__ import annotations

import re

from claimcheck.extract.numerals import Numeral
from claimcheck.extract.units import ReadUnit
from claimcheck.model.quantity import QuantityKind

_AGE_AFTER = re.compile(r"(?:\s|-)?(?:old\b|of\s+age\b|olds\b)|\s*[-–]?old", re.IGNORECASE)
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


def kind_of(
    text: str,
    number: Numeral,
    unit: ReadUnit | None,
    money: bool,
    share: bool,
    floor: int,
    at: int,
    stop: int,
    noun: str,
    end: int,
) -> QuantityKind | None:
    """Return the kind of the quantity that covers ``at``-``stop``; None where it is none after all."""
    if money:
        return QuantityKind.MONEY
    if unit is not None:
        return _with_unit(text, number, unit, floor, at, stop, end)
    if share:
        return (
            QuantityKind.PROPORTION
            if number.form != "fraction" or _is_share(text, number, floor, at, stop, end)
            else None
        )
    if _FOLD_X.match(text, stop, end):
        return QuantityKind.FOLD
    if _AGE_BEFORE.search(text[max(floor, at - 30) : at]) and number.value < 130:
        return QuantityKind.AGE
    if number.integer or number.form in ("words", "vague") or noun:
        return QuantityKind.COUNT
    return QuantityKind.MEASURE


def _with_unit(
    text: str, number: Numeral, unit: ReadUnit, floor: int, at: int, stop: int, end: int
) -> QuantityKind | None:
    dimension = unit.unit.dimension
    if dimension == "percent" or unit.name == "percentage point":
        return QuantityKind.PERCENTAGE
    if dimension == "fold":
        if unit.name == "times":
            return QuantityKind.FOLD if _TIMES_AFTER.match(text, stop, end) else QuantityKind.COUNT
        return QuantityKind.FOLD
    if dimension == "time" and not unit.compound:
        if _AGE_AFTER.match(text, stop, end) or (_AGE_BEFORE.search(text[max(floor, at - 30) : at])):
            return QuantityKind.AGE
        return QuantityKind.DURATION
    if _DOSE_UNIT.search(unit.name) and unit.name.split("/")[0] in (
        _MASS_DOSE | {"g", "IU", "U", "unit", "ml", "mL", "mIU", "ng", "mmol", "mol", "kcal"}
    ):
        return QuantityKind.DOSE
    if unit.name in _MASS_DOSE and _DOSE_NEAR.search(text, max(floor, at - 60), min(end, stop + 40)):
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
