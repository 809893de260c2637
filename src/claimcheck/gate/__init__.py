"""Findings -> findings that count: identity, precedence, suppression, order, exit status."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.gate.identity import with_identities
from claimcheck.gate.order import in_reading_order, told_once, with_group_names
from claimcheck.gate.passing import Gate, Hurdles, Passed, passed
from claimcheck.gate.precedence import without_silenced
from claimcheck.model.finding import Finding

__all__ = ["Gate", "Hurdles", "Passed", "finish", "gated", "identified"]


def identified(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in reading order with their identities.

    Identities are given before anything is silenced, so that a finding keeps its own when a stronger one comes or goes.
    What two articles say of one entry of their common bibliography is told once.
    """
    return with_identities(told_once(in_reading_order(findings)))


def finish(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that a report holds: the silenced ones gone, in reading order, with identity and group name.

    A stronger finding silences a weaker one although it is hidden itself later on: both are about one problem.
    """
    return with_group_names(without_silenced(identified(findings)))


def gated(findings: Iterable[Finding], gate: Gate) -> Passed:
    """Return what of the findings passes ``gate``, and what became of the others."""
    return passed(finish(findings), gate)
