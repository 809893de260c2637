"""Findings -> diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsprotocol import types
from pygls import uris

from claimcheck.cli.lsp.positions import Lines
from claimcheck.config.paths import absolute_path
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.span import Place
from claimcheck.reporters.wording import printable

SOURCE = "claimcheck"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


class Files:
    """The files that findings may be in: their texts by path as printed, and the encoding of positions."""

    def __init__(self, texts: Mapping[str, str], encoding: str) -> None:
        self._texts = texts
        self._encoding = encoding
        self._lines: dict[str, Lines] = {}

    def range(self, place: Place) -> types.Range:
        """Return where a place is; in a file whose text is not at hand, by the place's own lines and columns."""
        if place.path not in self._texts:
            start = types.Position(place.start.line - 1, place.start.column - 1)
            return types.Range(start, types.Position(place.end.line - 1, place.end.column - 1))
        return self.lines(place.path).range(place.start.offset, place.end.offset)

    def lines(self, path: str) -> Lines:
        """Return the lines of a file whose text is at hand."""
        if path not in self._lines:
            self._lines[path] = Lines(self._texts.get(path, ""), self._encoding)
        return self._lines[path]


def uri_of(path: str) -> str:
    """Return the address of a file that findings name by its path as printed."""
    return uris.from_fs_path(str(absolute_path(Path(path)))) or ""


def diagnostic(finding: Finding, files: Files, *, related: bool = True) -> types.Diagnostic:
    """Return a finding as a diagnostic; ``related``: the client shows the other places that belong to it."""
    others = [
        types.DiagnosticRelatedInformation(
            types.Location(uri_of(one.place.path), files.range(one.place)), printable(one.message)
        )
        for one in finding.related
    ]
    return types.Diagnostic(
        range=files.range(finding.place),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        message=printable(finding.message),
        related_information=others if others and related else None,
        data={"identity": finding.identity},
    )
