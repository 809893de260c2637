"""Content words, folded and lightly stemmed, so that two wordings of one thing can be compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.letters import ascii_words

STOP_WORDS = frozenset(
    """
    a about above across after again against all almost already also although always among an and another any are around
    as at back be because been before being below between both but by can cannot could did do does doing done down due
    during each either else enough etc even ever every few first for from further get gets getting give given go had
    has have having he hence her here hers him his how however i if in indeed instead into is it its itself just know
    known last least less let like likely made make makes many may me might more moreover most much must my near nearly
    need no nor not now of off often on once one only onto or other others our out over own per perhaps quite rather
    really same see seem seems she should show showed shown shows since so some still such suggest suggests take taken
    than that the their them then there therefore these they this those though through thus to together too toward
    towards under until up upon us use used uses using usually very via was we well were what when where whether which
    while who whom whose why will with within without would yes yet you your
    approximately roughly study studies research report reported reports found find finds evidence significantly
    """.split()
)

_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")  # what the pattern above finds in lower case ASCII, in half the time
_NEGATIONS = frozenset({"not", "no", "never", "cannot", "without", "none", "neither", "nor"})
_NEGATION_STEMS = ("no", "never", "neither", "without")  # "cannot", "none" and "nor" hold the first


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return ``word`` (lower case) without the plainest English endings: plural, -ing, -ed, -ly.

    Light on purpose (Harman 1991, "How effective is suffixing?"): two words that differ stay different more often
    than one word in two forms stays two.
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("sses", "shes", "ches", "xes"):
        if word.endswith(ending):
            return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        return _undouble(word[:-3])
    if len(word) > 5 and word.endswith("ed"):
        return _undouble(word[:-2])
    if len(word) > 5 and word.endswith("ly"):
        return word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _undouble(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    return root


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents and with plain apostrophes."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return _MARKS.sub("", spread).lower()


def content_terms(text: str) -> frozenset[str]:
    """Return the stems of the content words of ``text``; no stop words, no numbers."""
    if text.isascii() and "'" not in text:
        found = {_content_stem(word) for word in ascii_words(text)}
    else:
        words = _ASCII_WORD if text.isascii() else _WORD
        found = {_content_stem(word) for word in words.findall(fold(text))}
    found.discard("")
    return frozenset(found)


@lru_cache(maxsize=65536)
def _content_stem(word: str) -> str:
    word = word.replace("’", "'").split("'")[0]
    return stem(word) if len(word) > 1 and word not in STOP_WORDS else ""


def has_negation(text: str) -> bool:
    """Tell whether ``text`` holds a word that denies ("not", "never", "don't")."""
    low = text.lower()
    if "n't" in low or "n’t" in low:
        return True
    if not any(word in low for word in _NEGATION_STEMS) or _NEGATIONS.isdisjoint(ascii_words(text)):
        return False
    return not _NEGATIONS.isdisjoint(_WORD.findall(low))
