"""Containers: whether two names can be one journal, book or series.

Journals are abbreviated word by word (ISO 4, List of Title Word Abbreviations: words are cut to their stems, articles,
prepositions and conjunctions vanish), so names are held against each other word by word rather than through a table
of journals, which no list is long enough for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold, is_latin, plain

_BRACKETED = re.compile(r"[\[(][^\[\]()]{0,120}[\])]")
#: What is no part of a name: where it was published first, and a volume read along with it.
_NOTE = re.compile(
    r"\b(?:advance|epub|e-pub|published|first|online)\s+(?:online|ahead|publication|first|access)\b.*$"
    r"|,\s*(?:vol|volume|no)\b\.?\s*\d.*$",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s*[:;=]\s*|\s+/\s+|\s+[-–—]\s+|\.\s+(?=[A-Z][a-z]{3,}\s)")
_LETTERED = re.compile(r"^(.{4,200}?\b(?:Section|Series|Part|Sect|Ser|Pt)\b\.?\s+[A-Z])\b", re.DOTALL)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,6}")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_LEADING_BODY = re.compile(r"^[A-Z]{3,8}\s+(?=\w+\s+\w)")
_DROPPED = frozenset(
    "the of and for in on de la le les des der die das und et del dell di da du to an au aux sur von zur fur voor "
    "van".split()
)
_DIVISION = frozenset("series section sect ser part pt".split())
_PLACE = (("united", "states", "america"), ("u", "s", "a"), ("usa",), ("us",))
_VOWELS = frozenset("aeiouy")
_GENERIC = frozenset(
    "journal journals archives annals review reviews proceedings transactions bulletin reports".split()
)


def same_container(stated: str, recorded: str, also: Iterable[str] = (), *, book: bool = False) -> bool | None:
    """Compare a journal or book with the record's name for it and its other names.

    None: cannot be told (one is empty, or they are in different scripts). ``book``: a book or proceedings, whose
    long names lists shorten freely: words of one found in the other are enough.
    """
    return _same_container(stated, recorded, tuple(also), book)


@lru_cache(maxsize=8192)
def _same_container(stated: str, recorded: str, also: tuple[str, ...], book: bool) -> bool | None:
    if not _readings(stated):
        return None
    names = [name for name in (recorded, *also) if _readings(name) and is_latin(name) == is_latin(stated)]
    if not names:
        return None
    return any(_same(stated, name) or (book and _within(stated, name)) for name in names)


def _same(one: str, other: str) -> bool:
    if fold(one).replace(" ", "") == fold(other).replace(" ", ""):
        return True
    ours, theirs = _readings(one), _readings(other)
    pairs = [(a, b) for a in ours for b in theirs]
    # a subtitle may be missing on one side; with two, "Research: Oceans" would be "Research: Atmospheres"
    pairs += [(a, b) for a in _heads(one) for b in theirs] + [(a, b) for a in ours for b in _heads(other)]
    # "IEEE Transactions on ..." without its body; not on both sides, since ACM has Transactions too
    pairs += [(a, b) for a in _without_body(one) for b in theirs] + [(a, b) for a in ours for b in _without_body(other)]
    return any(_aligned(a, b) or _aligned(b, a) for a, b in pairs)


@lru_cache(maxsize=8192)
def _readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a whole name that abbreviations keep, read in the ways that it can be meant."""
    text = _bare(name)
    texts = (text, _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", text), _CAMEL.sub(" ", text))
    return _worded(texts)


@lru_cache(maxsize=8192)
def _heads(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name without its subtitle, and of a series up to the letter of its section."""
    text = _bare(name)
    head = _SUBTITLE.split(text, maxsplit=1)[0]
    lettered = _LETTERED.match(text)
    texts = [head] if head != text and _says_enough(_words(head)) else []
    return _worded((*texts, lettered[1]) if lettered else tuple(texts))


def _bare(name: str) -> str:
    text = _NOTE.sub("", plain(name)[:400])
    bare = _BRACKETED.sub(" ", text)
    return (bare if fold(bare) else text).strip(" .:;/-")


def _worded(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    readings = [_words(t) for t in texts]
    readings += [tuple(w for w in words if w not in _DIVISION) for words in readings]
    readings += [tuple(w for w in words[:-1] if w != "a") + words[-1:] for words in readings if "a" in words[:-1]]
    return tuple(dict.fromkeys(r for r in readings if r))


def _without_body(name: str) -> tuple[tuple[str, ...], ...]:
    text = plain(name)[:400]
    rest = _LEADING_BODY.sub("", text)
    return (_words(rest),) if rest != text else ()


def _says_enough(words: tuple[str, ...]) -> bool:
    return any(w not in _GENERIC and len(w) > 2 for w in words)


def _words(text: str) -> tuple[str, ...]:
    words = [w for w in fold(text).split() if w not in _DROPPED]
    for place in _PLACE:
        if len(words) > len(place) + 1 and tuple(words[-len(place) :]) == place:
            words = words[: -len(place)]
            break
    return tuple(words)


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the words of ``short`` stand for those of ``long``, in order, all of them.

    A word stands for one word (itself, its beginning, a contraction), or as an acronym for three or more (for two,
    as NY, where other words stand beside it).
    """
    if len(short) > len(long) or len(long) > 40:
        return False
    if len(long) == 1:  # names of one word are not abbreviated but by cutting off their end
        return short == long or (len(short[0]) > 6 and long[0].startswith(short[0]))
    if 1 in (len(short[-1]), len(long[-1])) and short[-1] not in ("j", "z") and short[-1] != long[-1]:
        return False  # the letter of a section, not of a word
    reachable = {0}
    for word in short:
        following: set[int] = set()
        for at in reachable:
            if at < len(long) and _stands_for(word, long[at]):
                following.add(at + 1)
            length = len(word)
            if (
                (3 if len(short) < 3 else 2) <= length <= 6
                and len(long) - at >= length
                and word == "".join(w[0] for w in long[at : at + length])
            ):
                following.add(at + length)
        reachable = following
        if not reachable:
            return False
    return len(long) in reachable


def _stands_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    if short[0] != long[0] or len(short) < 3:
        return False
    # contractions: Natl, Intl, Dtsch from the same beginning; Mgmt, Jpn, Hlth without any vowel
    begins = short[:2] == long[:2] or not _VOWELS & set(short)
    rest = iter(long)
    contracted = begins and len(short) <= min(6, len(long) * 0.8) and all(c in rest for c in short)
    return contracted or _variant(long).startswith(_variant(short))


def _variant(word: str) -> str:
    return word.replace("ae", "e").replace("oe", "e").replace("our", "or").replace("ise", "ize")


def _within(one: str, other: str) -> bool:
    for a in _readings(one):
        for b in _readings(other):
            short, long = sorted((a, b), key=len)
            names = [w for w in short if not w.isdigit()]
            if len(names) >= 2 and all(any(_stands_for(w, v) for v in long) for w in names):
                return True
    return False
