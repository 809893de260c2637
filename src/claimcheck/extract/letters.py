"""Letter classes and the shape of personal names, for the patterns of citations and references.

Python's ``re`` knows no ``\\p{Lu}``; the class is made once from the Unicode database for the scripts that
reference lists are printed in (Latin with its extensions, Greek, Cyrillic).
"""

from __future__ import annotations

import re


def _upper() -> str:
    # Latin-1 and basic Greek and Cyrillic are ranges; in Latin Extended-A/B and Additional the cases alternate.
    blocks = (range(0x100, 0x250), range(0x1E00, 0x1F00))
    return "A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я" + "".join(chr(c) for block in blocks for c in block if chr(c).isupper())


#: The inside of a character class: upper-case letters.
UPPER = _upper()
#: A letter of either case.
LETTER = r"[^\W\d_]"

#: Hyphens and apostrophes within names.
HYPHENS = "\\-\u2010\u2011\u00ad\u2012\u2013"
APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"

#: Words that stand before a family name and belong to it. Source: the particles that CSL 1.0.2 and BibTeX's
#: "von" part treat as such, for the languages that occur in reference lists.
PARTICLES = frozenset(
    "van von de der den des del della dello dei degli di da das do dos du la las le les lo los ten ter te el al bin "
    "ibn ben af av zu zum zur vom aan het op in't 't ’t y e st st. san santa dela und".split()
) - {"und"}

_PARTICLE = r"(?:[vV][ao]n|[dD][eo]|[dD]e[rnsl]|[dD]ell[ao]|[dD]i|[dD]a|[dD]as|[dD]os|[dD]u|[lL][ae]|[lL][eo]s|[tT]e[nr]?|[eE]l|[aA]l|[bB]in|ibn|ben|[aA][fv]|[zZ]u[mr]?|vom|aan|het|in[’']t|[’']t|[oO]p|[sS]t\.?|[dD]ela)"

#: One capitalised word of a name: Smith, O’Brien, McDonald, Garcia-Lopez, D'Angelo.
NAME_WORD = rf"(?:[dDlLoO][{APOSTROPHES}]|[aAeE]l-)?[{UPPER}](?:{LETTER}|[{APOSTROPHES}{HYPHENS}](?={LETTER}))*"

#: A family name: particles, then one to three capitalised words.
FAMILY = rf"(?:{_PARTICLE}[\s\u00a0]+){{0,3}}{NAME_WORD}(?:[\s\u00a0]+(?:{_PARTICLE}[\s\u00a0]+){{0,2}}{NAME_WORD}(?<=\w\w)){{0,2}}"

#: Initials as printed: "S. T.", "ST", "J.-P.", "Yu. A.".
INITIALS = re.compile(
    rf"[{UPPER}]{LETTER}?\.?(?:[\s\u00a0]*[{HYPHENS}]?[\s\u00a0]*[{UPPER}a-z]{LETTER}?\.|[{HYPHENS}]?[{UPPER}]){{0,5}}\.?$"
)

GENERATION = re.compile(r"(?:Jr|Sr|Jnr|Snr|II|III|IV|2nd|3rd|4th|1st)\.?$")
