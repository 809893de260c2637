"""Volume, issue and pages of a reference, in the shapes in which styles print them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.extract.years import FoundYear
from claimcheck.model.span import Span

_D = r"[-\u2010-\u2015\u2212]{1,2}"
_PAGE = r"(?:[A-Za-z]{1,3}[-.]?)?\d{1,7}[A-Za-z]?"
_PAGES = rf"{_PAGE}(?:\s?{_D}\s?{_PAGE})?(?:,\s{_PAGE}\s?{_D}\s?{_PAGE})*"
_ARTICLE = r"(?:Article(?:\s+(?:ID|No\.?|number))?|Art\.?(?:\s+No\.?)?|ID)\s*:?\s*[A-Za-z]?\d[\w.]*|[eE]\d[\d-]*|CD\d+|[a-z]+\.?\d{5,}"
_VOLUME = r"[A-Za-z]{0,2}\d{1,4}[A-Za-z]?(?:\s?[-–/]\s?\d{1,4})?"
_ISSUE = r"[^()\[\]]{1,30}"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # APA: 44(5), 848-861 / 10, 1-10 / 132(12 Pt 1), e45
        rf"(?<![\w(])(?P<volume>{_VOLUME})\s?\((?P<issue>{_ISSUE})\)\s*[,:;]\s*(?:pp?\.\s*)?(?P<pages>{_ARTICLE}|{_PAGES})(?![\w%])",
        # Vancouver: ;13(2):190-198 / 2013;13:190
        rf";\s*(?P<volume>{_VOLUME})\s?(?:\(\s*(?P<issue>{_ISSUE})\s*\))?\s*:\s*(?P<pages>{_ARTICLE}|{_PAGES})(?![\w%])",
        # IEEE: vol. 12, no. 3, pp. 45-67
        rf"\b[Vv]ol(?:ume|\.)?\s*(?P<volume>{_VOLUME})\s*(?:[,(]\s*(?:[Nn]o|[Ii]ss(?:ue)?|[Nn]r|[Nn])\.?\s*(?P<issue>[\w–-]{{1,12}})\)?)?\s*(?:,\s*[^,]{{0,20}})??[,:]\s*(?:pp?\.|[Aa]rt(?:icle|\.)(?:\s+no\.)?)?\s*(?P<pages>{_ARTICLE}|{_PAGES})(?![\w%])",
        # Chicago: 12, no. 3 (2015): 45-67 / 12 (2015): 45
        rf"(?<![\w(])(?P<volume>{_VOLUME})(?:,\s*[Nn]o\.\s*(?P<issue>[\w–/-]{{1,12}}))?\s*(?:\([^()]{{4,20}}\))?\s*:\s*(?P<pages>{_ARTICLE}|{_PAGES})(?![\w%])",
        # 12, no. 3, 45-67
        rf"(?<![\w(])(?P<volume>{_VOLUME}),\s*[Nn]o\.\s*(?P<issue>[\w–/-]{{1,12}})[,:]?\s*(?:\([^()]{{4,20}}\))?\s*[,:]\s*(?:pp?\.\s*)?(?P<pages>{_ARTICLE}|{_PAGES})(?![\w%])",
        # APA without issue: , 66, 509-523
        rf"[,.]\s+(?P<volume>{_VOLUME})\s*,\s*(?:pp?\.\s*)?(?P<pages>{_ARTICLE}|{_PAGES})(?=\s*(?:[.,;(]|$))",
        # Journal 12(3) or 12 at the end, no pages: , 44(5). / , 12.
        rf",\s+(?:[Vv]ol\.?\s*)?(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>{_ISSUE})\))?(?=\s*(?:\.|,?$))",
    )
)
_PAGES_ALONE = re.compile(rf"\(?\b[Pp]p?\.\s*(?P<pages>{_PAGES})\)?")


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
    stop = end
    for shape in _SHAPES:
        matches = [m for m in shape.finditer(text, start, stop) if not _is_year(m, year)]
        if matches:
            return _locators(matches[-1])
    match = _PAGES_ALONE.search(text, start, stop)
    return _locators(match) if match else Locators()


def _is_year(match: re.Match[str], year: FoundYear | None) -> bool:
    return year is not None and match.start("volume") == year.start and match.end("volume") <= year.end


def _locators(match: re.Match[str]) -> Locators:
    groups = match.groupdict()
    values = {name: value for name, value in groups.items() if value}
    places = {name: Span(*match.span(name)) for name in values}
    begin = min(span.start for span in places.values())
    return Locators(
        volume=values.get("volume", ""),
        issue=values.get("issue", "").strip(),
        pages=values.get("pages", ""),
        start=min(begin, match.start() if "volume" not in values else begin),
        end=match.end(),
        places=places,
    )
