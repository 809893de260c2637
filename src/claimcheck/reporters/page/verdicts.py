"""How a mark of the page stands: what was found there, or else whether it was held against anything at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.finding import Finding
from claimcheck.model.survey import Held


class Verdict(StrEnum):
    """What a mark is coloured by, the worst first. What could not be checked is neither fine nor wrong."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    ACCEPTED = "accepted"  # something was found that people have decided about
    UNCHECKED = "unchecked"
    FINE = "fine"


VERDICTS = tuple(Verdict)
_NOT_CHECKED = "NET"  # the family of rules that tell what could not be checked


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and its index on the page; ``open``: False where people have decided about it."""

    index: int
    finding: Finding
    open: bool = True


def verdict_of(told: Sequence[Told], held: Held) -> Verdict:
    """Return the verdict on a mark; notes that it could not be checked are no verdict on what it says."""
    about = [one for one in told if not one.finding.code.startswith(_NOT_CHECKED)]
    severities = [one.finding.severity for one in about if one.open]
    if severities:
        return Verdict(max(severities, key=lambda one: one.rank).value)
    if about:
        return Verdict.ACCEPTED
    return Verdict.FINE if held.done else Verdict.UNCHECKED


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the worst of some verdicts, FINE of none."""
    return min(verdicts, key=VERDICTS.index, default=Verdict.FINE)
