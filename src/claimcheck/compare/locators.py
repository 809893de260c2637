"""Locators: volume, issue, pages and article numbers.

Every comparison answers True (the same), False (another) or None (cannot be told: one side is missing or has no
number to hold against the other).
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import plain

_DASH = re.compile(r"\s*(?:[-‐‑‒–—−]|--|\bto\b)+\s*")
_PAGES_WORD = re.compile(
    r"^(?:pp?|pages?|pgs?|s|seiten?|article(?:\s+(?:no|number|id))?|art(?:\.?\s*no)?|e-?locator)\b[.:\s]*", re.I
)
_PAGE = re.compile(r"([A-Za-z]{0,6}[.\s]?)(\d{1,12})([A-Za-z.]{0,3})")
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def same_volume(stated: str, recorded: str) -> bool | None:
    """Compare volumes: "Vol. 66", "066", "LXVI" and "66 Suppl 1" are 66."""
    return _same_number(stated, recorded)


def same_issue(stated: str, recorded: str) -> bool | None:
    """Compare issues: "2-3" fits "2", "Suppl 1" fits "S1"; months count by their number."""
    ours, theirs = _issue_numbers(stated), _issue_numbers(recorded)
    if not ours or not theirs:
        return None
    return bool(ours & theirs)


def same_pages(stated: str, recorded: str) -> bool | None:
    """Compare pages: "681–8" is "681-688"; a first page alone fits its range; "e123" fits the article number 123.

    A range from 1 says nothing about an article number (it counts the pages of the file), so that is None.
    """
    ours, theirs = _pages(stated), _pages(recorded)
    if ours is None or theirs is None:
        return None
    (start, end), (their_start, their_end) = ours, theirs
    if _one_page(start, their_start):
        return end is None or their_end is None or _one_page(end, their_end)
    if _counts_the_file(ours, theirs) or _counts_the_file(theirs, ours):
        return None
    return False


def page_range(text: str) -> tuple[str, str] | None:
    """Return first and last page with the last one written out ("681-8" -> ("681", "688")); None where no range is."""
    start, end = _pages(text) or (None, None)
    if start is None or end is None:
        return None
    return f"{start[0]}{start[1]}", f"{end[0]}{end[1]}"


_Page = tuple[str, int]


@lru_cache(maxsize=16_384)
def _pages(text: str) -> tuple[_Page, _Page | None] | None:
    cleaned = _PAGES_WORD.sub("", plain(text)).strip(" .,;()")
    first, *rest = [part for part in _DASH.split(cleaned.partition(",")[0]) if part][:2] or [""]
    start = _page(first)
    if start is None:
        return None
    if not rest:
        return start, None
    end = _page(rest[0])
    if end is None:
        return start, None
    if end[1] < start[1]:
        ours, theirs = str(start[1]), str(end[1])
        end = (start[0], int(ours[: len(ours) - len(theirs)] + theirs))
    end = (end[0] or start[0], end[1])
    return start, end if end != start else None


def _page(text: str) -> _Page | None:
    text = text.strip()
    match = _PAGE.fullmatch(text)
    if match:
        return match[1].strip(" .").lower(), int(match[2])
    value = _roman(text)
    return ("roman", value) if value else None


def _one_page(page: _Page, other: _Page) -> bool:
    """The same number; a letter in front (S12, e123) may be missing on one side."""
    return page[1] == other[1] and (page[0] == other[0] or not page[0] or not other[0])


def _counts_the_file(pages: tuple[_Page, _Page | None], other: tuple[_Page, _Page | None]) -> bool:
    return pages[0][1] == 1 and pages[1] is not None and other[1] is None


def _same_number(stated: str, recorded: str) -> bool | None:
    ours, theirs = _leading_number(stated), _leading_number(recorded)
    if ours is None or theirs is None:
        return None
    return ours == theirs


@lru_cache(maxsize=4096)
def _leading_number(text: str) -> int | None:
    text = plain(text)
    match = _NUMBER.search(text[:200])
    if match:
        return int(match[0])
    return _roman(re.sub(r"^(?:vol(?:ume)?|bd|t(?:ome?)?)\b[.\s]*", "", text, flags=re.IGNORECASE))


@lru_cache(maxsize=4096)
def _issue_numbers(text: str) -> frozenset[int]:
    text = plain(text)[:200]
    numbers = [int(n) for n in _NUMBER.findall(text)]
    if len(numbers) == 2 and _DASH.search(text) and 0 < numbers[1] - numbers[0] < 60:
        numbers = list(range(numbers[0], numbers[1] + 1))
    if not numbers:
        numbers = [_MONTHS[word[:3].lower()] for word in re.findall(r"[A-Za-z]+", text) if word[:3].lower() in _MONTHS]
    return frozenset(numbers)


def _roman(text: str) -> int | None:
    text = text.strip(" .")
    if not 0 < len(text) <= 15 or not text.isascii() or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[c] for c in text.lower()]
    return sum(-v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
