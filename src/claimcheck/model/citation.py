"""Citations: the marks in the text that point at references."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.reference import Reference
from claimcheck.model.span import Span


class CitationKind(StrEnum):
    """How a mark points at its reference (the contract's names)."""

    AUTHOR_YEAR = "author-year"
    NUMERIC = "numeric"
    FOOTNOTE = "footnote"
    CITEKEY = "citekey"
    LINK = "link"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work pointed at within a mark.

        ``authors``: family names (or one organisation) as printed. ``year`` is four digits, "n.d.", "in press" or "".
    ``initials``: of the first author, where printed ("B. Zheng et al."). ``suffix``: the letter of 2018a.
    ``label``: number, footnote label or citekey. ``identifier``: "doi:10...", "pmid:..." or an address. ``works``: what
    the file itself says is meant, one work or, beside a number, those of the whole mark. ``references``: ids of the
    entries that it fits; filled by linking.
    """

    span: Span
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: str = ""
    suffix: str = ""
    initials: str = ""
    label: str | None = None
    identifier: str | None = None
    locator: str | None = None
    works: tuple[Reference, ...] = ()
    references: tuple[str, ...] = ()

    def linked(self, references: tuple[str, ...]) -> CitationItem:
        """Return the item with the entries that it fits (field by field: ``replace`` takes three times as long)."""
        return CitationItem(
            self.span, self.authors, self.et_al, self.year, self.suffix, self.initials, self.label, self.identifier,
            self.locator, self.works, references,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One mark: a pair of brackets, a narrative mention, a superscript, a footnote mark, a link.

    ``narrative``: the authors are part of the sentence. ``weak``: it only looks like a mark ("depression 4.").
    ``lost``: a raised number that is plain after copying ("health12."); some of its like are not told from text.
    """

    id: str
    kind: CitationKind
    span: Span
    items: tuple[CitationItem, ...]
    narrative: bool = False
    superscript: bool = False
    weak: bool = False
    lost: bool = False

    def with_items(self, items: tuple[CitationItem, ...]) -> Citation:
        """Return the mark with other items."""
        return Citation(self.id, self.kind, self.span, items, self.narrative, self.superscript, self.weak, self.lost)

    def named(self, identity: str) -> Citation:
        """Return the mark with its id."""
        return Citation(
            identity, self.kind, self.span, self.items, self.narrative, self.superscript, self.weak, self.lost
        )

    @property
    def references(self) -> tuple[str, ...]:
        """Ids of all entries that its items point at, in order, each once."""
        return tuple(dict.fromkeys(r for item in self.items for r in item.references))
