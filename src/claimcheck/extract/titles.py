"""Title, container and publisher: what is left of a reference between authors, year and locators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.extract.letters import UPPER
from claimcheck.extract.locators import Locators
from claimcheck.extract.years import FoundYear
from claimcheck.model.span import Span

_QUOTED = re.compile(r"[\s.,]*[“\"„«](?P<title>.{5,400}?)[”\"“»](?=[\s.,;:)]|$)", re.DOTALL)
_STOP = re.compile(rf"(?P<mark>[.?!]”?|[.?!]\"?)\s+(?=[{UPPER}\d\[(“\"‘'*])")
_IN = re.compile(r"[\s.,;]*\b(?:In|in|En|Dans)(?::\s*|\s+)(?=[A-ZÀ-Þ\"“])")
_EDITED = re.compile(r"[^()]{3,200}?\((?:Eds?|Editors?|Hrsg)\.?\)[.,]\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|vs|St|Dr|No|Vol|pp?|ed|cf|al|approx|ca|subsp|var|sp|spp|Fig|e\.g|i\.e|U\.S)$"
)
_CONNECTORS = frozenset(
    "of and the in for on to a an de la le du des der die das für und et y del e dei & von van zur al with".split()
)
_TRIM = " \t\r\n\u00a0.,;:"
_BRACKETS = re.compile(r"\s*\((?:\d+\w*\s+ed\.?|[^()]*\b(?:ed|edition|Vol|Report|No|pp)\b[^()]*)\)\.?")


@dataclass(frozen=True, slots=True)
class TitleParts:
    """What was read; ``chapter``: the work stands in an edited book."""

    title: str = ""
    container: str = ""
    publisher: str = ""
    chapter: bool = False
    places: Mapping[str, Span] = field(default_factory=dict)


def read_title(
    text: str, start: int, end: int, locators: Locators, year: FoundYear | None, emphases: Sequence[Span]
) -> TitleParts:
    """Split the text between ``start`` (behind authors and year) and the locators into title and container."""
    start = _skip(text, start, end)
    stop = locators.start if locators.start > start else end
    if year and start < year.outer_start < stop:
        tail = text[year.outer_end : stop].strip(_TRIM + "()")
        if not tail or year.outer_start > start + 10:
            stop = min(stop, year.outer_start) if not tail or len(tail) < 3 else stop
    quoted = _QUOTED.match(text, start, stop)
    if quoted:
        title = _trimmed(text, *quoted.span("title"))
        rest = quoted.end()
    else:
        boundary = _boundary(text, start, stop, locators, emphases)
        title = _trimmed(text, start, boundary)
        rest = boundary
    return _assemble(text, title, rest, stop, locators, end)


def _assemble(text: str, title: Span, rest: int, stop: int, locators: Locators, end: int) -> TitleParts:
    places: dict[str, Span] = {}
    if title.start < title.end:
        places["title"] = title
    opening = _IN.match(text, rest, stop)
    chapter = bool(opening)
    publisher = ""
    if opening:
        rest = opening.end()
        editors = _EDITED.match(text, rest, stop)
        if editors:
            rest = editors.end()
    container = _trimmed(text, rest, stop)
    words = text[container.start : container.end]
    if chapter and locators.end and locators.end < end:
        place = _trimmed(text, locators.end, end)
        publisher = text[place.start : place.end].strip("()")
        if publisher:
            places["publisher"] = place
    elif words and not locators.volume and not locators.pages and not chapter:
        # No volume, no pages: what follows the title of a book is its publisher.
        places["publisher"] = container
        publisher, words = words, ""
    words = words.rstrip("(")
    if words:
        places["container"] = Span(container.start, container.start + len(words))
    return TitleParts(text[title.start : title.end], words, publisher, chapter, places)


def _boundary(text: str, start: int, stop: int, locators: Locators, emphases: Sequence[Span]) -> int:
    """Return where the title ends: before the container in italics, else at the stop that a container follows."""
    for span in emphases:
        if start < span.start < stop and span.end <= stop + 1 and text[start : span.start].rstrip()[-1:] in '.?!,”"’':
            return span.start
    stops = [
        m
        for m in _STOP.finditer(text, start, stop)
        if not _ABBREVIATION.search(text[max(start, m.start() - 8) : m.start()])
    ]
    if not stops:
        return stop if not (locators.volume and _comma_split(text, start, stop)) else _comma_split(text, start, stop)
    has_container = bool(locators.volume or locators.pages)
    for match in stops:
        rest = text[match.end() : stop]
        if _IN.match(text, match.end() - 1, stop):
            return match.start("mark") + (match["mark"][0] in "?!")
        if _looks_like_container(rest) or not has_container:
            return match.start("mark") + (match["mark"][0] in "?!")
    last = stops[-1]
    return last.start("mark") + (last["mark"][0] in "?!")


def _comma_split(text: str, start: int, stop: int) -> int:
    """Return the last comma that a container seems to follow (styles that divide by commas), or 0."""
    at = text.rfind(",", start, stop - 4)
    return at if at > start + 10 and _looks_like_container(text[at + 1 : stop].strip()) else 0


def _looks_like_container(text: str) -> bool:
    """Tell whether every word is capitalised, an abbreviation or a connector: the shape of a journal's name."""
    words = text.strip(_TRIM).split()
    if not words or len(words) > 14:
        return False
    if len(words) == 1:
        return True
    return all(w.strip("(),.:*_").lower() in _CONNECTORS or not w.strip("(*_\"'‘“")[:1].islower() for w in words)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t\r\n\u00a0.,;:)]":
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)
