"""What was read of a cited work: its abstract, chosen passages or full text, with the quantities in it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.claim import Sentence
from claimcheck.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one work. All spans count in ``text``.

    ``origin``: "full text" where there is any, else "passages" or "abstract". ``quantities``: in order, each within
    a sentence. ``numbers``: every number as printed, quantity or not: (value, place).
    """

    work: str
    origin: str
    text: str
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    numbers: tuple[tuple[float, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether the full text was read, so that what is not in it is not in the work."""
        return self.origin == "full text"
