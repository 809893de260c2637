"""Which numbers want a source: shares, counts of people, folds and effects that are told about the world."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.claims_sections import tells_own_data
from claimcheck.extract.quantities_context import PEOPLE_WORDS
from claimcheck.model.quantity import Quantity, QuantityKind

_SUBSTANCE = re.compile(
    r"\s*(?:\([vw]/[vw]\)\s*)?(?:(?:w/v|v/v|vol)\b|ethanol|methanol|isopropanol|acetone|saline|(?:\w+\s+)?solutions?\b|alcohol|glycerol|DMSO|CO2|O2|N2|oxygen|agar|agarose|gels?\b|"
    r"acetonitrile|formaldehyde|paraformaldehyde|PFA|sucrose|glucose|fructose|lactose|dextrose|starch|BSA|FBS|serum|SDS|Triton|Tween|NaCl|acid|milk|humidity|discount|off\b|sure\b|certain\b|free\b|natural|"
    r"organic|cotton|confidence|confident|CI\b|credible|prediction\s+interval|significance|level\s+of\s+significance|identity|power\b|similarity|threshold|cut-?off|quantile|percentile|"
    r"guarantee\w*|upper|lower\s+(?:limit|bound)|accurate|percentile|APR|interest)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\s*(?!US\b|UK\b|EU\b)[A-Z][A-Z0-9]{1,6}\b")
_IMAGINED = re.compile(
    r"\W*(?:(?:so|then|thus|now|and|but),?\s+)?(?:for\s+(?:example|instance),?\s+)?(?:if|suppose|imagine|assume|assuming|let['’]s|say|consider|e\.g\.|note|click|set|use|try|add|mix|aim|choose|take|make)\b",
    re.IGNORECASE,
)
_IMAGINED_LATER = re.compile(r"[^.]{0,200}\bfor\s+(?:example|instance),?\s+if\s+(?:you|we|one|I)\b", re.IGNORECASE)
_EXAMPLE = frozenset(("example", "instance"))
_CONFIDENCE_BEFORE = re.compile(
    r"(?:confidence|significance|credible|power|alpha|level)(?:\s+\w+)?\s*(?:of|at|=|:)?\s*$", re.IGNORECASE
)
_TWO_PARTS = re.compile(r"\b(?:is|was|are|were|be|been)\s+$", re.IGNORECASE)
_PEOPLE_AT_LEAST = 10


def is_checkable(text: str, start: int, end: int, held: Sequence[Quantity], words: frozenset[str]) -> bool:
    """Tell whether a sentence holds a number that wants a source, and is not about its authors' own work."""
    if not any(wants_source(text, end, q) for q in held):
        return False
    return not (
        tells_own_data(text, start, end, words)
        or _IMAGINED.match(text, start, end)
        or (not words.isdisjoint(_EXAMPLE) and _IMAGINED_LATER.match(text, start, end))
    )


def wants_source(text: str, end: int, quantity: Quantity) -> bool:
    """Tell whether one quantity is a share, a count of people, a fold or an effect about the world."""
    kind = quantity.kind
    if kind is QuantityKind.PERCENTAGE:
        return _percentage(text, end, quantity)
    if kind is QuantityKind.PROPORTION:
        return bool(quantity.counted) or " in " in text[quantity.span.start : quantity.span.end]
    if kind is QuantityKind.COUNT:
        number = quantity.low if quantity.low is not None else quantity.high
        return quantity.counted in PEOPLE_WORDS and number is not None and number >= _PEOPLE_AT_LEAST
    if kind is QuantityKind.FOLD:
        of_two_parts = text[quantity.span.start : quantity.span.end].lower().endswith("fold")
        return not (of_two_parts and _TWO_PARTS.search(text[max(0, quantity.span.start - 12) : quantity.span.start]))
    return kind is QuantityKind.EFFECT and quantity.unit != "n"


def _percentage(text: str, end: int, quantity: Quantity) -> bool:
    after = min(end, quantity.span.end + 40)
    if _SUBSTANCE.match(text, quantity.span.end, after) or _ABBREVIATED.match(text, quantity.span.end, after):
        return False
    if _CONFIDENCE_BEFORE.search(text[max(0, quantity.span.start - 28) : quantity.span.start]):
        return False
    whole = quantity.low == quantity.high and quantity.low in (0.0, 100.0)
    return not whole or bool(quantity.counted)
