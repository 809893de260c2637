"""What a record says, field by field: its hash, and how it differs from what the registry says by now."""

from __future__ import annotations

import hashlib
import json

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.reference import Name
from claimcheck.model.work import Change, Work

#: The fields of a registry's answer, in the order of ``references.yaml``. Passages are not among them: an editor may
#: add to them, and an abstract says nothing of which work it is.
FIELDS = (
    "doi", "pmid", "pmcid", "isbn", "arxiv", "type", "title", "subtitle", "authors", "authors_truncated", "years",
    "container", "container_also", "volume", "issue", "pages", "publisher", "updates",
)  # fmt: skip


def normal_fields(work: Work) -> dict[str, str]:
    """Return the fields of a work that say something, each as one line of text."""
    told = {
        **{field: " ".join(str(getattr(work, field)).split()) for field in FIELDS if field not in _LISTS},
        "doi": normalise_doi(work.doi),
        "authors": "; ".join(_name(name) for name in work.authors),
        "authors_truncated": "and others" if work.authors_truncated else "",
        "years": ", ".join(work.years),
        "container_also": "; ".join(work.container_also),
        "updates": "; ".join(" ".join(filter(None, (u.type, u.date, u.doi, u.source))) for u in work.updates),
    }
    return {field: told[field] for field in FIELDS if told[field]}


def record_hash(work: Work) -> str:
    """Return the SHA-256 of the normalised fields, 64 hexadecimal digits.

    What is hashed is JSON with sorted keys, so that the order of fields, quotes and line breaks do not matter.
    """
    text = json.dumps(normal_fields(work), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def differences(before: Work, now: Work) -> tuple[Change, ...]:
    """Return the fields in which two tellings of one work differ."""
    ours, theirs = normal_fields(before), normal_fields(now)
    return tuple(
        Change(field, ours.get(field, ""), theirs.get(field, ""))
        for field in FIELDS
        if ours.get(field, "") != theirs.get(field, "")
    )


def _name(name: Name) -> str:
    return " ".join((f"{name.family}, {name.given}" if name.family and name.given else name.key).split())


_LISTS = frozenset({"doi", "authors", "authors_truncated", "years", "container_also", "updates"})
