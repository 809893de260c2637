"""``--output rdjson``: the diagnostic format of reviewdog, which comments on pull requests of many services.

The form is that of https://github.com/reviewdog/reviewdog/tree/master/proto/rdf (DiagnosticResult). reviewdog refuses
keys that it does not know, so that the coverage is the last diagnostic, one without a place.
"""

from __future__ import annotations

import json
from typing import Any

from claimcheck.model.finding import Applicability, Finding, Severity
from claimcheck.model.report import Report
from claimcheck.model.span import Place, Point
from claimcheck.reporters.evidence import evidence_lines
from claimcheck.reporters.summary import not_checked_line, summary_line
from claimcheck.reporters.view import View

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, view: View) -> str:
    """Return one DiagnosticResult; columns count bytes of UTF-8, ends are exclusive."""
    result = {
        "source": {"name": "claimcheck"},
        "diagnostics": [*(_diagnostic(one, report) for one in view.shown(report)), _coverage(report, view)],
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _coverage(report: Report, view: View) -> dict[str, Any]:
    unchecked = not_checked_line(report)
    told = summary_line(report, view)
    return {
        "message": f"{unchecked}. {told}" if unchecked else told,
        "severity": "ERROR" if view.status == 3 else "WARNING" if unchecked and view.warn_unverified else "INFO",
        "code": {"value": "coverage"},
    }


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    place = finding.place
    source = report.sources.get(place.path)
    location: dict[str, Any] = {"path": place.path}
    if place.text:
        location["range"] = _range(place, source)
    found = {
        "message": "\n".join((*filter(None, (place.part,)), finding.message, *evidence_lines(finding, set()))),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": f"{finding.code} {finding.name}"},
    }
    suggestion = _suggestion(finding, source)
    return {**found, "suggestions": [suggestion]} if suggestion else found


def _suggestion(finding: Finding, source: str | None) -> dict[str, Any] | None:
    """Return a safe fix of one edit; several suggestions would be taken for several ways to mend it."""
    fix = finding.fix
    if fix is None or fix.applicability is not Applicability.SAFE or len(fix.edits) != 1:
        return None
    edit = fix.edits[0]
    if edit.place.path != finding.place.path:
        return None
    return {"range": _range(edit.place, source), "text": edit.replacement}


def _range(place: Place, source: str | None) -> dict[str, Any]:
    return {"start": _position(place.start, source), "end": _position(place.end, source)}


def _position(point: Point, source: str | None) -> dict[str, int]:
    """Return line and column from 1, the column in bytes of UTF-8."""
    if source is None:
        return {"line": point.line, "column": point.column}
    before = source[point.offset - point.column + 1 : point.offset]
    return {"line": point.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
