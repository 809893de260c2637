"""A few words for writing JSON Schemas (draft 2020-12) short: objects that allow nothing else, enumerations, lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": "string"}
MAYBE_TEXT: dict[str, Any] = {"type": ["string", "null"]}
FLAG: dict[str, Any] = {"type": "boolean"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}


def document(title: str, body: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Return a whole schema; ``parts``: what ``body`` names with :func:`part`."""
    return {"$schema": DIALECT, "title": title, **body, "$defs": parts}


def closed(description: str, properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return an object with all of ``properties``, perhaps some of ``optional``, and nothing else."""
    return {
        "description": description,
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def part(name: str) -> dict[str, Any]:
    """Return a reference to a part of the schema."""
    return {"$ref": f"#/$defs/{name}"}


def maybe(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that takes null as well."""
    return {"anyOf": [schema, {"type": "null"}]}


def listed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a list of any length."""
    return {"type": "array", "items": schema}


def one_of(words: Iterable[str]) -> dict[str, Any]:
    """Return one of some words."""
    return {"enum": [str(word) for word in words]}


def described(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with a description."""
    return {"description": description, **schema}
