"""Which rules a run has on: the catalogue, the configuration and the command line together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.exits import tell
from claimcheck.config.settings import Settings
from claimcheck.errors import ConfigurationError, UsageError
from claimcheck.gate.selection import Catalogue, Layer, selected_codes
from claimcheck.reporters.rule_text import RuleText
from claimcheck.rules.catalogue import HOUSE, MODULES, NAMES, PREVIEW, REDIRECTS, load_rules

if TYPE_CHECKING:
    from claimcheck.gate.per_file import FileIgnore

CATALOGUE = Catalogue(tuple(MODULES), NAMES, REDIRECTS, PREVIEW)


def rules_on(
    settings: Settings,
    select: Sequence[str] | None,
    ignore: Sequence[str],
    extend_select: Sequence[str],
    *,
    preview: bool = False,
) -> frozenset[str]:
    """Return the codes that are on; tells of words that have become others, and of those without effect.

    Raises UsageError, or ConfigurationError for an unknown rule in the file.
    """
    configured = Layer(settings.select, settings.ignore, settings.extend_select, option=f"{settings.path}: {{}}")
    given = Layer(select, ignore, extend_select, option="--{}")
    try:
        selected_codes(CATALOGUE, (configured,))
    except UsageError as error:
        raise ConfigurationError(str(error)) from error
    on = selected_codes(CATALOGUE, (configured, given), preview=preview) - _unset(settings)
    for layer in (configured, given):
        _tell_of(layer, "select", layer.select or (), preview)
        _tell_of(layer, "extend-select", layer.extend_select, preview)
        _tell_of(layer, "ignore", layer.ignore, preview=True)
        _tell_unset(layer, "select", layer.select or (), settings)
        _tell_unset(layer, "extend-select", layer.extend_select, settings)
    return on


def _unset(settings: Settings) -> frozenset[str]:
    """Return the codes of rules of the house to which the configuration gives nothing to hold to."""
    return frozenset(code for code, setting in HOUSE.items() if setting not in settings.house.on)


def file_ignores(settings: Settings) -> tuple[FileIgnore, ...]:
    """Return the rows of ``per-file-ignores`` by codes. Raises ConfigurationError for an unknown rule."""
    if not settings.per_file_ignores:
        return ()
    from claimcheck.gate.per_file import FileIgnore

    option = f"{settings.path}: per-file-ignores"
    try:
        return tuple(
            FileIgnore(pattern, folder, frozenset(c for word in words for c in CATALOGUE.selector(word, option).codes))
            for pattern, folder, words in settings.per_file_ignores
        )
    except UsageError as error:
        raise ConfigurationError(str(error)) from error


def _tell_of(layer: Layer, name: str, words: Sequence[str], preview: bool) -> None:
    for word in words:
        now = CATALOGUE.redirected(word)
        if now:
            tell(f"{layer.named(name)}: {word} is {now} by now; write {now}")
        elif not preview and CATALOGUE.names.get(word.lower(), word.upper()) in CATALOGUE.preview:
            tell(f"{layer.named(name)}: {word} is still being tried out, and runs with --preview only")


def _tell_unset(layer: Layer, name: str, words: Sequence[str], settings: Settings) -> None:
    unset = _unset(settings)
    for word in words:
        code = CATALOGUE.names.get(word.lower(), word.upper())
        if code in unset:
            tell(f"{layer.named(name)}: {word} is off until {HOUSE[code]} is set in [house] of the configuration")


def rule_texts(codes: frozenset[str]) -> tuple[RuleText, ...]:
    """Return what the rules with these codes say of themselves, in the catalogue's order."""
    from inspect import cleandoc

    return tuple(
        RuleText(one.code, one.name, one.severity, cleandoc(one.documentation)) for one in load_rules(tuple(codes))
    )
