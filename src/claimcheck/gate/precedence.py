"""One problem, one card: within a group, a stronger finding silences the weaker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Precedence:
    """Within one group, any finding of ``stronger`` silences every finding of ``weaker``."""

    stronger: frozenset[str]
    weaker: frozenset[str]


# An entry that names no work, or another work, cannot be held against a record field by field; and a sentence that
# has its source in another article needs no second finding that says it has none.
TABLE: tuple[Precedence, ...] = (
    Precedence(
        stronger=frozenset({"REF001", "REF002", "REF003"}),
        weaker=frozenset({"REF004", "REF005", "REF006", "REF007", "REF008", "CLM003", "CLM004"}),
    ),
    Precedence(stronger=frozenset({"CLM007"}), weaker=frozenset({"CLM001"})),
)


def without_silenced(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that no stronger one of the same group silences, in the order given."""
    every = tuple(findings)
    present: dict[str, set[str]] = {}
    for finding in every:
        if finding.group:
            present.setdefault(finding.group, set()).add(finding.code)
    silenced = {group: _silenced_codes(codes) for group, codes in present.items() if len(codes) > 1}
    return tuple(f for f in every if f.code not in silenced.get(f.group, frozenset()))


def _silenced_codes(codes: set[str]) -> frozenset[str]:
    weaker = (row.weaker for row in TABLE if row.stronger & codes)
    return frozenset().union(*weaker)
