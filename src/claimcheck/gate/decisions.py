"""``decisions.yaml``: what editors have looked at and accepted, who, why and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.model.finding import Finding, Severity

_SHORTEST = 8  # hexadecimal digits by which a decision may name its finding
_FIELDS = ("rule", "excerpt", "by", "reason")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; ``until``: the last day on which it holds, None for ever."""

    identity: str
    rule: str
    excerpt: str
    by: str
    reason: str
    decided: date | None = None
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Tell whether it has not expired."""
        return self.until is None or today <= self.until


@dataclass(frozen=True, slots=True)
class Decided:
    """``open``: the findings that no decision hides; ``expired``: the decisions that have hidden some of them once."""

    open: tuple[Finding, ...]
    expired: tuple[Decision, ...]


def decide(findings: Iterable[Finding], decisions: Sequence[Decision], today: date) -> Decided:
    """Hold findings against the decisions; of several about one finding, the last counts.

    A finding whose decision has expired comes back as a warning at most: time alone must fail nobody's change.
    """
    about = decision_about(decisions)
    remaining: list[Finding] = []
    expired: dict[str, Decision] = {}
    for finding in findings:
        decision = about(finding)
        if decision is None:
            remaining.append(finding)
        elif not decision.holds(today):
            expired[decision.identity] = replace(decision, identity=finding.identity)
            mild = finding.severity if finding.severity is not Severity.ERROR else Severity.WARNING
            remaining.append(replace(finding, severity=mild))
    return Decided(tuple(remaining), tuple(expired.values()))


def decision_about(decisions: Sequence[Decision]) -> Callable[[Finding], Decision | None]:
    """Return what tells the decision about a finding, holding or not: the last of several."""
    exact = {one.identity: one for one in decisions}
    short = [one for one in decisions if len(one.identity) < 32]
    return lambda finding: exact.get(finding.identity) or _by_prefix(finding, short)


def read_decisions(text: str, path: str) -> tuple[Decision, ...]:
    """Read ``decisions.yaml``. Raises UsageError that names the file and the decision."""
    import yaml

    try:
        data: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error
    if data is None:
        return ()
    rows = data.get("decisions", []) if isinstance(data, dict) else None
    if rows is None and isinstance(data, dict):
        return ()
    if not isinstance(rows, list):
        raise UsageError(f"{path}: no list of decisions; claimcheck accept writes one")
    return tuple(_decision(row, f"{path}: decision {number}") for number, row in enumerate(rows, 1))


def parsed_day(value: object, where: str) -> date | None:
    """Return a day written as 2027-01-31, None for nothing. Raises UsageError beginning with ``where``."""
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(f"{where}: {str(value)!r} is no day; write it as 2027-01-31") from error


def _decision(row: object, where: str) -> Decision:
    if not isinstance(row, dict):
        raise UsageError(f"{where}: not a table of identity, rule, reason and so on")
    identity = row.get("identity")
    if isinstance(identity, int):
        raise UsageError(f"{where}: put the identity in quotation marks: it looks like a number")
    if not isinstance(identity, str) or len(identity) < _SHORTEST:
        raise UsageError(f"{where}: no identity of {_SHORTEST} letters and digits at least")
    words = {name: "" if row.get(name) is None else str(row[name]) for name in _FIELDS}
    if not words["reason"].strip():
        raise UsageError(f"{where}: no reason; write why the finding is accepted")
    decided = parsed_day(row.get("decided"), f"{where}: decided")
    return Decision(identity, **words, decided=decided, until=parsed_day(row.get("until"), f"{where}: until"))


def _by_prefix(finding: Finding, short: Sequence[Decision]) -> Decision | None:
    return next((one for one in reversed(short) if finding.identity.startswith(one.identity)), None)
