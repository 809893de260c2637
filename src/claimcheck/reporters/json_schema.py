"""The JSON Schema of ``check --output json``; the lines of ``jsonl`` are its parts, with ``kind`` besides."""

from __future__ import annotations

from typing import Any

from claimcheck.model.finding import Applicability, Severity
from claimcheck.model.json_schema import (
    COUNT,
    FLAG,
    MAYBE_TEXT,
    TEXT,
    closed,
    described,
    document,
    listed,
    maybe,
    one_of,
    part,
)
from claimcheck.reporters.json import SCHEMA_VERSION

POINT = closed(
    "A position in the source: offset from 0, line and column from 1, all in code points.",
    {"offset": COUNT, "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
)
EXTENT: dict[str, Any] = {"start": part("point"), "end": part("point")}
_PART = {"part": described("For files that nobody reads as text: the paragraph or page.", TEXT)}


def report_schema() -> dict[str, Any]:
    """Return the schema of a whole report."""
    body = closed(
        "What claimcheck check --output json writes.",
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": closed("What wrote it.", {"name": {"const": "claimcheck"}, "version": TEXT}),
            "summary": part("summary"),
            "incomplete": described("Whether some entries, or the claims of some articles, were not checked.", FLAG),
            "findings": listed(part("finding")),
        },
    )
    parts = {
        "point": POINT,
        "summary": _summary(),
        "finding": _finding(),
        "evidence": _evidence(),
        "related": closed(
            "Another place that belongs to the finding.", {"path": TEXT, **EXTENT, "message": TEXT}, _PART
        ),
        "fix": closed(
            "Edits that mend the finding, all or none.",
            {
                "applicability": one_of(Applicability),
                "edits": listed(closed("Replace a place of the same article.", {**EXTENT, "replacement": TEXT})),
            },
        ),
    }
    return document("claimcheck report", body, parts)


def _summary() -> dict[str, Any]:
    counts = "documents claims citations citations_linked references references_verified references_unverified".split()
    return closed(
        "What was looked at, and how much was found, shown or not.",
        {
            **dict.fromkeys(counts, COUNT),
            "findings": closed("Findings by severity.", {severity.value: COUNT for severity in Severity}),
            "suppressed": COUNT,
            "baselined": COUNT,
        },
        {"claims_not_checked": listed(closed("An article in another language.", {"path": TEXT, "language": TEXT}))},
    )


def _finding() -> dict[str, Any]:
    return closed(
        "One finding; one about a whole document stands at 0..0 with an empty text.",
        {
            "code": described("The rule.", {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}),
            "name": described("The rule's name.", TEXT),
            "severity": one_of(Severity),
            "message": TEXT,
            "path": described("Relative to the working folder, with /.", TEXT),
            **EXTENT,
            "text": described("What stands between start and end.", TEXT),
            "evidence": listed(part("evidence")),
            "related": listed(part("related")),
            "fix": maybe(part("fix")),
            "group": described("Ties the findings of one problem, in this report.", TEXT),
            "identity": described("Stays when lines and file names change.", TEXT),
        },
        _PART,
    )


def _evidence() -> dict[str, Any]:
    source = closed(
        "Where it comes from: a registry, editor (typed in by a person), or article.",
        {"registry": TEXT, "doi": MAYBE_TEXT, "retrieved": MAYBE_TEXT},
    )
    return closed(
        "What is stated here, what was found there, the source's own sentence.",
        {"stated": MAYBE_TEXT, "found": MAYBE_TEXT, "source": maybe(source), "quote": MAYBE_TEXT},
    )
