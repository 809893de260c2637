"""``--changed-since``: findings on lines that were added since a git revision."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli.app import app
from claimcheck.cli.changed_lines import _added, changed_lines
from claimcheck.gate.changed import EVERY_LINE, on_changed_lines
from claimcheck.model.finding import Finding, Related, Severity
from claimcheck.model.span import Place, Point

NAP = "About 55% of adults sleep better after a nap.\n"
DARK = "About 62% of adults sleep better in the dark.\n"
TEA = "About 71% of adults sleep better after tea.\n"


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=K", "-c", "user.email=k@example.org", "-c", "commit.gpgsign=false", *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture(autouse=True)
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    for name in ("a.md", "b ü.md"):
        Path("site", name).write_text(f"{NAP}\n{DARK}", "utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "One")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "--offline", "--isolated", "--output", "json", *arguments])


def told(*arguments: str) -> list[tuple[str, int]]:
    findings = json.loads(check(*arguments).stdout)["findings"]
    return [(f["path"], f["start"]["line"]) for f in findings if f["code"] == "CLM001"]


def test_only_added_lines_count_and_untracked_files_do() -> None:
    assert told("--changed-since", "HEAD") == []
    Path("site/a.md").write_text(f"Naps.\n\n{NAP}\n{TEA}\n{DARK}", "utf-8")
    Path("site/b ü.md").write_text(f"{DARK}\n{TEA}", "utf-8")
    Path("site/new.md").write_text(NAP, "utf-8")
    found = told("--changed-since", "HEAD")
    assert ("site/a.md", 5) in found
    assert ("site/a.md", 3) not in found
    assert ("site/b ü.md", 3) in found
    assert ("site/new.md", 1) in found
    git("add", ".")
    git("commit", "-q", "-m", "Two")
    assert told("--changed-since", "HEAD~1") == found
    assert told("--changed-since", "HEAD") == []


def test_from_a_folder_below(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("site/a.md").write_text(f"{TEA}\n{DARK}", "utf-8")
    monkeypatch.chdir("site")
    assert told("--changed-since", "HEAD") == [("a.md", 1)]


def test_what_others_changed_meanwhile_is_not_ours() -> None:
    git("checkout", "-q", "-b", "draft")
    Path("site/a.md").write_text(f"{NAP}\n{DARK}\n{TEA}", "utf-8")
    git("commit", "-q", "-a", "-m", "Draft")
    git("checkout", "-q", "main")
    Path("site/b ü.md").write_text(f"{TEA}\n{DARK}", "utf-8")
    git("commit", "-q", "-a", "-m", "Main")
    git("checkout", "-q", "draft")
    assert told("--changed-since", "main") == [("site/a.md", 5)]


def test_a_renamed_file_and_a_deleted_one() -> None:
    git("mv", "site/a.md", "site/c.md")
    git("rm", "-q", "site/b ü.md")
    assert dict(changed_lines("HEAD")) == {}


def place(path: str, line: int, text: str = "x") -> Place:
    return Place(path, Point(9, line, 1), Point(9 + len(text), line, 1 + len(text)), text)


def test_other_places_of_a_finding_count_and_retractions_always_do() -> None:
    changed = {"a.md": ((3, 4), (9, 9))}
    start = Point(0, 1, 1)
    one = Finding("CLM005", "x", Severity.ERROR, "x", place("b.md", 1), "x")
    assert not on_changed_lines(one, changed)
    assert on_changed_lines(replace(one, code="UPD001"), changed)
    assert on_changed_lines(replace(one, related=(Related(place("a.md", 9), "x"),)), changed)
    lines = [line for line in range(1, 12) if on_changed_lines(replace(one, place=place("a.md", line)), changed)]
    assert lines == [3, 4, 9]
    assert on_changed_lines(replace(one, place=Place("a.md", start, start, "")), changed)
    assert not on_changed_lines(replace(one, place=Place("b.md", start, start, "")), changed)


def test_what_looks_like_a_header_is_none() -> None:
    diff = "--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+++ b/y\n+@@ -1 +9 @@\n--- a/z\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    assert list(_added(diff)) == [("x", 1, 2)]
    assert list(_added('+++ "b/a\\"\\t\\303\\274.md"\n@@ -1 +3 @@\n-x\n+y\n')) == [('a"\tü.md', 3, 3)]


def test_a_file_with_a_name_of_its_own() -> None:
    Path('site/q"\t.md').write_text(NAP, "utf-8")
    assert changed_lines("HEAD")['site/q"\t.md'] == EVERY_LINE


@pytest.mark.parametrize("revision", ["nowhere", "--help", ""])
def test_an_unknown_revision_is_told(revision: str) -> None:
    done = check("--changed-since", revision)
    assert done.exit_code == 2
    assert "git knows no revision" in done.stderr


def test_outside_of_a_repository(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("nothing")
    (folder / "a.md").write_text(NAP, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    done = check("--changed-since", "HEAD")
    assert done.exit_code == 2
    assert "in no git repository" in done.stderr
    monkeypatch.setenv("PATH", "")
    assert "needs git" in check("--changed-since", "HEAD").stderr
