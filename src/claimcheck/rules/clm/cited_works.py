"""The works that some marks of an article point at, as far as the record settled them."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.model.citation import Citation
from claimcheck.model.work import Settlement, Work
from claimcheck.rules.framework import Judged


def works_of(judged: Judged, marks: Iterable[Citation]) -> list[Work]:
    """Return the works behind some marks, each once; none at all where one of them is not settled."""
    works: dict[str, Work] = {}
    for mark in marks:
        for item in mark.items:
            if not item.references:
                return []
            for reference in item.references:
                resolved = judged.resolved.get(reference)
                if resolved is None or resolved.work is None or resolved.settlement is not Settlement.VERIFIED:
                    return []
                works[resolved.work.id] = resolved.work
    return list(works.values())
