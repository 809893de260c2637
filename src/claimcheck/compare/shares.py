"""Reads a count, its whole and its percentage from one phrase: "12 of 40 patients (30%)", "30% (12/40)".

Only phrases in which the three belong together by their wording are read. ``Share.fits`` allows for every way of
rounding, and for another number of the sentence being the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.notation import COUNT_WORDS, NUMBER, WHOLE, Printed, read_number, read_whole

_I = r"(?<![\w.,/$€£%:-])"
_ABOUT = (
    r"about|around|approximately|approx\.|roughly|nearly|almost|some|circa|ca\.|c\.|close to"
    r"|just (?:over|under|above|below)|well over"
    r"|(?:slightly|a little) (?:more|less|over|under|above|below)(?: than)?|~|≈|∼"
)
_BOUND = r"more than|less than|fewer than|over|under|up to|at least|at most|above|below|[<>]"
_HOW = rf"(?:(?P<about>{_ABOUT})\s?|(?P<bound>{_BOUND})\s?)?"
_HOW_BEFORE = re.compile(rf"(?:(?<!\w)|(?<=\s))(?:(?P<about>{_ABOUT})|(?P<bound>{_BOUND}))\s?$", re.IGNORECASE)
_PCT = rf"(?P<pct>{NUMBER})\s?(?:%|per\s?cent\b|percent\b)(?!\s?[-/]|\s?to\s\d|\s?\d)"
_WORD = r"[^\W\d][\w'’/.-]{0,25}"
_NOUNS = rf"(?:\s(?!and\b|or\b|but\b|than\b|versus\b|vs\b|while\b|whereas\b|compared\b|of\b){_WORD})"
_TELLING = (
    r"(?:giving|for|yielding|corresponding to|equivalent to|equal to|that is,?|i\.e\.,?|namely|or|which is|meaning)\s"
    r"(?:an?\s)?"
    rf"(?:{_WORD}\s){{0,2}}?(?:rate\sof\s|proportion\sof\s|prevalence\sof\s|share\sof\s|percentage\sof\s|incidence\sof\s)?"
    rf"|an?\s(?:{_WORD}\s){{0,2}}(?:rate|proportion|prevalence|share|percentage|incidence)\sof\s"
)
_OF = (
    r"(?:of|out of|from among|from)\s"
    r"(?:the\s|a total of\s|all\s|all the\s|our\s|these\s|those\s|its\s|their\s|a possible\s)?"
)
_CLOSE = r"(?=\s?[)\];,\[(])"
_OPEN = r"\s?[(\[]\s?(?:i\.?e\.?,?\s|or\s)?"
_X = rf"{_I}(?P<x>{WHOLE})"
_Y = rf"(?P<y>{WHOLE})(?![-.]{{0,2}}\w|\s?%|\s?/)"

_P = rf"{_HOW}{_PCT}"
_NUMBER_IS = r"(?:n\s?=\s?)?"
_X_LAST = rf"{_NUMBER_IS}(?P<x>{WHOLE})"
_LINK = rf"(?:\s{_OF}|\s?/\s?)"


def _between(most: int, least: int = 0) -> str:
    return rf"(?P<between>{_NOUNS}{{{least},{most}}})"


_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 12 of 40 patients (35%), 12/40 patients (35%; ...), 1 in 8 (12%)
        rf"{_X}(?:{_LINK}|(?P<odds>\sin\s(?:every\s)?)){_Y}{_between(8)}{_OPEN}{_P}{_CLOSE}",
        # 12 patients out of 40 (35%)
        rf"{_X}{_between(3, 1)}\s(?:out\sof|among)\s(?:the\s|all\s)?{_Y}{_NOUNS}{{0,3}}{_OPEN}{_P}{_CLOSE}",
        # 12/40 patients, 35%; 12/40 = 35%; 12 of 40 patients, or 35%; 12 of 40, a rate of 35%
        rf"{_X}{_LINK}{_Y}{_between(5)}(?:\s?[,;]\s?(?:{_TELLING})?|\s?=\s?|\sor\s){_P}(?=\s?[)\];,.:]|$)",
        # (35%, 12/40)
        rf"(?<=[(\[]){_P}\s?[,;:]\s?{_X_LAST}{_LINK}{_Y}{_between(3)}\s?[)\];,]",
        # 35 percent, or 12 of 40
        rf"{_I}{_PCT}(?P<between>(?:\sof)?{_NOUNS}{{0,4}})\s?,?\s(?:or|i\.e\.,?|that is,?|namely)\s"
        rf"{_X_LAST}{_LINK}{_Y}",
        # 12 (35%) of 40; 12 patients (35%) out of 40
        rf"{_X}{_between(3)}{_OPEN}{_P}\s?[)\]]{_NOUNS}{{0,2}}\s{_OF}{_Y}(?!\s?[(\[]\s?\d)",
        # 35% (12/40), 35% of patients (12 of 40), 35% (n = 12/40)
        rf"{_I}{_PCT}(?P<between>(?:\sof)?{_NOUNS}{{0,6}}){_OPEN}{_X_LAST}{_LINK}(?P<y>{WHOLE})"
        rf"(?=\s?[)\];,]|{_NOUNS}{{1,3}}\s?[)\];,])",
        # 35% of the 40 patients (n = 12), 35% of 40 patients (12)
        rf"{_I}{_PCT}\s{_OF}{_Y}{_between(5)}{_OPEN}{_X_LAST}\s?[)\]]",
        # 35% (12) of the 40 patients
        rf"{_I}{_PCT}{_OPEN}{_X_LAST}\s?[)\]]\s{_OF}{_Y}",
        # Of (the) 40 patients, 12 (35%) ...
        rf"(?:^|[.;:]\s|,\s|\()(?P<base>(?:out )?of|among|in)\s(?:the\s|a total of\s|all\s|these\s|our\s)?{_Y}"
        rf"(?P<between>(?:{_NOUNS}|\sof){{0,8}}),\s(?:only\s|just\s|a total of\s)?{_X_LAST}"
        rf"{_NOUNS}{{0,2}}{_OPEN}{_P}\s?[)\]]",
    )
)
_PREFILTER = re.compile(r"\d\s?(?:%|per\s?cent|percent)", re.IGNORECASE)
#: What stands before the whole in every pattern above.
_BEFORE_WHOLE = re.compile(
    r"(?:\b(?:of|from|among|in|every)\s(?:the\s|a\stotal\sof\s|all\s(?:the\s)?|our\s|these\s|those\s|its\s|their\s|a\spossible\s)?|/\s?)"
    rf"{WHOLE}"
)  # in lower case
#: What all but two of the patterns hold, and what those two hold.
_BRACKETED = re.compile(
    rf"[(\[]\s?(?:i\.?e\.?,?\s|or\s)?(?:(?:{_ABOUT})\s?|(?:{_BOUND})\s?)?(?:n\s?=\s?)?(?:{NUMBER}|{WHOLE})",
    re.IGNORECASE,
)
_WITHOUT_BRACKETS = (_PATTERNS[2], _PATTERNS[4])
_NUMBERS = re.compile(rf"(?<![\w.,/]){WHOLE}(?![.]?\w|\s?%|\s?per\s?cent)", re.IGNORECASE)
_NAMED_BEFORE = re.compile(
    r"\b(?:figures?|figs?\.?|tables?|pages?|pp?\.|chapters?|sections?|grades?|scores?|scored|versions?|days?|weeks?|months?|years?|phases?|"
    r"steps?|items?|questions?|levels?|stages?|types?|no\.|number|ratio|dose|aged?|rated|rating|titre|titer|dilution)\s(?:of\s)?$",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    r"\b(?:studies|trials|reviews|papers|articles|experiments|surveys|groups|arms|models|sites|cent(?:er|re)s|countries|items|questions|"
    r"reports|publications|authors|years|months|weeks|days|hours|sessions|times|cohorts|datasets|databases|guidelines)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|do|does|found|showed|gave|saw|said|\w{2,}ed|with|in|at|on|for|after|by|to|a|an)\b",
    re.IGNORECASE,
)
_SCALED = re.compile(
    r"\s?(?:million|billion|thousand|hundred|k\b|m\b|mg|kg|g\b|ml|mm|cm|points?\b|hours?\b|minutes?\b)"
)


@dataclass(frozen=True, slots=True)
class Share:
    """``parts`` of ``whole`` told as ``percent``; ``decimals``: as printed. ``start``-``end``: the phrase.

    ``apart``: the whole is told first ("Of 40 patients, 12 (30%) ..."), and a number between may have replaced it.
    """

    parts: int
    whole: int
    percent: Printed
    decimals: int
    fits: bool
    apart: bool
    start: int
    end: int


def read_shares(text: str) -> Iterator[Share]:
    """Yield the shares in a sentence that :func:`claimcheck.compare.notation.plain` has spelt plainly, each once."""
    if _PREFILTER.search(text) is None or _BEFORE_WHOLE.search(low := text.lower()) is None:
        return
    patterns = _PATTERNS
    if _BRACKETED.search(text) is None:
        patterns = _WITHOUT_BRACKETS if _holds_count_of_whole(low) else ()
    told: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            share = _share(match, text)
            if share is not None and match.start("pct") not in told:
                told.add(match.start("pct"))
                yield share


def _holds_count_of_whole(low: str) -> bool:
    """Tell whether something like "12 of 40" may stand in a sentence in lower case."""
    for match in _BEFORE_WHOLE.finditer(low):
        before = low[max(0, match.start() - 24) : match.start()].rstrip()
        before = before.removesuffix("out").removesuffix("from").rstrip()
        if before[-1:].isdigit() or before.endswith(COUNT_WORDS):
            return True
    return False


def has_another_whole(share: Share, text: str) -> bool:
    """Tell whether some number in ``text`` gives the percentage as the whole ("115 of the 120 could be read")."""
    bases = (read_whole(number.group()) for number in _NUMBERS.finditer(text))
    return any(
        base is not None and base >= share.parts and base > 1 and _fits(share.parts, base, share.percent, False, False)
        for base in bases
    )


def _share(match: re.Match[str], text: str) -> Share | None:
    groups = match.groupdict()
    parts, whole, percent = read_whole(match["x"]), read_whole(match["y"]), read_number(match["pct"])
    before = _HOW_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if parts is None or not whole or percent is None or groups.get("bound") or (before and before["bound"]):
        return None
    if _SCALED.match(text, match.end("y")) or _SCALED.match(text, match.end("x")):
        return None
    if _NAMED_BEFORE.search(text, max(0, match.start("x") - 24), match.start("x")):
        return None
    between = groups.get("between") or ""
    if _VERB.search(between) and _STUDIES.search(between):
        return None
    about = groups.get("about") or (before and before["about"])
    fits = _fits(parts, whole, percent, bool(about), bool(groups.get("odds")))
    start = min(match.start("x"), match.start("y"), match.start("pct"))
    if not fits:
        fits = _fits_another(match, text, parts, percent, bool(_VERB.search(between)) or "base" in groups)
    decimals = round(_places(percent))
    return Share(parts, whole, percent, decimals, fits, "base" in groups, start, match.end())


def _places(percent: Printed) -> float:
    places, unit = 0, percent.unit
    while unit < 0.5 and places < 9:
        unit *= 10.0
        places += 1
    return places


def _fits(parts: int, whole: int, percent: Printed, about: bool, odds: bool) -> bool:
    """Any rounding of the true share to the printed places is right; "about" is given a tenth, at least 2.5 points."""
    share = 100.0 * parts / whole
    room = percent.unit * (1.0 - 1e-9)
    if about:
        room = max(room, 2.5, 0.1 * percent.value)
    if odds:  # "one in five" stands for anything nearer to it than to one in four or six
        return 100.0 * parts / (whole + 0.5) - room < percent.value < 100.0 * parts / (whole - 0.5) + room
    return abs(share - percent.value) < room


def _fits_another(match: re.Match[str], text: str, parts: int, percent: Printed, loose: bool) -> bool:
    """Tell whether another number of the sentence may be the whole, or the percentage that of the others."""
    whole = read_whole(match["y"]) or 0
    if loose and _fits(whole - parts, whole, percent, False, False):
        return True
    for other in _NUMBERS.finditer(text):
        base = read_whole(other.group())
        if base is None or base < parts or base == whole or other.start() == match.start("pct"):
            continue
        if base > 1 and _fits(parts, base, percent, False, False):
            return True
    return False
