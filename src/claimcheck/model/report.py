"""A report: the findings of one run, and how much was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Known

if TYPE_CHECKING:
    from claimcheck.model.survey import Survey


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at. ``references_unverified``: entries with NET001. ``references_outside``: with NET002.

    ``reasons``: why entries are unverified, with counts. ``claims_unchecked``: path and language ("Spanish") of the
    articles whose claims could not be read and therefore were not checked, where a rule wanted to. ``paths``: the
    documents in the order in which they were named.
    """

    documents: int = 0
    claims: int = 0
    citations: int = 0
    citations_linked: int = 0
    references: int = 0
    references_verified: int = 0
    references_unverified: int = 0
    references_outside: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    claims_unchecked: tuple[tuple[str, str], ...] = ()
    paths: tuple[str, ...] = ()
    compared: bool = True  # False: single files without --against, so other articles were not compared


@dataclass(frozen=True, slots=True)
class Report:
    """Findings (sorted by path and position) and coverage; ``sources`` holds the decoded text by path, for frames.

    ``gone``: what the baseline knows and is mended. ``excused``: identities of findings that may fail no run, since
    they are back only because a decision has expired. ``remarks``: what is to be told about the gate, a line each.
    ``notices``: by path, what its reader tells of a file ("read as Windows-1252; save it as UTF-8").
    ``survey``: the articles themselves, where a reporter that shows them was asked for.
    """

    findings: tuple[Finding, ...]
    coverage: Coverage
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    notices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suppressed: int = 0
    baselined: int = 0
    gone: tuple[Known, ...] = ()
    excused: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    survey: Survey | None = field(default=None, repr=False)

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that decide about the exit status."""
        return tuple(one for one in self.findings if one.identity not in self.excused)

    @property
    def incomplete(self) -> bool:
        """Tell whether some references or some articles' claims could not be checked."""
        return self.coverage.references_unverified > 0 or bool(self.coverage.claims_unchecked)
