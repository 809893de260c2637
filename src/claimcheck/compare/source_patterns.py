"""Patterns of sources: reading one as an editor writes it, and whether it fits what is known of a source.

A pattern that begins with "10." and digits is a DOI or the beginning of one (a registrant's prefix: DOI Handbook, 2.2),
one that looks like a host is a domain, and anything else is the name of a journal or a publisher. ``journal:``,
``publisher:``, ``doi:``, ``domain:`` and ``type:`` in front say it outright.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.compare.containers import same_container
from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import normalise_doi, normalise_url
from claimcheck.model.house import PatternKind, SourcePattern

_PREFIX = re.compile(r"10\.\d{4,9}(?:\.\d+)*+(?:/\S*)?")
_HOST = re.compile(r"(?=.{3,253}(?:/|$))(?:[\w-]{1,63}\.){1,20}[^\W\d]{2,63}(?:/\S*)?")
_KIND = re.compile(rf"({'|'.join(kind for kind in PatternKind if kind is not PatternKind.NAME)}):\s*", re.IGNORECASE)
#: What follows a company's name and is none of its words: the legal form.
_LEGAL = frozenset("ltd limited llc inc incorporated gmbh ag sa sas bv plc kg co corp corporation and the".split())
#: What else may follow the name that ``publisher:`` gives.
_HOUSE_WORDS = _LEGAL | frozenset(
    "publishing publishers publisher publications press media verlag group company international nature science "
    "business scientific academic journals books".split()
)
#: Types (CSL) of works that no registry covers, and that a list cannot surely tell from each other.
OUTSIDE_TYPES = frozenset("webpage post post-weblog report standard thesis book software document".split())


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a source. ``journals`` and ``publishers``: its names there, any of which is right.

    ``settled``: a record tells it, so that what is empty here is not there; ``type`` is a guess where ``settled`` is
    False, and one among OUTSIDE_TYPES where ``outside`` is True.
    """

    journals: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    type: str = ""
    work: str = ""
    settled: bool = False
    outside: bool = False


def read_pattern(word: str, why: str = "") -> SourcePattern:
    """Return the pattern that an editor wrote. Raises ValueError for one that says nothing."""
    said = word.strip()
    prefix = _KIND.match(said)
    if prefix:
        kind, value = PatternKind(prefix[1].lower()), said[prefix.end() :].strip()
    elif _PREFIX.fullmatch(said) or normalise_doi(said):
        kind, value = PatternKind.DOI, said
    elif _HOST.fullmatch(_bare_address(said)):
        kind, value = PatternKind.DOMAIN, said
    else:
        kind, value = PatternKind.NAME, said
    if kind is PatternKind.DOI:
        value = normalise_doi(value) or value.lower()
        if not _PREFIX.fullmatch(value):
            raise ValueError(f"{word!r} is no DOI and no beginning of one, such as 10.1000 or 10.1000/journal")
    elif kind is PatternKind.DOMAIN:
        value = read_domain(value)
    elif kind is PatternKind.TYPE:
        value = value.lower()
    if not fold(value):
        raise ValueError(f"{word!r} names no source")
    return SourcePattern(word, kind, value, why)


def read_domain(word: str) -> str:
    """Return a domain, perhaps with the beginning of a path, as addresses are compared. Raises ValueError."""
    value = _bare_address(word.strip())
    if not _HOST.fullmatch(value):
        raise ValueError(f"{word!r} is no domain, such as example.org or example.org/blog")
    return value


def on_domain(address: str, domain: str) -> bool:
    """Tell whether an address is on a domain, or on one below it, and under its path where it has one."""
    host, _, path = _bare_address(address).partition("/")
    host = host.rpartition("@")[2].partition(":")[0]
    wanted, _, under = domain.partition("/")
    if host != wanted and not host.endswith(f".{wanted}"):
        return False
    return not under or path == under or path.startswith((f"{under}/", f"{under}?"))


def fits(pattern: SourcePattern, facts: Facts) -> bool | None:
    """Tell whether a pattern fits a source; None where too little is known of it."""
    if pattern.kind is PatternKind.DOMAIN:
        return any(on_domain(address, pattern.value) for address in facts.addresses)
    if pattern.kind is PatternKind.TYPE:
        return _type_fits(pattern.value, facts)
    if pattern.kind is PatternKind.DOI:
        return any(_begins(doi, pattern.value) for doi in facts.dois) or _absent(facts.dois, facts)
    if pattern.kind is PatternKind.JOURNAL:
        return _is_journal(pattern.value, facts) or _absent(facts.journals, facts)
    if pattern.kind is PatternKind.PUBLISHER:
        return _is_publisher(pattern.value, facts.publishers, _HOUSE_WORDS) or _absent(facts.publishers, facts)
    if _is_journal(pattern.value, facts) or _is_publisher(pattern.value, facts.publishers, _LEGAL):
        return True
    return _absent(facts.journals, facts)


def excepted(patterns: Iterable[SourcePattern], facts: Facts) -> bool:
    """Tell whether one of the patterns fits, or is the id of the work itself."""
    return any(fits(one, facts) or (facts.work and one.word.strip() == facts.work) for one in patterns)


def _absent(known: tuple[str, ...], facts: Facts) -> bool | None:
    """Return False where it is known that the pattern does not fit, else None."""
    return False if known or facts.settled or facts.outside else None


def _type_fits(type: str, facts: Facts) -> bool | None:
    if facts.settled:
        return facts.type == type if facts.type else None
    if not facts.outside or facts.type not in OUTSIDE_TYPES:
        return None
    if facts.type == type:
        return True
    return None if type in OUTSIDE_TYPES else False


def _begins(doi: str, prefix: str) -> bool:
    """Tell whether a DOI begins with ``prefix``, and a part of it ends there: 10.10001 does not begin with 10.1000."""
    whole = normalise_doi(doi)
    rest = whole.removeprefix(prefix)
    if rest == whole:
        return False
    return not rest or not prefix[-1].isalnum() or not rest[0].isalnum()


def _is_journal(name: str, facts: Facts) -> bool:
    return any(
        same_container(journal, name) is True and not _inflected(fold(journal), fold(name))
        for journal in facts.journals
    )


def _inflected(one: str, other: str) -> bool:
    """Tell whether two names differ by an ending alone, as no abbreviation does (Medicine, Medicines)."""
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return False
    return any(
        a != b and abs(len(a) - len(b)) == 1 and min(len(a), len(b)) > 3 for a, b in zip(ours, theirs, strict=True)
    )


def _is_publisher(name: str, publishers: Iterable[str], after: frozenset[str]) -> bool:
    words = fold(name).split()
    for publisher in publishers:
        theirs = fold(publisher).split()
        if theirs[: len(words)] == words and all(word in after for word in theirs[len(words) :]):
            return True
    return False


def _bare_address(text: str) -> str:
    return normalise_url(text.strip())
