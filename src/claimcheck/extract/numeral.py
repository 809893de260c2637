"""A printed number, and the words that numbers are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number. ``high`` differs from ``value`` for vague magnitudes ("dozens"). ``form``: "digits", "words",
    "fraction" or "vague". ``scale``: the factor of a scale word behind it ("3 million").
    """

    start: int
    end: int
    value: float
    high: float
    form: str
    decimals: int = 0
    integer: bool = True
    scale: float = 1.0

    @property
    def is_year(self) -> bool:
        """Whether the number is printed as years are: four digits, 1500 to 2099."""
        return self.end - self.start == 4 and self.form == "digits" and self.integer and 1500 <= self.value <= 2099


ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
LARGE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
         "lakh": 1e5, "crore": 1e7}  # fmt: skip
SCALES = {"hundred": 100.0, "dozen": 12.0, **LARGE}
DENOMINATORS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 1_000_000,
}  # fmt: skip


def either(words: Iterable[str]) -> str:
    """Return a pattern of any of ``words``, the longest first, so that "six" does not end "sixteen" early."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


LARGE_WORD = either(LARGE)
DENOMINATOR = rf"(?:halves|(?:{either(d for d in DENOMINATORS if d != 'halve')})s?)"


def under(word: str) -> int:
    """Return what "thirds" divides by."""
    return DENOMINATORS[word.lower().removesuffix("s")]


def times_of(word: str) -> float:
    """Return the factor of a scale word in any number ("millions"), 0.0 for any other word."""
    return SCALES.get(word.lower().removesuffix("s"), 0.0)
