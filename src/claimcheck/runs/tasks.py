"""What workers are given, and what they give back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.model.work import WorkRecord
from claimcheck.rules.framework import Judged, RuleOptions, Unreadable
from claimcheck.runs.outcome import Outcome
from claimcheck.runs.requests import Input
from claimcheck.runs.store import Stored
from claimcheck.works.known import Known

Task = tuple[Input, bool, Path | None]
"""A file, whether it is only compared with, and where its outcome is to be kept."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the articles of a run have in common.

    ``record``: reads the record of works, for who needs it. ``few``: articles are kept as they are, not packed.
    """

    record: Callable[[], WorkRecord]
    known: Known
    codes: tuple[str, ...]
    options: RuleOptions
    mode: str
    as_references: bool | None
    bibliographies: Mapping[str, bytes] = field(default_factory=dict)
    few: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file.

    ``unreadable``: it could not be read. ``outcome`` None: it holds no article, or something has to be asked first
    (``asks``). ``kept``: the article, as it is, packed, or in the store. ``used``: the bibliographies that it names.
    ``wrote``: its outcome is kept now.
    """

    unreadable: Unreadable | None = None
    outcome: Outcome | None = None
    kept: Judged | bytes | Stored | None = None
    asks: bool = False
    used: frozenset[str] = frozenset()
    wrote: bool = False
