"""The shape of the configuration file. Imports pydantic: only for a run that has a configuration file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from claimcheck.config.house import HouseTable, Word


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class SourcesTable(BaseModel):
    """Base addresses of registries, where they differ from the public ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    crossref: Word | None = None
    doi: Word | None = None
    datacite: Word | None = None
    europepmc: Word | None = None
    openalex: Word | None = None


class ConfigurationTable(BaseModel):
    """The keys of ``[tool.claimcheck]`` in pyproject.toml, or of a whole claimcheck.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab)

    extend: Word | None = Field(
        None, description="Another configuration file, relative to this one; what is set here goes before it."
    )
    references: Word | None = Field(None, description="The record of works, relative to this file.")
    select: tuple[Word, ...] | None = Field(None, description="Rules to run: codes, prefixes, names or ALL.")
    ignore: tuple[Word, ...] = Field((), description="Rules to leave out.")
    extend_select: tuple[Word, ...] = Field((), description="Rules to run besides the selected ones.")
    fail_on: Literal["error", "warning", "info", "never"] | None = Field(
        None, description="The lowest severity that makes the exit status 1."
    )
    min_severity: Literal["error", "warning", "info"] | None = Field(
        None, description="The lowest severity that is shown."
    )
    strict: bool = Field(False, strict=True, description="Also ask for sources of times, doses, ages, dates and money.")
    on_unverified: Literal["warn", "fail", "ignore"] | None = Field(
        None, description="What becomes of a run in which some references could not be checked."
    )
    baseline: Word | None = Field(
        None, description="The findings that are accepted as they are, relative to this file."
    )
    against: tuple[Word, ...] = Field(
        (), description="Articles to compare with, though they are not judged; relative to this file."
    )
    per_file_ignores: dict[Word, tuple[Word, ...]] = Field(
        {}, description="Rules that are off in the files that fit a pattern."
    )
    preview: bool = Field(False, strict=True, description="Also run the rules that are still being tried out.")
    fix: bool = Field(False, strict=True, description="Mend what can be mended safely.")
    unsafe_fixes: bool = Field(False, strict=True, description="Mend also what an editor should look at.")
    jobs: int = Field(0, strict=True, ge=0, description="Processes to work with; 0: as many as are of use.")
    mailto: Word | None = Field(None, description="An address for the polite pools of the registries.")
    sources: SourcesTable = Field(SourcesTable(), description="Base addresses of registries: mirrors, proxies.")
    house: HouseTable | None = Field(None, description="Rules of the house, which are off until they are set here.")
    exclude: tuple[Word, ...] = Field((), description="Files and folders to leave out, as in .gitignore.")


KEYS: tuple[str, ...] = tuple(_kebab(name) for name in ConfigurationTable.model_fields)
SOURCES: tuple[str, ...] = tuple(SourcesTable.model_fields)
