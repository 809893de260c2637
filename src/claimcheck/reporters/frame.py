"""The code frame: the line of a finding with its place marked, cut to the width of the terminal."""

from __future__ import annotations

import unicodedata

from claimcheck.model.span import Place
from claimcheck.reporters.wording import printable

_ELLIPSIS = "…"
_LEAST = 40  # columns below which a cut line tells nothing any more


def cells(text: str) -> int:
    """Return how many terminal columns ``text`` takes: two for wide signs, none for combining ones."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def frame(source: str, place: Place, width: int) -> tuple[str, str]:
    """Return the line that ``place`` begins on and the marks under it, both at most ``width`` columns.

    What is left out on either side, or of a marked place that is too long, is told by "…".
    """
    width = max(width, _LEAST)
    start = place.start.offset
    line_start = start - (place.start.column - 1)
    # Nothing further away than this can be shown: a sign takes at least one column, or belongs to one that does.
    reach = 4 * width
    mark_end = _line_end(source, start, place.end.offset)
    line_end = _line_end(source, mark_end, mark_end + reach + 1)
    before = printable(source[max(line_start, start - reach) : start])
    marked = printable(source[start : min(mark_end, start + reach)])
    after = printable(source[mark_end : min(line_end, mark_end + reach)]).rstrip()
    if start - line_start <= reach:
        before = before.lstrip()
    marked = _first(marked, width - min(cells(before), width // 4) - min(cells(after), width // 8))
    if marked.endswith(_ELLIPSIS) and len(after) <= 2:
        after = ""  # the sentence's full stop behind "…"
    room = width - cells(marked)
    right_wanted = cells(after)
    left = min(cells(before), max(room // 2, room - right_wanted))
    before = _last(before, left)
    after = _first(after, room - cells(before))
    marks = " " * cells(before) + "^" * max(1, cells(marked))
    return f"{before}{marked}{after}", marks


def _line_end(source: str, start: int, limit: int) -> int:
    """Return where the line ends: the first line break at or after ``start``, at most ``limit``."""
    limit = min(limit, len(source))
    at = source.find("\n", start, limit)
    return limit if at < 0 else at


def _first(text: str, room: int) -> str:
    """Return the beginning of ``text`` that fits into ``room`` columns, with "…" when something is left out."""
    if cells(text) <= room:
        return text
    taken = 0
    used = 1
    for character in text:
        used += cells(character)
        if used > room:
            break
        taken += 1
    return text[:taken] + _ELLIPSIS if room > 0 else ""


def _last(text: str, room: int) -> str:
    """Return the end of ``text`` that fits into ``room`` columns, with "…" when something is left out."""
    if cells(text) <= room:
        return text
    start = len(text)
    used = 1
    while start > 0 and used + cells(text[start - 1]) <= room:
        start -= 1
        used += cells(text[start])
    # A sign must not begin with what belongs to the sign before it: it would stand on the "…".
    while start < len(text) and _continues(text[start]):
        start += 1
    return _ELLIPSIS + text[start:] if room > 0 else ""


def _continues(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf")
