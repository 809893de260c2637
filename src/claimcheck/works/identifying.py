"""From a DOI to its work: Crossref, then the agency that doi.org names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.model.work import Work
from claimcheck.works import crossref, datacite, doi_org
from claimcheck.works.cache import Answer
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.raw import mapping
from claimcheck.works.sources import NAMES


@dataclass(frozen=True, slots=True)
class Nothing:
    """No work could be had for a DOI. ``registered`` False: no agency has it; True or None: ``why`` tells."""

    registered: bool | None
    why: str = ""


Owner = Work | Nothing
OFFLINE = "offline"


async def identify(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, Owner]:
    """Return whose each normalised DOI is; never raises."""
    wanted = list(dict.fromkeys(dois))
    owners: dict[str, Owner] = {}
    missing = []
    for doi, answer in (await crossref.fetch_records(inquiry, wanted)).items():
        if isinstance(answer, NoAnswer):
            owners[doi] = Nothing(None, unanswered(answer))
            continue
        work = crossref.read_work(answer.data, answer.day) if answer.status == 200 else None
        if work is None:
            missing.append(doi)
        else:
            owners[doi] = work
    agencies = await doi_org.fetch_agencies(inquiry, missing)
    from asyncio import gather

    found = await gather(*(_with_agency(inquiry, doi, agencies[doi]) for doi in missing))
    owners.update(zip(missing, found, strict=True))
    return owners


def unanswered(error: NoAnswer) -> str:
    """Return for people why a registry said nothing: "Crossref did not answer (no answer in time)"."""
    name = NAMES.get(error.registry, error.registry)
    return OFFLINE if error.why == OFFLINE else f"{name} could not be asked: {error.why}"


async def _with_agency(inquiry: Inquiry, doi: str, agency: str | NoAnswer) -> Owner:
    if isinstance(agency, NoAnswer):
        return Nothing(None, unanswered(agency))
    if not agency:
        return Nothing(False)
    try:
        work = await _from_agency(inquiry, doi, agency)
    except NoAnswer as error:
        return Nothing(None, unanswered(error))
    return work or Nothing(True, f"the DOI is registered ({agency}), but its record could not be had")


async def _from_agency(inquiry: Inquiry, doi: str, agency: str) -> Work | None:
    if agency.lower() == crossref.REGISTRY:  # an alias: the list does not know it, the single look-up redirects
        answer: Answer = await crossref.fetch_record(inquiry, doi)
        return crossref.read_work(mapping(answer.data).get("message"), answer.day)
    if agency.lower() == datacite.REGISTRY:
        return await datacite.fetch_work(inquiry, doi)
    return await doi_org.fetch_work(inquiry, doi, agency)
