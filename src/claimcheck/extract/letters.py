"""Letter classes and the shape of personal names, for the patterns of citations and references.

Python's ``re`` knows no ``\\p{Lu}``. A class of all capitals by name costs a millisecond to compile wherever it is
used; the class here is small: a letter that is no lower-case letter of ASCII and Latin-1. Lower-case letters of the
extended Latin blocks pass for capitals, which costs nothing in names.
"""

from __future__ import annotations

#: A capital letter.
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
#: A letter of either case.
LETTER = r"[^\W\d_]"

#: Hyphens and apostrophes within names.
HYPHENS = "\\-\u2010\u2011\u00ad\u2012\u2013"
APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"

#: Words that stand before a family name and belong to it. Source: the particles that CSL 1.0.2 and BibTeX's
#: "von" part treat as such, for the languages that occur in reference lists.
PARTICLES = frozenset(
    "van von de der den des del della dello dei degli di da das do dos du la las le les lo los ten ter te el al bin "
    "ibn ben af av zu zum zur vom aan het op in't 't ’t y e st st. san santa dela".split()
)

_PARTICLE = (
    r"(?:[vV][ao]n|[dD](?:e[rnsl]?|ell[ao]|i|as?|os?|u|ela)|[lL](?:[ae]|[eo]s)|[tT]e[nr]?|[eE]l|[aA]l|[bB]in|ibn|ben|"
    r"[aA][fv]|[zZ]u[mr]?|vom|aan|het|in[’']t|[’']t|[oO]p|[sS]t\.?)"
)

#: One capitalised word of a name: Smith, O’Brien, McDonald, Garcia-Lopez, D'Angelo.
NAME_WORD = (
    rf"(?:[dDlLoO][{APOSTROPHES}]|[aAeE]l-|[a-z]{{1,3}}(?={CAPITAL}))?{CAPITAL}"
    rf"(?:{LETTER}|[{APOSTROPHES}{HYPHENS}](?={LETTER}))*"
)

#: A family name: particles, then one to three capitalised words.
FAMILY = (
    rf"(?:{_PARTICLE}\s+){{0,3}}(?!{CAPITAL}\s){NAME_WORD}"
    rf"(?:\s+(?:{_PARTICLE}\s+){{0,2}}{NAME_WORD}(?<=\w\w)){{0,2}}"
)
