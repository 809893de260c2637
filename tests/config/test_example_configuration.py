"""The example that sets every key: it is read without a fault, and leaves none out."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.schema import schema_of
from claimcheck.config.loading import load_named_settings
from claimcheck.config.schema import SOURCES

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "configuration" / "claimcheck.toml"
TABLE = tomllib.loads(EXAMPLE.read_text("utf-8"))


def left_out(schema: dict[str, Any], value: Any, parts: dict[str, Any], where: str = "") -> Iterator[str]:
    """Yield the keys that a schema knows and ``value`` does not set; tables with keys of their own need one."""
    for one in (schema, *schema.get("anyOf", ())):
        while "$ref" in one:
            one = parts[one["$ref"].rpartition("/")[2]]
        for key, inner in one.get("properties", {}).items():
            if not isinstance(value, dict) or key not in value:
                yield f"{where}{key}"
            else:
                yield from left_out(inner, value[key], parts, f"{where}{key}.")
        if isinstance(one.get("additionalProperties"), dict) and not value:
            yield f"{where}*"


def test_it_sets_every_key() -> None:
    schema = schema_of("config")
    assert list(left_out(schema, TABLE, schema["$defs"])) == []
    assert "sources.doi" in list(left_out(schema, {"sources": {}}, schema["$defs"]))


def test_it_is_what_the_schema_says() -> None:
    jsonschema.validate(TABLE, schema_of("config"))


def test_it_is_read_without_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE.parent)
    settings = load_named_settings("claimcheck.toml")
    assert (settings.fail_on, settings.mailto) == ("error", "desk@example.org")
    assert set(settings.sources) == set(SOURCES)


def test_a_run_takes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in EXAMPLE.parent.iterdir():
        shutil.copy(path, tmp_path)
    for folder in ("data", "archive"):
        (tmp_path / folder).mkdir()
    (tmp_path / "archive" / "old.md").write_text("Naps help.\n", "utf-8")
    shutil.copy(EXAMPLE.parents[2] / "data" / "references.yaml", tmp_path / "data")
    (tmp_path / "naps.md").write_text("About 55% of adults nap.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(app, ["baseline", "create", "--offline"]).exit_code == 0
    done = runner.invoke(app, ["check", "--offline"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 in the baseline" in done.stdout


def test_what_it_extends_is_there() -> None:
    assert (EXAMPLE.parent / TABLE["extend"]).is_file()
