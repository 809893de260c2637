"""Suppressions: comments in an article by which its author tells what is not to be reported, and why."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.span import Place

IGNORE, DISABLE, ENABLE, FILE_IGNORE = ACTIONS = ("ignore", "disable", "enable", "file-ignore")


@dataclass(frozen=True, slots=True)
class SuppressedRule:
    """A rule that a suppression names, as written (``word``); ``code`` "": no rule is called so.

    ``used``: it hid something. ``held``: whether it is of use cannot be told, since the rule did not or could not run.
    """

    word: str
    place: Place
    code: str = ""
    used: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment. ``action``: one of ACTIONS, or another word as written; ``place``: the whole comment.

    ``start`` and ``end`` bound what it covers, in offsets of the source, both inclusive: the lines that it stands on or
    the block below it (``ignore``), the whole file (``file-ignore``), the rest of the file (``disable``, which the next
    ``enable`` of the rule ends).
    """

    action: str
    rules: tuple[SuppressedRule, ...]
    reason: str
    place: Place
    start: int
    end: int
    alone: bool = False  # nothing else stands on its lines
