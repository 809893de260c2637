"""Which rules did not run on an article, or could not see all they need: nobody can say that they found nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.rules.engine import about_claims
from claimcheck.rules.framework import Needs, Rule, Scope, Site

READ_SOURCES = frozenset({"CLM003", "CLM004", "CLM008"})
"""Rules that hold the article against the text of the works that it cites."""

_ASK_ANEW = "UPD005"  # compares the record with what a registry says today


def held_back(site: Site, rules: Iterable[Rule], *, online: bool, whole: bool) -> Callable[[str, str], bool]:
    """Return what tells of an article's path and a code whether silence of that rule says nothing.

    ``online``: registries were asked. ``whole``: all articles that belong together were read, so that rules that
    compare them have seen everything.
    """
    running = {rule.code: rule for rule in rules}
    articles = site.index.standing

    def held(path: str, code: str) -> bool:
        rule, standing = running.get(code), articles.get(path)
        if rule is None or standing is None or standing.context_only or code.startswith("SUP"):
            return True
        if standing.foreign and about_claims(code):
            return True
        if rule.scope is Scope.SITE and not whole:
            return True
        if rule.needs is not Needs.WORKS:
            return False
        unread = code in READ_SOURCES and not standing.readable
        return (code == _ASK_ANEW and not online) or not standing.settled or unread

    return held
