"""Which entries a name and a year can mean: the index that both finding and linking of marks look into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.folding import fold
from claimcheck.model.reference import Name, Reference, ReferenceList

_UMLAUT = re.compile("[äöüÄÖÜ]")
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_PARTICLES = re.compile(
    r"^(?:(?:van|von|de|der|den|des|del|della|di|da|das|dos|do|du|la|le|el|al|ten|ter|te|zu|zur|af|av|bin|ibn|aan|het|"
    r"op|in|t|st|saint|san|the)\s+)+"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]")
_SMALL_WORDS = frozenset("of the and for in on to a an de la le des du für und et y e".split())


def fold_name(name: str) -> str:
    """Return a name in lower case without accents and punctuation, words divided by single spaces."""
    return fold(name.replace("\u00ad", ""))


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a family name, the surest first: whole, without particles, its last and its first word."""
    words = _PARTICLES.sub("", fold_name(name)).split()
    loose = (words[-1], words[0]) if len(words) > 1 else ()
    return tuple(dict.fromkeys((*whole_keys(name), *loose)))


@lru_cache(maxsize=20_000)
def whole_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a family name as a whole: with and without its particles."""
    spellings = [name]
    if not name.isascii() and _UMLAUT.search(name):
        spellings.append(name.translate(_WRITTEN_OUT))  # Müller is cited as Mueller
    keys = []
    for spelling in spellings:
        folded = fold_name(spelling)
        keys += [folded.replace(" ", ""), _PARTICLES.sub("", folded).replace(" ", "")]
    return tuple(dict.fromkeys(k for k in keys if k))


@lru_cache(maxsize=20_000)
def body_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a body's name: whole, without "the", what brackets say beside it ("WHO (World Health
    Organization)", "World Health Organization [WHO]"), and the acronym that its words make."""
    keys = []
    for part in (_BRACKETED.sub(" ", name), *_BRACKETED.findall(name)):
        bare = fold_name(part).removeprefix("the ")
        keys.append(bare.replace(" ", ""))
        words = [w for w in bare.split() if w not in _SMALL_WORDS]
        if len(words) >= 2:
            keys.append("".join(w[0] for w in words))
    return tuple(dict.fromkeys(k for k in keys if len(k) > 1))


class ReferenceIndex:
    """Entries by the name that a mark would print."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self.sure: dict[str, list[Reference]] = defaultdict(list)
        self.loose: dict[str, list[Reference]] = defaultdict(list)
        self.authors: set[str] = set()
        self.years: set[str] = set()
        self.count = 0
        self.has_bodies = False  # whether a body is the first author of any entry
        self._known: dict[str, list[Reference]] = {}
        for reference in references:
            self.count += 1
            self.years.add(reference.year)
            self._add(reference)

    def _add(self, reference: Reference) -> None:
        for position, name in enumerate(reference.authors):
            keys = body_keys(name.literal) if name.literal else name_keys(name.family)
            self.authors.update(keys[:2] if name.literal else whole_keys(name.family))
            if position == 0:
                self.has_bodies = self.has_bodies or bool(name.literal)
                self.sure[keys[0] if keys else ""].append(reference)
                for key in keys[1:]:
                    self.loose[key].append(reference)
        if not reference.authors and reference.title:
            self.loose[fold_name(reference.title).replace(" ", "")].append(reference)

    def by_first_author(self, name: str) -> list[Reference]:
        """Return the entries whose first author (or body) is ``name``, sure matches only if there are any."""
        if name not in self._known:
            self._known[name] = self._look_up(name) if self.count else []
        return self._known[name]

    def _look_up(self, name: str) -> list[Reference]:
        keys = dict.fromkeys((*name_keys(name), *body_keys(name)))
        for table in (self.sure, self.loose):
            for key in keys:
                if key in table:
                    return table[key]
        return []

    def knows(self, name: str, year: str) -> bool:
        """Tell whether an entry of that first author and year exists."""
        return any(r.year == year for r in self.by_first_author(name))

    def is_author(self, name: str) -> bool:
        """Tell whether somebody of that name is an author of any entry."""
        return any(key in self.authors for key in whole_keys(name))


_last: list[tuple[Sequence[ReferenceList], ReferenceIndex]] = []  # of the article at work


def index_of(lists: Sequence[ReferenceList]) -> ReferenceIndex:
    """Return the index of the entries of ``lists``; finding and linking of marks ask for that of the same lists."""
    if not _last or _last[0][0] is not lists:
        _last[:] = [(lists, ReferenceIndex(r for one in lists for r in one.references))]
    return _last[0][1]


def same_person(name: Name, printed: str) -> bool:
    """Tell whether a printed family name can be this author's."""
    theirs = set(body_keys(name.literal)) if name.literal else set(name_keys(name.family))
    return bool(theirs & {*name_keys(printed), *body_keys(printed)})
