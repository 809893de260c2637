"""``extend``, ``per-file-ignores``, old codes and rules that are being tried out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck.cli import rules_on
from claimcheck.cli.app import app
from claimcheck.config.loading import load_settings
from claimcheck.errors import ConfigurationError
from claimcheck.gate.per_file import FileIgnore, PerFileIgnores
from claimcheck.gate.selection import Catalogue
from claimcheck.rules.catalogue import MODULES, NAMES, REDIRECTS, code_named

NAP = "About 55% of adults sleep better after a nap.\n"


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("drafts", "house"):
        Path(folder).mkdir()
    for path in ("a.md", "drafts/b.md"):
        Path(path).write_text(NAP, "utf-8")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "--offline", "--output", "json", *arguments])


def paths(*arguments: str) -> list[str]:
    return [finding["path"] for finding in json.loads(check(*arguments).stdout)["findings"]]


def configure(text: str, path: str = "claimcheck.toml") -> None:
    Path(path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ('"drafts/*" = ["CLM"]', ["a.md"]),
        ('"b.md" = ["uncited-number"]', ["a.md"]),
        ('"!drafts/**" = ["ALL"]', ["drafts/b.md"]),
        ('"**/*.{txt,md}" = ["CLM001"]', []),
        ('"*.md" = ["REF"]', ["a.md", "drafts/b.md"]),
    ],
)
def test_rules_that_are_off_in_some_files(pattern: str, left: list[str]) -> None:
    configure(f"[per-file-ignores]\n{pattern}\n")
    assert paths() == left


def test_an_unknown_rule_for_some_files_is_told() -> None:
    configure('[per-file-ignores]\n"*" = ["CLM1"]\n')
    done = check()
    assert done.exit_code == 2
    assert "claimcheck.toml: per-file-ignores: there is no rule 'CLM1'" in done.stderr


def test_a_suppression_of_a_rule_that_is_off_there_is_not_called_unused() -> None:
    Path("drafts/b.md").write_text("Naps. <!-- claimcheck: ignore[CLM001] ours -->\n", "utf-8")
    assert paths("drafts") == ["drafts/b.md"]
    configure('[per-file-ignores]\n"drafts/*" = ["CLM"]\n')
    assert paths("drafts") == []


@pytest.mark.parametrize(
    ("pattern", "fits", "not_fits"),
    [
        ("b.md", ["/s/b.md", "/s/x/b.md"], ["/s/ab.md"]),
        ("x/*.md", ["/s/x/b.md", "/s/x/y/b.md"], ["/s/b.md", "/other/x/b.md"]),
        ("**/x/*", ["/s/x/b.md", "/s/a/x/b.md"], ["/s/b.md"]),
        ("/t/*", ["/t/b.md"], ["/s/b.md"]),
        ("{a,b}.{md,txt}", ["/s/a.md", "/s/b.txt"], ["/s/c.md"]),
        ("[ab].md", ["/s/a.md"], ["/s/c.md"]),
        ("{" * 9, [], ["/s/a.md"]),
        ("{a,b}" * 12, [], ["/s/a.md"]),
    ],
)
def test_patterns(pattern: str, fits: Iterable[str], not_fits: Iterable[str]) -> None:
    ignores = PerFileIgnores((FileIgnore(pattern, "/s", frozenset({"X"})),))
    assert [path for path in fits if not ignores.codes(path)] == []
    assert [path for path in not_fits if ignores.codes(path)] == []


def test_a_configuration_extends_another() -> None:
    configure('extend = "../shared.toml"\nfail-on = "never"\nexclude = ["c.md"]\n', "house/claimcheck.toml")
    configure(
        'fail-on = "warning"\nignore = ["CLM002"]\nreferences = "r.yaml"\nexclude = ["drafts/"]\nstrict = true\n'
        '[per-file-ignores]\n"house/*" = ["CLM"]\n',
        "shared.toml",
    )
    settings = load_settings("house")
    here = Path.cwd().as_posix()
    assert (settings.path, settings.fail_on, settings.ignore) == ("house/claimcheck.toml", "never", ("CLM002",))
    assert (settings.references, settings.exclude, settings.strict) == ("r.yaml", ("c.md",), True)
    assert settings.folder == f"{here}/house"
    assert settings.per_file_ignores == (("house/*", here, ("CLM",)),)


def test_what_is_excluded_there_counts_from_there() -> None:
    configure('extend = "../shared.toml"\n', "house/claimcheck.toml")
    configure('exclude = ["/drafts/"]\n', "shared.toml")
    assert load_settings("house").folder == str(Path.cwd())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('extend = "claimcheck.toml"\n', "extends this file in its turn"),
        ('extend = "nowhere.toml"\n', "cannot read nowhere.toml"),
        ('extend = "pyproject.toml"\n', "no [tool.claimcheck] table"),
        ("extends = 1\n", "did you mean 'extend'?"),
        ("per-file-ignore = 1\n", "did you mean 'per-file-ignores'?"),
        ('[per-file-ignores]\n"*" = "CLM"\n', "claimcheck.toml:1: per-file-ignores"),
        ("preview = 1\n", "claimcheck.toml:1: preview"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, message: str) -> None:
    configure("[tool.other]\nclaimcheck = 1\n", "pyproject.toml")
    configure(text)
    with pytest.raises(ConfigurationError) as caught:
        load_settings(".")
    assert message in str(caught.value)


def test_two_files_that_extend_each_other_are_told() -> None:
    configure('extend = "b.toml"\n')
    configure('extend = "claimcheck.toml"\n', "b.toml")
    with pytest.raises(ConfigurationError, match="in its turn"):
        load_settings(".")


def test_an_old_code_does_what_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REDIRECTS, "STY001", "CLM001")
    monkeypatch.setitem(REDIRECTS, "unsourced-figure", "CLM001")
    done = check("--select", "STY001")
    assert [f["code"] for f in json.loads(done.stdout)["findings"]] == ["CLM001", "CLM001"]
    assert "--select: STY001 is CLM001 by now; write CLM001" in done.stderr
    assert paths("--ignore", "unsourced-figure") == []
    assert code_named("sty001") == code_named("Unsourced-Figure") == "CLM001"
    Path("a.md").write_text(f"{NAP.strip()} <!-- claimcheck: ignore[STY001] ours -->\n", "utf-8")
    assert paths("a.md") == []
    assert CliRunner().invoke(app, ["rule", "STY001"]).stdout.startswith("CLM001 uncited-number")


def test_rules_that_are_tried_out_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue(tuple(MODULES), NAMES, REDIRECTS, frozenset({"CLM001"}))
    monkeypatch.setattr(rules_on, "CATALOGUE", catalogue)
    assert paths() == []
    assert paths("--select", "CLM001") == []
    assert "CLM001 is still being tried out" in check("--select", "CLM001").stderr
    assert paths("--preview") == ["a.md", "drafts/b.md"]
    configure("preview = true\n")
    assert paths() == ["a.md", "drafts/b.md"]
