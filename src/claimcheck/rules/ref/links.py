"""Links of entries: which ones a DOI link should replace."""

from __future__ import annotations

from claimcheck.compare.identifiers import normalise_doi, normalise_url
from claimcheck.model.reference import Reference

#: Archives that promise to keep their addresses; a link there is no publisher's page.
_KEPT = (
    "ncbi.nlm.nih.gov", "europepmc.org", "pubmed.gov", "arxiv.org", "hdl.handle.net", "archive.org", "jstor.org/stable",
    "zenodo.org", "osf.io", "hal.science", "perma.cc", "semanticscholar.org", "openalex.org",
)  # fmt: skip
_RESOLVERS = ("doi.org/", "dx.doi.org/")


def is_doi_link(url: str) -> bool:
    """Tell whether an address is a DOI resolver's."""
    return normalise_url(url).startswith(_RESOLVERS)


def replaceable_link(reference: Reference) -> bool:
    """Tell whether the entry's link is a page that a DOI link should stand for: no resolver, no archive."""
    if not reference.url or is_doi_link(reference.url):
        return False
    if reference.doi and not reference.doi_in_link:
        return False  # the DOI is printed beside it
    host, _, path = normalise_url(reference.url).partition("/")
    return not any(f"{host}/{path}".startswith(kept) or host == kept or host.endswith(f".{kept}") for kept in _KEPT)


def doi_stated(reference: Reference) -> str:
    """Return the DOI that the entry gives, printed or within its link, in one spelling."""
    return normalise_doi(reference.doi) if reference.doi else ""
