"""Author lists: who is missing, who is not the work's, who stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.compare.names import family_keys, given_agrees, is_body, nearly_same_family, same_family, same_name
from claimcheck.model.reference import Name

_FEW = 40_000  # pairs that are looked at one by one; longer lists (thousands of authors) are matched by name alone


@dataclass(frozen=True, slots=True)
class NamePair:
    """A name as the entry states it and as the record has it."""

    stated: Name
    recorded: Name


@dataclass(frozen=True, slots=True)
class AuthorComparison:
    """How an entry's authors differ from the record's.

    ``comparable`` False: one side names nobody, or a body stands here and persons there. ``first``: another first
    author. ``extra``: names that are not the work's. ``missing``: names of the record left out without "..." or
    "et al.". ``misspelt`` and ``initials``: pairs that are one person, written differently. ``reordered``: the same
    persons in another order. ``record_short``: the record names the first author alone; the rest cannot be told.
    ``share``: matched names of the entry / names of the entry, 0 to 1.
    """

    comparable: bool = True
    first: NamePair | None = None
    extra: tuple[Name, ...] = ()
    missing: tuple[Name, ...] = ()
    misspelt: tuple[NamePair, ...] = ()
    initials: tuple[NamePair, ...] = ()
    reordered: bool = False
    record_short: bool = False
    share: float = 1.0

    @property
    def same(self) -> bool:
        """Nothing differs (a short record hides whether something does)."""
        return not (self.first or self.extra or self.missing or self.misspelt or self.initials or self.reordered)


_SAME = AuthorComparison()


def compare_authors(
    stated: Sequence[Name], recorded: Sequence[Name], *, truncated: bool = False, record_truncated: bool = False
) -> AuthorComparison:
    """Compare an entry's authors with the record's.

    ``truncated``: the entry says "..." or "et al."; ``record_truncated``: the record does not list everybody.
    """
    if stated and len(stated) == len(recorded) and all(map(same_name, stated, recorded)):
        return _SAME  # nearly every entry
    if not _comparable(stated, recorded):
        return AuthorComparison(comparable=False)
    pairs = _matched(stated, recorded)
    persons = [i for i, name in enumerate(stated) if not is_body(name) or i in pairs]
    extra = [i for i in persons if i not in pairs]
    share = sum(1 for i in persons if i in pairs) / len(persons) if persons else 0.0
    misspelt = [NamePair(stated[i], recorded[j]) for i, j in pairs.items() if _other_family(stated[i], recorded[j])]
    initials = [NamePair(stated[i], recorded[j]) for i, j in pairs.items() if _other_given(stated[i], recorded[j])]
    first = NamePair(stated[0], recorded[0]) if pairs.get(0) != 0 and not is_body(stated[0]) else None
    if len(recorded) == 1 and len(stated) > 1 and first is None:
        return AuthorComparison(misspelt=tuple(misspelt), initials=tuple(initials), record_short=True, share=share)
    if record_truncated:
        extra = [i for i in extra if i < len(recorded)] if first else []
    missing = (
        () if truncated else tuple(n for j, n in enumerate(recorded) if j not in pairs.values() and not is_body(n))
    )
    order = [pairs[i] for i in sorted(pairs)]
    return AuthorComparison(
        first=first,
        extra=tuple(stated[i] for i in extra if not (first and i == 0)),
        missing=tuple(n for n in missing if not (first and n is recorded[0])),
        misspelt=tuple(misspelt),
        initials=tuple(initials),
        reordered=order != sorted(order),
        share=share,
    )


def _comparable(stated: Sequence[Name], recorded: Sequence[Name]) -> bool:
    if not stated or not recorded:
        return False
    bodies, their_bodies = all(is_body(n) for n in stated), all(is_body(n) for n in recorded)
    if bodies == their_bodies:
        return True
    # a body here and persons there: who stands for whom cannot be told, unless one of them is the same after all
    return any(same_name(one, other) for one in stated for other in recorded)


def _matched(stated: Sequence[Name], recorded: Sequence[Name]) -> dict[int, int]:
    """Pair entry names with record names, each once: the same name first, then one person written differently."""
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(recorded)))  # in the record's order
    for i, name in enumerate(stated):
        if i in free and same_name(name, recorded[i]):
            pairs[i] = i
            del free[i]
    known = _by_key(recorded)
    for i, name in enumerate(stated):
        if i not in pairs:
            likely = (j for key in _keys(name) for j in known.get(key, ()) if j in free)
            _take(pairs, free, i, next((j for j in likely if same_name(name, recorded[j])), None))
    for test in (same_name, _one_family, _one_slip):
        left = [i for i in range(len(stated)) if i not in pairs]
        if len(left) * len(free) > _FEW:
            break
        for i in left:
            _take(pairs, free, i, next((j for j in free if test(stated[i], recorded[j])), None))
    return dict(sorted(pairs.items()))


def _take(pairs: dict[int, int], free: dict[int, None], i: int, j: int | None) -> None:
    if j is not None:
        pairs[i] = j
        del free[j]


def _by_key(names: Sequence[Name]) -> dict[str, list[int]]:
    known: dict[str, list[int]] = {}
    for j, name in enumerate(names):
        for key in _keys(name):
            known.setdefault(key, []).append(j)
    return known


def _keys(name: Name) -> frozenset[str]:
    return family_keys(name.key)


def _one_family(stated: Name, recorded: Name) -> bool:
    return not is_body(stated) and not is_body(recorded) and same_family(stated.family, recorded.family)


def _one_slip(stated: Name, recorded: Name) -> bool:
    if is_body(stated) or is_body(recorded):
        return False
    return nearly_same_family(stated.family, recorded.family) and given_agrees(stated.given, recorded.given)


def _other_family(stated: Name, recorded: Name) -> bool:
    return not same_name(stated, recorded) and not _one_family(stated, recorded)


def _other_given(stated: Name, recorded: Name) -> bool:
    return not same_name(stated, recorded) and _one_family(stated, recorded)
