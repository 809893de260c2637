"""What a run's exit status tells."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from claimcheck.model.finding import Finding, Severity


class ExitStatus(IntEnum):
    """The exit statuses of the contract."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNVERIFIED = 3
    INTERRUPTED = 130


class FailOn(StrEnum):
    """The lowest severity that fails a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class OnUnverified(StrEnum):
    """What becomes of a run in which some look-ups could not be done."""

    WARN = "warn"
    FAIL = "fail"
    IGNORE = "ignore"


def exit_status(
    findings: Iterable[Finding], *, incomplete: bool, fail_on: FailOn, on_unverified: OnUnverified
) -> ExitStatus:
    """Return the status of a run: findings that fail it come before look-ups that could not be done."""
    if any(fails(finding.severity, fail_on) for finding in findings):
        return ExitStatus.FINDINGS
    if incomplete and on_unverified is OnUnverified.FAIL:
        return ExitStatus.UNVERIFIED
    return ExitStatus.CLEAN


def fails(severity: Severity, fail_on: FailOn) -> bool:
    """Tell whether a finding of this severity fails the run."""
    return fail_on is not FailOn.NEVER and severity.rank >= Severity(fail_on.value).rank
