"""Numbers in words: "one hundred and sixteen", "two thirds", "three and a half million", "dozens of thousands"."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import (
    DENOMINATOR,
    DENOMINATORS,
    LARGE,
    LARGE_WORD,
    ONES,
    SCALES,
    TENS,
    Numeral,
    either,
    times_of,
    under,
)

_SCALE_WORD = either([*SCALES, "dozens", "doz", "dozs"])
_NUMBER_WORD = rf"(?:{either([*list(ONES)[1:], *TENS, *SCALES, 'dozens', 'doz', 'dozs'])})\b"
_FIRST_WORD = rf"(?:{either([*list(ONES)[1:], *TENS, *SCALES])})\b"
_IN_WORDS = re.compile(
    rf"""
      (?P<tens>\b(?:several\s+|few\s+|many\s+)?(?:tens|dozens|hundreds|thousands|millions|billions|trillions)
         (?:\s+of\s+(?:thousands|millions|billions|trillions))?\b)
    | (?P<word>\b(?:an?\s+(?:few\s+|couple\s+(?:of\s+)?|half-?(?=dozen)|(?:good|full|whole)\s+)?
         (?=(?:half-?)?(?:{_SCALE_WORD})\b))?{_FIRST_WORD}
         (?:(?:\s?[-\u2010\u2011]\s?|\s+(?:and\s+)?){_NUMBER_WORD}|(?<=lion|sand),\s{_FIRST_WORD}(?:[\s-]{_FIRST_WORD})?\s(?:hundred|thousand)\b)*+)
    | (?P<part>\b(?:an?|one)(?:\s+|-){DENOMINATOR}\b|\bhalf\b|\bquarters?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBER_WORDS = frozenset(
    [*list(ONES)[1:], *TENS, *SCALES, *(f"{s}s" for s in SCALES), "tens", "half", "halves", "quarter", "quarters"]
    + [w for d in DENOMINATORS for w in (d, d + "s")]
)
"""Every word that a number can begin with or hold; a sentence without any has no number in words."""
_AND_FRACTION = re.compile(
    rf"\s*(?:-|\s)\s*and(?:-|\s+)(?:an?(?:-|\s+)|(?P<n>one|two|three|four|five|six|seven)(?:-|\s+))?(?P<d>{DENOMINATOR})\b",
    re.IGNORECASE,
)
_FRACTION_SCALE = re.compile(rf"(?:\s+|-)(?:an?\s+)?(?P<s>dozen|hundred|{LARGE_WORD})\b", re.IGNORECASE)
_OF_SCALE = re.compile(rf"\s+(?:of\s+)?(?:an?\s+)?(?P<s>{LARGE_WORD})\b", re.IGNORECASE)
_HALF_SCALE = re.compile(rf"(?:\s+|-)(?P<s>{LARGE_WORD}|hundred)\b", re.IGNORECASE)
_FRACTION_AFTER = re.compile(rf"(?:\s+|-)(?P<d>{DENOMINATOR})\b", re.IGNORECASE)
_DECIMAL_WORDS = re.compile(rf"\s+point((?:\s+(?:{either([*list(ONES)[:10], 'oh'])}))+)\b", re.IGNORECASE)
_TOKEN_PART = re.compile(r"[a-z]+", re.IGNORECASE)
_SMALL_PARTS = 12  # "a twentieth" is an ordinal more often than a share unless "of" follows


def number_in_words(text: str, at: int, end: int) -> tuple[Numeral | None, int]:
    """Return the number in words that begins at ``at``, and where its words end (``at`` where there are none)."""
    match = _IN_WORDS.match(text, at, end)
    if match is None:
        return None, at
    kind, printed = match.lastgroup, match.group()
    if kind == "tens":
        numeral: Numeral | None = _vague(match, printed)
    elif kind == "part":
        numeral = _part(text, match, printed, end)
    else:
        numeral = _words(text, match, printed, end)
    return numeral, max(match.end(), numeral.end if numeral else 0)


def and_fraction(text: str, at: int, end: int) -> tuple[float, int] | None:
    """Read "and a half", "and three quarters" behind a number: the value and where it ends."""
    match = _AND_FRACTION.match(text, at, end)
    return None if match is None else (ONES.get((match["n"] or "one").lower(), 1) / under(match["d"]), match.end())


def _vague(match: re.Match[str], printed: str) -> Numeral:
    value = 1.0
    for word in printed.lower().split():
        value *= 10.0 if word == "tens" else times_of(word) or 1.0
    return Numeral(match.start(), match.end(), value, value * 10, "vague")


def _part(text: str, match: re.Match[str], printed: str, end: int) -> Numeral | None:
    words = printed.lower().replace("-", " ").split()
    value = 1 / under(words[-1])
    scale = _FRACTION_SCALE.match(text, match.end(), end)
    if scale is not None:
        value *= times_of(scale["s"])
        return Numeral(match.start(), scale.end(), value, value, "words")
    if len(words) == 1 and words[0].startswith("quarter"):
        return None
    if value < 1 / _SMALL_PARTS and text[match.end() : match.end() + 4] != " of ":
        return None
    return Numeral(match.start(), match.end(), value, value, "fraction", 0, False)


def _words(text: str, match: re.Match[str], printed: str, end: int) -> Numeral | None:
    low = printed.lower()
    words = [w for w in _TOKEN_PART.findall(low) if w not in ("and", "few", "couple", "of", "good", "full", "whole")]
    if len(words) > 14:
        return None
    value = _evaluate(words)
    if value is None:
        return None
    start, stop = match.start(), match.end()
    fraction = _FRACTION_AFTER.match(text, stop, end)
    if fraction is not None and value < 100 and (value == 1 or fraction["d"].lower().endswith("s")):
        return _over(text, start, value, fraction, end)
    half = and_fraction(text, stop, end)
    if half is not None:
        value, stop = value + half[0] * max(1.0, LARGE.get(words[-1], 1.0)), half[1]
        scale = _HALF_SCALE.match(text, stop, end)
        if scale is not None:
            value, stop = value * times_of(scale["s"]), scale.end()
        return Numeral(start, stop, value, value, "words", 0, False)
    point = _DECIMAL_WORDS.match(text, stop, end)
    if point is not None:
        return _decimal(text, start, value, point, end)
    low_high = (2.0, 9.0) if " few " in f" {low} " else (2.0, 3.0) if "couple" in low else (1.0, 1.0)
    form = "words" if low_high == (1.0, 1.0) else "vague"
    return Numeral(start, stop, value * low_high[0], value * low_high[1], form)


def _over(text: str, start: int, value: float, fraction: re.Match[str], end: int) -> Numeral | None:
    """Read "two thirds", "three quarters of a billion"."""
    value /= under(fraction["d"])
    scale = _OF_SCALE.match(text, fraction.end(), end)
    if scale is not None:
        value *= times_of(scale["s"])
        return Numeral(start, scale.end(), value, value, "words")
    if value < 1 / _SMALL_PARTS and text[fraction.end() : fraction.end() + 4] != " of ":
        return None
    return Numeral(start, fraction.end(), value, value, "fraction", 0, False)


def _decimal(text: str, start: int, value: float, point: re.Match[str], end: int) -> Numeral:
    """Read "three point one four million"."""
    figures = [ONES.get(w.lower(), 0) for w in point.group(1).split()]
    value += sum(f / 10 ** (i + 1) for i, f in enumerate(figures[:12]))
    scale = _HALF_SCALE.match(text, point.end(), end)
    if scale is not None:
        value *= times_of(scale["s"])
        return Numeral(start, scale.end(), value, value, "words", 0, False)
    return Numeral(start, point.end(), value, value, "words", len(figures), False)


def _evaluate(words: list[str]) -> float | None:
    """Return the value of number words in order, None where they make no number ("two three")."""
    total = group = small = 0.0
    last = "start"
    for word in words:
        if word in ("a", "an"):
            group = small = 1.0
            last = "one"
        elif word == "half":
            group, small, last = 0.5, 0.5, "one"
        elif word in TENS:
            if last in ("one", "tens"):
                return None
            small, last = float(TENS[word]), "tens"
            group += small
        elif word in ONES:
            if last == "one" or (last == "tens" and ONES[word] >= 10):
                return None
            small = small + ONES[word] if last == "tens" else float(ONES[word])
            group, last = group + ONES[word], "one"
        elif word == "hundred":
            group, small, last = (group or 1.0) * 100.0, 0.0, "scale"
        elif word.startswith("doz"):
            group += 12.0 * small - small if small else (12.0 * group - group if group else 12.0)
            small, last = 0.0, "scale"
        else:
            total += (group or (0.0 if total else 1.0)) * times_of(word) if group or not total else 0.0
            if last == "scale" and not group:  # "hundred thousand million": the scales multiply
                total *= times_of(word)
            group, small, last = 0.0, 0.0, "scale"
    return total + group
