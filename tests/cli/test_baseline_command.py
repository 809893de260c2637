"""``baseline``: what was there is not told again, what is new is, and a baseline only ever shrinks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli.app import app

NAP = "About 55% of adults sleep better after a nap.\n"
DARK = "About 62% of adults sleep better in the dark.\n"
WRONG = "Of 40 people, 12 (35%) slept.\n"
FILES = ("claimcheck-baseline.json", "known/base.yaml")


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("known").mkdir()
    Path("site/a.md").write_text(f"{NAP}\n{DARK}", "utf-8")
    Path("site/b.md").write_text("Naps help.\n", "utf-8")
    return tmp_path


def run(command: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--offline", "--isolated"])


def told(*arguments: str) -> tuple[int, list[str], dict[str, int], str]:
    """Return status, codes, summary and standard error of a check."""
    done = run("check", *(arguments or ("site",)), "--output", "json")
    report = json.loads(done.stdout)
    return done.exit_code, [f["code"] for f in report["findings"]], report["summary"], done.stderr


@pytest.mark.parametrize("file", FILES)
def test_only_new_findings_are_told(file: str) -> None:
    created = run("baseline", "create", "site", "--baseline", file)
    assert created.exit_code == 0
    assert "2 findings accepted" in created.stdout
    assert told("site", "--baseline", file)[:2] == (0, [])
    text = Path("site/a.md").read_text("utf-8")
    Path("site/a.md").write_text(f"Naps help.\n\n{text}\n{WRONG}", "utf-8")
    status, codes, summary, notices = told("site", "--baseline", file)
    assert (status, codes, summary["baselined"], notices) == (1, ["NUM001"], 2, "")


@pytest.mark.parametrize("file", FILES)
def test_mended_findings_are_told_and_pruned(file: str) -> None:
    run("baseline", "create", "site", "--baseline", file)
    Path("site/a.md").write_text(DARK, "utf-8")
    assert "1 finding of the baseline is gone: claimcheck baseline prune" in told("site", "--baseline", file)[3]
    Path("site/b.md").write_text(WRONG, "utf-8")
    pruned = run("baseline", "prune", "site", "--baseline", file)
    assert "1 finding taken out" in pruned.stdout
    status, codes, _, notices = told("site", "--baseline", file)
    assert (status, codes, notices) == (1, ["NUM001"], "")  # pruning accepts nothing new
    Path("site/a.md").write_text(NAP, "utf-8")
    assert told("site", "--baseline", file)[1] == ["CLM001", "NUM001"]


def test_pruning_nothing_leaves_every_byte() -> None:
    run("baseline", "create", "site")
    path = Path(FILES[0])
    path.write_bytes(b" " + path.read_bytes())
    before = path.read_bytes()
    assert "0 findings taken out" in run("baseline", "prune", "site").stdout
    assert path.read_bytes() == before


def test_a_renamed_file_reopens_nothing_and_a_copy_does() -> None:
    run("baseline", "create", "site")
    Path("site/c.md").write_bytes(Path("site/a.md").read_bytes())
    assert told("site", "--baseline", FILES[0])[1] == ["CLM001", "CLM001"]
    Path("site/a.md").unlink()
    _, codes, summary, notices = told("site", "--baseline", FILES[0])
    assert (codes, summary["baselined"], notices) == ([], 2, "")


def test_what_was_not_looked_at_is_not_gone() -> None:
    run("baseline", "create", "site")
    Path("site/a.md").write_text("Naps.\n", "utf-8")
    assert told("site/b.md", "--baseline", FILES[0])[3] == ""
    assert told("site", "--baseline", FILES[0], "--select", "NUM")[3] == ""
    assert "0 findings taken out" in run("baseline", "prune", "site/b.md").stdout
    assert "2 findings taken out" in run("baseline", "prune", "site").stdout


RETRACTED = """version: 1
works:
  - id: li2019
    doi: 10.5555/naps
    type: article-journal
    title: Naps at work
    authors: [{family: Li, given: Wei}]
    years: [2019]
    container: Journal of Sleep Studies
    volume: "12"
    issue: "3"
    pages: 45-52
    updates: [{type: retraction, doi: 10.5555/notice, date: 2025-03-01, source: publisher}]
    record: {registry: crossref, retrieved: 2026-01-02}
"""


def test_a_retraction_is_told_through_any_baseline() -> None:
    Path("references.yaml").write_text(RETRACTED, "utf-8")
    Path("site/b.md").write_text(
        "Naps help (Li, 2019).\n\n## References\n\n- Li, W. (2019). Naps at work. Journal of Sleep Studies, 12(3), "
        "45-52. https://doi.org/10.5555/naps\n",
        "utf-8",
    )
    assert told("site")[1].count("UPD001") == 1
    run("baseline", "create", "site")
    status, codes, *_ = told("site", "--baseline", FILES[0])
    assert (status, codes) == (1, ["UPD001"])
    known = json.loads(Path(FILES[0]).read_text("utf-8"))
    upd = json.loads(run("check", "site", "--output", "json").stdout)["findings"]
    known["findings"] += [{"path": f["path"], "code": f["code"], "identity": f["identity"]} for f in upd]
    Path(FILES[0]).write_text(json.dumps(known), "utf-8")
    assert told("site", "--baseline", FILES[0])[1] == ["UPD001"]


def test_the_configuration_names_it() -> None:
    Path("claimcheck.toml").write_text('baseline = "known/base.yaml"\n', "utf-8")
    runner = CliRunner()
    assert runner.invoke(app, ["baseline", "create", "site", "--offline"]).exit_code == 0
    assert Path("known/base.yaml").is_file()
    assert runner.invoke(app, ["check", "site", "--offline"]).exit_code == 0
    assert "2 in the baseline" in runner.invoke(app, ["check", "site", "--offline"]).stdout


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("x.json", None, "no such file"),
        ("x.json", "{", "not valid JSON"),
        ("x.yaml", "a: [", "not valid YAML"),
        ("x.json", "[]", "not a baseline"),
        ("x.json", '{"version": 9, "findings": []}', "version 9"),
        ("x.json", '{"version": 1, "findings": [{"path": "a"}]}', "finding 1 lacks"),
    ],
)
def test_what_cannot_be_used_is_told(file: str, text: str | None, message: str) -> None:
    if text is not None:
        Path(file).write_text(text, "utf-8")
    done = run("check", "site", "--baseline", file)
    assert done.exit_code == 2
    assert message in done.stderr


def test_create_overwrites_nothing() -> None:
    run("baseline", "create", "site")
    done = run("baseline", "create", "site")
    assert done.exit_code == 2
    assert "there already" in done.stderr
