"""``rule``: the documentation of the rules."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.model.finding import Finding, Severity
from claimcheck.rules import catalogue
from claimcheck.rules.framework import Needs, Rule, Scope, rule


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(code: str) -> Rule:
        @rule(code, "a-name", severity=Severity.WARNING, scope=Scope.ENTRY, needs=Needs.WORKS, since="0.1")
        def check() -> Iterator[Finding]:
            """Report a nap.

            Why it matters: sleep.
            """
            yield from ()

        return check

    monkeypatch.setattr(catalogue, "load_rule", load)


def said(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["rule", *arguments])
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("word", ["REF007", "ref007", "container-mismatch"])
def test_one_rule_by_code_or_name(word: str) -> None:
    head = "REF007 a-name (warning, since 0.1)"
    assert said(word) == f"{head}\n{'=' * len(head)}\n\nReport a nap.\n\nWhy it matters: sleep.\n"


def test_without_a_rule_all_in_one_line_each() -> None:
    lines = said().splitlines()
    assert len(lines) == len(catalogue.MODULES)
    assert lines[0] == "CIT001  warning  a-name: Report a nap."


def test_all_rules_explained() -> None:
    assert said("--all").count("Why it matters: sleep.") == len(catalogue.MODULES)


def test_json() -> None:
    [one] = json.loads(said("REF007", "--output", "json"))["rules"]
    assert one == {
        "code": "REF007",
        "name": "a-name",
        "severity": "warning",
        "scope": "entry",
        "needs": "works",
        "since": "0.1",
        "summary": "Report a nap.",
        "documentation": "Report a nap.\n\nWhy it matters: sleep.",
    }
    assert len(json.loads(said("--all", "--output", "json"))["rules"]) == len(catalogue.MODULES)


@pytest.mark.parametrize("arguments", [["REF"], ["nap-mismatch"], ["REF007", "--all"], ["REF007", "--output", "html"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["rule", *arguments]).exit_code == 2
