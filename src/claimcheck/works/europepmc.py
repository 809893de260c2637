"""Europe PMC: works by PMID and PMCID, and a second opinion. https://europepmc.org/RestfulWebService"""

from __future__ import annotations

from typing import Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Work
from claimcheck.works.cache import DAY, MONTH
from claimcheck.works.inquiry import Inquiry
from claimcheck.works.raw import items, line, lines, mapping, mappings, paragraph, year
from claimcheck.works.updates import europepmc_updates

REGISTRY = "europepmc"
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an and as at by for from in into is its not of on or the to with".split())
_PUBLISHED = ("electronicPublicationDate", "firstPublicationDate")


async def fetch_pmid(inquiry: Inquiry, pmid: str) -> Work | None:
    """Return the work with a PubMed id, None where there is none. Raises NoAnswer."""
    found = await _search(inquiry, f"EXT_ID:{pmid} AND SRC:MED", 1)
    return next((work for work in found if work.pmid == pmid), None)


async def fetch_pmcid(inquiry: Inquiry, pmcid: str) -> Work | None:
    """Return the work with a PubMed Central id ("PMC" and digits), None where there is none. Raises NoAnswer."""
    found = await _search(inquiry, f"PMCID:{pmcid}", 1)
    return next((work for work in found if work.pmcid == pmcid), None)


async def search(inquiry: Inquiry, title: str, author: str) -> list[Work]:
    """Return the works whose title holds the telling words of ``title``. Raises NoAnswer."""
    words = [word for word in _WORDS.findall(title) if word.lower() not in _SMALL][:16]
    names = _WORDS.findall(author)
    query = f"TITLE:({' AND '.join(words)})" + (f' AND AUTH:"{" ".join(names)}"' if names else "")
    return await _search(inquiry, query, 5)


def read_work(result: Any, day: str) -> Work | None:
    """Return a record ("core" form) as a work; None for what has neither id nor title."""
    result = mapping(result)
    journal = mapping(result.get("journalInfo"))
    names = mapping(journal.get("journal"))
    title = line(result.get("title")).removesuffix(".")
    pmid, pmcid = normalise_pmid(line(result.get("pmid"))), normalise_pmcid(line(result.get("pmcid")))
    doi = normalise_doi(line(result.get("doi")))
    if not title or not (doi or pmid or pmcid):
        return None
    containers = list(
        dict.fromkeys(
            filter(
                None,
                [
                    line(names.get("title")) or line(result.get("journalTitle")),
                    line(names.get("medlineAbbreviation")),
                    line(names.get("isoabbreviation")),
                ],
            )
        )
    )
    years = [year(result.get("pubYear")), year(journal.get("yearOfPublication"))]
    years += [year(result.get(key)) for key in _PUBLISHED]
    abstract = paragraph(result.get("abstractText"))
    return Work(
        id=doi or f"pmid{pmid}" if doi or pmid else pmcid.lower(),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        type="article" if line(result.get("source")) == "PPR" else "article-journal",
        title=title,
        authors=_names(result),
        years=tuple(dict.fromkeys(filter(None, years))),
        container=containers[0] if containers else "",
        container_also=tuple(containers[1:]),
        volume=line(journal.get("volume")) or line(result.get("journalVolume")),
        issue=line(journal.get("issue")) or line(result.get("issue")),
        pages=line(result.get("pageInfo")),
        updates=europepmc_updates(result),
        passages=(Passage("abstract", abstract),) if abstract else (),
        registry=REGISTRY,
        retrieved=day,
        cited=False,
    )


async def _search(inquiry: Inquiry, query: str, rows: int) -> list[Work]:
    parameters = {"query": query, "format": "json", "resultType": "core", "pageSize": str(rows)}
    seconds = MONTH if rows == 1 else DAY
    answer = await inquiry.ask(REGISTRY, f"{REGISTRY} search {query}", "/search", parameters, seconds=seconds)
    results = mapping(mapping(answer.data).get("resultList")).get("result")
    return [work for one in mappings(results) if (work := read_work(one, answer.day))]


def _names(result: dict[str, Any]) -> tuple[Name, ...]:
    names = []
    for one in mappings(mapping(result.get("authorList")).get("author")):
        family, given = line(one.get("lastName")), line(one.get("firstName")) or line(one.get("initials"))
        literal = line(one.get("collectiveName")) or line(one.get("fullName"))
        if family or literal:
            names.append(Name(family, given) if family else Name(literal=literal))
    if names:
        return tuple(names)
    # "Smith J, Doe AB." where the list is left out
    told = [one.strip() for text in lines(result.get("authorString")) for one in text.rstrip(".").split(",")]
    for one in items(told):
        family, _, initials = one.rpartition(" ")
        if family and initials.isupper() and len(initials) <= 4:
            names.append(Name(family, initials))
        elif one:
            names.append(Name(literal=one))
    return tuple(names)
