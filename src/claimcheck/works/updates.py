"""What happened to a work since it was published, as registries tell it: updates and relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.model.work import Update
from claimcheck.works.raw import date, items, line, mapping, mappings

#: Crossref's update types (Crossmark, and Retraction Watch's as Crossref carries them) -> ours. A partial retraction
#: leaves the work standing, so it is a concern.
_TYPES = {
    "retraction": "retraction",
    "retracted": "retraction",
    "withdrawal": "retraction",
    "withdrawn": "retraction",
    "removal": "retraction",
    "expression_of_concern": "concern",
    "partial_retraction": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
    "clarification": "correction",
    "corrected-article": "correction",
    "new_version": "published-version",
    "new_edition": "published-version",
}
#: Europe PMC's names in ``commentCorrectionList``.
_EUROPEPMC = {
    "retraction in": "retraction",
    "expression of concern in": "concern",
    "erratum in": "correction",
    "corrected and republished in": "correction",
    "update in": "published-version",
}
_RETRACTED_TITLE = re.compile(r"\W{0,3}RETRACTED(?:\s+(?:ARTICLE|PAPER|CHAPTER))?\s*[:\]–-]")
_ORDER = ("retraction", "concern", "correction", "published-version")


def update_type(value: Any) -> str:
    """Return what an update of Crossref's is, "" for one that concerns no reader."""
    return _TYPES.get(line(value).lower().replace(" ", "_"), "")


def recorded_updates(message: dict[str, Any]) -> tuple[Update, ...]:
    """Return the updates that a Crossref record of a work names itself: ``updated-by``, ``relation``, its title."""
    found = [_update(one) for one in mappings(message.get("updated-by"))]
    for one in mappings(mapping(message.get("relation")).get("is-preprint-of")):
        doi = normalise_doi(line(one.get("id"))) if line(one.get("id-type")).lower() in ("doi", "") else ""
        found.append(Update("published-version", doi, "", "crossref") if doi else None)
    title = line(next(iter(items(message.get("title"))), ""))
    if not is_notice(message) and _RETRACTED_TITLE.match(title):
        found.append(Update("retraction", "", "", "publisher"))
    return joined(filter(None, found))


def notices(message: dict[str, Any], doi: str) -> tuple[Update, ...]:
    """Return what a notice (a Crossref record with ``update-to``) says of the work with this DOI."""
    found = []
    own = normalise_doi(line(message.get("DOI")))
    for one in mappings(message.get("update-to")):
        update = _update({**one, "DOI": own})
        # some publishers point a notice, or each new version, at itself
        if update is not None and normalise_doi(line(one.get("DOI"))) == doi != own:
            found.append(update)
    return joined(found)


def is_notice(message: dict[str, Any]) -> bool:
    """Tell whether a Crossref record is itself a notice about another work."""
    own = normalise_doi(line(message.get("DOI")))
    return any(normalise_doi(line(one.get("DOI"))) not in ("", own) for one in mappings(message.get("update-to")))


def europepmc_updates(result: dict[str, Any]) -> tuple[Update, ...]:
    """Return the updates that a Europe PMC record names (``commentCorrectionList``, ``pubTypeList``)."""
    found = []
    for one in mappings(mapping(result.get("commentCorrectionList")).get("commentCorrection")):
        kind = _EUROPEPMC.get(line(one.get("type")).lower(), "")
        if kind:
            doi = normalise_doi(line(one.get("id"))) or normalise_doi(line(one.get("reference")))
            found.append(Update(kind, doi, "", "europepmc"))
    kinds = [line(one).lower() for one in items(mapping(result.get("pubTypeList")).get("pubType"))]
    if "retracted publication" in kinds:
        found.append(Update("retraction", "", "", "europepmc"))
    return joined(found)


def joined(updates: Iterable[Update]) -> tuple[Update, ...]:
    """Return updates each once, the gravest first; one without a DOI gives way to one of its type that has one."""
    kept: dict[tuple[str, str], Update] = {}
    for one in updates:
        before = kept.get((one.type, one.doi))
        if before is None or (one.date and not before.date):
            kept[one.type, one.doi] = one
    told = {kind for kind, doi in kept if doi}
    rest = [one for one in kept.values() if one.doi or one.type not in told]
    return tuple(sorted(rest, key=lambda one: (_ORDER.index(one.type), one.date, one.doi)))


def _update(one: dict[str, Any]) -> Update | None:
    kind = update_type(one.get("type"))
    if not kind:
        return None
    return Update(kind, normalise_doi(line(one.get("DOI"))), date(one.get("updated")), line(one.get("source")))
