"""SUP002."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.suppression import ACTIONS
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("SUP002", "unknown-suppression", severity=Severity.WARNING, scope=Scope.SITE, needs=Needs.TEXT, since="0.1")
def unknown_suppression(context: RuleContext) -> Iterator[Finding]:
    """Report a suppression that names no rule, or one that does not exist.

    ## Why it matters
    It hides nothing, and whoever wrote it believes that it does.

    ## Example
    `<!-- claimcheck: ignore[CLM01] our own survey -->`, or `<!-- claimcheck: ignore our own survey -->`.

    ## Instead
    `<!-- claimcheck: ignore[CLM001] our own survey -->`. Each rule is named by its code or its name, several with
    commas; families such as CLM are set aside with `per-file-ignores` in the configuration.

    ## Cannot see
    Whether the rule that is named is the one that was meant.

    ## Options
    None.
    """
    from claimcheck.rules.catalogue import MODULES, NAMES

    for one in context.suppressions:
        if one.action not in ACTIONS:
            message = f"{one.action!r} is no suppression{_nearest(one.action, ACTIONS)}; write ignore[CODE] and why"
            yield context.finding(one.place, message, subject=one.action)
        elif not one.rules:
            yield context.finding(
                one.place, f"{one.action} names no rule; write {one.action}[CODE] and why", subject=one.action
            )
        for named in one.rules if one.action in ACTIONS else ():
            if not named.code:
                near = _nearest(named.word, (*MODULES, *NAMES))
                yield context.finding(named.place, f"There is no rule {named.word}{near}", subject=named.word)


def _nearest(word: str, words: tuple[str, ...]) -> str:
    near = get_close_matches(word.upper(), words, n=1, cutoff=0.6) or get_close_matches(word.lower(), words, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


RULE = unknown_suppression
