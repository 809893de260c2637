"""Asks a second registry about works."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.model.work import Work
from claimcheck.works import openalex
from claimcheck.works.inquiry import Inquiry, NoAnswer


async def second_opinions(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, Work] | None:
    """Return what OpenAlex says of the works with these DOIs; None where it does not answer."""
    try:
        return await openalex.fetch_works(inquiry, dois)
    except NoAnswer:
        return None
