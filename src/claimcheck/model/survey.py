"""A survey: everything that a run looked at, for people who want to see more than its findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.model.article import Article
from claimcheck.model.finding import Finding
from claimcheck.model.span import Span
from claimcheck.model.work import ResolvedReference


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding something against its source.

    ``done``: it was held against it, so that no finding means that nothing was wrong. ``why``: one plain line, what it
    was held against, or why it was not. ``quote``: the source's sentence that says the same; ``work``: whose it is.
    """

    done: bool
    why: str
    quote: str = ""
    work: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """The number that a claim is told by, as messages print it ("Up to 70% within 24 hours"), and where it stands."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Surveyed:
    """An article and what its parts were settled as.

    ``resolved``: by id of the entry. ``claims``, ``citations``, ``entries``: by id. ``numbers``: of the claims, by
    id. ``judged``: False for an article that was read for comparison alone.
    """

    article: Article
    resolved: Mapping[str, ResolvedReference] = field(default_factory=dict)
    claims: Mapping[str, Held] = field(default_factory=dict)
    citations: Mapping[str, Held] = field(default_factory=dict)
    entries: Mapping[str, Held] = field(default_factory=dict)
    numbers: Mapping[str, Number] = field(default_factory=dict)
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where a claim is told: index of the article in the survey, id of the claim."""

    article: int
    claim: str


@dataclass(frozen=True, slots=True)
class Family:
    """One claim told more than once. ``verdict``: "conflict", "qualifier" or "same", the worst between any two."""

    verdict: str
    tellings: tuple[Telling, ...]


class Withholding(StrEnum):
    """What keeps a finding out of a report."""

    COMMENT = "comment"  # a suppression in the article, or [sic]
    DECISION = "decision"  # decisions.yaml
    BASELINE = "baseline"
    SETTINGS = "settings"  # per-file-ignores
    UNCHANGED = "unchanged"  # not on a line that was changed


@dataclass(frozen=True, slots=True)
class Withheld:
    """A finding that is not told, by what, and who said why; ``until``: the last day of it, as 2027-01-31."""

    finding: Finding
    by: Withholding
    reason: str = ""
    who: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The articles of a run, the claims that are told more than once, and the findings that are not told."""

    articles: tuple[Surveyed, ...] = ()
    families: tuple[Family, ...] = ()
    withheld: tuple[Withheld, ...] = ()
