"""``--output sarif``: SARIF 2.1.0, for GitHub code scanning, Azure DevOps and editors.

The standard is https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html; what GitHub reads of it,
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
What could not be checked is no result but a notification of the run, with what the run looked at; where it fails the
run (``--locked``) it is a result like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.finding import Applicability, Finding, Fix, Severity
from claimcheck.model.report import Report
from claimcheck.reporters.evidence import evidence_lines
from claimcheck.reporters.fingerprints import unique_fingerprints
from claimcheck.reporters.json import finding_object, head_object
from claimcheck.reporters.rule_text import RuleText
from claimcheck.reporters.sarif_places import SOURCE_ROOT, artifact_location, location, region
from claimcheck.reporters.summary import summary_line
from claimcheck.reporters.view import View
from claimcheck.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}  # GitHub's words
_COVERAGE = "coverage"
_CLAIMS = "claims-not-checked"
_EXITS = {0: "nothing that fails the run", 1: "findings", 3: "some look-ups could not be done"}
# Braces around a number are a placeholder, and "](" is a link, in the text of a message (3.11.5, 3.11.6).
_PLACEHOLDER = re.compile(r"\{(\d{1,9})\}")


def render(report: Report, view: View) -> str:
    """Return one log with one run."""
    shown = view.shown(report)
    results = [one for one in shown if not _is_notice(one)]
    rules = _described(view.rules, results)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    prints = unique_fingerprints(results)
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": rules,
                "notifications": _notices_described(view.rules, shown),
            }
        },
        "invocations": [_invocation(report, view)],
        "originalUriBaseIds": {SOURCE_ROOT: {"description": {"text": "The working folder of the run."}}},
        "artifacts": [{"location": artifact_location(path), "roles": ["analysisTarget"]} for path in _paths(report)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\n"],
        "results": [_result(one, numbers[one.code], print) for one, print in zip(results, prints, strict=True)],
        "properties": {"summary": head_object(report)["summary"], "incomplete": report.incomplete},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _paths(report: Report) -> Iterable[str]:
    return dict.fromkeys(report.coverage.paths)


def _is_notice(finding: Finding) -> bool:
    """Tell whether a finding is about the run rather than about the article."""
    return finding.code.startswith("NET") and finding.severity is Severity.INFO


def _described(texts: Iterable[RuleText], findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the rules that were on, and those that found something all the same."""
    rules = {text.code: _rule(text) for text in texts}
    for one in findings:
        rules.setdefault(one.code, {"id": one.code, "name": one.name})
    return list(rules.values())


def _rule(text: RuleText) -> dict[str, Any]:
    return {
        "id": text.code,
        "name": text.name,
        "shortDescription": {"text": text.summary},
        "fullDescription": {"text": text.summary},
        "help": {"text": text.documentation, "markdown": text.markdown},
        "defaultConfiguration": {"level": _LEVELS[text.severity]},
        "properties": {"tags": [text.code.rstrip("0123456789")], "problem.severity": _PROBLEMS[text.severity]},
    }


def _notices_described(texts: Iterable[RuleText], shown: Iterable[Finding]) -> list[dict[str, Any]]:
    told = [
        {"id": _COVERAGE, "shortDescription": {"text": "What the run looked at, and what it could not check."}},
        {"id": _CLAIMS, "shortDescription": {"text": "An article whose claims were not checked."}},
    ]
    return told + _described((t for t in texts if t.code.startswith("NET")), filter(_is_notice, shown))


def _invocation(report: Report, view: View) -> dict[str, Any]:
    return {
        "executionSuccessful": True,
        "exitCode": view.status,
        "exitCodeDescription": _EXITS.get(view.status, ""),
        "toolExecutionNotifications": list(_notifications(report, view)),
    }


def _notifications(report: Report, view: View) -> Iterator[dict[str, Any]]:
    level = "warning" if report.incomplete and view.warn_unverified else "note"
    yield {
        "descriptor": {"id": _COVERAGE},
        "level": level,
        "message": {"text": _escaped(summary_line(report, view))},
    }
    for path, language in report.coverage.claims_unchecked:
        yield {
            "descriptor": {"id": _CLAIMS},
            "level": level,
            "message": {"text": f"Claims not checked: {language}"},
            "locations": [{"physicalLocation": {"artifactLocation": artifact_location(path)}}],
        }
    for one in filter(_is_notice, view.shown(report)):
        yield {
            "descriptor": {"id": one.code},
            "level": _LEVELS[one.severity],
            "message": {"text": _escaped(one.message)},
            "locations": [location(one.place)],
        }


def _result(finding: Finding, number: int, fingerprint: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [location(finding.place)],
        # GitHub looks at no other name than primaryLocationLineHash.
        "partialFingerprints": {"claimcheckIdentity/v1": fingerprint, "primaryLocationLineHash": fingerprint},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": id, **location(one.place), "message": {"text": _escaped(one.message)}}
            for id, one in enumerate(finding.related, 1)
        ]
    if finding.fix is not None and finding.fix.applicability is not Applicability.DISPLAY:
        found["fixes"] = [_fix(finding.fix)]
    told = finding_object(finding)
    found["properties"] = {key: told[key] for key in ("identity", "group", "evidence")}
    if finding.corrected:
        found["properties"]["corrected"] = finding.corrected
    return found


def _message(finding: Finding) -> str:
    """Return message and evidence; GitHub shows a related place only where the text links to it."""
    lines = [_escaped(finding.message)]
    lines += (_escaped(line) for line in _evidence(finding))
    lines += (f"See [{_label(one.message)}]({id})" for id, one in enumerate(finding.related, 1))
    return "\n".join(lines)


def _evidence(finding: Finding) -> Iterator[str]:
    return (line for line in evidence_lines(finding, set()) if not line.startswith("See: "))


def _escaped(text: str) -> str:
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "\\](")


def _label(text: str) -> str:
    braced = _PLACEHOLDER.sub(r"{{\1}}", text.replace("\\", "\\\\"))
    return braced.replace("[", "\\[").replace("]", "\\]")


def _fix(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": region(edit.place), "insertedContent": {"text": edit.replacement}}
        changes.setdefault(edit.place.path, []).append(replacement)
    unsafe = " (look at it first: it may change what is meant)" if fix.applicability is Applicability.UNSAFE else ""
    replaced = "; ".join(f"“{edit.place.text}” becomes “{edit.replacement}”" for edit in fix.edits)
    return {
        "description": {"text": _escaped(f"{replaced}{unsafe}")},
        "artifactChanges": [
            {"artifactLocation": artifact_location(path), "replacements": some} for path, some in changes.items()
        ],
        "properties": {"applicability": fix.applicability.value},
    }
