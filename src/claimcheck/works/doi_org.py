"""doi.org: which agency a DOI is registered with, and the record that agencies other than ours give for it.

https://www.doi.org/doi-handbook/HTML/which-ra.html, https://citation.crosscite.org/docs.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Work
from claimcheck.works.cache import DAY, MONTH
from claimcheck.works.crossref import read_work as read_crossref
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.raw import items, line, mapping, mappings, paragraph

REGISTRY = "doi"
_BATCH = 30
_CSL = "application/vnd.citationstyles.csl+json"
_PLAIN_DOI = re.compile(r"10\.[^,\s#?%]+")  # commas divide DOIs there
_NOT_THERE = ("does not exist", "invalid doi")
#: CSL types that differ from what registries call their works.
_JOURNAL = "article-journal"


async def fetch_agencies(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, str | NoAnswer]:
    """Return the agency of each normalised DOI ("Crossref", "DataCite", "mEDRA", ...), "" where none has it."""
    known, rest = inquiry.split(dois, _question)
    found: dict[str, str | NoAnswer] = {doi: line(one.data) for doi, one in known.items()}
    plain = [doi for doi in rest if _PLAIN_DOI.fullmatch(doi)]
    batches = [plain[at : at + _BATCH] for at in range(0, len(plain), _BATCH)]
    others = [doi for doi in rest if not _PLAIN_DOI.fullmatch(doi)]
    from asyncio import gather

    for some in await gather(*(_batch(inquiry, b) for b in batches), *(_handle(inquiry, d) for d in others)):
        found.update(some)
    return found


async def fetch_work(inquiry: Inquiry, doi: str, agency: str) -> Work | None:
    """Return the work as its agency tells it in CSL JSON, None where it tells nothing. Raises NoAnswer."""
    path = "/" + quote(doi, safe="/")
    answer = await inquiry.ask(REGISTRY, f"{REGISTRY} work {doi}", path, seconds=MONTH, accept=_CSL)
    return read_csl(answer.data, doi, agency, answer.day)


def read_csl(data: Any, doi: str, agency: str, day: str) -> Work | None:
    """Return CSL JSON as a work; None where it names no title."""
    fields = mapping(data)
    work = read_crossref({**fields, "DOI": doi}, day)  # CSL JSON has the same names for almost everything
    if work is None or not work.title:
        return None
    kind = line(fields.get("type"))
    abstract = paragraph(fields.get("abstract"))
    authors = [
        Name(line(one.get("family")), line(one.get("given")), "" if one.get("family") else line(one.get("literal")))
        for one in mappings(fields.get("author"))
    ]
    return replace(
        work,
        type=work.type or (_JOURNAL if kind == "article" and work.container else kind),
        authors=tuple(one for one in authors if one.key) or work.authors,
        passages=(Passage("abstract", abstract),) if abstract else (),
        registry=agency.lower() or REGISTRY,
    )


async def _batch(inquiry: Inquiry, dois: Sequence[str]) -> dict[str, str | NoAnswer]:
    path = "/doiRA/" + ",".join(quote(doi, safe="/():;.-_") for doi in dois)
    try:
        status, data = await inquiry.request(REGISTRY, path, {})
    except NoAnswer as error:
        return dict.fromkeys(dois, error)
    told: dict[str, str | NoAnswer] = {}
    for one in mappings(data):
        doi = normalise_doi(line(one.get("DOI")))
        agency, why = line(one.get("RA")), line(one.get("status")).lower()
        if doi and (agency or any(words in why for words in _NOT_THERE)):
            told[doi] = agency
    for doi in dois:
        if doi not in told:
            told[doi] = NoAnswer(REGISTRY, "it did not say who registered the DOI" if status == 200 else "no answer")
        elif isinstance(told[doi], str):
            _keep(inquiry, doi, str(told[doi]))
    return told


async def _handle(inquiry: Inquiry, doi: str) -> dict[str, str | NoAnswer]:
    """A DOI with a comma: the handle says at least whether it is registered at all."""
    try:
        status, data = await inquiry.request(REGISTRY, f"/api/handles/{quote(doi, safe='/')}", {})
    except NoAnswer as error:
        return {doi: error}
    if status == 404:
        _keep(inquiry, doi, "")
        return {doi: ""}
    if status == 200 and items(mapping(data).get("values")):
        return {doi: REGISTRY}
    return {doi: NoAnswer(REGISTRY, "it did not say who registered the DOI")}


def _keep(inquiry: Inquiry, doi: str, agency: str) -> None:
    inquiry.keep(_question(doi), 200 if agency else 404, agency, DAY)


def _question(doi: str) -> str:
    return f"{REGISTRY} agency {doi}"
