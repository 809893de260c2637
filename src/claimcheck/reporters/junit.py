"""``--output junit``: JUnit XML, which nearly every CI system shows as tests.

A suite is an article, a test is a finding, as CI systems show best: each failure is a row of its own with file, line
and text, and tests that fail in one run and are gone in the next are told as mended. Errors and warnings fail. What
could not be checked is skipped, which is what CI systems call neither passed nor failed; other notes pass, with their
text as output. An article without findings is one test that passes. The first suite is the run, with the coverage.

There is no standard; written is what the readers of Jenkins, GitLab and GitHub's actions have in common
(https://github.com/testmoapp/junitxml).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import Report
from claimcheck.reporters.evidence import evidence_lines
from claimcheck.reporters.json import head_object
from claimcheck.reporters.summary import not_checked_line, summary_line
from claimcheck.reporters.view import View
from claimcheck.reporters.wording import printable


@dataclass(frozen=True, slots=True)
class _Case:
    """A test; ``outcome`` is "failure", "skipped", "error" or "" (passed), ``body`` its lines."""

    name: str
    path: str
    line: int = 0
    outcome: str = ""
    severity: str = ""
    message: str = ""
    body: tuple[str, ...] = ()


def render(report: Report, view: View) -> str:
    """Return the report as XML of one line for each element."""
    by_path = {path: list(some) for path, some in groupby(view.shown(report), key=lambda one: one.place.path)}
    unread = dict(report.coverage.claims_unchecked)
    suites = [("claimcheck", [_run(report, view)])]
    for path in sorted({*report.coverage.paths, *by_path}):
        cases = list(_cases(by_path.get(path, ())))
        if path in unread:
            told = f"Claims not checked: {unread[path]}"
            cases.append(_Case("claims", path, outcome="skipped", severity="unverified", message=told))
        suites.append((path, cases or [_Case("no findings", path)]))
    every = [case for _, cases in suites for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="claimcheck"{_counts(every)}>']
    for number, (name, cases) in enumerate(suites):
        lines.append(f"  <testsuite name={_quoted(name)}{_counts(cases)}>")
        if number == 0:
            lines += _properties(report)
        for case in cases:
            lines += _case_lines(case)
        lines.append("  </testsuite>")
    return "".join(f"{line}\n" for line in (*lines, "</testsuites>"))


def _run(report: Report, view: View) -> _Case:
    unchecked = not_checked_line(report)
    outcome = "" if not unchecked else "failure" if view.status == 3 else "skipped"
    return _Case("coverage", "claimcheck", 0, outcome, "unverified", unchecked, (summary_line(report, view),))


def _cases(findings: Iterable[Finding]) -> Iterator[_Case]:
    """Yield a test for each finding; names carry no line of their own, so that a moved finding is the same test."""
    seen: dict[str, int] = {}
    for one in findings:
        name = f"{one.code} {one.name}: {printable(one.message)}"
        seen[name] = seen.get(name, 0) + 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        place = one.place
        where = place.part or f"{place.start.line}:{place.start.column}"
        body = (f"{place.path}:{where}", f"“{place.text}”" if place.text else "", *evidence_lines(one, set()))
        told = tuple(line for line in body if line)
        yield _Case(name + number, place.path, place.start.line, _outcome(one), one.severity.value, one.message, told)


def _outcome(finding: Finding) -> str:
    if finding.severity is not Severity.INFO:
        return "failure"
    return "skipped" if finding.code.startswith("NET") else ""


def _counts(cases: list[_Case]) -> str:
    failed = sum(case.outcome == "failure" for case in cases)
    skipped = sum(case.outcome == "skipped" for case in cases)
    return f' tests="{len(cases)}" failures="{failed}" errors="0" skipped="{skipped}"'


def _properties(report: Report) -> Iterator[str]:
    yield "    <properties>"
    for key, value in head_object(report)["summary"].items():
        if isinstance(value, int):
            yield f'      <property name="{key}" value="{value}"/>'
    yield "    </properties>"


def _case_lines(case: _Case) -> Iterator[str]:
    line = f' line="{case.line}"' if case.line else ""
    file = f" file={_quoted(case.path)}" if case.path != "claimcheck" else ""
    yield f"    <testcase name={_quoted(case.name)} classname={_quoted(case.path)}{file}{line}>"
    text = "\n".join(escape(printable(one)) for one in case.body)
    if case.outcome == "failure":
        yield f'      <failure type="{case.severity}" message={_quoted(case.message)}>{text}</failure>'
    elif case.outcome == "skipped":
        yield f"      <skipped message={_quoted(case.message)}/>"
    if text and case.outcome != "failure":
        yield f"      <system-out>{text}</system-out>"
    yield "    </testcase>"


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
