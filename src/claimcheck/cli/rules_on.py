"""Which rules a run has on: the catalogue, the configuration and the command line together."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.config.settings import Settings
from claimcheck.errors import ConfigurationError, UsageError
from claimcheck.gate.selection import Catalogue, Layer, selected_codes
from claimcheck.reporters.rule_text import RuleText
from claimcheck.rules.catalogue import MODULES, NAMES, load_rules

CATALOGUE = Catalogue(tuple(MODULES), NAMES)


def rules_on(
    settings: Settings, select: Sequence[str] | None, ignore: Sequence[str], extend_select: Sequence[str]
) -> frozenset[str]:
    """Return the codes that are on. Raises UsageError, or ConfigurationError for an unknown rule in the file."""
    configured = Layer(settings.select, settings.ignore, settings.extend_select, option=f"{settings.path}: {{}}")
    given = Layer(select, ignore, extend_select, option="--{}")
    try:
        selected_codes(CATALOGUE, (configured,))
    except UsageError as error:
        raise ConfigurationError(str(error)) from error
    return selected_codes(CATALOGUE, (configured, given))


def rule_texts(codes: frozenset[str]) -> tuple[RuleText, ...]:
    """Return what the rules with these codes say of themselves, in the catalogue's order."""
    from inspect import cleandoc

    return tuple(
        RuleText(one.code, one.name, one.severity, cleandoc(one.documentation)) for one in load_rules(tuple(codes))
    )
