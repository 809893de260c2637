"""The shape of ``[house]`` in a configuration file, and what it asks for. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from claimcheck.compare.source_patterns import read_domain, read_pattern
from claimcheck.model.house import House

Word = Annotated[str, StringConstraints(strict=True, min_length=1)]


class BannedTable(BaseModel):
    """A source that is banned, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Word = Field(description="A pattern.")
    why: str = Field("", description="What the message adds.")

    @field_validator("source")
    @classmethod
    def _reads(cls, source: str) -> str:
        read_pattern(source)
        return source


class HouseTable(BaseModel):
    """Rules of the house; what is not set here is off.

    A pattern is the name of a journal or a publisher, a DOI or the beginning of one, or a domain; journal:, publisher:,
    doi:, domain: or type: (of CSL) in front say which.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"))

    banned: tuple[Word | BannedTable, ...] = Field((), description="Patterns of sources that are not to be cited.")
    wanted: tuple[Word, ...] = Field((), description="Patterns of the only sources that are to be cited.")
    oldest_year: int | None = Field(None, strict=True, ge=1, le=9999, description="No source is to be older.")
    oldest_year_except: tuple[Word, ...] = Field((), description="Patterns, or ids of works, that may be older.")
    own_site: tuple[Word, ...] = Field((), description="Domains of one's own, which are no evidence.")
    preprints: Literal["allow", "report"] = Field("allow", description="Whether preprints are reported.")

    @field_validator("banned", "wanted", "oldest_year_except")
    @classmethod
    def _read(cls, words: tuple[Any, ...]) -> tuple[Any, ...]:
        for word in words:
            if isinstance(word, str):
                read_pattern(word)
        return words

    @field_validator("own_site")
    @classmethod
    def _domains(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(read_domain(word) for word in words)


HOUSE_KEYS: tuple[str, ...] = tuple(name.replace("_", "-") for name in HouseTable.model_fields)


def house_of(table: HouseTable, base: House | None = None) -> House:
    """Return what a table asks for; what it does not set is as in ``base``."""
    base = base or House()
    said = table.model_fields_set
    banned = tuple(
        read_pattern(one) if isinstance(one, str) else read_pattern(one.source, one.why) for one in table.banned
    )
    return House(
        banned if "banned" in said else base.banned,
        tuple(map(read_pattern, table.wanted)) if "wanted" in said else base.wanted,
        table.oldest_year if "oldest_year" in said else base.oldest_year,
        tuple(map(read_pattern, table.oldest_year_except)) if "oldest_year_except" in said else base.oldest_year_except,
        table.own_site if "own_site" in said else base.own_site,
        table.preprints if "preprints" in said else base.preprints,
    )
