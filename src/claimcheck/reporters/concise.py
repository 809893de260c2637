"""``--output concise``: one line for each finding, then one for the whole run."""

from __future__ import annotations

from claimcheck.model.finding import Finding
from claimcheck.model.report import Report
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.summary import statistics_lines, summary_line
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import printable


def render(report: Report, view: View) -> str:
    """Return the report, ``path:line:column: CODE severity message (part)`` on each line."""
    colours = Colours(view.colour)
    if view.statistics:
        lines = list(statistics_lines(report, view, colours))
    else:
        lines = [_line(finding, view, colours) for finding in view.shown(report)]
    return "".join(f"{line}\n" for line in (*lines, summary_line(report, view)))


def _line(finding: Finding, view: View, colours: Colours) -> str:
    start = finding.place.start
    where = f"{printable(finding.place.path)}:{start.line}:{start.column}:"
    severity = colours.severity(finding.severity, finding.severity.value)
    part = f" ({printable(finding.place.part)})" if finding.place.part else ""
    name = view.identity(finding)
    told = f"{printable(finding.message)}{part}" + (f" [{name}]" if name else "")
    return f"{where} {colours.bold(finding.code)} {severity} {told}"
