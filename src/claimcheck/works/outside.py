"""Kinds of works that no registry covers: web pages, reports, books without DOI, theses, laws, labels."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from claimcheck.model.reference import Reference
from claimcheck.model.work import Work
from claimcheck.works.learning import free_id

#: CSL type -> how people call it.
_KINDS = {
    "webpage": "web page",
    "post": "web page",
    "post-weblog": "web page",
    "report": "report or guideline",
    "standard": "standard",
    "thesis": "thesis",
    "book": "book",
    "article-newspaper": "newspaper piece",
    "article-magazine": "magazine piece",
    "legislation": "law",
    "legal_case": "court decision",
    "bill": "law",
    "patent": "patent",
    "broadcast": "broadcast",
    "motion_picture": "film",
    "song": "recording",
    "personal_communication": "personal communication",
    "interview": "interview",
    "manuscript": "manuscript",
    "speech": "talk",
    "software": "software",
}


def outside_kind(reference: Reference) -> str:
    """Return what an entry is if no registry covers its kind ("web page"), else "".

    An entry with a DOI, PMID, PMCID or arXiv id is something that a registry knows, whatever it looks like.
    """
    if reference.doi or reference.pmid or reference.pmcid or reference.arxiv:
        return ""
    kind = _KINDS.get(reference.type, "")
    if kind:
        return kind
    if reference.url and not reference.container and not reference.volume:
        return "web page"
    # a page or a newspaper's piece reads like an article, but has neither volume nor pages
    if reference.url and reference.type in ("", "article-journal") and not _placed(reference):
        return "web page"
    return ""


def _placed(reference: Reference) -> bool:
    """The entry says where in a journal its work stands; "May 3, 2017" may look like a volume and a page."""
    volume, pages = reference.volume, reference.pages
    a_day = volume.isdigit() and 1 <= int(volume) <= 31 and pages != "" and pages == reference.year
    return bool(reference.issue or ((volume or pages) and not a_day))


def to_confirm(reference: Reference, taken: Collection[str]) -> Work:
    """Return an entry that no registry covers as a work that an editor may vouch for; its id is none of ``taken``."""
    year = reference.year if reference.year.isdigit() else ""
    work = Work(
        "",
        isbn=reference.isbn,
        url=reference.url,
        type=reference.type if reference.type in _KINDS else "webpage",
        title=reference.title,
        authors=reference.authors,
        years=(year,) if year else (),
        container=reference.container,
        publisher=reference.publisher,
        registry="editor",
    )
    return replace(work, id=free_id(work, taken))
