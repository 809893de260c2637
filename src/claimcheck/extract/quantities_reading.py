"""What the readers of quantities hand to each other: a sentence under reading, and a quantity in the making."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_exclusions import Exclusions
from claimcheck.extract.quantities_money import Currency
from claimcheck.extract.units import ReadUnit

FROM = re.compile(
    r"\b(?:ranging\s+from|range\s+from|ranged\s+from|ranges\s+from|range\s+of|range:?|from)\s+(?:about\s+|approximately\s+|roughly\s+)?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|approximately\s+|roughly\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence under reading: its range in the text, what in it is no quantity, its words in lower case."""

    text: str
    start: int
    end: int
    blocked: Exclusions
    words: frozenset[str] = frozenset()


@dataclass(slots=True)
class Found:
    """A quantity in the making; ``at``/``stop`` cover number and unit. ``added``: what smaller units add, in ``unit``;
    ``part``: the smallest of them. ``open``: "10+ years".
    """

    first: Numeral
    last: Numeral
    at: int
    stop: int
    unit: ReadUnit | None = None
    currency: Currency | None = None
    spread: float | None = None
    total: float | None = None
    range: bool = False
    negative: bool = False
    added: float = 0.0
    part: ReadUnit | None = None
    open: bool = False

    @property
    def unit_name(self) -> str | None:
        """The unit as printed, in the singular."""
        return self.unit.name if self.unit else None

    @property
    def bare(self) -> bool:
        """Whether neither a unit nor a currency was read."""
        return self.unit is None and self.currency is None
