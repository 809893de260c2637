"""``--output html``: one page for people who would rather look than read; it needs no network and no server."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model.finding import Severity
from claimcheck.model.report import Report
from claimcheck.reporters.page.data import page_data
from claimcheck.reporters.page.template import page
from claimcheck.reporters.summary import (
    compared_line,
    coverage_line,
    entry_counts,
    not_checked_line,
    problem_counts,
)
from claimcheck.reporters.view import View, hidden_counts
from claimcheck.reporters.wording import counted
from claimcheck.version import __version__


def render(report: Report, view: View) -> str:
    """Return the page: the articles with their marks, the claims, the decisions, and how much was looked at."""
    data = {**page_data(report, view), "command": view.command}
    return page(
        data,
        {
            "version": __version__,
            "problems": _problems(report),
            "coverage": coverage_line(report.coverage),
            "entries": _entries(report),
            "unchecked": _unchecked(report),
            "more": _more(report, view),
        },
    )


def _problems(report: Report) -> str:
    # An entry that was not checked is told in a line of its own, and is no note about what it says.
    about = [one for one in report.findings if not (one.code.startswith("NET") and one.severity is Severity.INFO)]
    counts = problem_counts(replace(report, findings=tuple(about)))
    told = [f"{counts['error']:,} to fix" if counts["error"] else "Nothing to fix"]
    if counts["warning"]:
        told.append(f"{counts['warning']:,} to look at")
    if counts["info"]:
        told.append(counted(counts["info"], "note"))
    return ", ".join(told)


def _entries(report: Report) -> str:
    counts = entry_counts(report)
    words = {
        "fine": "checked and fine",
        "differ": "checked, with something to fix or to look at",
        "other": "of another work or of none that is known",
        "outside": "outside the registries: confirm by hand",
        "unverified": "not checked",
    }
    told = [f"{counts[key]:,} {said}" for key, said in words.items() if counts[key]]
    return f"Entries: {', '.join(told)}" if told else "No entries"


def _unchecked(report: Report) -> str:
    """Return what was not checked; not verified is never clean."""
    told = not_checked_line(report)
    return f"{told}. Not checked is neither fine nor wrong." if told else ""


def _more(report: Report, view: View) -> str:
    told = [compared_line(report.coverage)]
    if report.suppressed or report.baselined:
        told.append(f"{report.suppressed:,} suppressed, {report.baselined:,} in the baseline")
    hidden = hidden_counts(report, view)
    if hidden:
        told.append(f"{sum(hidden.values()):,} below --min-severity {view.min_severity.value} left out")
    return ". ".join(told)
