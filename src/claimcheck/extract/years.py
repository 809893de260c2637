"""The year of a reference: "(2019a).", "2019;44:", ", 2019." and the words that stand in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.compare import lazy_patterns as re

_YEAR = r"(?:1[5-9]|20)\d\d"
_WORDS = r"n\.\s?d\.|in\s+press|forthcoming|submitted|o\.\s?J\.|no\s+date|under\s+review|accepted|in\s+preparation"
_BRACKETED = re.compile(
    rf"[(\[]\s*(?:(?:[A-Z][a-z]+\.?\s+)(?:\d{{1,2}},\s*)?)?(?:c(?:a)?\.\s*|©\s*)?(?P<year>{_YEAR}|{_WORDS})"
    rf"(?P<suffix>[a-k](?![a-z]))?(?:\s*[/–-]\s*(?:{_YEAR}|\d\d))?(?P<more>[,;:\s][^()\[\]]{{0,40}})?[)\]]",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?<![\d\w/.:–-])(?P<year>{_YEAR})(?P<suffix>[a-k](?![a-z\d]))?(?![\d/]|[–-]\d|\.\d|\w)")
#: "[cited 2017 Jul 31]", "(accessed 3 May 2019)": years of reading, not of the work.
_ACCESS = re.compile(
    r"[\[(][^\[\]()]{0,20}\b(?:cited|citado|accessed|retrieved|acesso|consulté|Zugriff)\b[^\[\]()]{0,40}[\])]", re.I
)
#: "p. 1692", "vol. 2018", "5: 1711": numbers that say where the work stands.
_LOCATED = re.compile(
    r"(?:(?<!\d\s)(?<!\d)\b(?:pp?|Pp|pages?|Pages|[Vv]ol(?:ume)?|[Nn]o|[Bb]d|[Aa]rt(?:icle)?)\.?"
    r"|\d\)?:|\d[-–]{1,3})\s*$",
    re.ASCII,
)
_GOES_ON = re.compile(r"[-–]{2,3}\d")  # "1781--1783"
#: A title in quotation marks, years within which are not the entry's.
QUOTED = re.compile(r"“[^“”]{12,}(?:“[^“”]*”[^“”]*)?”|\"[^\"]{12,}\"")
_LIVED = re.compile(rf"({_YEAR})\s*[–-]\s*({_YEAR})")
_LONG_ISSUE = 3  # years that one entry may span; more is somebody's life
_BEFORE_TITLE = re.compile(r"\.?[,:]?\s+[“\"](?=\w)")  # "Lind, Frida. 2019. “Naps.”": Chicago's author-date
_WORD = re.compile(rf"\b(?P<year>{_WORDS})(?!\w)", re.IGNORECASE)

#: Where no persons were read, a year this near to the beginning follows a body's name: "FDA, 2017."
_NAME_OF_BODY = 50
_LONG_NAME_OF_BODY = 160  # before a year in brackets


@dataclass(frozen=True, slots=True)
class FoundYear:
    """A year (four digits, or a word in lower case), its letter, and its place; ``outer``: with its brackets.

    ``titled``: a quoted title follows it, so that everything before is authors.
    """

    year: str
    suffix: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    bracketed: bool
    titled: bool = False


def find_year(text: str, start: int, end: int, authors_end: int) -> FoundYear | None:
    """Return the entry's year.

    A bracketed one is taken first (the one nearest behind the authors), then the one before a quoted title, then
    "2019;" of Vancouver lists, then the one right behind the authors, then the last one of the entry (most other
    styles close with it).
    """
    notes = [m.span() for m in _ACCESS.finditer(text, start, end)]
    quoted = [m.span() for m in QUOTED.finditer(text, start, end)]
    bracketed = [m for m in _BRACKETED.finditer(text, start, end) if not _within(m, notes)]
    plain = [m for m in _PLAIN.finditer(text, start, end) if not _within(m, notes) and not _is_locator(text, m)]
    outside = [m for m in (*bracketed, *plain) if not _within(m, quoted) and not _is_life(m)]
    if outside:
        bracketed = [m for m in bracketed if m in outside]
        plain = [m for m in plain if m in outside]
    if bracketed:
        near = [m for m in bracketed if m.start() >= authors_end - 1]
        reach = 6 if authors_end > start else _LONG_NAME_OF_BODY
        best = near[0] if near and near[0].start() - authors_end <= reach else None
        if best is not None:
            return _found(best, outer=True)
    for match in plain:
        if (
            match.start() >= authors_end - 1
            and text[match.start() - 2 : match.start()] == ". "
            and (_BEFORE_TITLE.match(text, match.end(), end))
        ):
            return replace(_found(match), titled=True)
    for match in plain:
        if re.compile(r"(?:\s+[A-Z][a-z]{2,8}\.?(?:[-–/][A-Z][a-z]{2})?(?:\s+\d{1,2})?)?\s*;").match(
            text, match.end(), end
        ):
            return _found(match)
    for match in plain:
        if 0 <= match.start() - authors_end <= (3 if authors_end > start else _NAME_OF_BODY):
            return _found(match)
    if bracketed:
        return _found(bracketed[-1] if plain and plain[-1].start() <= bracketed[-1].end() else bracketed[0], outer=True)
    if plain:
        return _found(plain[-1])
    word = _WORD.search(text, start, end)
    return _found(word) if word else None


def _within(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(a <= match.start() < b for a, b in spans)


def _is_locator(text: str, match: re.Match[str]) -> bool:
    return bool(_LOCATED.search(text, max(0, match.start() - 10), match.start()) or _GOES_ON.match(text, match.end()))


def _is_life(match: re.Match[str]) -> bool:
    years = _LIVED.search(match[0])
    return years is not None and int(years[2]) - int(years[1]) > _LONG_ISSUE


def _found(match: re.Match[str], outer: bool = False) -> FoundYear:
    groups = match.groupdict()
    year = re.sub(r"\s+", " ", match["year"]).lower()
    year = "n.d." if year.replace(" ", "") in ("n.d.", "o.j.", "nodate") else year
    suffix = (groups.get("suffix") or "").lower()
    stop = match.end("suffix") if groups.get("suffix") else match.end("year")
    outer_start, outer_end = (match.start(), match.end()) if outer else (match.start("year"), stop)
    return FoundYear(year, suffix, match.start("year"), stop, outer_start, outer_end, outer)
