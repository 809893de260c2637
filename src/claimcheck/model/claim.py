"""Claims: sentences that say something measurable about the world, and vague appeals to authority."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.quantity import Quantity
from claimcheck.model.span import Span


class AttributionHow(StrEnum):
    """How a claim hangs on its citations (the contract's names)."""

    SAME_SENTENCE = "same-sentence"
    SAME_BLOCK = "same-block"
    PARAGRAPH_END = "paragraph-end"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the index of its block in ``Document.blocks``."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """The citations that support a claim; ``how`` None: nothing does.

    ``previous``: not supported itself, but the sentence before is cited and this one goes on from it.
    """

    how: AttributionHow | None = None
    citations: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or bullet with at least one quantity about the world.

    ``direction``: "increase", "decrease", "none" or None. ``terms``: folded content words of the sentence, for
    comparing. ``checkable``: a number that wants a source (percentage, proportion, count of people, fold, effect).
    ``negated``: the measured thing is denied ("do not respond"). ``names``: its words with a capital, lower case.
    """

    id: str
    span: Span
    sentence: Span
    quantities: tuple[Quantity, ...]
    window: Quantity | None = None
    population: str | None = None
    outcome: str | None = None
    intervention: str | None = None
    direction: str | None = None
    hedged: bool = False
    negated: bool = False
    checkable: bool = True
    terms: frozenset[str] = frozenset()
    attribution: Attribution = Attribution()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VagueAttribution:
    """ "Studies show" and its like; ``cited`` when its sentence or bullet carries a citation.

    ``cited_nearby``: only the next sentence or the paragraph's end does.
    """

    span: Span
    sentence: Span
    cited: bool = False
    cited_nearby: bool = False
