"""Marks that carry their own address: links, bare DOIs and PMIDs, footnote marks, citation keys."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from urllib.parse import urlsplit

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.identifiers import doi_from_url, find_dois
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.document import Document, Hyperlink
from claimcheck.model.span import Span

_KEY_GROUP = re.compile(r"\[(?:[^\[\]@\n]{0,60})@[^\[\]\n]{1,400}\]")
_KEY = re.compile(
    r"(?<![^\W_])-?@\{?(?P<key>(?:[a-z]{2,10}:)?[^\W_][\w:.#$%&+?<>~/-]*[\w/]|[^\W_])\}?"
    r"(?:\s*,\s*(?P<locator>[^;\]]+))?"
)
#: LaTeX: the commands of natbib and biblatex that take keys.
_CITE_COMMAND = re.compile(
    r"\\(?:[Cc]ite(?:p|t|alp|alt|author|year|yearpar)?|[Pp]arencite|[Tt]extcite|[Aa]utocite|[Ff]ootcite)s?\*?"
    r"(?:\[[^\[\]]{0,80}\]){0,2}\{(?P<keys>[^{}]{1,400})\}"
)
#: Quarto and pandoc-crossref: "@fig-sleep", "@tbl:beds" point at figures and tables of the article itself.
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|supp|nte|tip|wrn|imp|cau)[:-]"
)
#: Manubot's keys are the identifiers themselves.
_SELF_EXPLAINING = re.compile(r"(?:doi|pmid|pmcid|arxiv|isbn|url|https?):", re.IGNORECASE)
_NARRATIVE_KEY = re.compile(r"(?<![\w@.\[;/])@(?P<key>[^\W\d_][\w:.-]*\d{4}[\w-]*)")
#: A key in the sentence that may look like anything, when the list has it ("@doe found").
_KNOWN_KEY = re.compile(
    r"(?<![\w@.\[/\\])-?@(?:\{(?P<braced>[^{}\s]{1,200})\}|"
    r"(?P<key>[^\W_](?:[\w:.#$%&+?<>~/-]{0,200}[\w/])?))"
)
_IBID = re.compile(r"\b[Ii]bid(?:em)?\b\.?(?:,?\s*(?P<locator>pp?\.\s*[\d–-]+))?")
_PMID = re.compile(r"\bPMID:?\s*(\d{5,9})\b")
#: Where a link leads to people or to sharing, not to a source.
_NO_SOURCE = re.compile(
    r"(?:facebook\.com/sharer|twitter\.com/(?:intent|share)|x\.com/intent|linkedin\.com/share|pinterest\.\w+/pin/create|"
    r"reddit\.com/submit|wa\.me/|t\.me/share|/wp-login|/subscribe|/contact|/privacy)",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|mp3|mp4)(?:\?|$)", re.IGNORECASE)


def find_ibid(text: str, start: int, end: int) -> Iterator[Citation]:
    """Yield "ibid.": a mark that means the work cited just before."""
    if text.find("bid", start, end) < 0:
        return
    for match in _IBID.finditer(text, start, end):
        span = Span(*match.span())
        locator = match["locator"]
        yield Citation("", CitationKind.AUTHOR_YEAR, span, (CitationItem(span, label="ibid.", locator=locator),))


def find_links(links: Iterable[Hyperlink]) -> Iterator[Citation]:
    """Yield those of ``links`` that lead out; the identifier is the DOI in the address, else the address."""
    for link in links:
        address = (
            link.target if "://" in link.target else f"https://{link.target}" if link.target.startswith("www.") else ""
        )
        try:
            host = urlsplit(address).hostname if address.lower().startswith(("http://", "https://")) else None
        except ValueError:
            host = None
        if not host or _NO_SOURCE.search(address) or _IMAGE.search(address) or link.span.start >= link.span.end:
            continue
        doi = doi_from_url(address)
        item = CitationItem(link.span, identifier=f"doi:{doi}" if doi else address)
        yield Citation("", CitationKind.LINK, link.span, (item,))


def find_identifiers(text: str, start: int, end: int) -> Iterator[Citation]:
    """Yield DOIs and PMIDs that stand in the text without being a link."""
    for doi in find_dois(text, start, end):
        span = Span(doi.start, doi.end)
        yield Citation("", CitationKind.IDENTIFIER, span, (CitationItem(span, identifier=f"doi:{doi.doi}"),))
    if text.find("PMID", start, end) < 0:
        return
    for match in _PMID.finditer(text, start, end):
        span = Span(*match.span())
        yield Citation("", CitationKind.IDENTIFIER, span, (CitationItem(span, identifier=f"pmid:{match[1]}"),))


def find_footnotes(document: Document) -> Iterator[Citation]:
    """Yield the footnote marks."""
    for mark in document.footnote_marks:
        yield Citation("", CitationKind.FOOTNOTE, mark.span, (CitationItem(mark.span, label=mark.label),))


def find_key_marks(document: Document) -> Iterator[Citation]:
    """Yield the marks whose keys the document's format tells."""
    for mark in document.key_marks:
        items = tuple(CitationItem(span, label=key) for span, key in mark.items)
        yield Citation("", CitationKind.CITEKEY, mark.span, items, narrative=mark.narrative)


def find_citekeys(text: str, start: int, end: int, known: Container[str] = ()) -> Iterator[Citation]:
    """Yield pandoc's keys ("[@smith2010, p. 3; see @lee2011]", "@smith2010") and LaTeX's (``\\cite{smith2010}``).

    ``known``: keys that the article's list has, which are marks in a sentence whatever they look like.
    """
    for command in _CITE_COMMAND.finditer(text, start, end):
        keys = re.finditer(r"[^\s,{}]+", command["keys"])
        at = command.start("keys")
        items = tuple(CitationItem(Span(at + k.start(), at + k.end()), label=k[0]) for k in keys)
        if items:
            yield Citation("", CitationKind.CITEKEY, Span(*command.span()), items)
    if "@" not in text[start:end]:
        return
    taken: list[Span] = []
    for group in _KEY_GROUP.finditer(text, start, end):
        items = tuple(
            CitationItem(
                Span(m.start(), m.end()),
                label=m["key"],
                identifier=m["key"] if _SELF_EXPLAINING.match(m["key"]) else None,
                locator=(m["locator"] or "").strip() or None,
            )
            for m in _KEY.finditer(text, group.start(), group.end())
            if m["key"] in known or not _CROSS_REFERENCE.match(m["key"])
        )
        if items:
            taken.append(Span(*group.span()))
            yield Citation("", CitationKind.CITEKEY, taken[-1], items)
    for match in _KNOWN_KEY.finditer(text, start, end) if known else ():
        key = match["braced"] or match["key"]
        span = Span(*match.span())
        if key in known and not any(t.contains(span) for t in taken):
            taken.append(span)
            yield Citation("", CitationKind.CITEKEY, span, (CitationItem(span, label=key),), narrative=True)
    for match in _NARRATIVE_KEY.finditer(text, start, end):
        span = Span(*match.span())
        if not any(t.contains(span) for t in taken) and not _CROSS_REFERENCE.match(match["key"]):
            yield Citation("", CitationKind.CITEKEY, span, (CitationItem(span, label=match["key"]),), narrative=True)
