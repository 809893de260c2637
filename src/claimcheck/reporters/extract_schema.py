"""The JSON Schema of ``extract --output json``."""

from __future__ import annotations

from typing import Any

from claimcheck.model.citation import CitationKind
from claimcheck.model.claim import AttributionHow
from claimcheck.model.json_schema import (
    FLAG,
    MAYBE_TEXT,
    TEXT,
    closed,
    described,
    document,
    listed,
    maybe,
    one_of,
    part,
)
from claimcheck.model.quantity import QuantityKind
from claimcheck.reporters.json import SCHEMA_VERSION
from claimcheck.reporters.json_schema import EXTENT, POINT

_NUMBER: dict[str, Any] = {"type": ["number", "null"]}
_WORDS = {**EXTENT, "text": TEXT}
_PART = {"part": described("For files that nobody reads as text: the paragraph or page.", TEXT)}
_TEXTS = listed(TEXT)


def extract_schema() -> dict[str, Any]:
    """Return the schema of everything that was read."""
    body = closed(
        "What claimcheck extract --output json writes.",
        {"schema_version": {"const": SCHEMA_VERSION}, "documents": listed(part("document"))},
    )
    parts = {
        "point": POINT,
        "document": _document(),
        "citation": _citation(),
        "reference": _reference(),
        "claim": _claim(),
        "quantity": _quantity(),
    }
    return document("claimcheck extract", body, parts)


def _document() -> dict[str, Any]:
    return closed(
        "One input.",
        {
            "path": TEXT,
            "format": described("null where it could not be read.", MAYBE_TEXT),
            "citations": listed(part("citation")),
            "references": listed(part("reference")),
            "claims": listed(part("claim")),
            "vague_attributions": listed(closed("“Studies show”.", {**_WORDS, "cited": FLAG}, _PART)),
        },
        {
            "error": described("Why it could not be read.", TEXT),
            "language": described("The language of an article whose claims were not read.", TEXT),
            "quantities": described("With --quantities: every quantity, claim or not.", listed(part("quantity"))),
        },
    )


def _citation() -> dict[str, Any]:
    item = closed(
        "One work that the mark names.",
        {
            **_WORDS,
            "authors": _TEXTS,
            "et_al": FLAG,
            "year": MAYBE_TEXT,
            "suffix": TEXT,
            "label": MAYBE_TEXT,
            "identifier": MAYBE_TEXT,
            "locator": MAYBE_TEXT,
            "references": described("Ids of the entries that fit: none, one, or all of several.", _TEXTS),
        },
        _PART,
    )
    return closed(
        "One mark in the text.",
        {"id": TEXT, "kind": one_of(CitationKind), **_WORDS, "items": listed(item)},
        _PART,
    )


def _reference() -> dict[str, Any]:
    name = {
        "oneOf": [
            closed("A person.", {"family": TEXT, "given": TEXT}),
            closed("An organisation.", {"literal": TEXT}),
        ]
    }
    fields = "title container volume issue pages publisher doi pmid pmcid isbn arxiv url".split()
    return closed(
        "One entry of a reference list.",
        {
            "id": TEXT,
            "label": MAYBE_TEXT,
            **_WORDS,
            "type": described("A CSL name.", MAYBE_TEXT),
            "authors": listed(name),
            "authors_truncated": FLAG,
            "year": MAYBE_TEXT,
            "suffix": TEXT,
            **dict.fromkeys(fields, MAYBE_TEXT),
        },
        _PART,
    )


def _claim() -> dict[str, Any]:
    attribution = closed(
        "Where the claim has its source from.",
        {"how": maybe(one_of(AttributionHow)), "citations": _TEXTS, "references": _TEXTS},
    )
    return closed(
        "One claim.",
        {
            "id": TEXT,
            **_WORDS,
            "sentence": closed("The sentence that it stands in.", EXTENT, _PART),
            "quantities": listed(part("quantity")),
            "window": maybe(part("quantity")),
            "population": MAYBE_TEXT,
            "outcome": MAYBE_TEXT,
            "direction": MAYBE_TEXT,
            "attribution": attribution,
        },
        _PART,
    )


def _quantity() -> dict[str, Any]:
    return closed(
        "A number and its unit; an exact value has low = high, an open side is null.",
        {
            "kind": one_of(QuantityKind),
            **_WORDS,
            "low": _NUMBER,
            "high": _NUMBER,
            "unit": MAYBE_TEXT,
            "modifier": MAYBE_TEXT,
            "approximate": FLAG,
        },
        {
            "spread": _NUMBER,
            "hours": described(
                "A time from and to, in hours.", {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
            ),
            **_PART,
        },
    )
