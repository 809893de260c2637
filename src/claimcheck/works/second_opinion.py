"""Asks a second registry about works from which their entries differ: records hold mistakes too."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.work import ResolvedReference, Settlement, Work, WorkRecord
from claimcheck.works import openalex
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.matching import compare
from claimcheck.works.opinions import differs
from claimcheck.works.resolve import record_index


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
        heard = index.second_tellings(work) or index.settled_doi(work.doi) or work.registry == openalex.REGISTRY
        if not heard and one.reference.read and differs(compare(one.reference, work)):
            found[normalise_doi(work.doi)] = None
    return list(found)


async def second_opinions(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, Work] | None:
    """Return what OpenAlex says of the works with these DOIs; None where it does not answer."""
    try:
        return await openalex.fetch_works(inquiry, dois)
    except NoAnswer:
        return None
