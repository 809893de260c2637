"""Crossref: records by DOI (many in one request), bibliographic search, notices about works.

REST API: https://api.crossref.org/swagger-ui/index.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import normalise_doi, normalise_isbn
from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Work
from claimcheck.works.cache import DAY, MONTH, Answer
from claimcheck.works.inquiry import Inquiry, NoAnswer
from claimcheck.works.raw import date, first_line, line, lines, mapping, mappings, paragraph
from claimcheck.works.updates import is_notice, recorded_updates
from claimcheck.works.work_types import CROSSREF

REGISTRY = "crossref"
#: The fields that judging needs; everything else (reference lists above all) stays there.
_SELECT = (
    "DOI,type,title,subtitle,short-title,original-title,author,editor,issued,published,published-print,"
    "published-online,posted,container-title,short-container-title,group-title,volume,issue,page,article-number,"
    "publisher,ISBN,abstract,update-to,updated-by,relation"
)
_BATCH = 40  # DOIs of one list request: its address stays below 4,000 characters
_ROWS = 6  # works of a search that are looked at
_PLAIN_DOI = re.compile(r"10\.[\w./()-]{3,120}", re.ASCII)  # what may stand in a filter, where a comma divides
_NOTICE = re.compile(r"retract|correction|corrig|errat|concern|withdraw", re.IGNORECASE)
_DATES = ("published-print", "issued", "published", "published-online", "posted")
_ET_AL = frozenset({"et al", "and others", "others", "et alii"})


def record_question(doi: str) -> str:
    """Return the line that the record of a DOI is cached under."""
    return f"{REGISTRY} work {doi}"


def notices_question(doi: str) -> str:
    """Return the line that the notices about a DOI are cached under."""
    return f"{REGISTRY} notices {doi}"


async def fetch_records(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, Answer | NoAnswer]:
    """Return the records of normalised DOIs, 404 for those that Crossref does not list; never raises."""
    known, rest = inquiry.split(dois, record_question)
    found: dict[str, Answer | NoAnswer] = dict(known)
    plain = [doi for doi in rest if _PLAIN_DOI.fullmatch(doi)]
    from asyncio import gather

    batches = [plain[at : at + _BATCH] for at in range(0, len(plain), _BATCH)]
    singles = [doi for doi in rest if not _PLAIN_DOI.fullmatch(doi)]
    for some in await gather(*(_batch(inquiry, b) for b in batches), *(_single(inquiry, d) for d in singles)):
        found.update(some)
    return found


async def fetch_record(inquiry: Inquiry, doi: str) -> Answer:
    """Return the record of one DOI, also where the DOI became another one's alias. Raises NoAnswer."""
    return await inquiry.ask(REGISTRY, f"{REGISTRY} single {doi}", f"/works/{quote(doi, safe='')}", seconds=MONTH)


async def search(inquiry: Inquiry, words: str) -> list[Work]:
    """Return the works that a bibliographic search brings up, best first; the score is no confidence. NoAnswer."""
    parameters = {"query.bibliographic": words, "rows": str(_ROWS), "select": _SELECT}
    question = f"{REGISTRY} search {words}"
    answer = await inquiry.ask(REGISTRY, question, "/works", parameters, seconds=DAY, kind="list")
    wanted = bool(_NOTICE.search(words))  # a notice often bears the very title of the work that it is about
    found = (one for one in _listed(answer.data) if wanted or not is_notice(one))
    return [work for one in found if (work := read_work(one, answer.day))]


async def fetch_notices(inquiry: Inquiry, dois: Iterable[str]) -> dict[str, list[dict[str, Any]] | NoAnswer]:
    """Return, by DOI, the notices (retractions, concerns, corrections) that name it; asked anew every day."""
    known, rest = inquiry.split(dois, notices_question)
    found: dict[str, list[dict[str, Any]] | NoAnswer] = {doi: list(mappings(one.data)) for doi, one in known.items()}
    plain = [doi for doi in rest if _PLAIN_DOI.fullmatch(doi)]
    batches = [plain[at : at + _BATCH] for at in range(0, len(plain), _BATCH)]
    batches += [[doi] for doi in rest if not _PLAIN_DOI.fullmatch(doi) and "," not in doi]
    from asyncio import gather

    for some in await gather(*(_notices(inquiry, batch) for batch in batches)):
        found.update(some)
    return found


def read_work(message: Any, day: str) -> Work | None:
    """Return a Crossref record as a work; None for what has no DOI."""
    message = mapping(message)
    doi = normalise_doi(line(message.get("DOI")))
    if not doi:
        return None
    title = first_line(message.get("title")) or first_line(message.get("original-title"))
    subtitle = first_line(message.get("subtitle"))
    authors, truncated = _names(message.get("author"))
    if not authors:
        authors, truncated = _names(message.get("editor"))
    containers = lines(message.get("container-title")) + lines(message.get("short-container-title"))
    containers = list(dict.fromkeys(containers)) or lines(message.get("group-title"))
    abstract = paragraph(message.get("abstract"))
    return Work(
        id=doi,
        doi=doi,
        isbn=next(filter(None, (normalise_isbn(one.rpartition("/")[2]) for one in lines(message.get("ISBN")))), ""),
        type=CROSSREF.get(line(message.get("type")), ""),
        title=title or first_line(message.get("short-title")),
        subtitle="" if not subtitle or fold(subtitle) in fold(title) else subtitle,
        authors=authors,
        authors_truncated=truncated,
        years=_years(message),
        container=containers[0] if containers else "",
        container_also=tuple(containers[1:]),
        volume=line(message.get("volume")),
        issue=line(message.get("issue")),
        pages=line(message.get("page")) or line(message.get("article-number")),
        publisher=line(message.get("publisher")),
        updates=recorded_updates(message),
        passages=(Passage("abstract", abstract),) if abstract else (),
        registry=REGISTRY,
        retrieved=day,
        cited=False,
    )


async def _batch(inquiry: Inquiry, dois: Sequence[str]) -> dict[str, Answer | NoAnswer]:
    parameters = {"filter": ",".join(f"doi:{doi}" for doi in dois), "rows": str(len(dois)), "select": _SELECT}
    try:
        status, data = await inquiry.request(REGISTRY, "/works", parameters, kind="list")
    except NoAnswer as error:
        return dict.fromkeys(dois, error)
    if status == 400 and len(dois) > 1:  # one of them is no DOI to Crossref's mind: halve until it stands alone
        half = len(dois) // 2
        return {**await _batch(inquiry, dois[:half]), **await _batch(inquiry, dois[half:])}
    by_doi = {normalise_doi(line(one.get("DOI"))): one for one in _listed(data)}
    return {
        doi: inquiry.keep(record_question(doi), 200 if doi in by_doi else 404, by_doi.get(doi), MONTH) for doi in dois
    }


async def _single(inquiry: Inquiry, doi: str) -> dict[str, Answer | NoAnswer]:
    try:
        answer = await fetch_record(inquiry, doi)
    except NoAnswer as error:
        return {doi: error}
    return {doi: Answer(answer.status, mapping(answer.data).get("message"), answer.at)}


async def _notices(inquiry: Inquiry, dois: Sequence[str]) -> dict[str, list[dict[str, Any]] | NoAnswer]:
    parameters = {
        "filter": ",".join(f"updates:{doi}" for doi in dois),
        "rows": str(min(1000, 5 * len(dois) + 20)),
        "select": "DOI,type,title,update-to",
    }
    try:
        status, data = await inquiry.request(REGISTRY, "/works", parameters, kind="list")
    except NoAnswer as error:
        return dict.fromkeys(dois, error)
    if status != 200:
        return dict.fromkeys(dois, NoAnswer(REGISTRY, "it could not be asked for notices"))
    found: dict[str, list[dict[str, Any]] | NoAnswer] = {}
    listed = list(_listed(data))
    for doi in dois:
        own = [
            one for one in listed if doi in {normalise_doi(line(u.get("DOI"))) for u in mappings(one.get("update-to"))}
        ]
        inquiry.keep(notices_question(doi), 200, own, DAY)
        found[doi] = own
    return found


def _listed(data: Any) -> Iterator[dict[str, Any]]:
    return mappings(mapping(mapping(data).get("message")).get("items"))


def _names(value: Any) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list, and whether the list says that there are more."""
    names: list[Name] = []
    truncated = False
    for one in mappings(value):
        family, given, literal = line(one.get("family")), line(one.get("given")), line(one.get("name"))
        if fold(family or literal) in _ET_AL:
            truncated = True
        elif family:
            names.append(Name(family, given))
        elif literal or given:
            names.append(Name(literal=literal or given))
    return tuple(names), truncated


def _years(message: dict[str, Any]) -> tuple[str, ...]:
    years = [date(message.get(key))[:4] for key in _DATES]
    issue = mapping(message.get("journal-issue"))
    years += [date(issue.get(key))[:4] for key in ("published-print", "published-online")]
    return tuple(dict.fromkeys(filter(None, years)))
