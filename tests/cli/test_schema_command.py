"""``schema``: what is written and read really has the shape that its schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from claimcheck.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "reporters" / "golden"
PLACES = [str(ROOT / "data" / "articles"), str(GOLDEN / "site")]


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.stdout


def schema(what: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("schema", what))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def errors(what: str, instance: object) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in jsonschema.Draft202012Validator(schema(what)).iter_errors(instance)]


@pytest.mark.parametrize("what", ["report", "extract", "lock"])
def test_nothing_else_is_allowed(what: str) -> None:
    pending: list[Any] = [schema(what)]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            assert one.get("type") != "object" or one["additionalProperties"] is False
            pending += one.values()
        elif isinstance(one, list):
            pending += one


def test_reports_have_their_shape() -> None:
    said = json.loads(run("check", *PLACES, "--offline", "--isolated", "--output", "json"))
    assert len(said["findings"]) > 20
    assert errors("report", said) == []
    assert errors("report", json.loads((GOLDEN / "json.json").read_text("utf-8"))) == []


def test_a_report_with_another_key_is_refused() -> None:
    said = json.loads((GOLDEN / "json.json").read_text("utf-8"))
    said["findings"][0]["colour"] = "red"
    assert len(errors("report", said)) == 1
    del said["findings"][0]["colour"], said["summary"]["claims"]
    assert errors("report", said) == ["$.summary: 'claims' is a required property"]


def test_lines_have_the_shape_of_the_reports_parts() -> None:
    whole = schema("report")
    head, *lines = (json.loads(line) for line in (GOLDEN / "jsonl.jsonl").read_text("utf-8").splitlines())
    assert head.pop("kind") == "summary"
    assert errors("report", {**head, "findings": []}) == []
    finding = jsonschema.Draft202012Validator({**whole, **whole["$defs"]["finding"]})
    for line in lines:
        assert line.pop("kind") == "finding"
        assert list(finding.iter_errors(line)) == []


def test_what_was_read_has_its_shape(tmp_path: Path) -> None:
    unreadable = tmp_path / "bad.md"
    unreadable.write_bytes(b"caf\xe9 \x00\xff")
    told = run("extract", *PLACES, str(unreadable), "--isolated", "--quantities", "--output", "json")
    said = json.loads(told)
    assert errors("extract", said) == []
    keys = {key for document in said["documents"] for key in document}
    assert keys == set(schema("extract")["$defs"]["document"]["properties"])


@pytest.mark.parametrize("path", [ROOT / "data" / "references.yaml", GOLDEN / "site" / "references.yaml"], ids=str)
def test_records_have_their_shape(path: Path) -> None:
    assert errors("references", yaml.load(path.read_text("utf-8"), yaml.BaseLoader)) == []


def test_records_of_the_readme_and_of_older_versions() -> None:
    record = """
version: 1
checked: "2026-11-22"
works:
  - {id: label, type: webpage, title: A label, url: "https://example.org", confirmed: {by: HK, "on": "2026-11-22"}}
  - {id: a, years: [2018], authors: [{literal: WHO}], issued: "2018-03-01", status: {retracted: true}, cited: no}
  - {id: b, updates: [{type: retraction, doi: 10.1000/x}], passages: [{from: abstract, text: It helps.}]}
settled:
  - {doi: 10.9999/nothing.here, answer: not-registered, checked: "2026-11-22"}
  - {reference: "Nap, A. (2016). ...", answer: not-found, asked: [crossref, openalex]}
"""
    said = yaml.safe_load(record)
    assert errors("references", said) == []
    said["works"][0]["colour"] = "red"
    said["settled"].append({"answer": "not-found"})
    assert len(errors("references", said)) == 2


def test_the_configuration() -> None:
    good = {"select": ["ALL"], "fail-on": "warning", "sources": {"crossref": "https://c.example.org"}}
    assert errors("config", good) == []
    assert len(errors("config", {**good, "fail_on": "error"})) == 1
    assert len(errors("config", {**good, "fail-on": "note"})) == 1


def test_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["schema", "repport"]).exit_code == 2
    assert "did you mean 'report'" in CliRunner().invoke(app, ["schema", "repport"]).stderr
