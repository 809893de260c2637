"""Numbers that are part of a name: "CD4", "5-HT", "the Fortune 100", "a 24/7 service"."""

from __future__ import annotations

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_reading import Found, Reading

_PREFIX = re.compile(r"\b(?:mid|pre|post|non|sub|about|approx|to|or|and)-$", re.IGNORECASE)
_WHOLE = re.compile(
    r"[-‐‑](?:item|point|way|step|arm|person|member|part|dimensional|fold|based|week|seat|page|bed|game|man|time)"
)
_NAME_BEFORE = re.compile(r"(?<=[\w,;'’&] )(?P<w>[A-Z][\w&/+.]{1,24})[ \u00a0]$")
_NO_NAMES = frozenset(
    "The This That These Those In On At Of For To From By With And Or But As About After Before Between During Since "
    "Until Only Over Under Up Than Some Most All Both Nearly Almost Around Just Is Are Was Were Has Have Had An It We "
    "They You He She Total Mean Median Age Aged Approximately Roughly Some Another".split()
)


def is_label(reading: Reading, number: Numeral) -> bool:
    """Tell whether the number is part of a name: letters or an identifier's hyphen stand directly around it."""
    text, start = reading.text, number.start
    before = text[start - 1 : start] if start > reading.start else ""
    if not before:
        return False
    earlier = text[start - 2] if start - 2 >= reading.start else " "
    if before.isalnum() or before in "_#№":
        return True
    if before in "-–" and earlier.isdigit() and number.form == "digits":
        return True  # the "1" of a score of 2-1: no range, or it would have been read with the number before
    if before in "-‐‑" and earlier.isalpha() and number.form == "digits":
        return _PREFIX.search(text[max(reading.start, start - 8) : start]) is None
    return (before == "." and earlier.isalnum()) or (before == "/" and earlier.isalpha())


def may_be_bare(reading: Reading, found: Found) -> bool:
    """Tell whether a number without a unit is a number at all: letters or hyphens behind it make it a name."""
    text, end = reading.text, reading.end
    after = text[found.stop : found.stop + 1] if found.stop < end else ""
    if after and (after.isalpha() or after == "_") and found.last.form == "digits":
        return after == "x" and not text[found.stop + 1 : found.stop + 2].isalnum()  # "3x"
    if after in ("-", "‐", "‑") and text[found.stop + 1 : found.stop + 2].isalnum():
        return _WHOLE.match(text, found.stop, end) is not None and found.first.form in ("digits", "words")
    if after == "/" and text[found.stop + 1 : found.stop + 2].isalnum():
        return False
    if after == ":" and text[found.stop + 1 : found.stop + 2].isdigit():
        return False
    if text[found.at - 1 : found.at] in (":", "/") and found.at - 2 >= reading.start and text[found.at - 2].isdigit():
        return False  # the "1" of a ratio of 3:1
    return found.total is not None or found.first.form != "words" or found.first.value != 1.0


def is_named(reading: Reading, found: Found) -> bool:
    """Tell whether a bare number without anything counted belongs to a name: "the Fortune 100", "a Boeing 787"."""
    text, at, number = reading.text, found.at, found.first
    if found.range or not number.integer or number.scale != 1.0 or number.value >= 1e4 or "," in text[at : found.stop]:
        return False
    if number.form != "digits" and not (number.form == "words" and text[at].isupper()):
        return False
    before = _NAME_BEFORE.search(text[max(reading.start, at - 28) : at])
    followed = text[found.stop : found.stop + 2].strip()[:1] == "("  # "Women 45 (60%)" is a table's row
    return before is not None and before["w"] not in _NO_NAMES and not followed
