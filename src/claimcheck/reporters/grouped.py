"""``--output grouped``: the findings of each article under its name, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from claimcheck.model.finding import Finding
from claimcheck.model.report import Report
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.summary import report_text
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import counted, printable


def render(report: Report, view: View) -> str:
    """Return the report: articles in the order of their paths, in each the findings in reading order."""
    colours = Colours(view.colour)
    by_path = groupby(view.shown(report), key=lambda one: one.place.path)
    articles = (_article(path, list(findings), colours) for path, findings in by_path)
    return report_text(report, view, colours, articles)


def _article(path: str, findings: list[Finding], colours: Colours) -> Iterator[str]:
    yield f"{colours.bold(printable(path))}: {counted(len(findings), 'finding')}"
    places = [_where(one) for one in findings]
    width = max(map(len, places))
    for where, finding in zip(places, findings, strict=True):
        severity = colours.severity(finding.severity, f"{finding.severity.value:<7}")
        yield f"  {where:>{width}}  {severity}  {colours.bold(finding.code)}  {printable(finding.message)}"


def _where(finding: Finding) -> str:
    place = finding.place
    return printable(place.part) or f"{place.start.line}:{place.start.column}"
