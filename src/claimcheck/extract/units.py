"""Reads the unit that stands after a number: "mg/kg", "°C", "m s−1", "miles per hour", "percentage points"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.units import UNITS, Unit, find_unit, known_unit

_AHEAD = re.compile(
    r"[ \t\n\u00a0\u2009\u202f\u200a]{0,2}(?:(?P<hyphen>[-\u2010\u2011\u2013]\s?(?=[^\W\d_]))|(?P<open>[({<\[]))?"
    r"(?P<w>[^\W\d_]++|[°º℃℉×%‰'\"′″Ω])"
)
_PERCENT = re.compile(
    r"\s{0,2}-?(?:(?:%|per\s?cent\b|percent\b|percentage\b)(?:\s*-?\s*points?\b)?|‰|pct\b|pc\b|wt\.?\s?%|vol\.?\s?%|mol\s?%|at\.?\s?%)",
    re.IGNORECASE,
)
_PERCENT_WORDS = frozenset("% ‰ per percent percentage pct pc wt vol mol at".split())
_WORD = re.compile(r"°\s?[CFK]\b|℃|℉|[×x]\s?g\b|(?:sq|cu|fl)\.(?=\s[a-z])|[^\W\d_]+(?:\.(?=\s?%))?|[°º'\"′″Ω%]")
_SUFFIX = re.compile(r"[⁻⁺]?[¹²³⁴]|\s?\^?[-−–]\s?[1-4](?![\d.,]?\d)|\^[234]|[234](?![\w.,]?\d|[^\W\d_])")
_JOIN = re.compile(
    r"\s?[/·⋅]\s?|\s+per\s+|\s+(?:an?|each|every)\s+|[ \u00a0\u2009]|-(?=(?:per|years?|months?|weeks?|days?)\b)|-per-"
)
_PER = frozenset({"/", "per", "-per-", "a", "an", "each", "every"})
_ARTICLE_UNITS = frozenset("hour day week month year minute second share gallon barrel pound night person".split())
_NOT_ADJACENT = frozenset("A B C F G H J N S T U d y".split())
_SINGLE = frozenset("s m g h d l L V W K J N M A T U t".split())
_OPENED = {"(": ")", "{": "}", "<": ">", "[": "]"}
_CLOSED = frozenset(")}>]")
_INCH = re.compile(
    r"\.?\s*(?:$|[,;:)\]])|\s+(?:thick|long|wide|tall|deep|high|across|by|diameter|above|below|in\s+(?:length|width|height|diameter))\b|\s?[x×]\s?\d"
)
_PRIMED = re.compile(r"\s?\d{1,2}\s?(?:[\"″”]|''|in\b|inch)")
_MEASURED = re.compile(r"\s?(?:long|wide|tall|thick|deep|high|across|diameter|by|[x×])\b")

#: First word of every unit, exactly and in lower case: most words behind a number begin none.
_BEGINNINGS = frozenset(n.replace("-", " ").split(" ", 1)[0].split(".")[0] for n in UNITS) | frozenset("°º℃℉×'\"′″Ω")
_FOLDED_BEGINNINGS = frozenset(n.replace("-", " ").split(" ", 1)[0].split(".")[0].lower() for n in UNITS if len(n) > 3)
_SECONDS = frozenset(w.lower() for n in UNITS for w in n.replace("-", " ").split(" ")[1:])
_PERCENT_UNIT = Unit("%", "percent")


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
    if at < end and text[at] == "%" and text[at + 1 : at + 3].strip()[:1] not in ("p", "P", "-"):
        return ReadUnit("%", at + 1, _PERCENT_UNIT)
    ahead = _AHEAD.match(text, at, end)
    if ahead is None:
        return None
    word = ahead["w"]
    low = word.lower()
    if low in _PERCENT_WORDS and (percent := _PERCENT.match(text, at, end)) is not None:
        return _percent(percent, at)
    if word not in _BEGINNINGS and low not in _FOLDED_BEGINNINGS:
        return None
    begin, bracket, hyphen = ahead.start("w"), ahead["open"], ahead["hyphen"] is not None
    head = _head(text, begin, end)
    if head is None:
        return None
    name, unit, stop = head
    if bracket:
        if text[stop : stop + 1] != _OPENED[bracket] or begin - at < 1:
            return None
        return ReadUnit(name, stop + 1, unit)
    if not hyphen and not _may_stand(text, at, begin, stop, end, name):
        return None
    if hyphen and len(name) < 4 and unit.dimension not in ("time", "length", "fold", "mass") and name != "psi":
        return None
    if hyphen and len(name) == 1 and name != "m":
        return None
    return _compound(text, name, unit, stop, end, hyphen)


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
    return ReadUnit("%", match.end(), _PERCENT_UNIT)


def _head(text: str, begin: int, end: int) -> tuple[str, Unit, int] | None:
    """The longest spelling of up to three words that is a unit."""
    match = _WORD.match(text, begin, end)
    if match is None:
        return None
    stops, words = [match.end()], [match.group()]
    while len(words) < 3 and text[stops[-1] : stops[-1] + 1] in (" ", "\u00a0", "-"):
        match = _WORD.match(text, stops[-1] + 1, end)
        if match is None or match.group().lower() not in _SECONDS:
            break
        stops.append(match.end())
        words.append(match.group())
    for count in range(len(words), 0, -1):
        stop = stops[count - 1]
        printed = " ".join(words[:count])
        unit = known_unit(printed)
        if unit is None and text[begin:stop] != printed:
            unit = known_unit(text[begin:stop])
        if unit is not None:
            return (_singular(printed, unit), unit, stop)
    return None


_PLURAL_SYMBOLS = frozenset({"hrs", "yrs", "mins", "secs", "lbs", "wks", "mos", "kgs", "gms", "kms", "cms", "mms"})
_IRREGULAR = frozenset({"feet", "centuries", "millennia"})
_DEGREES = {"celsius": "°C", "fahrenheit": "°F"}
_PRIMES = {"'": "foot", "′": "foot", '"': "inch", "″": "inch"}


def _singular(printed: str, unit: Unit) -> str:
    if unit.dimension in _DEGREES and printed.lower().rstrip("s") not in ("celsiu", "fahrenheit"):
        spelled = printed.lower().endswith((" celsius", " fahrenheit")) and not printed.startswith("deg ")
        return unit.name if spelled else _DEGREES[unit.dimension]
    if " " in printed or (len(printed) > 3 and (printed.lower().endswith("s") or printed.lower() in _IRREGULAR)):
        return unit.name
    return printed[:-1] if printed in _PLURAL_SYMBOLS else _PRIMES.get(printed, printed)


def _may_stand(text: str, at: int, begin: int, stop: int, end: int, name: str) -> bool:
    """Keep letters from being units where they are more likely something else."""
    printed = text[begin:stop]
    if printed in _PRIMES:
        return _is_prime(text, at, stop, end, printed)
    if printed == "in":
        return begin > at and _INCH.match(text, stop, end) is not None
    following = text[stop : stop + 1] if stop < end else ""
    if begin == at:
        return name not in _NOT_ADJACENT and following not in ("'", "’")
    if len(name) == 1 and name.isalpha() and name.isascii():
        return name in _SINGLE and (following not in ("-", ".") or (following == "." and stop + 1 >= end))
    return name not in ("a", "an", "as", "at", "am", "pt", "us", "au")


def _is_prime(text: str, at: int, stop: int, end: int, mark: str) -> bool:
    """Tell whether ' and " behind a number are feet and inches, not quotation marks."""
    if mark in "'′":
        return _PRIMED.match(text, stop, end) is not None
    if mark == "″" or _MEASURED.match(text, stop, end):
        return True
    if stop - at > 1:
        return False
    before = text[max(0, at - 300) : at]
    return "'" in before[-6:] or "′" in before[-6:] or before.count('"') % 2 == 0


def _compound(text: str, name: str, unit: Unit, stop: int, end: int, hyphen: bool) -> ReadUnit:
    """Add exponents and further units: "/kg", "per day", " s−1"."""
    printed, parts = name, 1
    suffix = _SUFFIX.match(text, stop, end) if len(name) <= 4 and unit.dimension not in ("fold", "percent") else None
    if suffix is not None:
        printed, stop = printed + suffix.group().replace(" ", ""), suffix.end()
        whole = find_unit(printed)
        if whole is not None:
            unit, printed = whole, printed.replace("^2", "²").replace("^3", "³")
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
        following = known_unit(word.group())
        after = _SUFFIX.match(text, word.end(), end) if following and len(word.group()) <= 4 else None
        if not _joins(mark, word.group(), following, after, hyphen):
            break
        name_part = _singular(word.group(), following) if following else word.group()
        spelled = len(printed) > 3 and len(name_part) > 3 and "/" not in printed
        joined = (" per " if spelled else "/") if mark in _PER else ("·" if mark in ("·", "⋅") else " ")
        printed += joined + name_part + (after.group().replace(" ", "") if after else "")
        stop = after.end() if after else word.end()
        parts += 1
    if parts == 1:
        return ReadUnit(_SHOWN.get(printed, printed), stop, unit, False, hyphen)
    return ReadUnit(_SHOWN.get(printed, printed), stop, find_unit(printed) or Unit(printed, printed), True, hyphen)


_SHOWN = {
    "km/hr": "km/h",
    "kmph": "km/h",
    "kmh": "km/h",
    "kph": "km/h",
    "mi/hr": "mph",
    "mi/h": "mph",
    "kms/h": "km/h",
    "m/sec": "m/s",
}


def _joins(mark: str, word: str, following: Unit | None, after: re.Match[str] | None, hyphen: bool) -> bool:
    """Tell whether the next word belongs to the unit; ``mark``: what joins them, "" for a space."""
    if mark == "":
        return following is not None and after is not None and re.search(r"[-−–⁻]", after.group()) is not None
    if mark == "-":
        return following is not None and not hyphen
    if mark in ("a", "an", "each", "every"):
        return (following.name if following else word.lower()) in _ARTICLE_UNITS
    if mark == "/":
        return following is not None or word.isalpha()
    if mark in ("per", "-per-"):
        return following is not None or word.islower()
    return following is not None
