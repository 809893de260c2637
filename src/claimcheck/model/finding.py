"""Findings: what a rule reports, with its evidence and a way to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.span import Place


class Severity(StrEnum):
    """How bad a finding is; ``rank`` orders them (error highest)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for error, 1 for warning, 0 for info."""
        return {"error": 2, "warning": 1, "info": 0}[self.value]


@dataclass(frozen=True, slots=True)
class Source:
    """Where evidence comes from: registry ("crossref", "editor", "article") and identifiers."""

    registry: str
    doi: str = ""
    work: str = ""
    retrieved: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is stated here, what was found there, and the source's own sentence where there is one."""

    stated: str | None = None
    found: str | None = None
    source: Source | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the finding."""

    place: Place
    message: str


class Applicability(StrEnum):
    """How far a fix may be trusted (ruff's words)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a place of the source by ``replacement``."""

    place: Place
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding, all or none."""

    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``subject``: what it is about, normalised (entry, claim, DOI), without path or line; the identity
    is made of it. ``group`` ties findings of one problem. ``corrected``: the entry as it should read, ready to copy.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    subject: str
    group: str = ""
    evidence: tuple[Evidence, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    corrected: str | None = None
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that a baseline knows: the path tells findings of one identity in several articles apart."""

    identity: str
    code: str
    path: str
