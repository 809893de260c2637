"""Runs rules over a site: everything above -> findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.model.finding import Finding
from claimcheck.rules.framework import Judged, Rule, RuleContext, RuleOptions, Scope, Site


def run_rules(site: Site, rules: Iterable[Rule], options: RuleOptions) -> list[Finding]:
    """Return what ``rules`` find; articles with ``context_only`` are compared with, not judged."""
    found: list[Finding] = []
    judged = [j for j in site.articles if not j.context_only]
    for rule in rules:
        if rule.scope is Scope.SITE:
            found.extend(run_on_site(site, rule, options))
            continue
        for one in judged:
            found.extend(_on_article(rule, one, site, options))
    return found


def run_on_site(site: Site, rule: Rule, options: RuleOptions) -> Iterator[Finding]:
    """Yield what a rule about several articles finds."""
    return rule.check(RuleContext(rule, site, options))


def run_on_article(
    judged: Judged, site: Site, rules: Iterable[Rule], options: RuleOptions
) -> dict[str, tuple[Finding, ...]]:
    """Return by code what the rules about one article find; those about several articles are left out."""
    found: dict[str, tuple[Finding, ...]] = {}
    for rule in rules:
        if rule.scope is not Scope.SITE:
            some = tuple(_on_article(rule, judged, site, options))
            if some:
                found[rule.code] = some
    return found


def about_claims(code: str) -> bool:
    """Tell whether a rule reads sentences and their numbers, so that it needs the grammar of their language."""
    return code.startswith(("CLM", "NUM"))


def _on_article(rule: Rule, judged: Judged, site: Site, options: RuleOptions) -> Iterator[Finding]:
    if judged.article.foreign and about_claims(rule.code):
        return
    context = RuleContext(rule, site, options, judged)
    if rule.scope is Scope.ARTICLE:
        yield from rule.check(judged.article, context)
        return
    for reference in judged.article.references:
        entry = judged.resolved.get(reference.id)
        if entry is not None:
            yield from rule.check(entry, context)
