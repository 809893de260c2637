"""References: the entries of a reference list, read into fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family, given) or a body (literal)."""

    family: str = ""
    given: str = ""
    literal: str = ""
    span: Span | None = None

    @property
    def key(self) -> str:
        """The name that a citation would print: family name, else the body's name."""
        return self.family or self.literal


class ListStyle(StrEnum):
    """The style that a list is printed in, where it is known."""

    APA = "apa"
    NUMBERED = "numbered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list (types are CSL names, as in ``references.yaml``).

    ``places``: where each field stands, by field name ("year", "title", "container", "volume", "issue", "pages",
    "doi", "url", ...). ``doi_in_link``: the DOI was read out of a publisher's address, not printed as a DOI.
    ``read``: authors, year and title could be told apart. ``year`` is four digits, "n.d.", "in press" or "".
    """

    id: str
    span: Span
    label: str | None = None
    type: str = ""
    authors: tuple[Name, ...] = ()
    authors_truncated: bool = False
    year: str = ""
    suffix: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    arxiv: str = ""
    url: str = ""
    doi_in_link: bool = False
    read: bool = True
    places: Mapping[str, Span] = field(default_factory=dict)

    def at(self, span: Span, identity: str, label: str | None) -> Reference:
        """Return an entry whose places count from its own beginning as it stands at ``span`` of a document."""
        start = span.start
        names = [
            Name(n.family, n.given, n.literal, n.span and Span(n.span.start + start, n.span.end + start))
            for n in self.authors
        ]
        places = {name: Span(s.start + start, s.end + start) for name, s in self.places.items()}
        # Field by field: ``replace`` takes three times as long, and every entry of every article comes by here.
        return Reference(
            identity, span, label, self.type, tuple(names), self.authors_truncated, self.year, self.suffix,
            self.title, self.container, self.volume, self.issue, self.pages, self.publisher, self.doi, self.pmid,
            self.pmcid, self.isbn, self.arxiv, self.url, self.doi_in_link, self.read, places,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list of references: ``span`` from its first entry to its last; ``heading`` where it has one.

    ``further_reading``: a list whose entries need not be cited. ``numbered``: entries carry numbers. ``keyed``: their
    labels are the keys that citations name ([@key], \\cite{key}, rid="B3").
    """

    span: Span
    heading: Span | None
    references: tuple[Reference, ...]
    style: ListStyle = ListStyle.UNKNOWN
    numbered: bool = False
    further_reading: bool = False
    keyed: bool = False
