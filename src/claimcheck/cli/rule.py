"""``claimcheck rule``: explain one rule, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli.completing import one_rule, words

if TYPE_CHECKING:
    from claimcheck.rules.framework import Rule


def rule(
    word: Annotated[
        str | None, typer.Argument(metavar="CODE|NAME", help="The rule to explain.", autocompletion=one_rule)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="text|json", help="Format.", autocompletion=words("text", "json"))
    ] = "text",
) -> int:
    """Explain one rule: what it reports, why, an example, what to write instead. Without one: list all rules."""
    from claimcheck.cli.options import chosen
    from claimcheck.cli.output import write_out
    from claimcheck.cli.rules_on import CATALOGUE
    from claimcheck.errors import UsageError
    from claimcheck.gate.status import ExitStatus
    from claimcheck.rules.catalogue import load_rule, load_rules

    chosen(output, "--output", ("text", "json"))
    if word is not None and every:
        raise UsageError("name one rule, or ask for --all")
    rules = load_rules() if word is None else (load_rule(CATALOGUE.code(word)),)
    if output == "json":
        write_out(_json(rules))
    elif word is None and not every:
        write_out("".join(_line(one) for one in rules))
    else:
        write_out("\n".join(_explained(one) for one in rules))
    return ExitStatus.CLEAN


def _documentation(rule: Rule) -> str:
    from inspect import cleandoc

    return cleandoc(rule.documentation)


def _line(rule: Rule) -> str:
    summary = _documentation(rule).partition("\n")[0]
    return f"{rule.code}  {rule.severity.value:<7}  {rule.name}: {summary}\n"


def _explained(rule: Rule) -> str:
    head = f"{rule.code} {rule.name} ({rule.severity.value}, since {rule.since})"
    return f"{head}\n{'=' * len(head)}\n\n{_documentation(rule)}\n"


def _json(rules: tuple[Rule, ...]) -> str:
    import json

    return (
        json.dumps({"schema_version": 1, "rules": [_object(one) for one in rules]}, ensure_ascii=False, indent=1) + "\n"
    )


def _object(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "scope": rule.scope.value,
        "needs": rule.needs.value,
        "since": rule.since,
        "summary": _documentation(rule).partition("\n")[0],
        "documentation": _documentation(rule),
    }
