"""The order in which findings are told, and the short names of their groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model.finding import Finding


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings sorted by path, position and code; the message settles the rest, so that runs are equal."""
    return tuple(sorted(findings, key=_reading_key))


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return sorted findings without those that say at one place what the finding before says there."""
    kept: list[Finding] = []
    for finding in findings:
        if not kept or _reading_key(kept[-1]) != _reading_key(finding):
            kept.append(finding)
    return tuple(kept)


def with_group_names(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with their groups named g1, g2, ... in the order in which they first appear.

    A finding without a group gets one of its own.
    """
    names: dict[str, str] = {}
    named: list[Finding] = []
    for number, finding in enumerate(findings):
        key = finding.group or f"alone {number}"
        name = names.setdefault(key, f"g{len(names) + 1}")
        named.append(replace(finding, group=name))
    return tuple(named)


def _reading_key(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.path, place.start.offset, place.end.offset, finding.code, finding.message
