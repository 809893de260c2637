"""Findings -> findings that count: selection, precedence, identity, order, exit status."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.gate.identity import with_identities
from claimcheck.gate.order import in_reading_order, told_once, with_group_names
from claimcheck.gate.precedence import without_silenced
from claimcheck.model.finding import Finding

__all__ = ["finish"]


def finish(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that a report holds: the silenced ones gone, in reading order, with identity and group name.

    What two articles say of one entry of their common bibliography is told once.

    Identities are given before anything is silenced, so that a finding keeps its own when a stronger one comes or goes.
    """
    return with_group_names(without_silenced(with_identities(told_once(in_reading_order(findings)))))
