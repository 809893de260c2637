"""References -> works without asking anybody: the record, and what the cache of this machine says of its works.

Gives the same as :func:`claimcheck.works.asking.settle_online` wherever that has nothing to ask, one article at a time
and without the network half of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model.reference import Reference
from claimcheck.model.work import ResolvedReference, Settlement, WorkRecord
from claimcheck.works.doubts import doubted
from claimcheck.works.known import Known
from claimcheck.works.resolve import resolve


def settle_alone(
    references: Sequence[Reference], record: WorkRecord, known: Known, mode: str
) -> tuple[ResolvedReference, ...] | None:
    """Return one for each reference, in order; None where something is to be asked first."""
    found = resolve(references, record, mode=mode)
    if known.asks and (any(map(_is_open, found)) or doubted(found, record)):
        return None
    if not known.changes:
        return found
    return tuple(_with_changes(one, known) for one in found)


def _is_open(one: ResolvedReference) -> bool:
    return one.settlement in (Settlement.UNVERIFIED, Settlement.OUTSIDE) and not one.asked


def _with_changes(one: ResolvedReference, known: Known) -> ResolvedReference:
    changes = known.changes.get(one.work.id) if one.work and one.settlement is Settlement.VERIFIED else None
    return replace(one, changes=changes) if changes else one
