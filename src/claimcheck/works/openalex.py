"""OpenAlex: a second opinion where Crossref has nothing or says otherwise. https://docs.openalex.org"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.reference import Name
from claimcheck.model.work import Update, Work
from claimcheck.works.cache import DAY, MONTH
from claimcheck.works.doubts import SECOND
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.raw import line, mapping, mappings, year
from claimcheck.works.work_types import OPENALEX

REGISTRY = SECOND
_WORDS = re.compile(r"[^\W_]+")
_SELECT = "id,doi,title,publication_year,type,authorships,primary_location,biblio,is_retracted"
_FEW = 5
_BATCH = 40  # DOIs of one request; OpenAlex takes 50
_PLAIN_DOI = re.compile(r"10\.[^,|\s#?%&]+")


async def search(inquiry: Inquiry, title: str) -> list[Work]:
    """Return the works whose title holds these words, best first. Raises NoAnswer."""
    words = " ".join(_WORDS.findall(title)[:24])
    parameters = {"filter": f"title.search:{words}", "per-page": str(_FEW), "select": _SELECT}
    question = f"{REGISTRY} search {words}"
    answer = await inquiry.ask(REGISTRY, question, "/works", parameters, seconds=DAY, kind="list")
    return [work for one in mappings(mapping(answer.data).get("results")) if (work := read_work(one, answer.day))]


async def fetch_works(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, Work]:
    """Return the works with these normalised DOIs, by DOI, as far as OpenAlex has them. Raises NoAnswer."""
    known, rest = inquiry.split(dois, lambda doi: f"{REGISTRY} work {doi}")
    found = {doi: work for doi, one in known.items() if (work := read_work(one.data, one.day))}
    plain = [doi for doi in rest if _PLAIN_DOI.fullmatch(doi)]
    for at in range(0, len(plain), _BATCH):
        some = plain[at : at + _BATCH]
        parameters = {"filter": f"doi:{'|'.join(some)}", "per-page": str(len(some)), "select": _SELECT}
        status, data = await inquiry.request(REGISTRY, "/works", parameters, kind="list")
        if status == 400:
            raise NoAnswer(REGISTRY, "it could not be asked for these DOIs")
        told = {normalise_doi(line(one.get("doi"))): one for one in mappings(mapping(data).get("results"))}
        for doi in some:
            answer = inquiry.keep(f"{REGISTRY} work {doi}", 200 if doi in told else 404, told.get(doi), MONTH)
            if work := read_work(answer.data, answer.day):
                found[doi] = work
    return found


def read_work(item: Any, day: str) -> Work | None:
    """Return a record as a work; None for what has neither title nor id."""
    item = mapping(item)
    title = line(item.get("title")) or line(item.get("display_name"))
    doi = normalise_doi(line(item.get("doi")))
    number = line(item.get("id")).rpartition("/")[2].lower()
    if not title or not (doi or number):
        return None
    source = mapping(mapping(item.get("primary_location")).get("source"))
    biblio = mapping(item.get("biblio"))
    first, last = line(biblio.get("first_page")), line(biblio.get("last_page"))
    year_ = year(item.get("publication_year"))
    return Work(
        id=doi or number,
        doi=doi,
        url="" if doi else line(item.get("id")),
        type=OPENALEX.get(line(item.get("type")), ""),
        title=title,
        authors=tuple(name for one in mappings(item.get("authorships")) if (name := _name(one)).key),
        years=(year_,) if year_ else (),
        container=line(source.get("display_name")),
        volume=line(biblio.get("volume")),
        issue=line(biblio.get("issue")),
        pages=f"{first}-{last}" if first and last and first != last else first,
        updates=(Update("retraction", "", "", REGISTRY),) if item.get("is_retracted") is True else (),
        registry=REGISTRY,
        retrieved=day,
        cited=False,
    )


def _name(authorship: dict[str, Any]) -> Name:
    """One line of text: the last word is the family name, which comparing does not rely on."""
    whole = line(authorship.get("raw_author_name")) or line(mapping(authorship.get("author")).get("display_name"))
    family, comma, given = whole.partition(", ")
    if comma and family and given:
        return Name(family, given)
    given, _, family = whole.rpartition(" ")
    return Name(family, given) if given and family else Name(literal=whole)
