"""Which works a second registry is asked about, because their entries differ from them: records hold mistakes too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.work import ResolvedReference, Settlement, WorkRecord
from claimcheck.works.matching import compare
from claimcheck.works.opinions import differs
from claimcheck.works.resolve import record_index

SECOND: Final = "openalex"
"""The registry that is asked."""


def doubted(resolved: Iterable[ResolvedReference], record: WorkRecord) -> list[str]:
    """Return the DOIs of works from which an entry differs and of which one registry alone has been heard.

    What an editor typed in stands.
    """
    index = record_index(record)
    found: dict[str, None] = {}
    for one in resolved:
        work = one.work
        if one.settlement is not Settlement.VERIFIED or work is None or not work.doi or work.registry == "editor":
            continue
        heard = index.second_tellings(work) or index.settled_doi(work.doi) or work.registry == SECOND
        if not heard and one.reference.read and differs(compare(one.reference, work)):
            found[normalise_doi(work.doi)] = None
    return list(found)
