"""The JSON Schema of ``references.yaml``, for editors that check YAML as one types; made of the reader's own keys."""

from __future__ import annotations

from typing import Any

from claimcheck.model.json_schema import closed, described, document, listed, maybe, one_of, part
from claimcheck.works.record import ANSWERS, PASSAGES, SETTLED_KEYS, TOP_KEYS, UPDATES, VERSION, WORK_KEYS

# YAML reads 2018 as a number and 2026-11-22 as a date; as printed both are texts to the reader.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "null"]}
_SCALARS = {"anyOf": [_SCALAR, listed(_SCALAR)]}
_FLAG: dict[str, Any] = {"enum": [True, False, None, "true", "false", "yes", "no"]}


def references_schema() -> dict[str, Any]:
    """Return the schema of the record of works."""
    top = {
        "checked": described("The last complete lock.", _SCALAR),
        "works": maybe(listed(part("work"))),
        "settled": maybe(listed(part("settled"))),
    }
    version = {"version": {"enum": [int(VERSION), VERSION]}}
    body = closed("The works that a site cites, written by claimcheck lock and by people.", version, top)
    assert set(body["properties"]) == set(TOP_KEYS)
    return document("claimcheck references.yaml", body, {"work": _work(), "settled": _settled()})


def _work() -> dict[str, Any]:
    author = {
        "anyOf": [
            closed("A person.", {"family": _SCALAR}, {"given": _SCALAR, "literal": _SCALAR}),
            closed("An organisation.", {"literal": _SCALAR}, {"family": _SCALAR, "given": _SCALAR}),
        ]
    }
    keys: dict[str, Any] = {
        "authors": maybe(listed(author)),
        "authors_truncated": described("The record itself does not list all.", _FLAG),
        "years": described("Issue, print, online: any is right.", _SCALARS),
        "container_also": described("Other names of the journal or book.", _SCALARS),
        "updates": maybe(
            listed(
                closed(
                    "What happened to the work since.",
                    {"type": one_of(UPDATES)},
                    {"doi": _SCALAR, "date": _SCALAR, "source": _SCALAR},
                )
            )
        ),
        "passages": maybe(
            listed(closed("Text that claims are held against.", {"from": one_of(PASSAGES)}, {"text": _SCALAR}))
        ),
        "confirmed": described(
            "An editor vouches for a work that no registry covers.",
            {"anyOf": [_FLAG, closed("Who and when.", {}, {"by": _SCALAR, "on": _SCALAR})]},
        ),
        "cited": described("false: only the owner of somebody's DOI.", _FLAG),
        "record": maybe(
            closed(
                "Who said so: a registry, or editor.",
                {},
                {"registry": _SCALAR, "retrieved": _SCALAR, "sha256": _SCALAR, "note": _SCALAR},
            )
        ),
        "status": maybe(closed("Written by older records.", {}, {"retracted": _FLAG, "checked": _SCALAR})),
    }
    texts = {key: _SCALAR for key in WORK_KEYS if key != "id" and key not in keys}
    return closed("One work.", {"id": {"type": ["string", "number"]}}, {**texts, **keys})


def _settled() -> dict[str, Any]:
    others = {key: _SCALAR for key in SETTLED_KEYS if key not in ("answer", "asked")}
    settled = closed("An answer that is not simply a work.", {"answer": one_of(ANSWERS)}, {**others, "asked": _SCALARS})
    return {**settled, "anyOf": [{"required": ["doi"]}, {"required": ["reference"]}]}
