"""What can be set in a configuration file, with its defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.model.house import House


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a configuration file; None or empty where the file says nothing.

    ``path``: the file they were read from, "" for the defaults. ``references``: path of the record of works, already
    relative to the working folder or absolute; so are ``baseline`` and ``against``. ``exclude``: patterns as in
    .gitignore, which count from ``folder``, the folder of the file that sets them. ``per_file_ignores``: pattern, the
    folder that it counts from, rules. ``sources``: base addresses of registries by name. ``select`` None: not given (an
    empty tuple selects nothing).
    """

    path: str = ""
    folder: str = ""
    references: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: str | None = None
    min_severity: str | None = None
    strict: bool = False
    on_unverified: str | None = None
    exclude: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    mailto: str | None = None
    baseline: str | None = None
    per_file_ignores: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    preview: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    jobs: int = 0
    house: House = field(default_factory=House)
    sources: Mapping[str, str] = field(default_factory=dict)
