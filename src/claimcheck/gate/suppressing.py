"""Which findings the articles' own comments hide, and which of the comments are of use."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.finding import Finding
from claimcheck.model.suppression import ACTIONS, DISABLE, ENABLE, SuppressedRule, Suppression

Suppressions = Mapping[str, Sequence[Suppression]]
"""The suppressions of each article, by its path as findings print it."""

_SIC = re.compile(r"\[[*_]{0,2}sic!?[*_]{0,2}\]", re.IGNORECASE)
_BEFORE_SIC = 12  # characters before the mark in which the figure or the quotation ends
_AFTER = 12  # characters behind a place in which the mark may begin: a space, a quotation mark, markup
_FIGURE = re.compile(r"\d|[%\"”’»'*_)]")


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Ranges with both ends inclusive; ``reach``: how far those that begin no later go."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> _Ranges:
        some = sorted(ranges)
        return cls(tuple(start for start, _ in some), tuple(accumulate((end for _, end in some), max)))

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any of them shares a position with a range."""
        index = bisect_right(self.starts, end) - 1
        return index >= 0 and self.reach[index] >= start


def settled(
    findings: Iterable[Finding], suppressions: Suppressions, held: Callable[[str, str], bool]
) -> dict[str, tuple[Suppression, ...]]:
    """Return the suppressions with their rules marked as used, or as held (``held``: path, code)."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.place.path in suppressions:
            found.setdefault((finding.place.path, finding.code), []).append(_extent(finding))
    places = {key: _Ranges.of(ranges) for key, ranges in found.items()}
    return {
        path: tuple(
            replace(one, rules=tuple(_marked(one, rule, covers, path, places, held) for rule, covers in covered))
            for one, covered in _covered(some)
        )
        for path, some in suppressions.items()
    }


def hidden_by(suppressions: Suppressions) -> Callable[[Finding], bool]:
    """Return what tells of a finding whether a suppression hides it."""
    ranges: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for path, some in suppressions.items():
        for one, covered in _covered(some):
            for rule, covers in covered:
                if rule.code and covers and one.action != ENABLE:
                    ranges.setdefault((path, rule.code), []).append(covers)
    known = {key: _Ranges.of(some) for key, some in ranges.items()}

    def hidden(finding: Finding) -> bool:
        some = known.get((finding.place.path, finding.code))
        return some is not None and some.touches(*_extent(finding))

    return hidden


def holds_sic(source: str) -> bool:
    """Tell whether ``[sic]`` stands anywhere in a source."""
    return _SIC.search(source) is not None


def hiding(suppressions: Suppressions) -> Callable[[Finding], Suppression | None]:
    """Return what tells the suppression that hides a finding: the first of several."""
    known: dict[tuple[str, str], list[tuple[int, int, Suppression]]] = {}
    for path, some in suppressions.items():
        for one, covered in _covered(some):
            for rule, covers in covered:
                if rule.code and covers and one.action != ENABLE:
                    known.setdefault((path, rule.code), []).append((*covers, one))

    def suppression(finding: Finding) -> Suppression | None:
        start, end = _extent(finding)
        rows = known.get((finding.place.path, finding.code), ())
        return next((one for first, last, one in rows if first <= end and start <= last), None)

    return suppression


def said_so(finding: Finding, sources: Mapping[str, str]) -> bool:
    """Tell whether ``[sic]`` stands behind the figure or the quotation that a finding about claims is about."""
    if not finding.code.startswith("CLM"):
        return False
    start, end = finding.place.start.offset, finding.place.end.offset
    source = sources.get(finding.place.path, "")
    for mark in _SIC.finditer(source, start, min(len(source), end + _AFTER + 10)):
        if mark.start() >= end:
            return not any(c.isalnum() for c in source[end : mark.start()])
        if _FIGURE.search(source, max(start, mark.start() - _BEFORE_SIC), mark.start()):
            return True
    return False


def _extent(finding: Finding) -> tuple[int, int]:
    return finding.place.start.offset, finding.place.end.offset


_Covers = tuple[int, int] | None
_Covered = list[tuple[SuppressedRule, _Covers]]


def _covered(some: Sequence[Suppression]) -> list[tuple[Suppression, _Covered]]:
    """Return each suppression with what each of its rules covers: ``disable`` up to the next ``enable``.

    None is covered by words that are no action, and by an ``enable`` where nothing is disabled.
    """
    covered: list[tuple[Suppression, _Covered]] = []
    opened: dict[str, list[tuple[_Covered, int]]] = {}
    for one in some:
        rows: _Covered = []
        for rule in one.rules:
            covers: _Covers = (one.start, one.end) if one.action in ACTIONS else None
            if one.action == ENABLE:
                begun = opened.pop(rule.code, [])
                covers = covers if begun else None
                for theirs, row in begun:
                    which, extent = theirs[row]
                    theirs[row] = (which, extent and (extent[0], one.place.start.offset))
            elif one.action == DISABLE:
                opened.setdefault(rule.code, []).append((rows, len(rows)))
            rows.append((rule, covers))
        covered.append((one, rows))
    return covered


def _marked(
    one: Suppression,
    rule: SuppressedRule,
    covers: tuple[int, int] | None,
    path: str,
    places: Mapping[tuple[str, str], _Ranges],
    held: Callable[[str, str], bool],
) -> SuppressedRule:
    if not rule.code or covers is None:
        return rule
    if one.action == ENABLE:
        return replace(rule, used=True)
    some = places.get((path, rule.code))
    return replace(rule, used=some is not None and some.touches(*covers), held=held(path, rule.code))
