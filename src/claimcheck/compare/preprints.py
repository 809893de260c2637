"""Preprints: which server a DOI, an arXiv id or the name of a container belongs to.

The DOIs are those that the servers have their preprints registered under. 10.1101 is shared with the journals of Cold
Spring Harbor Laboratory Press (``10.1101/gr.``, ``10.1101/gad.``), so that of bioRxiv and medRxiv only the two shapes
of their own count: ``10.1101/2020.03.09.20033217`` (since December 2019) and ``10.1101/339747``.
"""

from __future__ import annotations

import re

from claimcheck.compare.folding import fold
from claimcheck.compare.identifiers import normalise_doi

_BY_DOI: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), server)
    for pattern, server in (
        (r"10\.(?:1101|64898)/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,9}(?:v\d{1,3})?", "bioRxiv or medRxiv"),
        (r"10\.48550/arxiv\..+", "arXiv"),
        (r"10\.31234/osf\.io/.+", "PsyArXiv"),
        (r"10\.31235/osf\.io/.+", "SocArXiv"),
        (r"10\.31219/osf\.io/.+", "OSF Preprints"),
        (r"10\.35542/osf\.io/.+", "EdArXiv"),
        (r"10\.21203/rs\..+", "Research Square"),
        (r"10\.2139/ssrn\..+", "SSRN"),
        (r"10\.20944/preprints.+", "Preprints.org"),
        (r"10\.26434/chemrxiv.+", "ChemRxiv"),
        (r"10\.36227/techrxiv.+", "TechRxiv"),
        (r"10\.22541/au\..+", "Authorea"),
        (r"10\.7287/peerj\.preprints\..+", "PeerJ Preprints"),
    )
)
_BY_NAME = {
    "arxiv": "arXiv",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "psyarxiv": "PsyArXiv",
    "socarxiv": "SocArXiv",
    "chemrxiv": "ChemRxiv",
    "techrxiv": "TechRxiv",
    "edarxiv": "EdArXiv",
    "osf preprints": "OSF Preprints",
    "research square": "Research Square",
    "ssrn": "SSRN",
    "ssrn electronic journal": "SSRN",
    "preprints org": "Preprints.org",
    "peerj preprints": "PeerJ Preprints",
}
#: What entries print around a server's name: "arXiv preprint arXiv:2101.01234", "bioRxiv [Preprint]".
_AROUND = re.compile(
    r"\b(?:preprint|preprints server|the preprint server for \w+|advance publication)\b|\barxiv \d[\d v]*|\d[\d v]*$"
)


def server_of_doi(doi: str) -> str:
    """Return the name of the preprint server that registered a DOI, or ""."""
    plain = normalise_doi(doi)
    return next((server for pattern, server in _BY_DOI if pattern.fullmatch(plain)), "") if plain else ""


def server_of_container(container: str) -> str:
    """Return the name of the preprint server that a container is, or ""."""
    name = fold(container[:200])
    return _BY_NAME.get(name) or _BY_NAME.get(" ".join(_AROUND.sub(" ", name).split()), "")
