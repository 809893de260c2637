"""Dates: years, months with days, decades. A date has no low and high: it is a point in a calendar."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
HOLDS_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september oct october nov november dec december ad bc bce ce c e d".split()
)
"""A sentence without these words (or letters, as in "A.D.") and without digits like a year's holds no date."""
DATES = re.compile(
    rf"""
      \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s+{_YEAR})?\b(?![%\d])
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?\b
    | \b{_MONTH},?\s+{_YEAR}\b
    | \b{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b | \b\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}\b
    | (?:\b(?:the|early|late|mid|pre|post|circa|ca\.)[-\s]+)?(?:1[5-9]|20)\d0['’]?s\b
    | (?<![\w-])A\.?D\.?\s\d{{1,4}}(?:\s?(?:[-–]|and|to)\s?\d{{1,4}})?(?![\d.,]*\d)
    | (?<![\w.,/-])\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?\s?(?:BCE?\b|CE\b|AD\b|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)
    | (?<![\w.,/$€£-]){_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d)|\s+to\s+{_YEAR})(?![\w.,]*\d|\s?%)(?=\W|$)
    """,
    re.VERBOSE,
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|through|during|after|before|between|early|late|mid|circa|ca\.?|year|years|of|and|to|around|as\s+of|summer|winter|spring|autumn|fall|"
    r"the|january|february|march|april|may|june|july|august|september|october|november|december)[\s-]+$|[(,;]\s?$",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"\b(?:average|total|mean|median|maximum|minimum|sum|score|count)\s+of\s+$", re.IGNORECASE)


def is_year(text: str, start: int, end: int, floor: int, noun: str) -> bool:
    """Tell whether the four digits at ``start`` are a year: nothing counted follows, or a time word leads."""
    if end - start != 4 or not "1500" <= text[start:end] <= "2099":
        return False
    before = text[max(floor, start - 14) : start]
    return (not noun and not _NO_YEAR.search(before)) or bool(noun and _BEFORE_YEAR.search(before))
