"""Volume, issue and pages of a reference, in the shapes in which styles print them.

One pattern covers the order that nearly all styles share: volume, issue, (year), pages. What stands between them
differs ("44(5), 848-861", "2013;13:190-8", "vol. 12, no. 3, pp. 45-67", "12 (2015): 45-67", "18 312-315"), and where
nothing but a space does, the pages must be a range that closes the description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.years import FoundYear
from claimcheck.model.span import Span

_D = r"[-\u2010-\u2015\u2212]{1,3}"
_PAGE = r"(?:[A-Za-z]{1,3}[-.]?\s?)?\d{1,7}[A-Za-z]?"
_NUMBER = r"(?:[A-Za-z]{1,2}[-.]?)?\d{1,7}[A-Za-z]?"
_RANGE = rf"{_NUMBER}\s?{_D}\s?{_NUMBER}(?:\s?,\s?{_NUMBER}\s?{_D}\s?{_NUMBER})*(?:\.e\d+)?"
_ARTICLE = (
    r"(?:Article(?:\s+(?:ID|No\.?|number))?|Art\.?(?:\s+No\.?)?|ID|article)\s*:?\s*[A-Za-z]?\d[\w.]*"
    r"|[eE]\d[\d-]*|CD\d+(?:\.pub\d)?|[a-z]{2,}\.?\d{5,}|\d{6,}"
)
_PAGES = rf"{_RANGE}|{_ARTICLE}|{_NUMBER}"
_VOLUME = r"(?:[A-Za-z]{1,2}[-.]?)?\d{1,4}(?:\.\d{1,2}(?=\s\())?[A-Za-z]{0,2}(?:\s?[-–/]\s?\d{1,4})?"
_ISSUE = r"[^()\[\]]{1,40}"
_YEAR = r"(?:\((?:[A-Za-z.,–\s-]{0,20})(?:1[5-9]|20)\d\d[a-z]?\)|(?:1[5-9]|20)\d\d[a-z]?)"
_MARKED = r"(?:[Pp]p?\.?\s?(?=\d|[A-Z]?\d)|[Pp]ages?\s|[Ss]\.\s?|[Ss]eiten?\s|[Pp][áa]gs?\.\s?)"
_CLOSES = r"(?=\s*(?:[.,;:)\[\]\"”<]|\(|doi|DOI|$))"

_LOCATORS = re.compile(
    rf"(?<![\w(/–-])(?<!\d\.)(?:[Vv]ol(?:ume|\.)?,?\s*|[Bb]d\.?\s*|[Bb]and\s|[Tt]\.\s)?(?P<volume>{_VOLUME})(?!\w)"
    rf"(?:\s?[(\[]\s*(?P<issue>{_ISSUE}?)\s*[)\]]"
    rf"|\s*[,;/]?\s*(?:\b(?:[Nn]o|[Nn]os|[Ii]ss(?:ue)?|[Nn]r|[Nn]um(?:ber)?|[Hh]eft|[Hh]|[Ff]asc|[Nn])\b\.?|[Nn]°|№)\s*"
    rf"(?P<number>[\w–/-]{{1,12}})"
    rf"|\s*,\s?(?P<second>\d{{1,3}})(?=\s*:)|\s(?P<third>\d{{1,3}})(?=\s?:)|,\s*(?P<supplement>\d{{0,2}}\s?Suppl\.?(?:\s\d+)?))?"
    rf"(?:\s*,?\s*{_YEAR})?(?:\s*\([A-Z][a-z./–\s-]{{2,20}}\))?"
    rf"(?P<separator>\s*[,:;.]\s*(?:[A-Z][a-z]{{2,8}}\.?\s(?:\d{{1,2}},?\s)?)?(?:{_YEAR}\s*[,:;.]\s*)?|\s+|(?=\())"
    rf"(?:\(?\s*(?P<mark>{_MARKED}))?(?P<pages>{_PAGES}){_CLOSES}"
)
#: "Journal, 44(5)." and "Journal, vol. 12." without pages.
_VOLUME_ALONE = re.compile(
    rf"(?:(?<=[,.;])\s*(?P<volume>\d{{1,4}})|(?<![\w.(])(?:[Vv]ol(?:ume|\.)?|[Vv]\.|Bd\.?)\s*(?P<marked>\d{{1,4}}|[IVXL]{{1,6}}))(?!\w)"
    rf"\s?(?:\(\s*(?P<issue>{_ISSUE}?)\s*\)|,\s*[Nn]o\.?\s*(?P<number>[\w–/-]{{1,12}}))?(?=\s*(?:[.,;()]|$))"
)
_PAGES_ALONE = re.compile(rf"\(?\b(?:[Pp]p?\.?|[Pp]ages?|[Ss]\.|[Ss]eiten)\s?(?P<pages>{_RANGE}|{_NUMBER})(?!\w)")

#: "Opladen: Budrich: 309-348." and "Morgan Kaufmann, Palo Alto, CA. 667-675."
_PAGES_LAST = re.compile(
    rf"(?:[.,:]\s*(?P<pages>\d{{1,4}}\s?{_D}\s?\d{{1,4}})(?=[\s.]*$)"
    rf"|,\s*(?P<inner>\d{{1,4}}\s?{_D}\s?\d{{1,4}})(?=\.\s+[A-Z][\w\s.,]{{2,40}}:\s))"
)


@dataclass(frozen=True, slots=True)
class Locators:
    """What was read, where each part stands, and where the whole begins and ends (0, 0 when nothing was found)."""

    volume: str = ""
    issue: str = ""
    pages: str = ""
    start: int = 0
    end: int = 0
    places: Mapping[str, Span] = field(default_factory=dict)


def read_locators(text: str, start: int, end: int, year: FoundYear | None) -> Locators:
    """Read volume, issue and pages between ``start`` and ``end``; the last fitting place counts (titles come first)."""
    best: re.Match[str] | None = None
    at = start
    while True:
        match = _LOCATORS.search(text, at, end)
        if match is None:
            break
        if _fits(text, match, end, year):
            best = match
            at = match.end()
        else:
            at = match.end("volume")
    if best is not None:
        return _locators(best)
    match = _PAGES_ALONE.search(text, start, end) or _PAGES_LAST.search(text, start, end)
    alone = None
    for candidate in _VOLUME_ALONE.finditer(text, start, match.start() if match else end):
        if not _is_year(candidate, year):
            alone = candidate
    if alone is not None and (
        alone.group("issue") or text[alone.end() : end].strip(" .,;") == "" or match or alone["marked"]
    ):
        return _merged(alone, match)
    return _locators(match) if match else Locators()


def _fits(text: str, match: re.Match[str], end: int, year: FoundYear | None) -> bool:
    """Tell whether the match is volume and pages rather than numbers of a title or a date."""
    if _is_year(match, year):
        return False
    volume, pages = match["volume"], match["pages"]
    if year and match.start("pages") <= year.start < match.end("pages"):
        return False
    ranged = bool(re.search(_D, pages)) or not pages[0].isdigit() or len(pages) > 5
    if match["issue"] or match["number"] or match["mark"] or "ol" in match[0][:4]:
        return True
    separator = match["separator"].strip()
    if ":" in separator or ";" in separator:
        return len(volume) < 4 or ranged
    closing = text[match.end() : end].strip(" .,;()[]")
    closes = len(closing) < 12
    if separator == ",":
        return closes or ranged
    return ranged and closes and "." not in separator


def _is_year(match: re.Match[str], year: FoundYear | None) -> bool:
    group = "volume" if match["volume"] else "marked"
    return year is not None and match.start(group) <= year.start < match.end(group)


def _merged(volume: re.Match[str], pages: re.Match[str] | None) -> Locators:
    first = _locators(volume)
    if pages is None:
        return first
    second = _locators(pages)
    return Locators(first.volume, first.issue, second.pages, first.start, second.end, {**first.places, **second.places})


def _locators(match: re.Match[str]) -> Locators:
    groups = {name: value for name, value in match.groupdict().items() if value}
    names = dict.fromkeys(("issue", "number", "second", "third", "supplement"), "issue")
    names |= {"volume": "volume", "marked": "volume", "pages": "pages", "inner": "pages"}
    values = {names[name]: value.strip() for name, value in groups.items() if name in names}
    places = {names[name]: Span(*match.span(name)) for name in groups if name in names}
    return Locators(
        volume=values.get("volume", ""),
        issue=values.get("issue", ""),
        pages=values.get("pages", ""),
        start=match.start(),
        end=match.end(),
        places=places,
    )
