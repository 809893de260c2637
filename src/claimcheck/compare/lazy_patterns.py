"""Regular expressions that are compiled when first used: everybody pays for start-up, few articles hold statistics.

Stands in the place of ``re`` in modules that hold patterns: ``from claimcheck.compare import lazy_patterns as re``. To
compile what all of them hold takes ten times as long as to read a short article.
"""

from __future__ import annotations

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    A,
    I,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "A", "I", "Match", "Pattern", "compile",
    "escape", "findall", "finditer", "fullmatch", "match", "search", "split", "sub",
]  # fmt: skip

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Lazy:
    """A pattern and its flags; whatever else is asked of it is asked of the compiled pattern.

    The methods of the compiled pattern become the instance's own, so that a call costs what it costs without this.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._given)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """Return a pattern as ``re.compile`` does, compiled when first used; ``re.error`` is raised then."""
    return cast("Pattern[AnyStr]", _Lazy(pattern, flags))
