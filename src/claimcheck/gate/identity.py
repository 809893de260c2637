"""The stable identity of a finding: it survives a renamed file and a line put in above.

It is a hash of the rule's code, of what the finding is about (``Finding.subject``, normalised) and of an ordinal that
tells equals of one document apart in reading order. Neither path nor line takes part.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model.finding import Finding

_LENGTH = 32  # hexadecimal digits, 128 bits: SARIF and GitLab take any string, people see a short one

# Typographic and typewriter forms are the same subject: editing software swaps them without a word being changed.
_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})


def with_identities(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings (in reading order) with their identities; those that already have one keep it."""
    seen: dict[tuple[str, str, str], int] = {}
    identified: list[Finding] = []
    for finding in findings:
        subject = normalised(finding.subject)
        equals = (finding.place.path, finding.code, subject)
        ordinal = seen.get(equals, 0)
        seen[equals] = ordinal + 1
        name = finding.identity or identity_of(finding.code, subject, ordinal)
        identified.append(replace(finding, identity=name))
    return tuple(identified)


def identity_of(code: str, subject: str, ordinal: int) -> str:
    """Return the identity of the ``ordinal``-th (from 0) finding of ``code`` about a normalised ``subject``."""
    material = f"{code}\0{subject}\0{ordinal}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(material).hexdigest()[:_LENGTH]


def normalised(subject: str) -> str:
    """Return a subject with case, spacing, compatibility forms and typographic quotes and dashes folded."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", subject).translate(_FOLDED)).casefold()
    return " ".join(folded.split())
