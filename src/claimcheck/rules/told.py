"""A claim as rules about several articles tell it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.span import Place


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that can be compared, and where it is told: all that messages say of it.

    ``claim``: its id in its article. ``number``: its leading number as printed, with its window. ``sentence``: its
    words; ``subject``: the claim's words, folded. ``group``: that of findings about the sentence. ``works``: what
    identifies the works that it hangs on. ``mark`` and ``reference``: the marks that support it and their entries, as
    printed.
    """

    path: str
    context_only: bool
    claim: str
    place: Place
    number: str
    sentence: str
    subject: str
    group: str
    works: frozenset[str]
    mark: str
    reference: str
