"""Where digits stand in a text, found in one pass that costs a fraction of a pattern's."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.compare import lazy_patterns as re

_MARKED = bytes(1 if chr(code) in "0123456789" else 0 for code in range(256))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=2)
def ascii_figures(text: str) -> tuple[list[int], list[int]]:
    """Return where the runs of the digits 0 to 9 begin and where they end; both in order."""
    marked = text.encode("ascii", "replace").translate(_MARKED)  # a byte for each character
    find = marked.find
    starts, ends = [], []
    at = find(1)
    while at >= 0:
        starts.append(at)
        stop = find(0, at)
        if stop < 0:
            stop = len(marked)
        ends.append(stop)
        at = find(1, stop)
    return starts, ends


def beyond_ascii(text: str) -> str:
    """Return the characters of ``text`` that ASCII does not have."""
    return "" if text.isascii() else "".join(_BEYOND_ASCII.findall(text))
