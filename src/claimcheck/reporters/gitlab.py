"""``--output gitlab``: a Code Quality report, which GitLab shows in merge requests.

The form is that of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. It is a plain list of
issues, so that the coverage is one as well. Its fingerprint changes only when the run becomes complete or incomplete:
then, and only then, a merge request shows it.
"""

from __future__ import annotations

import json
from typing import Any

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import Report
from claimcheck.reporters.fingerprints import stable_hash, unique_fingerprints
from claimcheck.reporters.summary import not_checked_line, summary_line
from claimcheck.reporters.view import View

# GitLab knows info, minor, major, critical and blocker; the last two are left for people to fear.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, view: View) -> str:
    """Return the findings as a list of issues, the coverage as the last of them."""
    shown = view.shown(report)
    prints = unique_fingerprints(shown)
    issues = [_issue(one, print) for one, print in zip(shown, prints, strict=True)]
    return json.dumps([*issues, _coverage(report, view)], ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.place
    return {
        "description": f"{place.part}: {finding.message}" if place.part else finding.message,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": place.path, "lines": {"begin": place.start.line, "end": place.end.line}},
    }


def _coverage(report: Report, view: View) -> dict[str, Any]:
    unchecked = not_checked_line(report)
    told = summary_line(report, view)
    return {
        "description": f"{unchecked}. {told}" if unchecked else told,
        "check_name": "claimcheck coverage",
        "fingerprint": stable_hash(f"coverage\0{'incomplete' if report.incomplete else 'complete'}"),
        "severity": "minor" if unchecked and view.warn_unverified else "info",
        "location": {"path": next(iter(report.coverage.paths), "."), "lines": {"begin": 1, "end": 1}},
    }
