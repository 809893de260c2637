"""Numbers that are part of a name: "CD4", "5-HT", "the Fortune 100", "a 24/7 service"."""

from __future__ import annotations

import re

from claimcheck.extract.numeral import Numeral
from claimcheck.extract.quantities_reading import Found, Reading

_PREFIX = re.compile(r"\b(?:mid|pre|post|non|sub|about|approx|to|or|and)-$", re.IGNORECASE)
_WHOLE = re.compile(
    r"[-‐‑](?:item|point|way|step|arm|person|member|part|dimensional|fold|based|week|seat|page|bed|game|man|time)"
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
    if before in "-‐‑" and earlier.isalpha() and number.form == "digits":
        return _PREFIX.search(text[max(reading.start, start - 8) : start]) is None
    return (before == "." and earlier.isalnum()) or (before == "/" and earlier.isalpha())


def may_be_bare(reading: Reading, found: Found) -> bool:
    """Tell whether a number without a unit is a number at all: letters or hyphens behind it make it a name."""
    text, end = reading.text, reading.end
    after = text[found.stop : found.stop + 1] if found.stop < end else ""
    if after and (after.isalpha() or after == "_") and found.last.form == "digits":
        return False
    if after in ("-", "‐", "‑") and text[found.stop + 1 : found.stop + 2].isalnum():
        return bool(
            re.match(
                r"[-‐‑](?:item|point|way|step|arm|person|member|part|dimensional|fold|based|week|seat|page|bed|game|man|time)",
                text[found.stop : found.stop + 14],
            )
        ) and found.first.form in ("digits", "words")
    if after == "/" and text[found.stop + 1 : found.stop + 2].isalnum():
        return False
    if after == ":" and text[found.stop + 1 : found.stop + 2].isdigit():
        return False
    return found.total is not None or found.first.form != "words" or found.first.value != 1.0
