"""Quantities without a number word: "doubled", "twofold", "within a day", "hours to days", "an hour"."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.units import HOUR, find_unit
from claimcheck.extract.quantities_context import modifier_before
from claimcheck.extract.quantities_reading import Reading
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

_TIME = r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?"
_FOLD_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20,
    "hundred": 100, "thousand": 1000, "doubl": 2, "tripl": 3, "quadrupl": 4, "halv": 0.5,
}  # fmt: skip
_FOLD = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)(?:-|\s)?fold\b"
    r"|\b(?P<v>doubl|tripl|quadrupl|halv)(?:ed|es|ing)\b(?!-)|\b(?P<t>twice|double|triple)\s+(?=as\b|the\b|that\b|those\b|its\b|their\b)",
    re.IGNORECASE,
)
_VAGUE_TIME = re.compile(
    rf"\b(?P<within>within|in)?\s*(?:a\s+(?:matter|few)\s+(?:of\s+)?)?\b(?P<a>{_TIME})\s+(?:to|or(?:\s+even)?)\s+(?P<b>{_TIME})\b"
    rf"|\b(?P<only>within|in\s+a\s+matter\s+of)\s+(?:(?:a\s+few|just)\s+)?(?P<c>seconds|minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)
_ONE_TIME = re.compile(
    r"\b(?:(?P<lead>within|in\s+(?:less\s+than|under)|in|for)\s+(?:(?:about|almost|nearly|over|only|just)\s+)?)?"
    r"\b(?P<one>(?:an?|one|the\s+first|half\s+an?)\s+(?:single\s+|full\s+|whole\s+)?"
    r"(?P<u>second|minute|hour|day|week|fortnight|month|year|decade|century))\b(?P<half>\s+and\s+a\s+half\b)?"
    r"(?!\s+(?:ago|earlier|later|before)\b|[-–])",
    re.IGNORECASE,
)
_ONE_MEASURE = re.compile(
    r"\b(?:an?|one)\s+(?P<u>mile|kilomet(?:er|re)|met(?:er|re)|gallon|pound|lit(?:er|re)|kilo(?:gram)?|gram|inch|ton|tonne|acre|"
    r"hectare|pint|quart|barrel|teaspoon|tablespoon|percent|per\s+cent)\b(?![-–]|\s+of\s+(?:one|its))",
    re.IGNORECASE,
)
_FIGURATIVE = frozenset("ton tonne mile inch barrel meter metre".split())  # "a ton of work", "an inch of ground"
_DENIED = re.compile(r"\b(?:once|twice|times|per|every|each)\s+$", re.IGNORECASE)


_FOLD_STEMS = ("doubl", "tripl", "quadrupl", "halv")
_TIMES = frozenset(w for t in _TIME.split("|") for w in (t.replace("?", ""), t.replace("s?", ""))) | {
    "fortnight",
    "century",
}
#: One of these stands in every "an hour".
_UNIT_TIMES = frozenset("second minute hour day week fortnight month year decade century".split())
_MEASURES = frozenset(
    "mile kilometer kilometre meter metre gallon pound litre liter kilo kilogram gram inch ton tonne acre hectare "
    "pint quart barrel teaspoon tablespoon percent cent".split()
)


def says_quantity(words: frozenset[str]) -> bool:
    """Tell whether a sentence with these words (lower case) may hold a quantity without any number."""
    return not words.isdisjoint(_TIMES) or not words.isdisjoint(_MEASURES) or _says_fold(words)


def _says_fold(words: frozenset[str]) -> bool:
    if "twice" in words:
        return True
    joined = " ".join(words)  # one look at all words rules most sentences out
    if not ("fold" in joined or "doubl" in joined or "tripl" in joined or "quadrupl" in joined or "halv" in joined):
        return False
    return any(w.endswith("fold") or w.startswith(_FOLD_STEMS) for w in words)


def find_word_quantities(reading: Reading) -> list[Quantity]:
    """Return what one sentence says in words that the numerals do not carry."""
    found = _folds(reading) if _says_fold(reading.words) else []
    if not reading.words.isdisjoint(_TIMES):
        found += [*_vague_times(reading), *_single_times(reading)]
    if not reading.words.isdisjoint(_MEASURES):
        found += _single_measures(reading)
    return [q for q in found if reading.blocked.hits(q.span.start, q.span.end) < 0]


def _folds(reading: Reading) -> list[Quantity]:
    made = []
    for match in _FOLD.finditer(reading.text, reading.start, reading.end):
        word = (match.group("n") or match.group("v") or "").lower()
        value = float(_FOLD_WORDS[word]) if word else (3.0 if match.group("t").lower() == "triple" else 2.0)
        modifier = modifier_before(reading.text, match.start(), reading.start)
        start = modifier.start if modifier else match.start()
        side = modifier.side if modifier else ""
        made.append(
            Quantity(
                QuantityKind.FOLD,
                Span(start, match.end()),
                None if side == "up" else value,
                None if side == "down" else value,
                "fold",
                modifier.text if modifier else None,
                side == "about",
            )
        )
    return made


def _vague_times(reading: Reading) -> list[Quantity]:
    """ "hours to days" lasts from two of the smaller to the longest that one still calls by the larger."""
    words = reading.words
    if "within" not in words and "matter" not in words:
        times = words & _TIMES
        if "to" not in words and "or" not in words:
            return []
        if len(times) == 1 and reading.text[reading.start : reading.end].lower().count(next(iter(times))) < 2:
            return []  # "hours to days" names two
    made = []
    for match in _VAGUE_TIME.finditer(reading.text, reading.start, reading.end):
        first = (match.group("a") or match.group("c")).lower().removesuffix("s")
        last = (match.group("b") or match.group("c")).lower().removesuffix("s")
        if match.group("a") and not (match.group("a") + match.group("b")).lower().endswith("s"):
            continue
        low, high = _vague_hours(first)[0], _vague_hours(last)[1]
        if low >= high:
            continue
        within = match.group("within") or match.group("only")
        kind = QuantityKind.WINDOW if within else QuantityKind.DURATION
        modifier = within.lower() if within else None
        starts = [match.start(name) for name in ("within", "only", "a") if match.group(name)]
        start = min(starts)
        made.append(Quantity(kind, Span(start, match.end()), None, None, last, modifier, True, hours=(low, high)))
    return made


def _vague_hours(name: str) -> tuple[float, float]:
    order = {"second": 60, "minute": 60, "hour": 24, "day": 7, "week": 5, "month": 12, "year": 10, "decade": 10}
    unit = find_unit(name)
    factor = (unit.factor if unit else HOUR) / HOUR
    return factor, factor * order[name]


def _single_times(reading: Reading) -> list[Quantity]:
    if not reading.words & _UNIT_TIMES:
        return []
    made = []
    text = reading.text
    for match in _ONE_TIME.finditer(text, reading.start, reading.end):
        if _DENIED.search(text[max(reading.start, match.start() - 8) : match.start()]):
            continue
        lead, one, unit = (match["lead"] or "").lower(), match["one"].lower(), match["u"].lower()
        known = find_unit(unit)
        factor = (known.factor if known else HOUR) / HOUR
        value = (0.5 if one.startswith("half") else 1.0) + (0.5 if match["half"] else 0.0)
        if lead.startswith("within") or " " in lead:
            span, hours = Span(match.start(), match.end()), (None, value * factor)
            made.append(Quantity(QuantityKind.WINDOW, span, None, value, unit, lead.split()[0], hours=hours))
            continue
        begins = match.start("one")
        modifier = modifier_before(text, begins, reading.start) if one[0] in "aoh" else None
        told = one[0] in "oh" or match["half"] or modifier is not None
        if not told and not (lead == "for" or (lead == "in" and match.start() == reading.start)):
            continue
        if one.startswith("the"):
            continue
        side = modifier.side if modifier else ""
        low, high = (None if side == "up" else value), (None if side == "down" else value)
        span = Span(modifier.start if modifier else begins, match.end())
        words = modifier.text if modifier else None
        bounds = (None if low is None else low * factor, None if high is None else high * factor)
        made.append(Quantity(QuantityKind.DURATION, span, low, high, unit, words, side == "about", hours=bounds))
    return made


def _single_measures(reading: Reading) -> list[Quantity]:
    made = []
    text = reading.text
    for match in _ONE_MEASURE.finditer(text, reading.start, reading.end):
        if _DENIED.search(text[max(reading.start, match.start() - 8) : match.start()]):
            continue
        unit = "%" if match["u"].lower().startswith("per") else match["u"].lower()
        kind = QuantityKind.PERCENTAGE if unit == "%" else QuantityKind.MEASURE
        of = text.startswith(" of ", match.end(), reading.end)
        if of and unit in _FIGURATIVE and match.group()[:3].lower() != "one":
            continue
        made.append(Quantity(kind, Span(match.start(), match.end()), 1.0, 1.0, unit))
    return made
