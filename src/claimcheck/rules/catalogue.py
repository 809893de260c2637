"""The rules there are: code -> module, in the order in which ``claimcheck rule --all`` tells them.

A plain table, so that ``--select CLM`` imports the rules it runs and nothing else.
"""

from __future__ import annotations

from importlib import import_module

from claimcheck.rules.framework import Rule

MODULES: dict[str, str] = {
    "CIT001": "cit.missing_reference",
    "CIT002": "cit.uncited_reference",
    "CIT003": "cit.ambiguous_citation",
    "CIT004": "cit.year_disagreement",
    "CIT005": "cit.misspelt_name",
    "CIT006": "cit.dangling_marker",
    "CIT007": "cit.key_collision",
    "CIT008": "cit.duplicate_reference",
    "CIT009": "cit.author_count_disagreement",
    "REF001": "ref.unregistered_doi",
    "REF002": "ref.doi_of_another_work",
    "REF003": "ref.work_not_found",
    "REF004": "ref.title_mismatch",
    "REF005": "ref.author_mismatch",
    "REF006": "ref.year_mismatch",
    "REF007": "ref.container_mismatch",
    "REF008": "ref.locator_mismatch",
    "REF009": "ref.missing_doi",
    "REF010": "ref.unstable_link",
    "REF011": "ref.malformed_identifier",
    "REF012": "ref.unparsed_reference",
    "UPD001": "upd.retracted_work",
    "UPD002": "upd.concern_expressed",
    "UPD003": "upd.corrected_work",
    "UPD004": "upd.superseded_preprint",
    "UPD005": "upd.changed_record",
    "CLM001": "clm.uncited_number",
    "CLM002": "clm.vague_attribution",
    "CLM003": "clm.number_not_in_source",
    "CLM004": "clm.number_contradicts_source",
    "CLM005": "clm.conflicting_claims",
    "CLM006": "clm.conflicting_qualifiers",
    "CLM007": "clm.citation_elsewhere",
    "CLM008": "clm.quotation_not_in_source",
    "CLM009": "clm.study_type_mismatch",
    "CLM010": "clm.plural_for_one_study",
    "NUM001": "num.percentage_count_mismatch",
    "NUM002": "num.p_value_mismatch",
    "NUM003": "num.impossible_mean",
    "NUM004": "num.estimate_outside_interval",
    "NUM005": "num.parts_exceed_whole",
    "HSE001": "hse.banned_source",
    "HSE002": "hse.unwanted_source",
    "HSE003": "hse.old_source",
    "HSE004": "hse.own_site_as_source",
    "HSE005": "hse.preprint_as_source",
    "DOC001": "doc.unreadable_document",
    "DOC002": "doc.empty_parse",
    "NET001": "net.unverified_reference",
    "NET002": "net.outside_registries",
    "SUP001": "sup.unused_suppression",
    "SUP002": "sup.unknown_suppression",
    "SUP003": "sup.unexplained_suppression",
}

NAMES: dict[str, str] = {module.rpartition(".")[2].replace("_", "-"): code for code, module in MODULES.items()}

PREVIEW: frozenset[str] = frozenset()
"""Codes of rules that are still being tried out: they run with ``--preview`` only."""

HOUSE: dict[str, str] = {
    "HSE001": "banned",
    "HSE002": "wanted",
    "HSE003": "oldest-year",
    "HSE004": "own-site",
    "HSE005": "preprints",
}
"""Codes of the rules that are off until the house is configured -> the setting of ``[house]`` that they hold to."""

REDIRECTS: dict[str, str] = {}
"""Codes and names that rules had once -> the code of the rule that does their work now. Codes are never reused."""


def code_named(word: str) -> str:
    """Return the code of the rule that is called ``word``, now or once; "" for no rule."""
    old = REDIRECTS.get(word.upper()) or REDIRECTS.get(word.lower())
    code = old or NAMES.get(word.lower(), word.upper())
    return code if code in MODULES else ""


def load_rule(code: str) -> Rule:
    """Import and return the rule with this code; KeyError where there is none."""
    module = import_module(f"claimcheck.rules.{MODULES[code]}")
    found: Rule = module.RULE
    return found


def load_rules(codes: tuple[str, ...] | None = None) -> tuple[Rule, ...]:
    """Import and return the rules with these codes (all by default), in the catalogue's order."""
    wanted = set(MODULES if codes is None else codes)
    return tuple(load_rule(code) for code in MODULES if code in wanted)
