"""What was read of a cited work: its abstract, chosen passages or full text, with the quantities in it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.claim import Sentence
from claimcheck.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as it stands in a text, whatever it counts; ``decimals``: digits after the decimal point."""

    value: float
    start: int
    end: int
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one work. All spans count in ``text``.

    ``origin``: "full text" where there is any, else "passages" or "abstract". ``quantities``: in order, each within
    a sentence. ``numbers``: every number as printed, quantity or not, in order.
    """

    work: str
    origin: str
    text: str
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    numbers: tuple[PrintedNumber, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether the full text was read, so that what is not in it is not in the work."""
        return self.origin == "full text"
