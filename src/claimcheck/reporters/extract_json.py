"""``extract --output json``: what was read, as the contract says. Plain values alone: it may be many megabytes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claimcheck.model.article import Article
from claimcheck.model.citation import Citation, CitationItem
from claimcheck.model.claim import Claim, VagueAttribution
from claimcheck.model.document import Document
from claimcheck.model.quantity import Quantity
from claimcheck.model.reference import Name, Reference
from claimcheck.model.span import Span
from claimcheck.reporters.json import SCHEMA_VERSION, lines_of, point_object

# Beyond this a float no longer counts single units, and its digits would be made up.
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why."""

    path: str
    message: str


def render(articles: Iterable[Article | Unread], *, quantities: bool = False) -> str:
    """Return one JSON object with one element of ``documents`` for each input, in order, on a line of its own."""
    # One article at a time: the values of one take many times the room of their text.
    documents = (
        _unread(one) if isinstance(one, Unread) else document_object(one, quantities=quantities) for one in articles
    )
    return lines_of({"schema_version": SCHEMA_VERSION}, "documents", documents)


def document_object(article: Article, *, quantities: bool = False) -> dict[str, Any]:
    """Return an article as plain values; ``quantities``: with every quantity, claim or not."""
    document = article.document
    objects: dict[int, dict[str, Any]] = {}  # by identity: a claim's quantities are the document's
    found: dict[str, Any] = {
        "path": document.path,
        "format": document.format,
        "citations": [_citation(document, c) for c in article.citations],
        "references": [_reference(document, r) for r in article.references],
        "claims": [_claim(document, c, objects) for c in article.claims],
        "vague_attributions": [_vague(document, v) for v in article.vague],
    }
    if article.foreign:
        found["language"] = article.language  # why there are no claims
    if quantities:
        found["quantities"] = [objects.get(id(q)) or _quantity(document, q) for q in article.quantities]
    return found


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "path": unread.path,
        "format": None,
        "error": unread.message,
        "citations": [],
        "references": [],
        "claims": [],
        "vague_attributions": [],
    }


def _extent(document: Document, span: Span) -> dict[str, Any]:
    place = document.place(span)
    return {"start": point_object(place.start), "end": point_object(place.end)}


def _words(document: Document, span: Span) -> dict[str, Any]:
    place = document.place(span)
    return {"start": point_object(place.start), "end": point_object(place.end), "text": place.text}


def _citation(document: Document, citation: Citation) -> dict[str, Any]:
    return {
        "id": citation.id,
        "kind": citation.kind.value,
        **_words(document, citation.span),
        "items": [_item(document, item) for item in citation.items],
    }


def _item(document: Document, item: CitationItem) -> dict[str, Any]:
    return {
        **_words(document, item.span),
        "authors": list(item.authors),
        "et_al": item.et_al,
        "year": item.year or None,
        "suffix": item.suffix,
        "label": item.label,
        "identifier": item.identifier,
        "locator": item.locator,
        "references": list(item.references),
    }


def _file(document: Document, span: Span) -> dict[str, Any]:
    """Return the path of the bibliography that a span stands in, where that is not the article itself."""
    path = document.file_at(span.start)[0].path
    return {} if path == document.path else {"path": path}


def _reference(document: Document, reference: Reference) -> dict[str, Any]:
    return {
        "id": reference.id,
        "label": reference.label,
        **_file(document, reference.span),
        **_words(document, reference.span),
        "type": reference.type or None,
        "authors": [_name(name) for name in reference.authors],
        "authors_truncated": reference.authors_truncated,
        "year": reference.year or None,
        "suffix": reference.suffix,
        "title": reference.title or None,
        "container": reference.container or None,
        "volume": reference.volume or None,
        "issue": reference.issue or None,
        "pages": reference.pages or None,
        "publisher": reference.publisher or None,
        "doi": reference.doi or None,
        "pmid": reference.pmid or None,
        "pmcid": reference.pmcid or None,
        "isbn": reference.isbn or None,
        "arxiv": reference.arxiv or None,
        "url": reference.url or None,
    }


def _name(name: Name) -> dict[str, str]:
    if name.literal and not name.family:
        return {"literal": name.literal}
    return {"family": name.family, "given": name.given}


def _claim(document: Document, claim: Claim, objects: dict[int, dict[str, Any]]) -> dict[str, Any]:
    attribution = claim.attribution
    for quantity in claim.quantities:
        objects[id(quantity)] = _quantity(document, quantity)
    return {
        "id": claim.id,
        **_words(document, claim.span),
        "sentence": _extent(document, claim.sentence),
        "quantities": [objects[id(q)] for q in claim.quantities],
        "window": None if claim.window is None else objects.get(id(claim.window)) or _quantity(document, claim.window),
        "population": claim.population,
        "outcome": claim.outcome,
        "direction": claim.direction,
        "attribution": {
            "how": None if attribution.how is None else attribution.how.value,
            "citations": list(attribution.citations),
            "references": list(attribution.references),
        },
    }


def _quantity(document: Document, quantity: Quantity) -> dict[str, Any]:
    found = {
        "kind": quantity.kind.value,
        **_words(document, quantity.span),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "approximate": quantity.approximate,
    }
    if quantity.spread is not None:
        found["spread"] = _number(quantity.spread)
    if quantity.hours is not None:
        found["hours"] = [_number(side) for side in quantity.hours]
    return found


def _number(value: float | None) -> float | int | None:
    """Return a number as JSON knows it: 70 for 70.0, nothing for what is not finite."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if abs(value) < _EXACT and value == int(value) else value


def _vague(document: Document, vague: VagueAttribution) -> dict[str, Any]:
    return {**_words(document, vague.span), "cited": vague.cited}
