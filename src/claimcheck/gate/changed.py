"""Which findings are about lines that were changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from claimcheck.gate.baseline import NEVER_HIDDEN
from claimcheck.model.finding import Finding
from claimcheck.model.span import Place

Changed = Mapping[str, Sequence[tuple[int, int]]]
"""By path as reports print it: first and last line of each run of added lines, sorted and apart from each other."""

EVERY_LINE = ((1, 2**62),)


def on_changed_lines(finding: Finding, changed: Changed) -> bool:
    """Tell whether a finding, or another place that belongs to it, stands on a changed line; retractions always do.

    A finding about a whole file stands on any line of it.
    """
    if finding.code in NEVER_HIDDEN:
        return True
    return any(_touched(place, changed) for place in (finding.place, *(one.place for one in finding.related)))


def _touched(place: Place, changed: Changed) -> bool:
    runs = changed.get(place.path, ())
    if not place.text and place.end.offset == 0:
        return bool(runs)
    at = bisect_right(runs, place.end.line, key=lambda run: run[0]) - 1
    return at >= 0 and runs[at][1] >= place.start.line
