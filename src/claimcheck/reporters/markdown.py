"""``--output markdown``: a table and folded details, for the comment on a pull request or the page of a wiki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import Report
from claimcheck.reporters.colours import Colours
from claimcheck.reporters.full import card_lines, cards
from claimcheck.reporters.markdown_text import code, escaped, fence, in_html
from claimcheck.reporters.summary import (
    compared_line,
    coverage_line,
    hidden_line,
    not_checked_line,
    problem_counts,
    statistics_rows,
)
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import counted

# GitHub takes comments of 65,536 characters; the rest is for what somebody writes around it.
_MOST = 60_000
_ROWS = 30_000  # of these for the table


def render(report: Report, view: View) -> str:
    """Return the report in at most 60,000 characters; what is left out is counted."""
    shown = view.shown(report)
    lines = list(_head(report, view))
    if view.statistics:
        lines += _statistics(report, view)
    elif shown:
        lines += _table(shown)
        left = _MOST - sum(len(line) + 1 for line in lines)
        lines += _details(shown, report, view, left)
    hidden = hidden_line(report, view)
    if hidden:
        lines += ["", f"{hidden}."]
    return "".join(f"{line}\n" for line in lines)


def _head(report: Report, view: View) -> Iterator[str]:
    counts = problem_counts(report)
    told = [f"{counts['error']:,} to fix"] if counts["error"] else ["nothing to fix"]
    if counts["warning"]:
        told.append(f"{counts['warning']:,} to look at")
    yield f"### claimcheck: {', '.join(told)}"
    yield ""
    yield f"{coverage_line(report.coverage)}. {compared_line(report.coverage)}."
    unchecked = escaped(not_checked_line(report))
    if unchecked:
        yield ""
        yield f"**{unchecked}.**" if view.warn_unverified else f"{unchecked}."
    if report.suppressed or report.baselined:
        yield ""
        yield f"{report.suppressed:,} suppressed, {report.baselined:,} in the baseline."


def _table(shown: Iterable[Finding]) -> Iterator[str]:
    """Yield the table, errors first."""
    rows = [_row(one) for one in sorted(shown, key=lambda one: -one.severity.rank)]
    yield from ("", "| severity | place | rule | finding |", "| --- | --- | --- | --- |")
    taken = 0
    for number, row in enumerate(rows):
        taken += len(row) + 1
        if taken > _ROWS:
            yield from ("", f"{counted(len(rows) - number, 'finding')} more, not in this table.")
            return
        yield row


def _row(finding: Finding) -> str:
    place = finding.place
    where = f"{place.path}, {place.part}" if place.part else f"{place.path}:{place.start.line}:{place.start.column}"
    severity = f"**{finding.severity.value}**" if finding.severity is Severity.ERROR else finding.severity.value
    return f"| {severity} | {code(where)} | {finding.code} {finding.name} | {escaped(finding.message)} |"


def _details(shown: Iterable[Finding], report: Report, view: View, left: int) -> Iterator[str]:
    """Yield for each article what ``full`` shows of it, folded up, as long as there are characters left."""
    colours = Colours(on=False)
    for path, some in groupby(shown, key=lambda one: one.place.path):
        findings = tuple(some)
        body = [line for card in cards(findings) for line in (*card_lines(card, report, view, colours), "")]
        summary = f"{in_html(path)}: {counted(len(findings), 'finding')}"
        block = ["", f"<details><summary>{summary}</summary>", "", *fence(body[:-1]), "", "</details>"]
        left -= sum(len(line) + 1 for line in block)
        if left < 0:
            yield from ("", "The details of further articles are too long for a comment: see `--output full`.")
            return
        yield from block


def _statistics(report: Report, view: View) -> Iterator[str]:
    yield from ("", "| findings | severity | code | rule |", "| ---: | --- | --- | --- |")
    for count, severity, rule, name in statistics_rows(report, view):
        yield f"| {count:,} | {severity.value} | {rule} | {name} |"
