"""Identifiers in running text and in addresses: DOI, PMID, PMCID, arXiv id, ISBN.

DOI syntax: ISO 26324 and the DOI Handbook, section 2.2 (prefix ``10.`` and a registrant, any printable suffix);
where a suffix ends is a matter of the sentence around it, so closing punctuation is left out unless it is balanced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from claimcheck.compare import lazy_patterns as re

DOI_START = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*(?:/|%2[fF])(?=\S)")
_DOI_BODY = re.compile(r"[^\s\"“”«»„‘’]{1,300}")
_CLOSERS = {")": "(", "]": "[", ">": "<", "}": "{"}
_TRAILING = ".,;:!?'*_\\|·…"

URL = re.compile(r"\bhttps?://[^\s<>\"“”]{3,2000}|\bwww\.[^\s<>\"“”]{3,2000}", re.IGNORECASE)
_PMID = re.compile(
    r"\b(?:PMID|PubMed(?:\s+ID)?)\s*:?\s*(\d{4,9})\b|/pubmed/(\d{4,9})\b|pubmed\.ncbi[^\s/]*/(\d{4,9})\b", re.I
)
_PMCID = re.compile(r"\bPMC\s?(\d{4,9})\b")
_ARXIV = re.compile(
    r"\barxiv(?:\.org/(?:abs|pdf)/|:\s*)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])\b")
#: What publishers put after the DOI in the path of a page.
_PAGE_WORDS = re.compile(
    r"(?:/(?:full(?:text)?(?:\.html?)?|abstract|e?pdf(?:direct|plus)?|meta|html|references|figures|summary|tables?|"
    r"metrics|citedby|suppl(?:_file)?|download|pdf/.*)|\.(?:pdf|full|abstract|long|short|html?|full\.pdf))+/?$",
    re.IGNORECASE,
)
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org", "www.doi.org", "doi.dx.org"})


@dataclass(frozen=True, slots=True)
class FoundDoi:
    """A DOI printed in a text: its place there (without "doi:" or a resolver's address) and its value, decoded."""

    start: int
    end: int
    doi: str


def find_dois(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDoi]:
    """Yield the DOIs that stand in ``text`` between ``start`` and ``end``."""
    end = len(text) if end is None else end
    at = start if text.find("10.", start, end) >= 0 else end
    while at < end:
        opening = DOI_START.search(text, at, end)
        if opening is None:
            return
        body = _DOI_BODY.match(text, opening.end(), end)
        at = opening.end()
        if body is None:
            continue
        stop = trim_address(text, opening.start(), body.end())
        if stop > opening.end():
            yield FoundDoi(opening.start(), stop, clean_doi(text[opening.start() : stop]))
            at = stop


def trim_address(text: str, start: int, end: int) -> int:
    """Return where an identifier or address that begins at ``start`` ends, closing punctuation left out."""
    while end > start:
        last = text[end - 1]
        closes_nothing = last in _CLOSERS and text.count(last, start, end) > text.count(_CLOSERS[last], start, end)
        if last not in _TRAILING and not closes_nothing:
            break
        end -= 1
    return end


def clean_doi(text: str) -> str:
    """Return a DOI as registries spell it: percent-decoded, entity-free, lower case left to the comparer."""
    doi = unquote(text) if "%" in text else text
    return doi.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").rstrip(".")


@lru_cache(maxsize=8192)
def is_doi_link(url: str) -> bool:
    """Tell whether an address is a DOI resolver's."""
    return (urlsplit(_with_scheme(url)).hostname or "").lower() in _DOI_HOSTS


@lru_cache(maxsize=8192)
def doi_from_url(url: str) -> str:
    """Return the DOI that stands in an address, or "".

    Where it stands in the path (most publishers: ``/doi/full/10.1176/...``, ``/articles/10.3389/.../full``), or in
    a parameter (PLOS: ``?id=10.1371/...``); nature.com and elifesciences.org print its suffix alone.
    """
    try:
        parts = urlsplit(_with_scheme(url))
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    path = unquote(parts.path)
    found = DOI_START.search(path)
    if found:
        doi = path[found.start() :]
        if host not in _DOI_HOSTS:
            doi = _PAGE_WORDS.sub("", doi)
        return clean_doi(doi).rstrip("/")
    query = unquote(parts.query)
    found = DOI_START.search(query)
    if found:
        return clean_doi(re.split(r"[&#]", query[found.start() :])[0])
    if host.endswith("nature.com"):
        suffix = re.match(r"/articles/([A-Za-z][\w.-]+\d[\w.-]*)", path)
        return f"10.1038/{_PAGE_WORDS.sub('', suffix[1])}" if suffix else ""
    if host.endswith("elifesciences.org"):
        number = re.match(r"/articles/(\d{5,6})", path)
        return f"10.7554/eLife.{number[1]}" if number else ""
    return ""


def find_urls(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield start and end of the addresses printed in ``text``."""
    for match in URL.finditer(text, start, len(text) if end is None else end):
        stop = trim_address(text, match.start(), match.end())
        if stop - match.start() > 7:
            yield match.start(), stop


def find_pmid(text: str) -> tuple[str, int, int] | None:
    """Return (PMID, start, end) of the first PubMed id in a text."""
    match = _PMID.search(text)
    if match is None:
        return None
    group = next(i for i in (1, 2, 3) if match[i])
    return match[group], match.start(group), match.end(group)


def find_pmcid(text: str) -> tuple[str, int, int] | None:
    """Return ("PMC1234567", start, end) of the first PubMed Central id in a text."""
    match = _PMCID.search(text)
    return (f"PMC{match[1]}", match.start(), match.end()) if match else None


def find_arxiv(text: str) -> tuple[str, int, int] | None:
    """Return (arXiv id, start, end) of the first arXiv id in a text."""
    match = _ARXIV.search(text)
    return (match[1], match.start(1), match.end(1)) if match else None


def find_isbn(text: str) -> tuple[str, int, int] | None:
    """Return (ISBN as printed, start, end) of the first ISBN in a text; the check digit is not looked at."""
    match = _ISBN.search(text)
    return (match[1].strip(), match.start(1), match.end(1)) if match else None


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"https://{url}"
