"""Pickles of the model's classes in a short form: the class and its fields in order.

What frozen dataclasses with slots do of themselves (``__setstate__`` in a loop over ``dataclasses.fields``) takes three
times as long to load. https://docs.python.org/3/library/copyreg.html
"""

from __future__ import annotations

import copyreg
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from claimcheck.compare.claims import Subject
from claimcheck.model.citation import Citation, CitationItem
from claimcheck.model.claim import Attribution, Claim
from claimcheck.model.document import Document, Part
from claimcheck.model.finding import Edit, Evidence, Finding, Fix, Related, Source
from claimcheck.model.quantity import Quantity
from claimcheck.model.reference import Name, Reference, ReferenceList
from claimcheck.model.span import Place, Point, Span
from claimcheck.model.work import ResolvedReference, Work
from claimcheck.rules.site_index import Digest, ToldClaim
from claimcheck.rules.told import Told
from claimcheck.runs.outcome import Counts, Outcome

_CLASSES: tuple[type[Any], ...] = (
    Attribution, Citation, CitationItem, Claim, Counts, Digest, Document, Edit, Evidence, Finding, Fix, Name, Outcome,
    Part, Place, Point, Quantity, Reference, ReferenceList, Related, ResolvedReference, Source, Span, Subject,
    Told, ToldClaim, Work,
)  # fmt: skip


@cache
def shorten() -> None:
    """Let pickles of this process be in the short form; both forms can be read."""
    for cls in _CLASSES:
        copyreg.pickle(cls, _reducer(cls))


def _reducer(cls: type[Any]) -> Any:
    names = [one.name for one in fields(cls)]
    values = attrgetter(*names)
    if len(names) == 1:
        return lambda one: (cls, (values(one),))
    return lambda one: (cls, values(one))
