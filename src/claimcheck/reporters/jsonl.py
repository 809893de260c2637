"""``--output jsonl``: a JSON object on each line, for programs that read as they go.

The first line is the summary (``"kind": "summary"`` and what ``--output json`` says outside of ``findings``), so that
whoever takes only the beginning knows what was not checked, and by its counts whether the rest is all there. Each
further line is a finding (``"kind": "finding"`` and what ``--output json`` says of it).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.model.report import Report
from claimcheck.reporters.json import finding_object, head_object
from claimcheck.reporters.view import View


def render(report: Report, view: View) -> str:
    """Return the report as JSON Lines (https://jsonlines.org), the summary first."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    # Some readers split lines at U+2028, U+2029 and U+0085 too; JSON can tell these by their numbers.
    return "".join(f"{encode(line).translate(_BREAKS)}\n" for line in _lines(report, view))


_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def _lines(report: Report, view: View) -> Iterator[dict[str, Any]]:
    yield {"kind": "summary", **head_object(report)}
    for finding in view.shown(report):
        yield {"kind": "finding", **finding_object(finding)}
