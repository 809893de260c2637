"""The exit status of a run."""

from __future__ import annotations

import pytest

from claimcheck.gate.status import ExitStatus, FailOn, OnUnverified, exit_status
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.span import Place, Point


def found(*severities: Severity) -> list[Finding]:
    nowhere = Place("a.md", Point(0, 1, 1), Point(0, 1, 1), "")
    return [Finding("X001", "x", severity, "x", nowhere, "x") for severity in severities]


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        (Severity.ERROR, FailOn.ERROR, 1),
        (Severity.WARNING, FailOn.ERROR, 0),
        (Severity.WARNING, FailOn.WARNING, 1),
        (Severity.INFO, FailOn.WARNING, 0),
        (Severity.INFO, FailOn.INFO, 1),
        (Severity.ERROR, FailOn.NEVER, 0),
    ],
)
def test_what_fails_a_run(severity: Severity, fail_on: FailOn, status: int) -> None:
    assert exit_status(found(severity), incomplete=False, fail_on=fail_on, on_unverified=OnUnverified.WARN) == status


@pytest.mark.parametrize(
    ("on_unverified", "incomplete", "status"),
    [
        (OnUnverified.WARN, True, ExitStatus.CLEAN),
        (OnUnverified.IGNORE, True, ExitStatus.CLEAN),
        (OnUnverified.FAIL, True, ExitStatus.UNVERIFIED),
        (OnUnverified.FAIL, False, ExitStatus.CLEAN),
    ],
)
def test_unverified(on_unverified: OnUnverified, incomplete: bool, status: ExitStatus) -> None:
    assert exit_status([], incomplete=incomplete, fail_on=FailOn.ERROR, on_unverified=on_unverified) is status


def test_findings_come_before_what_could_not_be_checked() -> None:
    status = exit_status(found(Severity.ERROR), incomplete=True, fail_on=FailOn.ERROR, on_unverified=OnUnverified.FAIL)
    assert status is ExitStatus.FINDINGS
