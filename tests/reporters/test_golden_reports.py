"""One small site through every format: held against the format's own schema or reader, and against a snapshot.

A snapshot that a change of the output makes old is written anew with UPDATE_GOLDEN=1 in the environment; look at it
before it is committed. Rules that say something else change these files too; their documentation does not.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimcheck import __version__
from claimcheck.cli.app import app

FORMATS = "full concise grouped json jsonl sarif github gitlab junit rdjson markdown html".split()
GOLDEN = Path(__file__).parent / "golden"
RULES = "CIT001,CIT009,REF007,REF009,CLM001,CLM005,DOC,NET"
ENDINGS = {"json": ".json", "jsonl": ".jsonl", "sarif": ".sarif", "gitlab": ".json", "rdjson": ".json", "junit": ".xml"}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    shutil.copytree(GOLDEN / "site", tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path / "site"


def check(*arguments: str) -> tuple[int, str]:
    command = ["check", "site", "--offline", "--isolated", "--select", RULES, *arguments]
    done = CliRunner().invoke(app, command)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.stderr == ""
    return done.exit_code, done.stdout


def snapshot(format: str, text: str) -> str:
    """Return what is compared: without the version and the documentation of the rules; of a page, its data."""
    if format == "sarif":
        log: dict[str, Any] = json.loads(text)
        driver = log["runs"][0]["tool"]["driver"]
        for rule in (*driver["rules"], *driver["notifications"]):
            for key in ("shortDescription", "fullDescription", "help"):
                rule.pop(key, None)
        text = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    if format == "html":  # its data; the rest is the template
        data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
        assert data is not None
        text = "".join(lined(key, value) for key, value in json.loads(data.group(1)).items())
    return text.replace(__version__, "VERSION")


def lined(key: str, value: Any) -> str:
    """Return a member of an object with each element of a list on a line of its own."""
    rows = value if isinstance(value, list) else [value]
    return f"{key}:\n" + "".join(f"  {json.dumps(row, ensure_ascii=False)}\n" for row in rows)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("format", FORMATS)
def test_snapshot(format: str) -> None:
    status, text = check("--output", format)
    assert status == 1
    path = GOLDEN / f"{format}{ENDINGS.get(format, '.txt')}"
    told = snapshot(format, text)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(told, "utf-8")
    assert told == path.read_text("utf-8")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("format", FORMATS)
def test_two_runs_are_equal_byte_by_byte(format: str) -> None:
    for file in ("one", "two"):
        check("--output", f"{format}:{file}")
    assert Path("one").read_bytes() == Path("two").read_bytes()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_what_was_not_checked(format: str) -> None:
    text = check("--output", format)[1]
    if format in ("json", "jsonl"):
        summary = json.loads(text if format == "json" else text.partition("\n")[0])
        assert summary["incomplete"] is True
        assert summary["summary"]["references_unverified"] == 1
        assert summary["summary"]["claims_not_checked"] == [{"path": "site/mareas.md", "language": "Spanish"}]
    else:
        assert "1 entry not checked" in text or "1 not checked" in text
        assert "Spanish (site/mareas.md)" in text
        assert "4 articles, 4 claims, 4 of 5 citations linked to an entry, 4 entries" in text


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("format", FORMATS)
def test_exit_statuses_are_the_same_in_every_format(format: str) -> None:
    assert check("--output", format, "--exit-zero")[0] == 0
    assert check("--output", format, "--fail-on", "never", "--on-unverified", "fail")[0] == 3
    assert check("--output", format, "--fail-on", "never", "--on-unverified", "ignore")[0] == 0


@pytest.mark.usefixtures("site")
def test_all_formats_in_one_run() -> None:
    outputs = [word for format in FORMATS[1:] for word in ("--output", f"{format}:{format}.out")]
    status, text = check(*outputs, "--output", "full")
    assert status == 1
    assert text == check("--output", "full")[1]
    for format in FORMATS[1:]:
        assert Path(f"{format}.out").read_text("utf-8") == check("--output", format)[1]
    assert "\x1b" not in "".join(Path(f"{format}.out").read_text("utf-8") for format in FORMATS[1:])


@pytest.mark.parametrize("format", FORMATS)
def test_a_folder_without_articles(format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["check", "--offline", "--isolated", "--output", f"{format}:out"])
    assert done.exit_code == 0
    assert Path("out").read_text("utf-8").strip()
    required = CliRunner().invoke(app, ["check", "--offline", "--isolated", "--require-files", "--output", format])
    assert required.exit_code == 2


@pytest.mark.parametrize("format", ["grouped", "markdown"])
@pytest.mark.usefixtures("site")
def test_statistics_in_place_of_the_findings(format: str) -> None:
    text = check("--output", format, "--statistics")[1]
    assert "REF007" in text
    assert "Journal of Slumber Studies" not in text
    assert "4 of 5 citations" in text


def fingerprints(format: str) -> list[str]:
    said = json.loads(check("--output", format)[1])
    if format == "gitlab":
        return [one["fingerprint"] for one in said]
    return [result["partialFingerprints"] for result in said["runs"][0]["results"]]


@pytest.mark.parametrize("format", ["sarif", "gitlab"])
def test_lines_put_in_above_and_another_name_change_no_fingerprint(format: str, site: Path) -> None:
    before = fingerprints(format)
    assert len(before) >= 3
    article = site / "tides.md"
    article.write_text("A line about the sea.\n\n" * 5 + article.read_text("utf-8"), "utf-8")
    assert fingerprints(format) == before
    article.rename(site / "tides-and-naps.md")
    assert sorted(map(str, fingerprints(format))) == sorted(map(str, before))


@pytest.mark.parametrize("format", ["sarif", "gitlab"])
def test_one_fault_in_two_articles_has_two_fingerprints(format: str, site: Path) -> None:
    before = fingerprints(format)
    shutil.copy(site / "tides.md", site / "tides-again.md")
    after = fingerprints(format)
    assert len({str(one) for one in after}) == len(after) > len(before)
    assert {str(one) for one in before} <= {str(one) for one in after}


@pytest.mark.usefixtures("site")
def test_sarif_explains_every_rule_and_invents_no_address() -> None:
    driver = json.loads(check("--output", "sarif", "--select", "ALL")[1])["runs"][0]["tool"]["driver"]
    described = [rule for rule in driver["rules"] if "help" in rule]
    assert {rule["id"] for rule in described} >= {"CIT001", "REF007", "CLM005", "NUM001", "UPD001"}
    for rule in described:
        assert "Why it matters" in rule["help"]["text"]
        assert "Why it matters" in rule["help"]["markdown"]
        assert "helpUri" not in rule
