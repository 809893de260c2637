"""What a reporter is to show of a report, and how."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import Report
from claimcheck.reporters.rule_text import RuleText


@dataclass(frozen=True, slots=True)
class View:
    """How a report is shown.

    ``width``: columns of the terminal. ``colour``: ANSI colours wanted. ``warn_unverified``: entries that could not be
    checked are told in bold. ``statistics``: counts by rule in place of the findings (text formats). ``command``: the
    command line that was run, for the next one to be offered. ``status``: what the run will exit with. ``rules``: what
    the rules that were on say of themselves, for the formats that carry it. ``identities``: each finding's is shown
    (text formats).
    """

    min_severity: Severity = Severity.WARNING
    colour: bool = False
    width: int = 100
    statistics: bool = False
    warn_unverified: bool = True
    command: str = "claimcheck check"
    status: int = 0
    rules: tuple[RuleText, ...] = ()
    identities: bool = False

    def shown(self, report: Report) -> tuple[Finding, ...]:
        """Return the findings at or above ``min_severity``."""
        return tuple(f for f in report.findings if f.severity.rank >= self.min_severity.rank)

    def identity(self, finding: Finding) -> str:
        """Return what names a finding to ``claimcheck accept``, short; "" where it is not wanted."""
        return finding.identity[:8] if self.identities else ""


def severity_counts(report: Report) -> dict[str, int]:
    """Return how many findings there are of each severity, the worst first, shown or not."""
    counts = {severity.value: 0 for severity in Severity}
    for finding in report.findings:
        counts[finding.severity.value] += 1
    return counts


def hidden_counts(report: Report, view: View) -> dict[str, int]:
    """Return how many findings of each severity are below what is shown, severities without any left out."""
    return {
        name: count
        for name, count in severity_counts(report).items()
        if count and Severity(name).rank < view.min_severity.rank
    }
