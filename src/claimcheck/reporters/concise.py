"""``--output concise``: one line for each finding, then one for the whole run."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding
from claimcheck.model.report import Report
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.summary import claims_line, coverage_line, entry_counts, hidden_line, statistics_lines
from claimcheck.reporters.view import View, severity_counts
from claimcheck.reporters.wording import counted, printable


def render(report: Report, view: View) -> str:
    """Return the report, ``path:line:column: CODE severity message`` on each line."""
    colours = Colours(view.colour)
    if view.statistics:
        lines = list(statistics_lines(report, view, colours))
    else:
        lines = [_line(finding, view, colours) for finding in view.shown(report)]
    return "".join(f"{line}\n" for line in (*lines, _summary(report, view)))


def _line(finding: Finding, view: View, colours: Colours) -> str:
    start = finding.place.start
    where = f"{printable(finding.place.path)}:{start.line}:{start.column}:"
    severity = colours.severity(finding.severity, finding.severity.value)
    name = view.identity(finding)
    told = f"{printable(finding.message)} [{name}]" if name else printable(finding.message)
    return f"{where} {colours.bold(finding.code)} {severity} {told}"


def _summary(report: Report, view: View) -> str:
    return "; ".join(part for part in _parts(report, view) if part)


def _parts(report: Report, view: View) -> Iterator[str]:
    counts = severity_counts(report)
    yield f"{counted(counts['error'], 'error')}, {counted(counts['warning'], 'warning')}"
    yield hidden_line(report, view)
    yield coverage_line(report.coverage)
    entries = entry_counts(report)
    if report.coverage.references:
        told = [f"{entries['fine'] + entries['differ']:,} checked", f"{entries['unverified']:,} not checked"]
        if entries["other"]:
            told.append(f"{entries['other']:,} another work or none")
        if entries["outside"]:
            told.append(f"{entries['outside']:,} outside the registries")
        yield "entries: " + ", ".join(told)
    yield claims_line(report.coverage).replace("Claims", "claims", 1)
    if not report.coverage.compared:
        yield "not compared with other articles"
