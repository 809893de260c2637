"""Identifiers brought to one spelling, and their check digits.

Sources: DOI: ISO 26324 and the DOI Handbook 2.2 (prefix ``10.`` + registrant, case-insensitive suffix). ISBN: ISO 2108
(check digits modulo 11 and modulo 10). PMID: at most eight digits. arXiv: https://info.arxiv.org/help/arxiv_identifier.html.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.compare import lazy_patterns as re

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_LONG = 2048  # characters of an identifier that are looked at
_DOI_PREFIX = re.compile(r"\s*(?:https?://|www\.|(?:dx\.)?doi\.org/|doi\s*[:=]?\s*)", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMC)?\s*(\d{1,9})(?:\.\d+)?", re.IGNORECASE)
_ARXIV_NEW = re.compile(r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,3})?")
_ARXIV_OLD = re.compile(r"[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7}(?:v\d{1,3})?", re.IGNORECASE)
_VERSION = re.compile(r"v\d{1,3}$")
_SCHEME = re.compile(r"^(?:\s|https?://|www\.)+", re.IGNORECASE)
_TRACKING = re.compile(r"[?&](?:utm_[a-z]+|fbclid|gclid)=[^&#]*")


@lru_cache(maxsize=16_384)
def normalise_doi(text: str) -> str:
    """Return the DOI in ``text`` in lower case, without "doi:", resolver or final full stop; "" where there is none."""
    rest = text[:_LONG].strip()
    if "%" in rest:
        from urllib.parse import unquote

        rest = unquote(rest)
    while prefix := _DOI_PREFIX.match(rest):
        rest = rest[prefix.end() :]
    rest = rest.strip().rstrip(".,;:")
    for opening, closing in ("()", "[]", "<>"):
        while rest.endswith(closing) and rest.count(closing) > rest.count(opening):
            rest = rest[:-1].rstrip(".,;:")
    return rest.lower() if _DOI.fullmatch(rest) else ""


def same_doi(one: str, other: str) -> bool:
    """Tell whether two spellings are one DOI (False where either is none)."""
    doi = normalise_doi(one)
    return bool(doi) and doi == normalise_doi(other)


def doi_link(doi: str) -> str:
    """Return the address that a list should print for a DOI; characters that break an address are encoded."""
    from urllib.parse import quote

    return "https://doi.org/" + quote(doi, safe="/:;()._-,+*!'@=~$[]")


@lru_cache(maxsize=4096)
def normalise_pmcid(text: str) -> str:
    """Return "PMC" and digits, or ""."""
    match = _PMCID.fullmatch(text.strip())
    return f"PMC{match[1]}" if match else ""


def normalise_pmid(text: str) -> str:
    """Return the digits of a PubMed id without leading zeros, or ""."""
    digits = text.strip()
    return digits.lstrip("0") if digits.isascii() and digits.isdigit() and len(digits) <= 9 else ""


def pmid_is_valid(text: str) -> bool:
    """Tell whether ``text`` can be a PubMed id: one to eight digits, not zero."""
    digits = text.strip()
    return digits.isascii() and digits.isdigit() and len(digits) <= 8 and bool(digits.strip("0"))


@lru_cache(maxsize=4096)
def normalise_arxiv(text: str) -> str:
    """Return an arXiv id in lower case without "arXiv:" and version, or ""."""
    identifier = re.sub(r"^\s*arxiv:\s*", "", text, flags=re.IGNORECASE).strip()
    if not arxiv_is_valid(identifier):
        return ""
    return _VERSION.sub("", identifier.lower())


def arxiv_is_valid(text: str) -> bool:
    """Tell whether ``text`` is an arXiv id of either scheme (2101.01234v2, hep-th/9901001)."""
    return bool(_ARXIV_NEW.fullmatch(text) or _ARXIV_OLD.fullmatch(text))


def isbn_is_valid(text: str) -> bool:
    """Tell whether ``text`` is an ISBN of 10 or 13 places with the right check digit."""
    digits = _isbn_places(text)
    if len(digits) == 10:
        values = [10 if c == "X" else int(c) for c in digits] if "X" not in digits[:-1] else []
        return bool(values) and sum((10 - i) * v for i, v in enumerate(values)) % 11 == 0
    return (
        len(digits) == 13
        and digits.isdigit()
        and digits[:3] in ("978", "979")
        and _ean_check(digits[:12]) == digits[12]
    )


@lru_cache(maxsize=4096)
def normalise_isbn(text: str) -> str:
    """Return the 13 digits of a valid ISBN, or ""."""
    if not isbn_is_valid(text):
        return ""
    digits = _isbn_places(text)
    body = digits if len(digits) == 13 else "978" + digits[:9]
    return body[:12] + _ean_check(body[:12])


@lru_cache(maxsize=16_384)
def normalise_url(text: str) -> str:
    """Return an address without scheme, "www.", tracking, fragment and closing slash; the host in lower case."""
    address = _TRACKING.sub("", text.partition("#")[0])
    address = _SCHEME.sub("", address).rstrip("/.,; \t\r\n")
    host, slash, path = address.partition("/")
    return host.lower() + slash + path


def _isbn_places(text: str) -> str:
    kept = "".join(c for c in text.upper().removeprefix("ISBN") if c not in " -‐‑‒–:\u00a0")
    return kept if kept.isascii() and all(c.isdigit() or c == "X" for c in kept) else ""


def _ean_check(twelve: str) -> str:
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(twelve))
    return str(-total % 10)
