"""What is said of one article without the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.model.finding import Finding
from claimcheck.model.suppression import Suppression
from claimcheck.rules.site_index import Digest


@dataclass(frozen=True, slots=True)
class Counts:
    """What was looked at in one article (see :class:`claimcheck.model.report.Coverage`)."""

    claims: int = 0
    citations: int = 0
    citations_linked: int = 0
    references: int = 0
    references_verified: int = 0
    references_outside: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of one article.

    ``findings``: by code, of the rules that look at one article. ``language``: of an article whose claims could not be
    read, else "". ``files``: the paths of the article and of what is appended to it; ``sic``: ``[sic]`` stands in one.
    ``told``: the claims of the digest as messages tell them, pickled, for few of them are ever asked for.
    """

    digest: Digest
    findings: Mapping[str, tuple[Finding, ...]]
    counts: Counts
    language: str
    notices: tuple[str, ...]
    suppressions: tuple[Suppression, ...]
    files: tuple[str, ...]
    sic: bool
    told: bytes
