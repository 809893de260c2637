"""The baseline: findings that were there when the gate was put up, so that only new ones are told.

A finding is known by its identity and its path. A file that was renamed keeps its findings: where the old path is gone,
the same identity under another path is the same finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimcheck.model.finding import Finding, Known

NEVER_HIDDEN = frozenset({"UPD001"})
"""What neither a baseline nor a look at changed lines alone may hide: a work that was retracted."""


@dataclass(frozen=True, slots=True)
class Matched:
    """``new``: the findings that the baseline does not know; ``gone``: what it knows and is mended."""

    new: tuple[Finding, ...]
    gone: tuple[Known, ...]


def baseline_of(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return the baseline that accepts these findings, sorted by path, code and identity."""
    known = {Known(f.identity, f.code, f.place.path) for f in findings if f.code not in NEVER_HIDDEN}
    return tuple(sorted(known, key=lambda one: (one.path, one.code, one.identity)))


def matched(
    findings: Sequence[Finding],
    baseline: Sequence[Known],
    *,
    exists: Callable[[str], bool],
    held: Callable[[str, str], bool],
    whole: bool,
) -> Matched:
    """Hold findings against a baseline.

    ``exists`` tells of a path whether there still is a file, ``held`` of a path and a code whether nothing is known of
    it in this run, ``whole`` whether all articles were read, so that a file which is gone is gone for good.
    """
    left = {(one.identity, one.path): one for one in baseline if one.code not in NEVER_HIDDEN}
    unmatched = [f for f in findings if f.code in NEVER_HIDDEN or not left.pop((f.identity, f.place.path), None)]
    lost: dict[str, list[Known]] = {}
    for one in left.values():
        if not exists(one.path):
            lost.setdefault(one.identity, []).append(one)
    new = []
    for finding in unmatched:
        renamed = lost.get(finding.identity)
        if renamed and finding.code not in NEVER_HIDDEN:
            old = renamed.pop()
            del left[old.identity, old.path]
        else:
            new.append(finding)
    gone = (one for one in left.values() if not held(one.path, one.code) or (whole and not exists(one.path)))
    return Matched(tuple(new), tuple(gone))
