"""An article: a document with everything that was read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.citation import Citation
from claimcheck.model.claim import Claim, Sentence, VagueAttribution
from claimcheck.model.document import Document
from claimcheck.model.quantity import Quantity
from claimcheck.model.quotation import Quotation
from claimcheck.model.reference import Reference, ReferenceList
from claimcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Article:
    """What reading, extraction and linking found. ``unread``: (span, why) of what looks like a list or like
    citations and gave nothing (DOC002). ``language``: ISO 639-1 code, "" where not told;
    such articles are read as English.
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    lists: tuple[ReferenceList, ...] = ()
    citations: tuple[Citation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    vague: tuple[VagueAttribution, ...] = ()
    unread: tuple[tuple[Span, str], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    language: str = ""

    @property
    def path(self) -> str:
        """The path as reports print it."""
        return self.document.path

    @property
    def foreign(self) -> bool:
        """Whether its language is one whose claims cannot be read (the grammar of English alone is built)."""
        return self.language not in ("", "en")

    @property
    def references(self) -> tuple[Reference, ...]:
        """All entries of all lists, in order."""
        return tuple(r for some in self.lists for r in some.references)

    def text(self, span: Span) -> str:
        """Return the words of a span (markup resolved)."""
        return self.document.text[span.start : span.end]
