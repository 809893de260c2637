"""ANSI colours, or none."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.finding import Severity

_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


@dataclass(frozen=True, slots=True)
class Colours:
    """Wraps text in colours when they are ``on``."""

    on: bool

    def severity(self, severity: Severity, text: str) -> str:
        """Colour by severity: red, yellow, cyan."""
        return self._wrap(_SEVERITY[severity], text)

    def bold(self, text: str) -> str:
        """Make bold."""
        return self._wrap("1", text)

    def dim(self, text: str) -> str:
        """Make faint."""
        return self._wrap("2", text)

    def good(self, text: str) -> str:
        """Make green."""
        return self._wrap("32", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text
