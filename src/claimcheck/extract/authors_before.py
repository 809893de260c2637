"""Reads backwards from a year or bracket to the names before it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.citing import ReferenceIndex
from claimcheck.extract.letters import APOSTROPHES, HYPHENS, LETTER, PARTICLES

_TOKEN = re.compile(
    rf"{LETTER}(?:{LETTER}|/(?=[^\W\d_a-z]{{2}})|[{APOSTROPHES}{HYPHENS}](?={LETTER})|\.(?=[{HYPHENS}]?{LETTER}\.))*"
    rf"(?:\.|[{APOSTROPHES}](?=\s[^\W\d_a-z]))?|[&,;()\[\]:/]|\d+|[^\s\u00a0]"
)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$")
_INITIAL = re.compile(r"(?:[^\W\d_a-z]{2}|[^\W\d_a-z](?:\.|\.-?[^\W\d_a-z])*\.?)$")
_INNER = re.compile(rf"[{APOSTROPHES}{HYPHENS}]")
_AND = frozenset(("and", "&", "und", "et", "y", "e", "og", "en", "with"))
_OTHERS = frozenset(("colleagues", "coworkers", "co-workers", "others", "collaborators", "associates", "team"))
_MONTHS = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec spring summer autumn fall winter"
    ).split()
)
#: Capitalised words that begin sentences or name things, but nobody.
_NOT_NAMES = frozenset(
    (
        "the a an in on at of for from by to with and or but as if when while since although though however thus "
        "therefore hence moreover furthermore also see this these those that it its we our they their he she his her "
        "i you your both all some many most several few one two three four five recent recently previous previously "
        "during after before until between among within under over across figure fig figs table tables section "
        "chapter appendix equation eq supplementary supplemental version vol volume issue number no page pages part "
        "step phase type stage model series source sources data note notes data study studies research review report "
        "reports abstract introduction methods results discussion conclusion not only such than then there here where "
        "which who what how why because so yet per via e.g i.e cf according based using following like unlike despite "
        "given copyright"
    ).split()
)
#: Names of products, events and periods that carry a year of their own.
_PRODUCTS = frozenset(
    (
        "windows office excel word powerpoint server studio release edition version revision update standard act law "
        "regulation directive olympics cup world election census season report budget fiscal fy ws ss matlab spss "
        "stata sas graphpad prism imagej zen acquired accessed retrieved published updated revised posted received "
        "accepted circa"
    ).split()
)
#: Particles that are also everyday words: only the list can say that they belong to a name.
_AMBIGUOUS_PARTICLES = frozenset("e y in op en al st".split())
_SMALL = frozenset("of for and the on in de la du des le & für und der die das et".split())


@dataclass(frozen=True, slots=True)
class AuthorsBefore:
    """Names that end at a place. ``joined``: by "and", "&"; ``stopped``: the only name is a word that is nobody's;
    ``phrase_is_ordinary``: the name is the tail of a longer capitalised phrase; ``body``: that phrase fills the place
    from the bracket or semicolon on, as a body's name would. ``initials``: of the first author, where printed.
    """

    start: int
    authors: tuple[str, ...]
    et_al: bool
    joined: bool = False
    stopped: bool = False
    month: bool = False
    product: bool = False
    phrase_is_ordinary: bool = False
    body: bool = False
    initials: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    start: int
    initials: str
    left: int  # tokens before the name and its initials


def authors_before(text: str, floor: int, end: int, year: str, index: ReferenceIndex) -> AuthorsBefore | None:
    """Return the names that end at ``end``, read no further back than ``floor``; None where none stands there."""
    tokens = [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, floor, end)]
    if floor and tokens and text[floor - 1].isalnum() and text[floor].isalnum():
        tokens = tokens[1:]
    tokens = _without_acronym(tokens)
    at, et_al = _strip_others(tokens)
    tokens = tokens[:at]
    chain, joined = _chain(tokens, et_al, index)
    if not chain:
        return None
    body = None if et_al or not index.has_bodies else _body(tokens, index, year)
    if body is not None and (len(chain) < 2 or body.start <= chain[0].start):
        return body
    introduced = chain[0].left > 0 and tokens[chain[0].left - 1].text.lower() == "by"
    chosen = _choose(chain, year, index, joined, et_al or introduced)
    first = chosen[0]
    phrase = len(chosen) == 1 and not et_al and _inside_phrase(tokens, first.start, text)
    if phrase and not index.by_first_author(first.name):
        whole = _phrase_to_boundary(tokens)
        if whole is not None:
            return AuthorsBefore(whole[1], (whole[0],), False, phrase_is_ordinary=True, body=True)
    word = first.name.split()[-1].strip(".").lower()
    return AuthorsBefore(
        first.start,
        tuple(p.name for p in chosen),
        et_al,
        joined=joined and len(chosen) > 1,
        stopped=(word in _NOT_NAMES and not et_al) or len(word) < 2,
        month=word in _MONTHS and not index.is_author(first.name),
        product=word in _PRODUCTS,
        phrase_is_ordinary=phrase,
        initials=first.initials,
    )


def _without_acronym(tokens: list[_Token]) -> list[_Token]:
    """Drop "[NRC]" behind a body's name."""
    if len(tokens) > 3 and tokens[-1].text in ("]", ")") and tokens[-3].text in ("[", "("):
        return tokens[:-3]
    return tokens


def _strip_others(tokens: list[_Token]) -> tuple[int, bool]:
    """Return how many tokens are left before "et al." and its like, and whether it stood there."""
    at = len(tokens)
    if at >= 2 and tokens[-1].text == "s" and _POSSESSIVE.fullmatch(tokens[-2].text):
        at -= 2  # "Murdock et al.’s (2012)"
    elif at and _POSSESSIVE.fullmatch(tokens[-1].text):
        at -= 1
    word = tokens[at - 1].text.lower().rstrip(".") if at else ""
    if word == "al" and at >= 2 and tokens[at - 2].text.lower() == "et":
        at -= 2
    elif word == "etal":
        at -= 1
    elif _POSSESSIVE.sub("", word) in _OTHERS and at >= 2 and tokens[at - 2].text.lower() in _AND:
        at -= 2
    else:
        return at, False
    while at and tokens[at - 1].text in (",", "&"):
        at -= 1
    return at, True


def _chain(tokens: list[_Token], et_al: bool, index: ReferenceIndex) -> tuple[list[_Person], bool]:
    """Read "A, B & C" backwards; returns persons in reading order, and whether "and" joins them."""
    persons: list[_Person] = []
    at = len(tokens)
    joined = False
    while len(persons) < 13:
        person = _person(tokens, at, index)
        if person is None:
            break
        persons.insert(0, person)
        at = person.left
        if at == 0:
            break
        before = tokens[at - 1].text.lower()
        if before in _AND and not joined and at >= 2:
            joined = True
            at -= 2 if tokens[at - 2].text == "," else 1
        elif before == "," and (joined or et_al) and at >= 2:
            at -= 1
        else:
            break
    return persons, joined


def _person(tokens: list[_Token], at: int, index: ReferenceIndex) -> _Person | None:
    """Read one name that ends before token ``at``, with initials behind it ("Zheng B.") or before it ("B. Zheng")."""
    stop, initials = at, ""
    while stop > 1 and _is_initials(tokens[stop - 1].text) and not index.is_author(tokens[stop - 1].text.strip(".")):
        comma = tokens[stop - 2].text == ","
        before = tokens[stop - 3 if comma and stop > 2 else stop - 2].text
        dotted = "." in tokens[stop - 1].text
        if not _capitalised(before) or not (dotted or index.is_author(before)):
            break
        initials = tokens[stop - 1].text + initials
        stop -= 2 if comma else 1
    if stop < 1 or not _capitalised(tokens[stop - 1].text):
        return None
    begin = _family_begins(tokens, stop, index)
    left = begin
    while left > 0 and _is_initials(tokens[left - 1].text) and "." in tokens[left - 1].text:
        left -= 1
        initials = tokens[left].text + initials
    return _Person(_POSSESSIVE.sub("", _join(tokens, begin, stop)), tokens[left].start, initials, left)


def _family_begins(tokens: list[_Token], stop: int, index: ReferenceIndex) -> int:
    """Return the first token of the family name that ends before ``stop``: particles, and words that the list knows."""
    begin = best = stop - 1
    while begin > 0 and stop - begin < 5:
        previous = tokens[begin - 1].text
        particle = previous.lower().rstrip(".")
        if particle in PARTICLES and particle not in _AMBIGUOUS_PARTICLES:
            begin -= 1
            if previous.islower() or index.is_author(_join(tokens, begin, stop)):
                best = begin
        elif _capitalised(previous) and not previous.endswith(".") and index.is_author(_join(tokens, begin - 1, stop)):
            begin -= 1
            best = begin
        else:
            break
    return best


def _is_initials(word: str) -> bool:
    return len(word) <= 7 and bool(_INITIAL.fullmatch(word))


def _join(tokens: list[_Token], begin: int, stop: int) -> str:
    return " ".join(t.text for t in tokens[begin:stop])


def _capitalised(word: str) -> bool:
    """Tell whether a word begins as a name does: Smith, O’Brien, d'Angelo, al-Ghazali, deWit."""
    if word[:1].isupper():
        return True
    inner = _INNER.search(word, 0, 4)
    if inner:
        return word[inner.end() : inner.end() + 1].isupper()
    return word[:1].isalpha() and any(c.isupper() for c in word[1:3])


def _choose(chain: list[_Person], year: str, index: ReferenceIndex, joined: bool, whole: bool) -> list[_Person]:
    """Return the part of the chain that is the mark: the longest that the list knows, else the shortest sensible.

    ``whole``: nothing but names can stand in the chain, as it is closed by "et al." or opened by "by".
    """
    for begin, person in enumerate(chain):
        candidates = [r for r in index.by_first_author(person.name) if r.year == year]
        if candidates and (len(chain) - begin <= 2 or any(len(r.authors) >= len(chain) - begin for r in candidates)):
            return chain[begin:]
    for begin, person in enumerate(chain):
        if index.by_first_author(person.name):
            return chain[begin:]
    while len(chain) > 1 and chain[0].name.lower() in _NOT_NAMES:
        chain = chain[1:]
    if index.count and len(chain) > 2 and not whole:
        return chain[-2:] if joined else chain[-1:]
    return chain


def _body(tokens: list[_Token], index: ReferenceIndex, year: str) -> AuthorsBefore | None:
    """Return the body ("World Health Organization", "WHO") that ends here, if the list has an entry of it."""
    at = len(tokens)
    if at and tokens[at - 1].text in (")", "]"):
        return None
    best = None
    for begin in range(at - 1, max(-1, at - 12), -1):
        word = tokens[begin].text
        if word in (";", "(", ")", "[", "]") or not (_capitalised(word) or word.lower() in _SMALL or word == ","):
            break
        if not _capitalised(word):
            continue
        name = _join(tokens, begin, at).replace(" ,", ",")
        if any(r.year == year and r.authors and r.authors[0].literal for r in index.by_first_author(name)):
            best = AuthorsBefore(tokens[begin].start, (_POSSESSIVE.sub("", name),), False)
    return best


def _phrase_to_boundary(tokens: list[_Token]) -> tuple[str, int] | None:
    """Return (phrase, start) if one capitalised phrase fills the whole place: "National Institute of Health"."""
    begin = len(tokens)
    while begin and (_capitalised(tokens[begin - 1].text) or tokens[begin - 1].text.lower() in _SMALL):
        begin -= 1
    if begin and tokens[begin - 1].text not in (";", ",", "(", "["):
        return None
    while begin < len(tokens) and not _capitalised(tokens[begin].text):
        begin += 1
    if not 2 <= len(tokens) - begin <= 9 or tokens[begin].text.lower() in _NOT_NAMES | _MONTHS | _PRODUCTS:
        return None
    return _join(tokens, begin, len(tokens)), tokens[begin].start


def _inside_phrase(tokens: list[_Token], start: int, text: str) -> bool:
    """Tell whether the name is the tail of a longer capitalised phrase ("Lake Michigan")."""
    before = [t for t in tokens if t.end <= start]
    if not before or not before[-1].text[:1].isupper():
        return False
    word = before[-1].text.lower().strip(".")
    return word not in _NOT_NAMES and text[before[-1].end : start].strip() == ""
