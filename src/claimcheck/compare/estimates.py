"""Reads estimates with their confidence intervals: "RR = 0.76, 95% CI [0.66, 0.91]", "64% (95% CI, 58-70)".

An interval is bound to the estimate right before it; p, standard errors and samples may stand between. What is bound
only loosely is not read: a number without a name when another of its kind stands before the interval ("64% v 58% (95%
CI 1 to 11)": the interval is that of the difference).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.notation import NUMBER, Printed, read_number

_LEVEL = r"(?:(?P<level>9\d(?:[.·]\d)?|8\d)\s?%?\s?-?\s?)?"
_NAME = (
    r"(?:CIs?(?:\s?(?:95|9\d)\s?%?|95)?|C\.I\.|CrIs?|HDI|HPD|UI|confidence\s(?:intervals?|limits)|credible\sintervals?|uncertainty\sintervals?"
    r"|compatibility\sintervals?)(?![A-Za-z])(?:\s?[(\[{]\s?(?:95\s?%\s?)?(?:CI|CrI|UI)s?\s?[)\]}])?"
)
_ONE = rf"[-+]?\s?{NUMBER}"
_SEPARATOR = r"\s?%?\s?(?:-|—|~|\bto\b|,|;|\band\b|\bthrough\b|\.\.\.?|…|:)\s?"
_INTERVAL = re.compile(
    rf"(?<![\w.]){_LEVEL}(?P<name>{_NAME})[\s:,=]{{0,3}}(?:of\s|from\s|was\s|is\s|ranging\sfrom\s|between\s)?[\[({{\s]{{0,3}}(?P<low>{_ONE}){_SEPARATOR}"
    rf"(?P<high>{_ONE})(?P<after>\s?%|\s?[×x]\s?10|[eE]-?\d)?(?![\w]|[.·,]\d)",
    re.IGNORECASE,
)
_PREFILTER = re.compile(r"\b(?:CIs?|C\.I\.|CI95|CrIs?|HDI|HPD|UI|intervals?|limits)(?![a-z])", re.IGNORECASE)

_UNIT = (
    r"(?:\s?%|\s?percent(?:age)?\b|\s?per\s?cent\b|-fold|\s?fold|\s?points?|\s?pp\b|\s?(?:kg|g|mg|mm\s?Hg|mm|cm|ms|s|min|h|bpm|mL|L|dB|°C)\b"
    r"|\s?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b|\s?(?:units?|letters?|SDs?|million|billion|thousand)\b|\s?(?:kg|mg|g|mL|mmol|μmol|µmol|ng|μg)/[A-Za-z0-9/]{1,8}|\s?kg/m2)"
)
_NUMERAL = re.compile(rf"(?<![\w.·])(?P<sign>[-+]?)(?P<number>{NUMBER})(?![\d]|[.·,]\d)(?P<unit>{_UNIT}{{0,3}})")
_STRONG = (
    r"a?OR|a?HR|[as]?RR|IRR|a?PR|s?HR|csHR|ROR|SMR|SIR|HRadj|ORadj|RRadj|RD|ARR"
    r"|SMD|WMD|MD|AUC|AUROC|ICC|κ|β|ρ|δ|Mdiff|[dgrbB]|r\s?\(\s?\d{1,5}\s?\)"
)
_LONG = (
    r"(?:odds|hazards?|risk|rate|prevalence|incidence(?:\srate)?|subhazard|likelihood|mortality|morbidity)\sratios?|relative\srisks?"
    r"|(?:risk|mean|median|absolute|weighted\smean|standardi[sz]ed\smean)\sdifferences?|coefficients?|effect\ssizes?|slopes?|kappa|rho|beta"
    r"|sensitivity|specificity|correlations?|Cohen['’]?s\sd|Hedges['’]?\s?g"
)
_LINK = (
    r"\s?(?:=|:|,|≈|\bof\b|\bwas\b|\bis\b|\bwere\b|\bat\b|\bto\sbe\b|\bequal(?:l?ed|s)?(?:\sto)?\b)?"
    r"\s?(?:only\s|just\s|about\s|approximately\s)?$"
)
_NAMED = re.compile(
    rf"(?:(?:^|[^A-Za-z])(?:{_STRONG})(?:\s?[(\[][^()\[\]\d]{{1,30}}[)\]])?"
    rf"|\b(?:{_LONG})(?:\s?[(\[][^()\[\]\d]{{1,30}}[)\]])?(?:\s(?:for|of|in|on|between|among|with|per|across)\s[^\d,;:.()\[\]]{{1,60}}?)?){_LINK}"
    r"|\b(?:an?|the)\s(?:[^\W\d]{1,20}\s){0,3}(?:difference|change|reduction|increase|decrease|rise|fall|improvement|gain|loss)\sof\s$"
)
_SIGNED_SYMBOL = re.compile(r"(?:^|[^A-Za-z])(?:[dgrbB]|r\s?\(\s?\d{1,5}\s?\)|SMD|β|ρ)\s?=\s?$")
"""What is printed with its sign: "d = 0.45" is no fall of 0.45."""
_LOGARITHM = re.compile(r"^$|(?:^|[^A-Za-z])(?:[bBβ]|beta)(?![A-Za-z])|coefficient|slope", re.IGNORECASE)
"""What may be the logarithm of a ratio whose interval is printed; also a number without a name."""
_SIDE = re.compile(
    r"(?:^|[^A-Za-z])(?:[pP](?:['’]?s)?(?:[-\s]?values?|\sfor\s\w{1,15}|\s?trend|\s?interaction)?|SEM?|S\.E\.M?|SD|S\.D\.|standard\serrors?|[nNkK]|I\s?2|τ\s?2|df|t|F|z|Z|Q|χ\s?2|Wald|"
    r"(?:[tFzZQ]|χ\s?2)\s?\([\d.,\s=N]{1,20}\))\s?(?:[=<>]|of|was)\s?=?\s?$"
)
_TIED = re.compile(r"^[\s,;:]*(?:[(\[]\s?)?(?:with\s(?:a\s)?|and\s(?:a\s)?|\(\s?)?(?:the\s)?(?:corresponding\s)?$")
_LOOSE = re.compile(
    r"^(?:\s(?!and\b|or\b|vs?\b|versus\b|than\b|to\b|compared\b|but\b|while\b|from\b)[^\W\d][\w'’/-]{0,25}){1,6}\s?[,;]?\s?[(\[]\s?$"
)
_SHRINKING = re.compile(
    r"\b(?:reduc|decreas|declin|lower|fell|fall|drop|less|fewer|loss|lost|decrement|shorter|smaller|worse|improv|efficacy|effective|avert|prevent|protect|save)",
    re.IGNORECASE,
)
_REAL_MINUS = re.compile(r"(?:[=:,(\[<>]\s?|\b(?:of|was|is|were|by|to|at|and|from|or|between)\s)$")
"""What stands before a minus; a dash behind a word or a number may be one."""
_IN_RANGE = re.compile(r"\d\s?%?\s?(?:-|—|to|/|±|,)\s?$|[/±]\s?$")
_MAX_BACK = 160
_LARGEST_LOG = 20.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate and the interval printed for it. ``inside``: it may lie there, on one scale or another.

    ``start``-``end``: from the estimate to the end of the interval. ``low``, ``high``, ``value``: as printed.
    """

    value: Printed
    low: Printed
    high: Printed
    value_words: str
    interval_words: str
    inside: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Number:
    value: Printed
    signed: bool
    unit: str
    symbol: str
    side: bool
    start: int
    end: int


def read_estimates(text: str) -> Iterator[Estimate]:
    """Yield the estimates of a sentence that :func:`claimcheck.compare.notation.plain` has spelt plainly."""
    if _PREFILTER.search(text) is None:
        return
    since = 0
    for match in _INTERVAL.finditer(text):
        found = _estimate(text, max(since, match.start() - _MAX_BACK), match)
        since = match.end()
        if found is not None:
            yield found


def _estimate(text: str, since: int, match: re.Match[str]) -> Estimate | None:
    low, high = _bound(match["low"]), _bound(match["high"])
    if (
        low is None
        or high is None
        or low.value >= high.value
        or (match["after"] or "").strip()[:1] in ("×", "x", "e", "E")
    ):
        return None  # "0.5 - 0.3" may have lost a minus
    numbers = list(_numbers(text, since, match.start()))
    bound = _bind(text, numbers, match.start())
    if bound is None:
        return None
    inside = _inside(bound, low, high, text[since : match.end()])
    if not inside:
        inside = any(n is not bound and not n.side and _within(n.value.value, n.value.half, low, high) for n in numbers)
    return Estimate(
        bound.value, low, high, text[bound.start : bound.end].strip(), text[match.start("low") : match.end("high")],
        inside, bound.start, match.end(),
    )  # fmt: skip


def _bound(printed: str) -> Printed | None:
    return read_number(printed.replace("+", ""))


def _numbers(text: str, start: int, end: int) -> Iterator[_Number]:
    for match in _NUMERAL.finditer(text, start, end):
        before = text[max(start, match.start() - 110) : match.start()]
        value = read_number(match["sign"].replace("+", "") + match["number"])
        if value is None:
            continue
        side = _SIDE.search(before) is not None
        named = None if side else _NAMED.search(before)
        signed = bool(match["sign"])
        if match["sign"] == "-" and _REAL_MINUS.search(before) is None:
            value, signed = Printed(abs(value.value), value.unit), False
        yield _Number(
            value, signed, match["unit"].strip(), named.group() if named else "", side, match.start(), match.end()
        )


def _bind(text: str, numbers: list[_Number], end: int) -> _Number | None:
    """Return the number that an interval beginning at ``end`` belongs to; None where that is not sure."""
    behind = end
    for place in range(len(numbers) - 1, -1, -1):
        number = numbers[place]
        between = text[number.end : behind]
        if number.side:
            if _TIED.match(between) is None:
                return None
            behind = _beginning(text, number)
            continue
        if _IN_RANGE.search(text, max(0, number.start - 6), number.start):
            return None
        others = [n for n in numbers[:place] if not n.side]
        return number if _bound_to(number, between, others, text) else None
    return None


def _bound_to(number: _Number, between: str, others: list[_Number], text: str) -> bool:
    tied = _TIED.match(between) is not None
    loose = not tied and _LOOSE.match(between) is not None
    several = bool(others) and "respectively" in text
    if number.symbol:
        return tied or (loose and not several)
    if several:
        return False
    if any(n.unit == number.unit and n.value != number.value for n in others):
        return False
    return tied if number.unit else (tied or (loose and not others)) and number.value.unit < 1.0


def _beginning(text: str, number: _Number) -> int:
    """Return where the name of a side number ("SE = ", "p < ") begins."""
    found = _SIDE.search(text, max(0, number.start - 60), number.start)
    return found.start() + (0 if found and found.start() == 0 else 1) if found else number.start


def _inside(number: _Number, low: Printed, high: Printed, context: str) -> bool:
    """Tell whether the estimate may lie inside: as printed, without a lost minus, or on another scale."""
    value, half = number.value.value, number.value.half
    if _within(value, half, low, high):
        return True
    others = []
    percent = number.unit.startswith(("%", "percent", "per"))
    falls = _SHRINKING.search(context) is not None
    if falls or not (number.signed or _SIGNED_SYMBOL.search(number.symbol)):
        others.append((-value, half))  # "a fall of 4 points (95% CI -7 to -1)"
    if percent or not (number.symbol or number.unit):
        share = value / 100.0
        others += [(x, half / 100.0) for x in (share, 1.0 - share, 1.0 + share)]
    if percent or abs(value) <= 1.0:
        others += [(x * 100.0, half * 100.0) for x in (value, value - 1.0, 1.0 - value)]
    if _LOGARITHM.search(number.symbol) and not percent and abs(value) < _LARGEST_LOG:
        others.append((exp(value), exp(value) * half))
    if value > 0.0 and low.value < 0.0:
        others.append((log(value), half / value))
    return any(_within(x, room, low, high) for x, room in others)


def _within(value: float, half: float, low: Printed, high: Printed) -> bool:
    room = half + 1e-9
    return low.value - low.half - room <= value <= high.value + high.half + room
