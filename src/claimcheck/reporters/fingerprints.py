"""Fingerprints for services that take two findings with one fingerprint for one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from claimcheck.model.finding import Finding


def unique_fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return a fingerprint for each finding: its identity; for the second and further of one identity, a hash of it.

    The identity has neither path nor line in it, so that the same fault in two articles has one identity. Numbering
    equals in the order given keeps renamed files and moved lines from opening anything anew, and mending one of two
    equals closes one.
    """
    seen: dict[str, int] = {}
    found = []
    for finding in findings:
        number = seen.get(finding.identity, 0)
        seen[finding.identity] = number + 1
        found.append(finding.identity if number == 0 else stable_hash(f"{finding.identity}\0{number}"))
    return tuple(found)


def stable_hash(material: str) -> str:
    """Return 32 hexadecimal digits, as long as an identity."""
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:32]
