"""Years: any year of the record (issue, print, online) is right."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE = 3  # years between online and print that leave room for a third date


def year_distance(stated: str, recorded: Iterable[str]) -> int | None:
    """Return how many years ``stated`` lies from the nearest year of the record; 0: it is one of them.

    None where there is nothing to compare: "in press", "n.d.", no year, a record without years. A year between two
    close years of the record is right too (online in 2016, printed in 2018, listed as 2017); a record whose years lie
    far apart was put online long after it was printed, and the years between say nothing.
    """
    if not _is_year(stated):
        return None
    years = [int(year) for year in recorded if _is_year(year)]
    if not years:
        return None
    year = int(stated)
    if min(years) <= year <= max(years) <= min(years) + _CLOSE:
        return 0
    return min(abs(year - other) for other in years)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()
