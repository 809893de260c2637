"""Numbers as statistical prose prints them: one plain spelling for many signs, and values with their rounding."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.figures import ascii_figures, beyond_ascii

# One character for one, so that offsets hold.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("−–‐‑‒﹣－", "-"),
        **dict.fromkeys(["\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000"], " "),
        **dict.fromkeys("\n\r\t*_\\\u200b\u2060\ufeff", " "),
        **dict.fromkeys("≤⩽≦˂＜≪‹", "<"),
        **dict.fromkeys("≥⩾≧˃＞≫›", ">"),
        **dict.fromkeys("＝", "="),
        **dict.fromkeys("Χ𝜒𝛘𝝌𝞆", "χ"),
        **dict.fromkeys("²₂", "2"),
        **dict.fromkeys("·∙•⋅", "·"),
        **dict(zip("𝑝𝑃𝑡𝐹𝑟𝑧𝑍𝑄𝑁𝑛𝑀𝑑", "pPtFrzZQNnMd", strict=True)),
        "⁻": "-",
        "（": "(",
        "）": ")",
        "，": ",",
        "％": "%",
    }
)  # fmt: skip

#: The characters of ASCII that change.
_CHANGED = re.compile(r"[\n\r\t*_\\]")

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}+(?:\.\d++)?|\d++(?:[.·]\d++)?|[.·]\d++)"
"""A number without a sign: "1,113.10", ".05", "0·81"."""
SIGNED = rf"-?\s?{NUMBER}"

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " \
    "eighteen nineteen".split()  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: n for n, word in enumerate(_UNITS, 1)} | {word: n * 10 for n, word in enumerate(_TENS, 2)}
COUNT_WORDS = tuple(_VALUES)
"""The words that ``WHOLE`` is made of."""
WHOLE = (
    r"(?:\d{1,3}(?:[, ]\d{3}){1,4}+(?![.,]?\d)|\d++(?!,\d)|"
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[:9])}))?\b|(?:{'|'.join(_UNITS[::-1])})\b)"
)
"""A whole number in digits or, below a hundred, in words; match with IGNORECASE."""

_DIGITS = re.compile(r"[\d²₂]+")
#: A part of each of the words above, in which no other begins.
_STEMS = "one two three four five six seven eight nine ten eleven twe thir fif forty".split()


@dataclass(frozen=True, slots=True)
class Printed:
    """A number with its last printed place: ``unit`` is 0.01 for "2.20"."""

    value: float
    unit: float

    @property
    def half(self) -> float:
        """Half a unit of the last printed place: how far the number before rounding may lie."""
        return self.unit / 2.0


def plain(text: str) -> str:
    """Return ``text`` with one spelling of minus, comparison, space and chi, and without emphasis; same length."""
    if text.isascii() and not _CHANGED.search(text):
        return text
    return text.translate(_PLAIN)


def number_places(text: str) -> tuple[list[int], list[int]]:
    """Return where digits begin in ``text``, and where something begins that may be a number; both in order.

    A number that the patterns above match holds at least one such place: what has too few of them need not be tried.
    """
    if _DIGITS.search(beyond_ascii(text)):
        digits = [match.start() for match in _DIGITS.finditer(text)]
    else:
        digits, _ = ascii_figures(text)
    low = text.lower()
    if len(low) != len(text):  # "İ" is two characters in lower case
        return digits, list(range(len(text)))
    every = list(digits)
    for stem in _STEMS:
        at = low.find(stem)
        while at >= 0:
            every.append(at)
            at = low.find(stem, at + 1)
    every.sort()
    return digits, every


def read_number(printed: str) -> Printed | None:
    """Read what ``SIGNED`` matches; None where it is too long to be a result."""
    digits = printed.replace(",", "").replace(" ", "").replace("·", ".")
    if len(digits) > 18:
        return None
    _, _, decimals = digits.partition(".")
    try:
        return Printed(float(digits), 10.0 ** -len(decimals))
    except ValueError:
        return None


def read_whole(printed: str) -> int | None:
    """Read what ``WHOLE`` matches: "1,234", "Twelve", "forty-two"; None where it is too long to be a count."""
    words = re.split(r"[- ]", printed.lower())
    if words[0] in _VALUES:
        return sum(_VALUES.get(word, 0) for word in words)
    digits = printed.replace(",", "").replace(" ", "")
    return int(digits) if digits.isdecimal() and len(digits) <= 12 else None
