"""Which registries are asked, and how this program names itself to them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from claimcheck.version import __version__

ANSWERS = "answers.sqlite"
"""The file in the cache folder that holds what registries said."""


class Progress(Protocol):
    """Whom a run tells how far its asking is."""

    def begin(self, references: int) -> None:
        """Registries are about to be asked about so many entries."""

    def tell(self, registry: str, answered: int, asked: int) -> None:
        """One registry has answered so many questions of so many so far."""


#: Name of a registry -> its public address. doi.org is asked with which agency a DOI is registered.
DEFAULTS: Mapping[str, str] = {
    "crossref": "https://api.crossref.org",
    "doi": "https://doi.org",
    "datacite": "https://api.datacite.org",
    "europepmc": "https://www.ebi.ac.uk/europepmc/webservices/rest",
    "openalex": "https://api.openalex.org",
}
NAMES: Mapping[str, str] = {
    "crossref": "Crossref",
    "doi": "doi.org",
    "datacite": "DataCite",
    "europepmc": "Europe PMC",
    "openalex": "OpenAlex",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where and how registries are asked.

    ``addresses``: base address by registry, without a closing slash. ``mailto``: an address for the polite pools, ""
    for none. ``cache_folder``: where answers and limits are kept between runs, None: nowhere. ``no_cache``: answers of
    earlier runs are neither read nor written. ``offline``: the cache alone answers. ``asked_since``: answers
    from before do not count, in seconds since 1970.
    """

    addresses: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULTS))
    mailto: str = ""
    cache_folder: Path | None = None
    no_cache: bool = False
    offline: bool = False
    asked_since: float = 0.0

    @property
    def user_agent(self) -> str:
        """What requests say of their sender; Crossref's etiquette asks for a name and an address."""
        contact = f"; mailto:{self.mailto}" if self.mailto else ""
        return f"claimcheck/{__version__} (checks reference lists{contact})"


def find_sources(
    configured: Mapping[str, str] | None = None, *, mailto: str = "", no_cache: bool = False, offline: bool = False
) -> Sources:
    """Return the sources of a run: the environment (``CLAIMCHECK_CROSSREF_URL``, ...) over ``configured`` over the
    public addresses.
    """
    addresses = {}
    for name, default in DEFAULTS.items():
        address = os.environ.get(f"CLAIMCHECK_{name.upper()}_URL") or (configured or {}).get(name) or default
        addresses[name] = address.rstrip("/")
    return Sources(addresses, mailto.strip(), find_cache_folder(), no_cache, offline)


def find_cache_folder() -> Path:
    """Return the cache folder: ``claimcheck`` under ``XDG_CACHE_HOME``, or under ``~/.cache``."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "claimcheck"
