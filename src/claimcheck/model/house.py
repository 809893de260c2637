"""The house: what an editorial desk wants of sources, as its configuration says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PatternKind(StrEnum):
    """What of a source a pattern is about; ``NAME``: a journal or a publisher that is called exactly so."""

    NAME = "name"
    JOURNAL = "journal"
    PUBLISHER = "publisher"
    DOI = "doi"
    DOMAIN = "domain"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class SourcePattern:
    """A kind of sources. ``word``: as written; ``value``: what is compared; ``why``: what its message adds."""

    word: str
    kind: PatternKind
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """The settings of ``[house]``, by their names there; a rule of the family HSE each, which is off where it is empty.

    ``own_site``: domains. ``preprints``: "allow" or "report". ``oldest_year_except``: patterns, or ids of works.
    """

    banned: tuple[SourcePattern, ...] = ()
    wanted: tuple[SourcePattern, ...] = ()
    oldest_year: int | None = None
    oldest_year_except: tuple[SourcePattern, ...] = ()
    own_site: tuple[str, ...] = ()
    preprints: str = "allow"

    @property
    def on(self) -> frozenset[str]:
        """The settings that ask for something, by their names in the configuration."""
        asked = {
            "banned": self.banned,
            "wanted": self.wanted,
            "oldest-year": self.oldest_year,
            "own-site": self.own_site,
            "preprints": self.preprints == "report",
        }
        return frozenset(name for name, value in asked.items() if value)
