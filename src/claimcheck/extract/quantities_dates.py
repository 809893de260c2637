"""Dates: years, months with days, decades. A date has no low and high: it is a point in a calendar."""

from __future__ import annotations

from itertools import pairwise

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.span import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september oct october nov november dec december".split()
)
_WITH_MONTH = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s+{_YEAR})?\b(?![%\d])"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?\b|\b{_MONTH},?\s+{_YEAR}\b"
)
_ERAS = frozenset("ad bc bce ce d c e".split())  # "A.D." is two words of one letter
_WITH_ERA = re.compile(
    r"(?<![\w-])A\.?D\.?\s\d{1,4}(?:\s?(?:[-–]|and|to)\s?\d{1,4})?(?![\d.,]*\d)"
    r"|(?<![\w.,/-])\d{1,5}(?:\s?[-–]\s?\d{1,5})?\s?(?:BCE?\b|CE\b|AD\b|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)"
)
# Both alternatives begin with a figure, so that the search goes from figure to figure and not letter by letter.
_YEARS = re.compile(r"1[5-9]\d\d|20\d\d")
_DECADE = re.compile(r"\d\d\d0['’]?s\b")
_DECADE_BEFORE = re.compile(r"\b(?:the|early|late|mid|pre|post|circa|ca\.)[-\s]+$")
_DAY_BEHIND = re.compile(rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b")
_DAY_BEFORE = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.]$")
_TO_YEAR = re.compile(rf"{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d)|\s+to\s+{_YEAR})(?![\w.,]*\d|\s?%)(?=\W|$)")
_NO_START = frozenset(".,/$€£-_")


def find_dates(text: str, start: int, end: int, words: frozenset[str]) -> list[Span]:
    """Return the dates of a sentence with these ``words`` (lower case), in order; single years are not among them."""
    found: list[Span] = []
    if not words.isdisjoint(_MONTHS):
        found.extend(Span(*m.span()) for m in _WITH_MONTH.finditer(text, start, end))
    if not words.isdisjoint(_ERAS):
        found.extend(Span(*m.span()) for m in _WITH_ERA.finditer(text, start, end))
    for match in _YEARS.finditer(text, start, end):
        span = _around_year(text, match.start(), start, end)
        if span is not None:
            found.append(span)
    if len(found) < 2:
        return found
    found.sort()
    apart = [found[0]]
    apart.extend(b for a, b in pairwise(found) if b.start >= a.end)
    return apart


def _around_year(text: str, at: int, start: int, end: int) -> Span | None:
    """Read the decade, the day or the span of years that the year at ``at`` belongs to."""
    after = text[at + 4 : at + 5] if at + 4 < end else ""
    before = text[at - 1] if at > start else " "
    if after in ("s", "'", "’") and _DECADE.match(text, at, end):
        decade = _DECADE.match(text, at, end)
        lead = _DECADE_BEFORE.search(text[max(start, at - 9) : at])
        return Span(at - len(lead.group()) if lead else at, decade.end() if decade else at)
    if before in "-/." and (day := _DAY_BEFORE.search(text[max(start, at - 7) : at])) and not after.isalnum():
        return Span(at - len(day.group()), at + 4)
    if before.isalnum() or after not in ("-", "–", "/", ".", " ", "\u00a0", "\n"):
        return None
    match = _DAY_BEHIND.match(text, at, end) or (None if before in _NO_START else _TO_YEAR.match(text, at, end))
    return Span(at, match.end()) if match else None


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
