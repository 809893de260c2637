"""``--output github``: workflow commands, which GitHub Actions shows as annotations beside the lines of a change.

The form is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions; what is escaped is
what ``escapeData`` and ``escapeProperty`` of actions/toolkit escape (packages/core/src/command.ts).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import Report
from claimcheck.reporters import markdown
from claimcheck.reporters.evidence import evidence_lines
from claimcheck.reporters.summary import not_checked_line, summary_line
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import counted, printable

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST = 10  # of a kind that GitHub shows for one step; what comes after it is dropped without a word


def render(report: Report, view: View) -> str:
    """Return errors, warnings, notices, ten of each at the most; the last notice counts the rest and says the coverage.

    What was not checked stands before the findings of its kind, so that it is never among those left out.
    """
    unchecked = not_checked_line(report)
    told_as = _unchecked_severity(view)
    room = dict.fromkeys(Severity, _MOST)
    room[Severity.INFO] -= 1  # the last notice
    room[told_as] -= bool(unchecked)
    lines: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    if unchecked:
        lines[told_as].append(_command(_KINDS[told_as], {"title": "Not checked"}, unchecked))
    left_out: Counter[Severity] = Counter()
    for finding in view.shown(report):
        if room[finding.severity] > 0:
            room[finding.severity] -= 1
            lines[finding.severity].append(_annotation(finding))
        else:
            left_out[finding.severity] += 1
    lines[Severity.INFO].append(_command("notice", {"title": "claimcheck"}, _last(report, view, left_out)))
    return "".join(f"{line}\n" for severity in Severity for line in lines[severity])


def step_summary(report: Report, view: View) -> str:
    """Return what is added to $GITHUB_STEP_SUMMARY."""
    return markdown.render(report, view) + "\n"


def _unchecked_severity(view: View) -> Severity:
    if view.status == 3:
        return Severity.ERROR
    return Severity.WARNING if view.warn_unverified else Severity.INFO


def _last(report: Report, view: View, left_out: Counter[Severity]) -> str:
    told = ", ".join(counted(left_out[s], _NOUNS[s]) for s in Severity if left_out[s])
    return f"{summary_line(report, view)}{f'; not shown beside the lines: {told}' if told else ''}"


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = {"file": place.path, "line": str(place.start.line)}
    if place.text:
        where["endLine"] = str(place.end.line)
    if place.text and place.start.line == place.end.line:  # columns of two lines are refused
        where |= {"col": str(place.start.column), "endColumn": str(place.end.column)}
    message = "\n".join((printable(finding.message), *_told(finding)))
    return _command(_KINDS[finding.severity], {**where, "title": f"{finding.code} {finding.name}"}, message)


def _told(finding: Finding) -> Iterator[str]:
    part = printable(finding.place.part)
    if part:
        yield part
    yield from evidence_lines(finding, set())


def _command(kind: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
