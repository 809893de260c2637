"""The numbers of a sentence that are held against the work it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.contexts import Context, context_of
from claimcheck.compare.sayings import Saying, find_sayings
from claimcheck.model.claim import Sentence
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.source import PrintedNumber
from claimcheck.model.span import Span

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\s+$", re.IGNORECASE)
_MONTH_BEHIND = re.compile(rf"\s+(?:of\s+)?{_MONTHS}(?![a-z])", re.IGNORECASE)
_IN_RANGE = re.compile(r"\s?[-–—]\s?\d|\s+to\s+\d")
_BEHIND_RANGE = re.compile(r"\d\s?[-–—]\s?$|\dto $")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A number of an article that is cited from a work.

    ``saying``: what its sentence says with it; None for a number that is read as no quantity ("52," "(9-11)").
    """

    number: PrintedNumber
    context: Context
    saying: Saying | None = None

    @property
    def span(self) -> Span:
        """Where it stands, with its unit where that was read."""
        return self.saying.quantity.span if self.saying else Span(self.number.start, self.number.end)


def claimed_numbers(
    text: str, sentence: Sentence, quantities: Sequence[Quantity], numbers: Sequence[PrintedNumber]
) -> list[Claimed]:
    """Return the numbers of a sentence that are held against its source, in order.

    ``quantities``: those of the sentence. ``numbers``: numbers as printed, of this sentence and others.
    """
    floor, ceiling = sentence.span.start, sentence.span.end
    sayings = {s.quantity.span: s for s in find_sayings(text, [sentence], quantities) if is_checked(s)}
    found: list[Claimed] = []
    read: set[Span] = set()
    for one in numbers:
        if not floor <= one.start < ceiling:
            continue
        span = next((span for span in sayings if span.start <= one.start < span.end), None)
        if span is None:
            if not _may_be_bare(text, one, quantities):
                continue
        elif span in read and not sayings[span].scale.is_range:
            continue  # "1 in 10", "12 of 40": told once
        else:
            read.add(span)
        context = context_of(text, one.start, one.end, floor=floor, ceiling=ceiling)
        found.append(Claimed(one, context, sayings[span] if span else None))
    for span in sayings.keys() - read:
        if any(c.isdigit() for c in text[span.start : span.end]):
            continue  # part of a name: "+1 nucleosomes"
        quantity = sayings[span].quantity
        value = quantity.low if quantity.low is not None else quantity.high  # "a dozen", "doubled"
        number = PrintedNumber(value or 0.0, span.start, span.end, quantity.decimals)
        context = context_of(text, span.start, span.end, floor=floor, ceiling=ceiling)
        found.append(Claimed(number, context, sayings[span]))
    return sorted(found, key=lambda one: one.number.start)


def is_checked(saying: Saying) -> bool:
    """Tell whether a saying is held against the source by what it says: no derived one, date or bare small number."""
    quantity = saying.quantity
    if saying.derived or quantity.kind is QuantityKind.DATE or saying.scale.dimension == "interval":
        return False
    if saying.scale.dimension != "number" or quantity.counted:
        return True
    value = quantity.low if quantity.low is not None else quantity.high
    return quantity.decimals > 0 or abs(value or 0) >= 1000 or saying.scale.is_range


def _may_be_bare(text: str, number: PrintedNumber, held: Sequence[Quantity]) -> bool:
    """Tell whether a number that is read as no quantity is told of the source: an end of an interval, a day, an age.

    No year, no single digit by itself, and none that may be part of a name or what is left of a mark ("enzyme 2.").
    """
    if not text[number.start].isdigit() or any(
        q.kind is QuantityKind.STATISTIC and q.span.start <= number.start < q.span.end for q in held
    ):
        return False
    before, behind = text[max(0, number.start - 14) : number.start], text[number.end : number.end + 14]
    if number.decimals or _IN_RANGE.match(behind) or _BEHIND_RANGE.search(before):
        return True
    if _MONTH_BEFORE.search(before) or _MONTH_BEHIND.match(behind):
        return True
    if number.value < 10 or (_FIRST_YEAR <= number.value <= _LAST_YEAR and number.end - number.start == 4):
        return False
    return not (before.rstrip()[-1:].isalpha() and not behind.lstrip()[:1].isalpha())
