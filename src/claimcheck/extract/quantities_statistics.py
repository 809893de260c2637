"""Test statistics, effect sizes and intervals: "p < .05", "F(1, 20) = 4.2", "OR 1.5 (95% CI 1.1 to 2.0)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.quantity import QuantityKind

WORDS = frozenset(
    "ci cri hdi interval intervals ratio ratios risk risks size sizes correlation correlations "
    "hr rr aor ahr arr irr difference value values".split()
)
"""A sentence without any of these words and without a sign such as "=" holds no statistic."""
_N = (
    r"[-−–]?\s?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:\s?[×x]\s?10\s?\^?[-−–]?\s?\d{1,3}|"
    r"\s?[×x]\s?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|[eE][-−]?\d{1,3})?"
)
_SIGN = r"(?:=|<|>|≤|≥|≪|≈|~|∼)\s?=?"
_INTERVAL = re.compile(
    rf"(?P<level>\d\d(?:\.\d)?)\s?%\s?-?\s?(?:CIs?\b|CrI\b|confidence\s+intervals?|credible\s+intervals?|HDI\b)"
    rf"(?:\s?\(CI\))?[\s:,=\[({{]*(?:of|from|was|is|ranging\s+from)?\s*(?P<low>{_N})\s?%?\s?(?:-|–|—|−|to|,|;|and)\s?(?P<high>{_N})",
    re.IGNORECASE,
)
_TEST = re.compile(
    rf"(?<![\w.])(?P<symbol>[pP](?:[-\s]?values?|\s?\w{{1,4}}(?=\s?[=<>≤≥]))?|[tFzZQUWH]|χ\s?(?:2|²)|[Xx]2|chi-squared?|df|AIC|BIC|R\s?hat|z-score|t-value|F-value)"
    rf"\s?(?:\([^()]{{1,30}}\))?\s?(?:of\s)?(?P<number>(?:(?P<sign>{_SIGN})\s?|(?<=values\sof\s)|(?<=value\sof\s))(?P<value>{_N}))"
)
_EFFECT = re.compile(
    rf"(?<![\w.])(?P<symbol>Cohen['’]s\s+[dfw]|Hedges['’]\s?g|Cramér['’]s\s+V|Pearson['’]s\s+r|[drgβρη]|[rR](?:2|²)|ηp?(?:2|²)|ω(?:2|²)|SMD|WMD|MD|AUC|kappa|κ|a?OR|a?HR|a?RR|IRR)"
    rf"\s?(?:\([^()]{{1,20}}\))?\s?(?P<number>(?P<sign>{_SIGN})\s?(?P<value>{_N}))"
)
_NAMED = re.compile(
    rf"\b(?P<symbol>(?:adjusted\s+|pooled\s+)?(?:odds|hazard|risk|rate|incidence)\s+ratios?|relative\s+risks?|effect\s+sizes?|correlation(?:\s+coefficient)?s?|standardi[sz]ed\s+mean\s+difference|a?OR|a?HR|a?RR|IRR)"
    rf"(?:\s+\((?:a?OR|a?HR|a?RR|[drg]|SMD|IRR)\))?[,:]?\s+(?:of\s+|was\s+|is\s+|were\s+)?(?P<number>(?P<sign>{_SIGN}\s?)?(?P<value>\d{{1,4}}\.\d+))(?!\s?%|\d)"
)
_SAMPLE = re.compile(
    r"(?<![\w.])(?P<symbol>[nN])\s?(?P<number>(?P<sign>=|>|<|≥|≤)\s?(?P<value>\d+(?:,\d{3})*))(?![.\d])"
)
_SIGNS = re.compile(r"[=<>≤≥≪≈~∼]")
_BY_NAME = ((_NAMED, QuantityKind.EFFECT),)
_BY_SIGN = (
    (_TEST, QuantityKind.STATISTIC),
    (_EFFECT, QuantityKind.EFFECT),
    (_NAMED, QuantityKind.EFFECT),
    (_SAMPLE, QuantityKind.COUNT),
)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number that a statistical notation names; ``start``-``end`` cover the number (and its < or >).

    ``notation``: where the symbol before it begins.
    """

    kind: QuantityKind
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    modifier: str | None
    decimals: int
    notation: int


def find_statistics(text: str, start: int, end: int) -> Iterator[Statistic]:
    """Yield intervals, tests, effects and sample sizes of one sentence; they may overlap."""
    for match in _INTERVAL.finditer(text, start, end) if text.find("%", start, end) >= 0 else ():
        low, high = _value(match.group("low")), _value(match.group("high"))
        if low is not None and high is not None:
            unit = f"{match.group('level')}% CI"
            low, high = min(low, high), max(low, high)
            begin, decimals = match.start(), _decimals(match.group("low"))
            yield Statistic(QuantityKind.INTERVAL, begin, match.end(), low, high, unit, None, decimals, begin)
    signed = _SIGNS.search(text, start, end) is not None or text.find("alue", start, end) >= 0
    for pattern, kind in _BY_SIGN if signed else _BY_NAME:
        for match in pattern.finditer(text, start, end):
            made = _named(match, kind)
            if made is not None:
                yield made


def _named(match: re.Match[str], kind: QuantityKind) -> Statistic | None:
    value = _value(match.group("value"))
    if value is None:
        return None
    sign = (match.group("sign") or "=").replace(" ", "")
    low: float | None = value
    high: float | None = value
    modifier = None
    begin = match.start("value")
    if sign[0] in "<≤≪":
        low, modifier, begin = None, sign, match.start("number")
    elif sign[0] in ">≥":
        high, modifier, begin = None, sign, match.start("number")
    symbol = match.group("symbol")
    unit = symbol if kind is not QuantityKind.COUNT else ""
    return Statistic(
        kind, begin, match.end("value"), low, high, unit, modifier, _decimals(match.group("value")), match.start()
    )


def _value(printed: str) -> float | None:
    plain = printed.replace(",", "").replace(" ", "").replace("−", "-").replace("–", "-")
    base = re.match(r"-?(?:\d+(?:\.\d+)?|\.\d+)", plain)
    if base is None or len(base.group()) > 18:
        return None
    value = float(base.group())
    rest = plain[base.end() :].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    power = re.search(
        r"-?\d+$", rest.replace("×10", " ").replace("x10", " ").replace("e", " ").replace("E", " ").replace("^", " ")
    )
    return value * 10.0 ** int(power.group()) if rest and power else value


def _decimals(printed: str) -> int:
    found = re.search(r"\.(\d+)", printed)
    return len(found.group(1)) if found else 0
