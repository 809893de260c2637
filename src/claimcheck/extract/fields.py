"""One entry of a reference list -> its fields.

The order of work: label, identifiers (they end the printed description), authors, year, locators (volume, issue,
pages), and what is left between them is title and container. Every style that prints these in some order is read
by the same steps; a step that finds nothing leaves its field empty rather than guessing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.identifiers import (
    FoundDoi,
    doi_from_url,
    find_arxiv,
    find_dois,
    find_isbn,
    find_pmcid,
    find_pmid,
    find_urls,
    is_doi_link,
)
from claimcheck.extract.locators import Locators, read_locators
from claimcheck.extract.names import AuthorList, read_authors
from claimcheck.extract.titles import read_title
from claimcheck.extract.years import QUOTED, FoundYear, find_year
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span

_TAIL = re.compile(
    r"(?=[dhwrapiv1\[(])(?:\bdoi\s*:|\bhttps?:|\bwww\.|\bRetrieved\s+(?:from|on|[A-Z])|\bAvailable\s+(?:from|at|online|via)\b|\bAccessed\b|"
    r"\bPMID\b|\bPMCID\b|\bPMC\d|\bISBN\b|\barXiv:|\b10\.\d{4,9}/|\[(?:Google Scholar|PubMed|CrossRef|PMC)|"
    r"\(accessed\b|\bAbgerufen\b|\bVerfügbar\b|\bDisponible\b)",
    re.IGNORECASE,
)
#: What stands for the authors of the entry before (Chicago Manual of Style 14.67, MLA Handbook).
_SAME_AUTHORS = re.compile(r"(?:[-\u2010-\u2015]{2,6}|_{3,12})[.,]?\s+")
_EDITORS = re.compile(r"\s*[,.]?\s*\(?\b(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|Trans)\b\.?\)?\.?,?")
#: Between two DOIs: the first stands before the entry's own place and year, so it is none of the entry's.
_YEAR_AND_VOLUME = re.compile(r"\b(?:1[5-9]|20)\d\d\b.{0,30}\d", re.DOTALL)
_NOTICE_OF = re.compile(r"errat|correct|corrig|retract|comment|reprint|update", re.IGNORECASE)
_KEPT_LENGTH = 3_000  # characters; what is longer is hardly an entry, and not remembered
_LONGEST_GAP = 6  # characters between the authors and a year: a stop, a bracket, spaces
_THESIS = re.compile(r"\b(?:dissertation|thesis|Dissertation|Diplomarbeit|Doktorarbeit)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:Report|Working Paper|Technical Report|Discussion Paper|White Paper|Guideline)s?\b\.?\s*(?:No\b)?"
)


def read_fields(
    text: str,
    span: Span,
    *,
    identity: str,
    label: str | None,
    emphases: Sequence[Span] = (),
    before: Reference | None = None,
) -> Reference:
    """Read the entry at ``span`` of ``text`` (label left out) into a :class:`Reference` with id ``identity``.

    ``emphases``: spans in italics, which in most styles hold the container or a book's title. ``before``: the entry
    before, whose authors a dash in their place ("———. ...") stands for.
    """
    start = span.start
    entry = text[start : span.end]
    relative = tuple((e.start - start, e.end - start) for e in emphases)
    told = before if before is not None and _SAME_AUTHORS.match(entry) else None
    kept = told is None and len(entry) <= _KEPT_LENGTH
    read = _read(entry, relative) if kept else _read_entry(entry, relative, told)
    return read.at(span, identity, label)


@lru_cache(maxsize=4096)
def _read(entry: str, emphases: tuple[tuple[int, int], ...]) -> Reference:
    """Return an entry's fields; sites cite the same works again and again, so the last few thousand are remembered."""
    return _read_entry(entry, emphases, None)


def _read_entry(text: str, italics: tuple[tuple[int, int], ...], before: Reference | None) -> Reference:
    """Read an entry that is all of ``text``; places count from its beginning, and it has neither id nor label."""
    span, emphases = Span(0, len(text)), [Span(a, b) for a, b in italics]
    places: dict[str, Span] = {}
    found = _identifiers(text, span, places)
    body_end = _body_end(text, span, places.get("doi"))
    same = _SAME_AUTHORS.match(text, span.start, body_end) if before is not None else None
    if same and before is not None:
        authors = AuthorList(tuple(replace(n, span=None) for n in before.authors), before.authors_truncated, same.end())
    else:
        authors = read_authors(text, span.start, body_end)
    year = find_year(text, span.start, body_end, authors.end)
    authors = _whole_authors(text, span.start, body_end, authors, year)
    if authors.names:
        places["authors"] = Span(span.start, authors.end)
    if year:
        places["year"] = Span(year.start, year.end)
    after = max(authors.end, year.outer_end if year and year.outer_start <= authors.end + 4 else 0)
    locators = read_locators(text, after, body_end, year)
    parts = read_title(text, after, body_end, locators, year, emphases)
    places.update(locators.places)
    places.update(parts.places)
    url = found.get("url", "")
    return Reference(
        id="",
        span=span,
        type=_type(text[span.start : span.end], parts.container, parts.publisher, parts.chapter, locators, url),
        authors=authors.names,
        authors_truncated=authors.truncated,
        year=year.year if year else "",
        suffix=year.suffix if year else "",
        title=parts.title,
        container=parts.container,
        volume=locators.volume,
        issue=locators.issue,
        pages=locators.pages,
        publisher=parts.publisher,
        doi=found.get("doi", ""),
        pmid=found.get("pmid", ""),
        pmcid=found.get("pmcid", ""),
        isbn=found.get("isbn", ""),
        arxiv=found.get("arxiv", ""),
        url=url,
        doi_in_link="doi_in_link" in found,
        read=bool(authors.names and year and parts.title),
        places=places,
    )


def _whole_authors(text: str, start: int, end: int, authors: AuthorList, year: FoundYear | None) -> AuthorList:
    """Return the authors as the year shows them: a body before it, names in between, "(Eds.)" behind them."""
    if not authors.names:
        authors = _body_as_author(text, start, end, year)
    if authors.names and year and year.titled and year.start > authors.end + _LONGEST_GAP:
        # names of a shape that is not known stand before the year; what is read of them is the beginning
        authors = AuthorList(authors.names, True, text.rindex(".", authors.end, year.start) + 1)
    editors = _EDITORS.match(text, authors.end, end) if authors.names else None
    return AuthorList(authors.names, authors.truncated, editors.end()) if editors else authors


def _identifiers(text: str, span: Span, places: dict[str, Span]) -> dict[str, str]:
    """Return the identifiers printed in the entry and note where they stand."""
    found: dict[str, str] = {}
    urls = list(find_urls(text, span.start, span.end))
    own = _own_doi(text, span, urls)
    if own:
        found["doi"], places["doi"] = own.doi, Span(own.start, own.end)
    for start, end in urls:
        address = text[start:end]
        found.setdefault("url", address)
        places.setdefault("url", Span(start, end))
        in_link = doi_from_url(address)
        if in_link and "doi" not in found:
            found["doi"], found["doi_in_link"] = in_link, "yes"
            places["doi"] = Span(start, end)
            break
    entry = text[span.start : span.end]
    for kind, finder in (("pmid", find_pmid), ("pmcid", find_pmcid), ("arxiv", find_arxiv), ("isbn", find_isbn)):
        hit = finder(entry)
        if hit:
            found[kind] = hit[0]
            places[kind] = Span(span.start + hit[1], span.start + hit[2])
    return found


def _own_doi(text: str, span: Span, urls: Sequence[tuple[int, int]]) -> FoundDoi | None:
    """Return the entry's DOI: the first, unless that one stands in the title (of a review of a book, say)."""
    dois = []
    for doi in find_dois(text, span.start, span.end):
        url = next(((a, b) for a, b in urls if a <= doi.start < b), None)
        if not url or is_doi_link(text[url[0] : url[1]]):
            dois.append(doi)
    if len(dois) > 1 and not text[dois[-1].end : span.end].strip(" .)]>"):
        between = text[dois[0].end : dois[-1].start]
        if _YEAR_AND_VOLUME.search(between) and not _NOTICE_OF.search(between):
            return dois[-1]
    return dois[0] if dois else None


def _body_end(text: str, span: Span, doi: Span | None) -> int:
    """Return where the printed description ends and identifiers or access notes begin.

    A DOI before the entry's own one (``doi``) is part of the description.
    """
    tail = _TAIL.search(text, span.start + 1, span.end)
    inner = next(find_dois(text, span.start, doi.start), None) if doi and tail else None
    if inner and tail and tail.start() <= inner.start:
        tail = _TAIL.search(text, inner.end, span.end)
    for quoted in QUOTED.finditer(text, span.start, span.end) if tail else ():
        if tail and quoted.start() <= tail.start() < quoted.end():  # an ISBN or address in a quoted title
            tail = _TAIL.search(text, quoted.end(), span.end)
    return tail.start() if tail else span.end


def _body_as_author(text: str, start: int, end: int, year: FoundYear | None) -> AuthorList:
    """Take what stands before an early "(2018)." or the first full stop as the name of a body."""
    if year and 2 < year.outer_start - start < (400 if year.bracketed else 60):
        stop = year.outer_start
    else:
        sentence = re.compile(r"\.\s").search(text, start, min(end, start + 120))
        if sentence is None:
            return AuthorList((), False, start)
        stop = sentence.start()
        if not year or len(text[start:stop].split()) > 9:
            return AuthorList((), False, start)
    name = text[start:stop].rstrip(" .,;:\u00a0\n")
    if not name or name[0] in '"“‘' or (year and year.start < start + len(name)):
        return AuthorList((), False, start)
    names, at = [], start
    for part in re.split(r"(,?\s*&\s*)", name):
        if part.strip(" ,&"):
            names.append(Name(literal=part, span=Span(at, at + len(part))))
        at += len(part)
    return AuthorList(tuple(names), False, start + len(name))


def _type(entry: str, container: str, publisher: str, chapter: bool, locators: Locators, url: str) -> str:
    """Return the CSL type that the entry reads like."""
    if _THESIS.search(entry):
        return "thesis"
    if chapter:
        return "chapter"
    if container and (locators.volume or locators.pages or locators.issue):
        return "article-journal"
    if _REPORT.search(entry) and not container:
        return "report"
    if publisher and not container:
        return "book"
    if container and not url:
        return "article-journal"
    if url and not locators.volume:
        doi = doi_from_url(url)
        return "article-journal" if doi and container else "webpage"
    return "article-journal" if container else "book" if publisher else "document"
