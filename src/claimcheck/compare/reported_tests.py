"""Reads printed results of tests: "t(28) = 2.20, p = .03", "χ2(1, N = 40) = 9.80, p < .01", "F1,28 = 8.95; P = 0.006".

Read are t, F, r, z, chi-squared and what is held against it: G squared, H (Kruskal-Wallis), Q of meta-analysis. A
result is a statistic with its degrees of freedom and, right behind it, its p; anything in between but errors and effect
sizes ("MSE = 1.2") parts them, since the p may then be of something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.notation import NUMBER, SIGNED, Printed, read_number
from claimcheck.compare.significance import ALPHA, TestKind, TestResult

_SYMBOL = (
    r"(?:(?P<t>ts?)|(?P<F>Fs?[12]?)|(?P<r>r)|(?P<z>[zZ]s?)|(?P<Q>Q\s?(?:[A-Za-z]{1,8})?)|(?P<H>H)"
    r"|(?P<chi>(?:Wald\s)?(?:χ\s?\^?\s?2?|[Cc]hi\s?-?\s?(?:squared?\b|2|\^2)|[xXvwcG]\s?\^?\s?2|\[CHI\]\s?2?)))"
)
_DF = rf"{NUMBER}"
_BRACKET = (
    rf"\s?[(\[]\s?(?:df\s?=\s?)?(?P<df>{_DF}(?:\s?[,;]\s?{_DF}){{0,2}})(?P<n>\s?[,;]\s?[nN]s?\s?=\s?{NUMBER})?\s?[)\]]"
)
_NO_DF = rf"(?:\s?\(\s?[nN]\s?=\s?{NUMBER}\s?\))?"
_LOW = r"(?:\s?(?P<low1>\d{1,4})\s?,\s?(?P<low2>\d{1,5}(?:\.\d{1,3})?)(?!\s?,))"  # F1,28: an index that fell down
_LOW_T = r"(?:(?<=t)(?P<low>\d{1,4}(?:\.\d{1,3})?))"  # t57
_BETWEEN = (
    r"(?:\s?,\s?(?:MSE|MS|MSe|SE|S\.E\.|d|ds|dz|η\s?p?\s?2|ηp\s?\^?2|ηG2|r|g|V|φ|ω2|R2|f|b|β)"
    rf"\s?=\s?{SIGNED}(?![\w.]?\d)){{0,3}}"
)
_DF_BEHIND = rf"(?:\s?[,;]\s?(?:df|d\.f\.)\s?=\s?(?P<behind>{_DF}(?:\s?,\s?{_DF})?)(?:\s?[,;]\s?[nN]\s?=\s?{NUMBER})?)"
_POWER = r"(?:\s?[×x·]\s?10\s?\^?\s?\{?(?P<power>-\s?\d{1,3})\}?|[eE](?P<e>-\d{1,3}))?"
_P = (
    r"(?P<p>(?:(?:one|two|1|2)-?\s?(?:tailed|sided)\s)?(?<![A-Za-z])[pP](?:['’]?s)?(?:[-\s]?values?)?\s?(?P<sign>[<>=])\s?=?\s?"
    rf"(?:(?P<value>[01]?[.·]\d{{1,12}}|[01](?![\d.,]{{0,4}}\d|\s?[×x·eE])|\d(?:[.·]\d{{1,4}})?(?=\s?[×x·]\s?10|[eE]-)){_POWER}(?![\d%]|\s?%|[.·]\d)|10\s?\^?\s?(?P<ten>-\s?\d{{1,3}})|(?P<pns>n\.?\s?s\b))|(?P<ns>n\.?\s?s\b))"
)
_RESULT = re.compile(
    (
        rf"(?<![A-Za-z\d.])(?:[Δ∆]\s?)?{_SYMBOL}(?:(?P<bracket>{_BRACKET})|{_LOW}|{_LOW_T}|{_NO_DF})"
        rf"\s?(?P<relation>[<>=])\s?(?P<statistic>{SIGNED})(?![\d%]){_DF_BEHIND}?{_BETWEEN}\s?[,;:]?\s?(?:(?:with|and|at)\s)?\(?\s?{_P}"
    ).replace(r"\s?", r"\s{0,3}")  # what was emphasis is a space now
)
_LEAST_INDEX = 2  # t1 and t2 are points in time, or by subjects and by items
_HAS_P = re.compile(r"(?<![A-Za-z])(?:[pP](?:['’]?s)?(?:[-\s]?values?)?\s{0,3}[<>=]|n\.?\s?s\b)")


def read_results(text: str) -> Iterator[TestResult]:
    """Yield the results in a sentence that :func:`claimcheck.compare.notation.plain` has spelt plainly."""
    if _HAS_P.search(text) is None:
        return
    for match in _RESULT.finditer(text.replace("$", " ")):  # LaTeX
        result = _result(match)
        if result is not None:
            yield result


def _result(match: re.Match[str]) -> TestResult | None:
    kind = _kind(match)
    df = _degrees(match, kind)
    statistic, p = read_number(match["statistic"]), _p(match)
    if df is None or statistic is None or p is None:
        return None
    sign = ">" if match["ns"] or match["pns"] else match["sign"]
    return TestResult(kind, df, match["relation"], statistic, sign, p, match.start(), match.end())


def _kind(match: re.Match[str]) -> TestKind:
    for name in ("t", "F", "r", "z"):
        if match[name]:
            return TestKind(name)
    return TestKind.CHI_SQUARED


def _degrees(match: re.Match[str], kind: TestKind) -> tuple[float, ...] | None:
    """Return the degrees of freedom; None where they are not what the statistic has."""
    if kind is TestKind.Z:
        return () if not (match["bracket"] or match["low1"] or match["behind"]) else None
    if match["low"]:
        return (float(match["low"]),) if float(match["low"]) > _LEAST_INDEX else None
    if match["low1"]:
        return (float(match["low1"]), float(match["low2"])) if kind is TestKind.F else None
    printed = match["df"] or match["behind"]
    if printed is None:
        return None
    parts = [part.strip() for part in re.split("[,;]", printed)]
    if kind is TestKind.F:
        parts = _joined(parts, 2)
    elif kind is TestKind.CHI_SQUARED and len(parts) == 2 and not match["n"]:
        parts = parts[:1]  # "χ2(1, 40)": the second is the sample
    else:
        parts = _joined(parts, 1)
    return tuple(float(part.replace("·", ".")) for part in parts) if parts else None


def _joined(parts: list[str], wanted: int) -> list[str]:
    """Join what a thousands separator parted: "1,234" is one number where one is wanted."""
    while len(parts) > wanted and re.fullmatch(r"\d{3}(?:\.\d+)?", parts[-1]) and parts[-2].isdecimal():
        parts = [*parts[:-2], parts[-2] + parts[-1]]
    return parts if len(parts) == wanted else []


def _p(match: re.Match[str]) -> Printed | None:
    if match["ns"] or match["pns"]:
        return Printed(ALPHA, 0.01)
    if match["ten"]:
        smallest = 10.0 ** int(match["ten"].replace(" ", ""))
        return Printed(smallest, smallest)
    read = read_number(match["value"])
    power = (match["power"] or match["e"] or "0").replace(" ", "")
    return read and Printed(read.value * 10.0 ** int(power), read.unit * 10.0 ** int(power))
