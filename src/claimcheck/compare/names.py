"""Names: whether two spellings can be one person or body.

A name is compared as far as both sides give it: initials against given names, families with and without particles,
accents transliterated either way (Müller, Muller, Mueller), a body against its acronym. What cannot be told (another
script, a family alone) is never held to be different.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold, is_latin, plain, unaccented
from claimcheck.model.reference import Name

_PARTICLES = frozenset(
    "aan af al ap av bin ben d da dal dalla de del della dem den der des di do dos du e el het ibn in l la le les op "
    "san st t te ten ter tot v van vande vanden vander vom von vd y z zu zum zur".split()
)
#: What follows a name without being part of it.
SUFFIXES = frozenset("jr sr junior senior ii iii iv 2nd 3rd 4th md phd msc mph dr prof esq".split())
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
_INITIALS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("of the and for in on de la et und der des du".split())


@lru_cache(maxsize=32768)
def family_keys(family: str) -> frozenset[str]:
    """Return the spellings that a family name is known by, folded and without spaces.

    "van der Müller-Lyer, Jr." -> {"vandermullerlyer", "mullerlyer", "vandermuellerlyer", "muellerlyer"}.
    """
    keys: set[str] = set()
    for spelling in {plain(family), plain(family).translate(_WRITTEN_OUT)}:
        words = [w for w in fold(spelling).split() if w not in SUFFIXES] or fold(spelling).split()
        keys.add("".join(words))
        keys.add("".join([w for w in words if w not in _PARTICLES] or words))
    return frozenset(k for k in keys if k)


def same_family(one: str, other: str) -> bool:
    """Tell whether two family names can be one; a double name fits either of its halves."""
    ours, theirs = family_keys(one), family_keys(other)
    if ours & theirs:
        return True
    if not ours or not theirs or is_latin(one) != is_latin(other):
        return True
    return _half_of(one, theirs) or _half_of(other, ours)


def given_agrees(one: str, other: str) -> bool:
    """Tell whether two given names agree as far as both give them: "S. T." and "Samuel", "J.-P." and "Jean Pierre".

    A person may go by the middle name, so initials agree when one side's all occur in the other's.
    """
    if not one or not other or one == other:
        return True
    return _given_agrees(one, other)


@lru_cache(maxsize=32768)
def _given_agrees(one: str, other: str) -> bool:
    if not is_latin(one) or not is_latin(other) or one.isspace() or other.isspace():
        return True
    # "Md" and "Dr." are names of some and titles of others: read both ways
    return _agree(initials(one), initials(other)) or _agree(initials(one, titles=True), initials(other, titles=True))


def _agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs:
        return True
    if ours[0] == theirs[0]:
        return len(ours) < 2 or len(theirs) < 2 or ours[1] == theirs[1] or bool(set(ours[1:]) & set(theirs[1:]))
    return set(ours) <= set(theirs) or set(theirs) <= set(ours)


@lru_cache(maxsize=32768)
def initials(given: str, *, titles: bool = False) -> tuple[str, ...]:
    """Return the folded initials of given names: "Samuel T." -> s, t; "ST" -> s, t; "Le-Ben" -> l, b.

    "Jr." and the like count with ``titles`` alone.
    """
    found: list[str] = []
    for word in _INITIALS.findall(unaccented(plain(given))):
        if (word.lower() in SUFFIXES and not titles) or (word.islower() and word in _PARTICLES):
            continue
        if word.isupper() and 1 < len(word) <= 3:
            found.extend(word.lower())  # set solid, as in Vancouver style
        else:
            found.append(word[0].lower())
    return tuple(found)


def same_name(one: Name, other: Name) -> bool:
    """Tell whether two names can be one person or one body."""
    if one.family == other.family and one.given == other.given and one.literal == other.literal:
        return True
    if is_body(one) or is_body(other):
        return _same_literal(one, other)
    if same_family(one.family, other.family):
        return given_agrees(one.given, other.given) or _same_words(one, other)
    return _same_words(one, other) or _swapped(one, other)


def is_body(name: Name) -> bool:
    """Tell whether a name is a body's (or a person's in one piece): it has no family name."""
    return not name.family


def nearly_same_family(one: str, other: str) -> bool:
    """Tell whether one family name looks like a slip of the other's: one letter in eight, at least one."""
    ours, theirs = max(family_keys(one), default=""), max(family_keys(other), default="")
    longest = max(len(ours), len(theirs))
    if longest < 4 or abs(len(ours) - len(theirs)) > 2 or (ours[:1] != theirs[:1] and ours[1:] != theirs[1:]):
        return False
    from rapidfuzz.distance import OSA  # not at start-up: most lists spell names right

    allowed = max(1, longest // 5)
    return OSA.distance(ours, theirs, score_cutoff=allowed) <= allowed


def printed(name: Name) -> str:
    """Return a name for people: "Samuel T. Wilkinson", "World Health Organization"."""
    if is_body(name):
        return name.literal
    return f"{name.given} {name.family}".strip()


def _half_of(double: str, keys: frozenset[str]) -> bool:
    words = [w for w in fold(double).split() if w not in _PARTICLES and w not in SUFFIXES]
    if len(words) < 2:
        return False
    return any(
        len(half) >= 3 and half in keys for half in (words[0], words[-1], "".join(words[1:]), "".join(words[:-1]))
    )


def _same_words(one: Name, other: Name) -> bool:
    """All of one record's name in its family field, or split at another place."""
    ours, theirs = _words(one), _words(other)
    return _covered(ours, theirs) or _covered(theirs, ours)


def _covered(short: list[str], long: list[str]) -> bool:
    """Each word of ``short`` is one of ``long``, or its initial; at least one is a whole word in both."""
    if not 2 <= len(short) <= len(long) <= 12:
        return False
    left = list(long)
    whole = [w for w in short if len(w) > 1 and w in long]
    for word in whole:
        if word in left:
            left.remove(word)
    for word in (w for w in short if w not in whole):
        match = next((w for w in left if w[0] == word[0] and 1 in (len(w), len(word))), None)
        if match is None:
            return False
        left.remove(match)
    return bool(whole)


def _words(name: Name) -> list[str]:
    words = fold(f"{name.given} {name.family or name.literal}").split()
    return [w for w in words if w not in _PARTICLES and w not in SUFFIXES]


def _swapped(one: Name, other: Name) -> bool:
    """Family and given name changed places, as happens with names printed family first."""
    if not one.given or not other.given:
        return False
    return (bool(family_keys(one.family) & family_keys(other.given)) and given_agrees(one.given, other.family)) or (
        bool(family_keys(other.family) & family_keys(one.given)) and given_agrees(other.given, one.family)
    )


def _same_literal(one: Name, other: Name) -> bool:
    ours, theirs = fold(one.key), fold(other.key)
    if not ours or not theirs or ours == theirs:
        return True
    if one.family or other.family:  # a person here, one unsplit name there
        return _same_words(one, other)
    words, others = _content(ours), _content(theirs)
    if "".join(words) == "".join(others) or _acronym(words, others) or _acronym(others, words):
        return True
    short, long = sorted((words, others), key=len)
    return len(short) >= 2 and (long[: len(short)] == short or long[-len(short) :] == short)


def _content(folded: str) -> list[str]:
    return [w for w in folded.split() if w not in _SMALL] or folded.split()


def _acronym(words: list[str], others: list[str]) -> bool:
    """Tell whether ``words`` are the first letters of ``others`` ("who", or "u s fda" of "us food and drug ...")."""
    letters = "".join(words)
    return (
        2 <= len(letters) <= 10
        and len(others) >= 2
        and letters in ("".join(w[0] for w in others), "".join(others[:1]) + "".join(w[0] for w in others[1:]))
    )
