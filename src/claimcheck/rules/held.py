"""Which rules did not run on an article, or could not see all they need: nobody can say that they found nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.model.work import Settlement
from claimcheck.rules.engine import about_claims
from claimcheck.rules.framework import Judged, Needs, Rule, Scope, Site

READ_SOURCES = frozenset({"CLM003", "CLM004", "CLM008"})
"""Rules that hold the article against the text of the works that it cites."""

_ASK_ANEW = "UPD005"  # compares the record with what a registry says today


def held_back(site: Site, rules: Iterable[Rule], *, online: bool, whole: bool) -> Callable[[str, str], bool]:
    """Return what tells of an article's path and a code whether silence of that rule says nothing.

    ``online``: registries were asked. ``whole``: all articles that belong together were read, so that rules that
    compare them have seen everything.
    """
    running = {rule.code: rule for rule in rules}
    articles = {one.article.path: one for one in site.articles if not one.context_only}

    def held(path: str, code: str) -> bool:
        rule, judged = running.get(code), articles.get(path)
        if rule is None or judged is None or code.startswith("SUP"):
            return True
        if judged.article.foreign and about_claims(code):
            return True
        if rule.scope is Scope.SITE and not whole:
            return True
        if rule.needs is not Needs.WORKS:
            return False
        return (code == _ASK_ANEW and not online) or not _settled(judged, texts=code in READ_SOURCES)

    return held


def _settled(judged: Judged, *, texts: bool) -> bool:
    """Tell whether every entry is settled, and, with ``texts``, whether there is something to read of every work."""
    entries = judged.resolved.values()
    if any(entry.settlement is Settlement.UNVERIFIED for entry in entries):
        return False
    return not texts or all(entry.work is not None and entry.work.passages for entry in entries)
