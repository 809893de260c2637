"""Reads the unit that stands after a number: "mg/kg", "°C", "m s−1", "miles per hour", "percentage points"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.compare.units import Unit, find_unit

_GAP = re.compile(r"[ \t\n\u00a0\u2009\u202f\u200a]{0,2}\(?")
_HYPHEN = re.compile(r"\s?[-\u2010\u2011\u2013]\s?(?=[^\W\d_])")
_PERCENT = re.compile(
    r"\s{0,2}-?(?:(?:%|per\s?cent\b|percent\b|percentage\b)(?:\s*-?\s*points?\b)?|‰|pct\b|pc\b|wt\.?\s?%|vol\.?\s?%|mol\s?%|at\.?\s?%)",
    re.IGNORECASE,
)
_WORD = re.compile(r"°\s?[CFK]\b|℃|℉|[×x]\s?g\b|[^\W\d_]+(?:\.(?=\s?%))?|[°'\"′″Ω%]")
_SUFFIX = re.compile(r"[⁻⁺]?[¹²³⁴]|\s?\^?[-−–]\s?[1-4](?![\d.,]?\d)|\^[234]|[234](?![\w.,]?\d|[^\W\d_])")
_JOIN = re.compile(
    r"\s?[/·⋅]\s?|\s+per\s+|\s+(?:an?|each|every)\s+|[ \u00a0\u2009]|-(?=(?:per|years?|months?|weeks?|days?)\b)|-per-"
)
_ARTICLE_UNITS = frozenset(
    {
        "hour",
        "day",
        "week",
        "month",
        "year",
        "minute",
        "second",
        "share",
        "gallon",
        "barrel",
        "pound",
        "night",
        "person",
    }
)
_SPELLED_HYPHENS = frozenset(
    "hour day week month year minute second mile metre meter kilometer kilometre pound inch foot "
    "feet acre gallon gram ton litre liter volt watt degree kilowatt megawatt square cubic km cm "
    "mm mg kg m yard item point".split()
)
_NOT_ADJACENT = frozenset("A C F T N J B d t y".split())
_SINGLE = frozenset("s m g h d l L V W K J N M A T U t".split())


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit and where it ends; ``name`` as printed, in the singular. ``compound``: "mg/kg", "m s−1"."""

    name: str
    end: int
    unit: Unit
    compound: bool = False
    hyphen: bool = False


def read_unit(text: str, at: int, end: int) -> ReadUnit | None:
    """Return the unit printed at ``at`` (behind a space, a hyphen or nothing), None where there is none."""
    percent = _PERCENT.match(text, at, end)
    if percent is not None:
        return _percent(percent, at)
    hyphen = _HYPHEN.match(text, at, end)
    begin = hyphen.end() if hyphen else (_GAP.match(text, at, end) or re.match("", text)).end()  # type: ignore[union-attr]
    bracket = begin > at and text[begin - 1] == "("
    head = _head(text, begin, end)
    if head is None:
        return None
    name, unit, stop = head
    if bracket:
        if text[stop : stop + 1] != ")" or begin - at < 1:
            return None
        return ReadUnit(name, stop + 1, unit)
    if not hyphen and not _may_stand(at, begin, name, text[stop:end][:1], stop + 1 >= end):
        return None
    if hyphen and name.lower() not in _SPELLED_HYPHENS and unit.dimension not in ("time", "length", "fold"):
        return None
    if hyphen and len(name) == 1 and name != "m":
        return None
    return _compound(text, name, unit, stop, end, bool(hyphen))


def _percent(match: re.Match[str], at: int) -> ReadUnit | None:
    printed = match.group().strip(" -\n\t\u00a0").lower()
    if printed == "pc" and match.end() - at != 2:
        return None
    if "point" in printed:
        return ReadUnit("percentage point", match.end(), Unit("percentage point", "point"))
    if printed == "‰":
        return ReadUnit("‰", match.end(), Unit("‰", "permille"))
    if printed.startswith(("wt", "vol", "mol", "at")):
        return ReadUnit(printed, match.end(), Unit(printed, "wt"))
    return ReadUnit("%", match.end(), Unit("%", "percent"))


def _head(text: str, begin: int, end: int) -> tuple[str, Unit, int] | None:
    """The longest spelling of up to three words that is a unit."""
    words: list[re.Match[str]] = []
    at = begin
    for _ in range(3):
        match = _WORD.match(text, at, end)
        if match is None:
            break
        words.append(match)
        at = match.end() + (1 if text[match.end() : match.end() + 1] in (" ", "\u00a0", "-") else 0)
        if at == match.end():
            break
    for count in range(len(words), 0, -1):
        stop = words[count - 1].end()
        printed = " ".join(w.group() for w in words[:count])
        unit = find_unit(printed)
        if unit is None and text[begin:stop] != printed:
            unit = find_unit(text[begin:stop])
        if unit is not None:
            return (_singular(printed, unit), unit, stop)
    return None


_PLURAL_SYMBOLS = frozenset({"hrs", "yrs", "mins", "secs", "lbs", "wks", "mos"})
_IRREGULAR = frozenset({"feet", "centuries", "millennia"})


def _singular(printed: str, unit: Unit) -> str:
    if " " in printed or (len(printed) > 3 and (printed.lower().endswith("s") or printed.lower() in _IRREGULAR)):
        return unit.name
    return printed[:-1] if printed in _PLURAL_SYMBOLS else printed


def _may_stand(at: int, begin: int, name: str, following: str, last: bool) -> bool:
    """Keep letters from being units where they are more likely something else. ``last``: no text follows."""
    if begin == at:
        return name not in _NOT_ADJACENT and following not in ("'", "’")
    if name in ("'", '"', "′", "″"):
        return False
    if len(name) == 1 and name.isalpha() and name.isascii():
        return name in _SINGLE and (following not in ("-", ".") or (following == "." and last))
    return name not in ("in", "a", "an", "as", "at", "am", "pt")


def _compound(text: str, name: str, unit: Unit, stop: int, end: int, hyphen: bool) -> ReadUnit:
    """Add exponents and further units: "/kg", "per day", " s−1"."""
    printed, parts = name, 1
    suffix = _SUFFIX.match(text, stop, end) if unit.dimension not in ("fold", "percent") and len(name) <= 4 else None
    if suffix is not None:
        printed, stop = printed + suffix.group().replace(" ", ""), suffix.end()
        whole = find_unit(printed)
        if whole is not None:
            unit = whole
        else:
            parts += 1
    for _ in range(4):
        join = _JOIN.match(text, stop, end)
        if join is None:
            break
        mark = join.group().strip().lower()
        word = _WORD.match(text, join.end(), end)
        if word is None:
            break
        following = find_unit(word.group())
        after = _SUFFIX.match(text, word.end(), end) if following and len(word.group()) <= 4 else None
        if mark == "" and (following is None or after is None or not re.search(r"[-−–⁻]", after.group())):
            break
        if mark == "-" and (following is None or hyphen):
            break
        if (
            mark in ("a", "an", "each", "every")
            and (following.name if following else word.group().lower()) not in _ARTICLE_UNITS
        ):
            break
        if mark == "/" and following is None and not word.group().isalpha():
            break
        if mark in ("per", "-per-") and following is None and not word.group().islower():
            break
        if mark in ("·", "⋅") and following is None:
            break
        name_part = _singular(word.group(), following) if following else word.group()
        joined = (
            "/" if mark in ("/", "per", "-per-", "a", "an", "each", "every") else ("·" if mark in ("·", "⋅") else " ")
        )
        printed += joined + name_part + (after.group().replace(" ", "") if after else "")
        stop = after.end() if after else word.end()
        parts += 1
    if parts == 1:
        return ReadUnit(printed, stop, unit, False, hyphen)
    whole = find_unit(printed)
    return ReadUnit(printed, stop, whole or Unit(printed, printed), True, hyphen)
