"""Places as SARIF 2.1.0 writes them: URIs, regions, locations (sections 3.28 to 3.30 of the standard)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.span import Place

SOURCE_ROOT = "%SRCROOT%"  # the name that GitHub and editors know for the folder in which the run was started
_FILE = "file:" + "//"
_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def artifact_location(path: str) -> dict[str, Any]:
    """Return where a file is: relative to the working folder, or a file URI for a path that is not below it."""
    uri = quote(path, safe="/", errors="surrogatepass")
    if _ABSOLUTE.match(path):
        return {"uri": f"{_FILE}/{uri.lstrip('/')}"}
    return {"uri": uri, "uriBaseId": SOURCE_ROOT}


def region(place: Place) -> dict[str, Any]:
    """Return a region: lines and columns from 1, the end exclusive, columns in code points."""
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def location(place: Place) -> dict[str, Any]:
    """Return a location with the text there; without a column where a whole document is meant."""
    physical: dict[str, Any] = {"artifactLocation": artifact_location(place.path)}
    if place.text:
        offsets = {"charOffset": place.start.offset, "charLength": place.end.offset - place.start.offset}
        physical["region"] = {**region(place), **offsets, "snippet": {"text": place.text}}
    else:
        physical["region"] = {"startLine": place.start.line}
    found: dict[str, Any] = {"physicalLocation": physical}
    if place.part:
        found["logicalLocations"] = [{"name": place.part}]
    return found
