"""Entries and the works behind them as rows that a person can compare."""

from __future__ import annotations

from typing import Any

from claimcheck.model.reference import Name, Reference
from claimcheck.model.work import Work
from claimcheck.reporters.evidence import REGISTRIES

FIELDS = ("authors", "year", "title", "container", "volume", "issue", "pages", "publisher", "doi")
_MOST_AUTHORS = 12


def entry_fields(reference: Reference) -> list[str]:
    """Return what the entry says, in the order of FIELDS."""
    return [
        _people(reference.authors, reference.authors_truncated),
        reference.year + reference.suffix,
        reference.title,
        reference.container,
        reference.volume,
        reference.issue,
        reference.pages,
        reference.publisher,
        reference.doi,
    ]


def work_row(work: Work) -> dict[str, Any]:
    """Return what the record says of a work, in the order of FIELDS, and where that comes from."""
    row: dict[str, Any] = {
        "f": [
            _people(work.authors, work.authors_truncated),
            " or ".join(dict.fromkeys(work.years)),
            work.full_title,
            work.container,
            work.volume,
            work.issue,
            work.pages,
            work.publisher,
            work.doi,
        ],
        "from": REGISTRIES.get(work.registry, work.registry),
    }
    row |= {key: value for key, value in (("on", work.retrieved), ("url", work.url)) if value}
    if work.updates:
        row["up"] = [[one.type, one.doi, one.date] for one in work.updates]
    return row


def _people(names: tuple[Name, ...], truncated: bool) -> str:
    shown = [f"{one.family}, {one.given}" if one.given else one.key for one in names[:_MOST_AUTHORS]]
    more = truncated or len(names) > _MOST_AUTHORS
    return "; ".join(shown) + (" …" if more else "")
