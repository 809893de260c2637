"""How the entries of a reference list begin and end: enough to tell them from wrapped lines, no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.lines import Line

# What a list entry ends with (a full stop, a page number, an address) ...
_END: Final = re.compile(r"(?:[.\])!?\"”*_]|\d|https?://\S{1,300}|10\.\d{4,9}/\S{1,200})\Z")
# ... and begins with: "Smith, J.", "Smith JA,", "van der Berg K,", or a body whose year follows.
_START: Final = re.compile(
    r"(?!(?:In|The|An?|Eds?|Retrieved|Available|From|Vol|Chapter)\b)(?:"
    r"(?:[a-zà-ÿ'’]{1,4}\s){0,2}[A-ZÀ-ÞŁŚŠŽ][\w'’‘.–-]{1,30}(?:\s[A-ZÀ-Þ][\w'’–-]{1,30}){0,2}"
    r"(?:,\s?(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{1,3}\b[,.&]|[A-ZÀ-Þ][a-zà-ÿ]{1,20}\b[,.;&\s])|\s[A-ZÀ-Þ]{1,3}(?:,|\.|\s\(|\s\d))"
    r"|[A-ZÀ-Þ][^.\n]{1,120}\.?\s\((?:19|20)\d\d)"
)
_YEAR_LAST: Final = re.compile(r"\((?:1[89]|20)\d\d[^()]{0,20}\)[.,:]?\Z")
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|\bn\.d\.|\bin press\b")


def begins_entry(text: str, line: Line) -> bool:
    """Tell whether a line opens with names and initials, or with a body and a year, as entries do."""
    return _START.match(text, line.start, line.end) is not None


def is_whole_entry(text: str, block: Sequence[Line]) -> bool:
    """Tell whether lines could be a whole entry: begun like one, with a year, ended as entries do."""
    last = block[-1]
    if not ends_block(text, last) or _YEAR_LAST.search(text[max(last.start, last.end - 40) : last.end]):
        return False
    return begins_entry(text, block[0]) and bool(_YEAR.search(text, max(block[0].start, last.end - 3000), last.end))


def ends_block(text: str, line: Line) -> bool:
    """Tell whether a sentence or a list entry may end with the line."""
    return _END.search(text[max(line.start, line.end - 320) : line.end]) is not None
