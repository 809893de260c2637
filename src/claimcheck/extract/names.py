"""Author lists at the head of a reference: "Smith, J. A., & Lee, B. (", "Smith JA, Lee B.", "J. A. Smith and B."."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.extract.letters import APOSTROPHES, CAPITAL, FAMILY, HYPHENS, LETTER, NAME_WORD
from claimcheck.model.reference import Name
from claimcheck.model.span import Span

_SPACE = r"\s"
_SMALL = r"[^\W\d_A-ZÀ-ÖØ-Þ]{0,2}"  # "Yu.", "Ch."
_LOWERED = rf"[a-z](?=\.\s*(?:[,;&“\"(]|and\b|{CAPITAL}))"  # "L.a. Sinclair": capitals lost on the way
_DOTTED = rf"{CAPITAL}{_SMALL}\.(?:{_SPACE}?[{HYPHENS}]?{_SPACE}?(?:{CAPITAL}{_SMALL}|{_LOWERED})\.){{0,5}}"
_SPACED = rf"{CAPITAL}(?:\s{CAPITAL}){{1,3}}"  # "D A J Lloyd"
_BARE = rf"{CAPITAL}(?:[{HYPHENS}]?{CAPITAL}){{0,3}}(?![{APOSTROPHES}]?{LETTER})"
_GENERATION = r"(?:,?\s+(?:Jr|Sr|Jnr|II|III|IV|2nd|3rd|4th)\b\.?)?"

#: "Larry D. Wittie, Gudjun Hermannsson": what looks like initials stands between given and family name.
_NATURAL_GOES_ON = (
    rf"\.?\s+{NAME_WORD}(?:,\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+){NAME_WORD}(?:\s+{CAPITAL}\.?)*\s+{NAME_WORD}"
)

#: "Smith, J. A." and "Smith, JA" (also with a generation: "Zarate, C. A., Jr.")
_INVERTED = re.compile(
    rf"(?P<family>{FAMILY}){_GENERATION}\s*,\s*"
    rf"(?P<given>{_DOTTED}(?:{_SPACE}?{CAPITAL}\b|\s{NAME_WORD}(?=\.\s))?|{_SPACED}(?=\s*(?:[,;&(.]|and\b))|{_BARE}(?!\s{CAPITAL}[^\W\d_A-Z]))(?P<generation>{_GENERATION})"
)
#: "Smith JA", "Smith J.A.", "Smith J. A."
_PLAIN = re.compile(
    rf"(?P<family>{FAMILY}){_SPACE}+(?P<given>(?:{_DOTTED}|{_BARE}(?:{_SPACE}{_BARE}){{0,2}})(?!{_NATURAL_GOES_ON}))"
    rf"(?P<generation>{_GENERATION})"
)
#: "J. A. Smith"
_DIRECT = re.compile(
    rf"(?P<given>{_DOTTED}|{_SPACED}(?=\s)|{_BARE}(?=\s)){_SPACE}?(?P<family>{FAMILY})(?P<generation>{_GENERATION})"
)
#: "Smith, Samuel T." (first author of Chicago and MLA lists)
_WRITTEN_OUT = re.compile(
    rf"(?P<family>{FAMILY}),{_SPACE}+(?P<given>{NAME_WORD}(?:{_SPACE}+(?:{CAPITAL}\.(?:-{CAPITAL}\.)?|{_LOWERED}\.|{NAME_WORD})){{0,2}})(?P<generation>{_GENERATION})"
)
#: "Welch, H. Gilbert, Kevin J. Hayes, and": an initial before the name that is used
_INITIAL_FIRST = re.compile(
    rf"(?P<family>{FAMILY}),{_SPACE}+(?P<given>{CAPITAL}\.{_SPACE}{NAME_WORD})(?P<generation>)(?=,\s+(?:and\s+)?{NAME_WORD}\s|,\s+and\s)"
)
#: "bigdeli, Ali," and "Pruthvi., Hemanth.": odd family names that only the head of an entry and the comma tell
_ODD_FAMILY = re.compile(
    rf"(?P<family>[^\W\d_][\w’'-]{{2,}})\.?,{_SPACE}+(?P<given>{NAME_WORD})(?P<generation>)(?=,\s+{NAME_WORD}\s|\.\s+(?:[“\"]|\d{{4}})|,\s+and\s)"
)
#: "; Waters, Mary C." (further authors of lists that turn every name round)
_WRITTEN_NEXT = re.compile(
    rf"(?P<family>{FAMILY}),{_SPACE}+(?P<given>{NAME_WORD}(?:{_SPACE}+(?:{CAPITAL}\.|{NAME_WORD}))?)(?P<generation>)"
    r"(?=\s*(?:[;&/(:.]|,\s|and\s|\d{4}))"
)
#: "Elizabeth D. Ballard" (further authors of such lists)
_NATURAL = re.compile(
    rf"(?P<given>(?:{CAPITAL}\.?\s)?{NAME_WORD}(?:{_SPACE}+{CAPITAL}(?:\.|(?!{LETTER})))*){_SPACE}+(?P<family>{FAMILY})(?P<generation>{_GENERATION})"
)

#: "Radhika, & Thind, S. K.": a person of one name, told by the "and" behind it.
_MONONYM = re.compile(
    rf"(?P<family>{NAME_WORD})(?P<given>)(?P<generation>)(?=,?\s+(?:&|and)\s+{NAME_WORD},\s+{CAPITAL}\.)"
)
#: "Baxter et al.": the one name of a list that is cut at once.
_BEFORE_ET_AL = re.compile(
    rf"(?P<family>{FAMILY})(?P<given>)(?P<generation>)(?=,?{_SPACE}+(?:et\s+al\b|and\s+others\b|and\s+colleagues\b))"
)
#: Words with which titles begin.
_NO_NAMES = frozenset(
    "The A An In On Of For How Why What When From To Le La Les Der Die Das Ein Eine El Los Las World New".split()
)
_BODY_WORDS = frozenset(
    "Administration Agency Association Board Bureau Center Centre Collaboration Commission Committee Consortium "
    "Council Department Division Foundation Government Group Institute Institutes Laboratory Ministry Network Office "
    "Organisation Organization Program Programme Project Research School Service Services Society Team Trust Union "
    "University".split()
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;]{1,2}\s*(?:(?:&|and|und|et|(?-i:y|e)|og|en)\s+)?|&\.?,?\s+|\s?/\s?|\s(?:and|und|et|(?-i:y)|og|en)\s+)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|und|et|y)\b|&", re.IGNORECASE)
_LIST_ENDS = re.compile(r"\s*(?:\.|\(|,\s*[“\"])")
_AMPERSAND = re.compile(r"\s*[,;]?\s*(?:…|\.\s?\.\s?\.|\[\.\.\.\])\s*[,;]?\s*(?:&|and)?\s*")
_ET_AL = re.compile(
    r"\s*[,;]?\s*(?:&\s*|and\s+)?(?:et\s*al\b\.?|and\s+others\b|and\s+colleagues\b|u\.\s?a\.|et\s+coll?\.)",
    re.IGNORECASE,
)
_COLLABORATION = re.compile(
    r"(?:the\s+)?(?:[\w’'&-]+\s+){0,8}(?:Group|Consortium|Collaboration|Collaborators|Investigators|Network|Committee|"
    r"Team|Society|Association|Initiative|Project)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AuthorList:
    """Names in order, whether more were left out, and where the list ends in the text."""

    names: tuple[Name, ...]
    truncated: bool
    end: int


def read_authors(text: str, start: int, end: int) -> AuthorList:
    """Read the list of persons that begins at ``start``; empty when none stands there.

    The four shapes of a name are tried in the order in which they can be told apart; a list keeps to the shapes
    that go together (inverted names are followed by inverted ones, but a Chicago list by natural ones).
    """
    names: list[Name] = []
    truncated = False
    at = start
    shapes: tuple[re.Pattern[str], ...] = (
        _BEFORE_ET_AL, _INITIAL_FIRST, _INVERTED, _PLAIN, _DIRECT, _MONONYM, _WRITTEN_OUT, _ODD_FAMILY,
    )  # fmt: skip
    while at < end:
        match = _first(shapes, text, at, end) or (None if names else _natural_first(text, at, end))
        if match is None:
            group = _COLLABORATION.match(text, at, end) if names else None
            if group is None:
                break
            names.append(Name(literal=text[at : group.end()].strip(), span=Span(at, group.end())))
            at = group.end()
        else:
            shapes = _companions(match.re.pattern)
            names.append(_name(match))
            at = match.end()
        elided = _AMPERSAND.match(text, at, end)
        if elided and _first(shapes, text, elided.end(), end):
            truncated = True
            at = elided.end()
            continue
        if len(names) <= 2 and names[-1].family.split()[-1:] and names[-1].family.split()[-1] in _BODY_WORDS:
            return AuthorList((), False, start)  # "U.S. Department", "Food and Drug Administration"
        others = _ET_AL.match(text, at, end)
        if others:
            return AuthorList(tuple(names), True, others.end())
        separator = _SEPARATOR.match(text, at, end)
        if separator is None:
            return AuthorList(tuple(names), truncated, at)
        if ";" in separator[0] and _WRITTEN_NEXT not in shapes:
            shapes = (*shapes, _WRITTEN_NEXT)  # a semicolon divides persons: "Nguyen, Duy" is one
        following = _AMPERSAND.match(text, separator.end(), end)
        if following and following.end() > separator.end():
            truncated = True
            separator = following
        if _first(shapes, text, separator.end(), end) is None and not _COLLABORATION.match(text, separator.end(), end):
            if not _goes_on_naturally(text, separator, end):
                return AuthorList(tuple(names), truncated, at)
            shapes = (_NATURAL, _DIRECT)
        at = separator.end()
    return AuthorList(tuple(names), truncated, at if names else start)


def _first(shapes: tuple[re.Pattern[str], ...], text: str, at: int, end: int) -> re.Match[str] | None:
    for shape in shapes:
        match = shape.match(text, at, end)
        if match and not (shape in (_NATURAL, _WRITTEN_NEXT) and match["given"].split()[0] in _NO_NAMES):
            return match
    return None


def _natural_first(text: str, at: int, end: int) -> re.Match[str] | None:
    """Match "David B. Quinn" at the head of an entry if a second such name or a quoted title follows."""
    match = _NATURAL.match(text, at, end)
    if match is None or match["given"] in _NO_NAMES or match["family"].split()[0] in _NO_NAMES:
        return None
    separator = _SEPARATOR.match(text, match.end(), end)
    if separator and (second := _NATURAL.match(text, separator.end(), end)):
        joined = "and" in separator[0] or "&" in separator[0]
        third = _SEPARATOR.match(text, second.end(), end)
        return match if joined or (third and _NATURAL.match(text, third.end(), end)) else None
    return match if re.match(r"\s*,\s*[“\"‘«]|\s+et\s+al\b", text[match.end() : match.end() + 8]) else None


def _goes_on_naturally(text: str, separator: re.Match[str], end: int) -> bool:
    """Tell whether "Burns-Cox, N, | Steve Wratten, and C Gingell." goes on: natural names up to a last one with "and".

    Without the "and", or with anything but a stop behind the last name, it may be a title.
    """
    while True:
        match = _first((_NATURAL, _DIRECT), text, separator.end(), end)
        if match is None:
            return False
        if _JOINED.search(separator[0]):
            return bool(_LIST_ENDS.match(text, match.end(), end))
        if _ET_AL.match(text, match.end(), end):
            return True
        following = _SEPARATOR.match(text, match.end(), end)
        if following is None or following.end() <= separator.end():
            return False
        separator = following


def _companions(shape: str) -> tuple[re.Pattern[str], ...]:
    if shape in [one.pattern for one in (_WRITTEN_OUT, _WRITTEN_NEXT, _NATURAL, _INITIAL_FIRST, _ODD_FAMILY)]:
        return (_NATURAL, _DIRECT, _INVERTED, _WRITTEN_NEXT)
    if shape == _DIRECT.pattern:
        return (_DIRECT, _NATURAL)
    return (_INVERTED, _PLAIN, _DIRECT)


def _name(match: re.Match[str]) -> Name:
    given = match["given"].strip() + match["generation"]
    return Name(family=match["family"], given=given.strip(), span=Span(match.start(), match.end()))
