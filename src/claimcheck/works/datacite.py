"""DataCite: data sets, preprints (arXiv among them), reports and software. https://support.datacite.org/docs/api"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_arxiv, normalise_doi
from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Update, Work
from claimcheck.works.cache import DAY, MONTH
from claimcheck.works.inquiry import Inquiry
from claimcheck.works.raw import line, mapping, mappings, paragraph, year
from claimcheck.works.updates import joined
from claimcheck.works.work_types import DATACITE

REGISTRY = "datacite"
_ARXIV = "10.48550/arxiv."
_LUCENE = re.compile(r"[^\w\s]+")
_DATES = frozenset({"Issued", "Available", "Created", "Submitted", "Copyrighted"})
#: arXiv names the published article as ``IsVersionOf``: https://info.arxiv.org/help/doi.html
_VERSIONS = frozenset({"IsVersionOf", "IsPreviousVersionOf", "IsObsoletedBy"})
_TITLES = frozenset({"Subtitle", "TranslatedTitle", "AlternativeTitle"})


async def fetch_work(inquiry: Inquiry, doi: str) -> Work | None:
    """Return the work with a normalised DOI, None where DataCite has none. Raises NoAnswer."""
    question = f"{REGISTRY} work {doi}"
    answer = await inquiry.ask(REGISTRY, question, f"/dois/{quote(doi, safe='')}", seconds=MONTH)
    return read_work(mapping(answer.data).get("data"), answer.day)


async def search(inquiry: Inquiry, title: str) -> list[Work]:
    """Return the works whose titles hold these words. Raises NoAnswer."""
    words = _LUCENE.sub(" ", title).split()[:20]
    parameters = {"query": f"titles.title:({' AND '.join(words)})", "page[size]": "5"}
    question = f"{REGISTRY} search {' '.join(words)}"
    answer = await inquiry.ask(REGISTRY, question, "/dois", parameters, seconds=DAY, kind="list")
    found = (read_work(one, answer.day) for one in mappings(mapping(answer.data).get("data")))
    return [work for work in found if work]


def arxiv_doi(identifier: str) -> str:
    """Return the DOI that arXiv registers for its id, "" for what is no arXiv id."""
    known = normalise_arxiv(identifier)
    return _ARXIV + known if known else ""


def read_work(item: Any, day: str) -> Work | None:
    """Return a DataCite record (JSON:API item or its attributes) as a work; None for what has no DOI."""
    fields = mapping(mapping(item).get("attributes")) or mapping(item)
    doi = normalise_doi(line(fields.get("doi")) or line(fields.get("id")))
    if not doi:
        return None
    titles = list(mappings(fields.get("titles")))
    main = [line(one.get("title")) for one in titles if line(one.get("titleType")) not in _TITLES]
    sub = [line(one.get("title")) for one in titles if line(one.get("titleType")) == "Subtitle"]
    container = mapping(fields.get("container"))
    kinds = mapping(fields.get("types"))
    publisher = fields.get("publisher")
    abstract = next(
        (
            paragraph(one.get("description"))
            for one in mappings(fields.get("descriptions"))
            if line(one.get("descriptionType")) == "Abstract"
        ),
        "",
    )
    first, last = line(container.get("firstPage")), line(container.get("lastPage"))
    return Work(
        id=doi,
        doi=doi,
        arxiv=normalise_arxiv(doi[len(_ARXIV) :]) if doi.startswith(_ARXIV) else "",
        type=DATACITE.get(line(kinds.get("resourceTypeGeneral")), ""),
        title=next(filter(None, main), ""),
        subtitle=next(filter(None, sub), ""),
        authors=_names(fields.get("creators")),
        years=_years(fields),
        container=line(container.get("title")),
        volume=line(container.get("volume")),
        issue=line(container.get("issue")),
        pages=f"{first}-{last}" if first and last and last != first else first,
        publisher=line(mapping(publisher).get("name")) or line(publisher),
        updates=_updates(fields),
        passages=(Passage("abstract", abstract),) if abstract else (),
        registry=REGISTRY,
        retrieved=day,
        cited=False,
    )


def _names(value: Any) -> tuple[Name, ...]:
    names = []
    for one in mappings(value):
        family, given, whole = line(one.get("familyName")), line(one.get("givenName")), line(one.get("name"))
        if family:
            names.append(Name(family, given))
        elif whole and ", " in whole and line(one.get("nameType")) != "Organizational":
            family, _, given = whole.partition(", ")
            names.append(Name(family.strip(), given.strip()) if family.strip() else Name(literal=whole))
        elif whole:
            names.append(Name(literal=whole))
    return tuple(names)


def _years(fields: dict[str, Any]) -> tuple[str, ...]:
    years = [year(fields.get("publicationYear"))]
    years += [year(one.get("date")) for one in mappings(fields.get("dates")) if line(one.get("dateType")) in _DATES]
    return tuple(dict.fromkeys(filter(None, years)))


def _updates(fields: dict[str, Any]) -> tuple[Update, ...]:
    """A version with another registrant is where a preprint was published; one with the same is only a newer file."""
    doi = normalise_doi(line(fields.get("doi")))
    found = []
    for one in mappings(fields.get("relatedIdentifiers")):
        other = normalise_doi(line(one.get("relatedIdentifier")))
        elsewhere = other and other.partition("/")[0] != doi.partition("/")[0]
        if elsewhere and line(one.get("relationType")) in _VERSIONS:
            found.append(Update("published-version", other, "", REGISTRY))
    return joined(found)
