"""What stands between the findings and a report, each hurdle in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.gate.order import with_group_names
from claimcheck.gate.suppressing import Suppressions, hidden_by, said_so
from claimcheck.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Gate:
    """The hurdles of one run. ``suppressions`` and ``sources``: by path, the latter as decoded."""

    suppressions: Suppressions = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passed:
    """The findings that passed, and how many did not."""

    findings: tuple[Finding, ...]
    suppressed: int = 0


def passed(findings: Sequence[Finding], gate: Gate) -> Passed:
    """Return what passes. Findings have their identities and are in reading order."""
    hidden = hidden_by(gate.suppressions)
    shown = [one for one in findings if not hidden(one) and not said_so(one, gate.sources)]
    return Passed(with_group_names(shown), len(findings) - len(shown))
