"""Which findings a report does not tell, and who decided so: for people who want to see the decisions too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.gate.decisions import decision_about
from claimcheck.gate.passing import Gate, Passed
from claimcheck.gate.suppressing import hiding, said_so
from claimcheck.model.finding import Finding
from claimcheck.model.survey import Withheld, Withholding


def withheld(findings: Sequence[Finding], gate: Gate, passed: Passed) -> tuple[Withheld, ...]:
    """Return what of the finished ``findings`` is not among those that passed ``gate``, in the order given."""
    told = {_key(one) for one in passed.findings}
    return tuple(_told_of([one for one in findings if _key(one) not in told], gate))


def _key(finding: Finding) -> tuple[str, str, int, int]:
    return finding.identity, finding.place.path, finding.place.start.offset, finding.place.end.offset


def _told_of(findings: Sequence[Finding], gate: Gate) -> Iterator[Withheld]:
    """Ask the hurdles in the order in which findings meet them."""
    hurdles = gate.hurdles
    comment = hiding(gate.suppressions)
    decision = decision_about(hurdles.decisions)
    known = {one.identity for one in hurdles.baseline}
    for finding in findings:
        if finding.code in hurdles.ignored(finding.place.path):
            yield Withheld(finding, Withholding.SETTINGS, f"{finding.code} is off for this file")
            continue
        suppression = comment(finding)
        if suppression is not None:
            yield Withheld(finding, Withholding.COMMENT, suppression.reason)
            continue
        if said_so(finding, gate.sources):
            yield Withheld(finding, Withholding.COMMENT, "[sic]")
            continue
        one = decision(finding)
        if one is not None and one.holds(hurdles.today):
            until = one.until.isoformat() if one.until else ""
            yield Withheld(finding, Withholding.DECISION, one.reason, one.by, until)
        elif finding.identity in known:
            yield Withheld(finding, Withholding.BASELINE)
        else:
            yield Withheld(finding, Withholding.UNCHANGED)
