"""``check --output json``: the report as the contract says, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from claimcheck.model.finding import Evidence, Finding, Fix, Related, Source
from claimcheck.model.report import Coverage, Report
from claimcheck.model.span import Place, Point
from claimcheck.reporters.view import View, severity_counts
from claimcheck.version import __version__

SCHEMA_VERSION = 1


def render(report: Report, view: View) -> str:
    """Return the report as one JSON object, a finding on each line; counts tell of all, the list of those shown."""
    return lines_of(head_object(report), "findings", (finding_object(f) for f in view.shown(report)))


def lines_of(head: dict[str, Any], key: str, elements: Iterable[dict[str, Any]]) -> str:
    """Return ``head`` as JSON with one more member, the list ``key``, each of its elements on a line of its own."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    rows = ",".join("\n " + encode(element) for element in elements)
    return f'{encode(head)[:-1]},\n "{key}": [{rows}]}}\n'


def head_object(report: Report) -> dict[str, Any]:
    """Return everything but the findings: version, tool, coverage and counts, whether anything was not checked."""
    coverage = report.coverage
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "claimcheck", "version": __version__},
        "summary": {
            "documents": coverage.documents,
            "claims": coverage.claims,
            "citations": coverage.citations,
            "citations_linked": coverage.citations_linked,
            "references": coverage.references,
            "references_verified": coverage.references_verified,
            "references_unverified": coverage.references_unverified,
            "findings": severity_counts(report),
            "suppressed": report.suppressed,
            "baselined": report.baselined,
            **_claims_unchecked(coverage),
        },
        "incomplete": report.incomplete,
    }


def _claims_unchecked(coverage: Coverage) -> dict[str, Any]:
    """Return the articles whose claims were not checked, if there are any: none is the contract's shape."""
    if not coverage.claims_unchecked:
        return {}
    return {"claims_not_checked": [{"path": path, "language": name} for path, name in coverage.claims_unchecked]}


def point_object(point: Point) -> dict[str, int]:
    """Return a point with its offset (from 0), line and column (from 1), all in code points."""
    return {"offset": point.offset, "line": point.line, "column": point.column}


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as the contract says."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.place.path,
        **_extent(finding.place),
        **_part(finding.place),
        "text": finding.place.text,
        "evidence": [_evidence(e) for e in finding.evidence],
        "related": [_related(r) for r in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "group": finding.group,
        "identity": finding.identity,
    }


def _extent(place: Place) -> dict[str, Any]:
    return {"start": point_object(place.start), "end": point_object(place.end)}


def _part(place: Place) -> dict[str, str]:
    """Return the name of the part of the file ("paragraph 12") for formats that have such."""
    return {"part": place.part} if place.part else {}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "stated": evidence.stated,
        "found": evidence.found,
        "source": None if evidence.source is None else _source(evidence.source),
        "quote": evidence.quote,
    }


def _source(source: Source) -> dict[str, Any]:
    return {"registry": source.registry, "doi": source.doi or None, "retrieved": source.retrieved or None}


def _related(related: Related) -> dict[str, Any]:
    place = related.place
    return {"path": place.path, **_extent(place), **_part(place), "message": related.message}


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "edits": [{**_extent(edit.place), "replacement": edit.replacement} for edit in fix.edits],
    }
