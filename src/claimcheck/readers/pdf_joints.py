"""What stands between the last word of a line and the first of the next: a space, a hyphen, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claimcheck.compare import lazy_patterns as re

HYPHENS: Final = "-\u2010\x02"

_ADDRESS: Final = re.compile(r"(?:https?://|www\.|doi\.org/|(?<![\w.])10\.\d{4,9}/)\S*\Z", re.IGNORECASE)
_GOES_ON: Final = frozenset("/-_=?&%#~:\u2010")
_STEM: Final = re.compile(r"([^\W\d_]+)\Z")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SUSPENDED: Final = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "versus", "vs."})
#: First halves of compounds that keep their hyphen wherever the line ends.
_HALVES: Final = frozenset(
    "self well ex quasi all double single long short high low evidence follow cost dose age sex time risk half "
    "cross full part first second third one two three four five six seven eight nine ten twenty thirty".split()
)


def joint_of(last: str, following: str, words: Mapping[str, int]) -> tuple[str, bool]:
    """Return what to put between two words, and whether a hyphen at the end of the first one stays.

    ``words``: the words and hyphenated compounds of the whole document in lower case, which tell whether "long-term"
    is written so elsewhere.
    """
    bare = last.rstrip(HYPHENS) if last[-1:] in HYPHENS else last
    hyphen = bare != last
    if _ADDRESS.search(last[-400:]):
        return ("" if hyphen or _address_goes_on(last, following) else " "), True
    if not hyphen:
        return " ", True
    stem = _STEM.search(bare[-60:])
    letters = _LETTERS.match(following)
    if not bare or following.lower() in _SUSPENDED:
        return " ", True
    if not stem or not letters or not letters.group()[0].islower():
        return "", True
    first, second = stem.group(1), letters.group()
    if len(first) > 1 and first.isupper():
        return "", True
    first, second = first.lower(), second.lower()
    if words.get(f"{first}-{second}"):
        return "", not words.get(first + second, 0) > words[f"{first}-{second}"]
    return "", first in _HALVES and not words.get(first + second)


def _address_goes_on(last: str, following: str) -> bool:
    """Tell whether the next line begins with the rest of a web address or DOI."""
    if following.lower().startswith(("http", "www.", "doi")) or not following:
        return False
    if last[-1] in _GOES_ON:
        return True
    if last[-1] == ".":
        return following[0].isdigit() or following[0].islower()
    return "/" in following and following[0] not in "(["
