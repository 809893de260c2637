"""Works: what exists, as a registry or an editor recorded it, and what a reference was settled as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.reference import Name, Reference


@dataclass(frozen=True, slots=True)
class Update:
    """Something that happened to a work since: type is retraction, concern, correction or published-version."""

    type: str
    doi: str = ""
    date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of a work that claims may be held against; ``origin`` is "abstract", "full text" or "passages"."""

    origin: str
    text: str


@dataclass(frozen=True, slots=True)
class Work:
    """One work of ``references.yaml``. ``years``: issue, print and online year; any is right.

    ``authors_truncated``: the record itself does not list all authors. ``registry``: who said so ("crossref",
    "datacite", ..., "editor" for a record that a person typed in). ``confirmed``: an editor vouches for a work
    that no registry covers. ``edited``: the registry whose answer a person has changed since; ``registry`` is "editor"
    then.
    """

    id: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    arxiv: str = ""
    url: str = ""
    type: str = ""
    title: str = ""
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    authors_truncated: bool = False
    years: tuple[str, ...] = ()
    container: str = ""
    container_also: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    updates: tuple[Update, ...] = ()
    passages: tuple[Passage, ...] = ()
    registry: str = "editor"
    retrieved: str = ""
    confirmed: bool = False
    cited: bool = True
    edited: str = ""
    line: int = 0

    @property
    def full_title(self) -> str:
        """Title and subtitle as one line."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title


class Settlement(StrEnum):
    """How a reference stands with the record."""

    VERIFIED = "verified"  # one work, held against it field by field
    OTHER_WORK = "other-work"  # the identifier belongs to another work
    NOT_REGISTERED = "not-registered"  # the DOI exists in no registry
    NOT_FOUND = "not-found"  # every registry answered, none has it
    OUTSIDE = "outside"  # a kind of work that no registry covers
    UNVERIFIED = "unverified"  # could not be checked; ``reason`` tells why


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that might be meant, never accepted by itself; ``score`` 0 to 1, ``why`` for people."""

    work: Work
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a work that the registry tells otherwise than ``references.yaml``, both as one line of text."""

    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A reference and what it was settled as.

    ``work``: the work it is held against (VERIFIED), or the identifier's owner (OTHER_WORK). ``candidates``: best
    first. ``how``: "doi", "pmid", ..., or "title". ``reason``: one plain line for NET001/NET002. ``changes``: what the
    registry says by now, where that is known and differs from the record.
    """

    reference: Reference
    settlement: Settlement
    work: Work | None = None
    how: str = ""
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    asked: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer that is not simply a work (``settled`` in ``references.yaml``)."""

    answer: str
    doi: str = ""
    reference: str = ""
    work: str = ""
    asked: tuple[str, ...] = ()
    checked: str = ""


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """``references.yaml`` as read: works in order, settled answers, where it came from."""

    path: str = ""
    works: tuple[Work, ...] = ()
    settled: tuple[Settled, ...] = ()
    checked: str = ""
