"""The words of a sentence, to rule patterns out before they are tried."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.compare.letters import ascii_words


@lru_cache(maxsize=2048)
def words_of(sentence: str) -> frozenset[str]:
    """Return the words of a sentence, lower case, ASCII letters only.

    Remembered, since quantities, vague attributions and claims ask about the same sentences one after the other.
    """
    return frozenset(ascii_words(sentence))
