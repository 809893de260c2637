"""Hooks, the GitHub Action, the workflows and files of examples/: they parse, name what exists, and their steps run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.readers import SUFFIXES
from loopback import Registries, message, serving
from running import COMMANDS, OPTION, ROOT, options

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*") if path.is_file())
FILES = [ROOT / ".pre-commit-hooks.yaml", ROOT / "action.yml", ROOT / "Dockerfile", *EXAMPLES]
PROGRAM = Path(sys.executable).with_name("claimcheck")
COMMAND = re.compile(rf"\bclaimcheck (?:{'|'.join(COMMANDS)})\b[^\n`\"]*")
EXPRESSION = re.compile(r"\$\{\{\s*([\w.]+)\s*\}\}")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with the example articles and their record."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def shell(script: str, cwd: Path, variables: Mapping[str, str], flags: str = "-eo") -> subprocess.CompletedProcess[str]:
    """Run a step as the runner of GitHub does, with the installed program in PATH, and $RUNNER_TEMP and its like."""
    runner = cwd / ".runner"
    runner.mkdir(exist_ok=True)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")},
        "PATH": f"{runner}{os.pathsep}{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(runner),
        "PYTHONUTF8": "1",
        **{f"GITHUB_{name}": str(runner / name.lower()) for name in ("STEP_SUMMARY", "OUTPUT", "PATH", "ENV")},
        **variables,
    }
    pipefail = ["pipefail"] if "o" in flags else []
    command = ["bash", "--noprofile", "--norc", flags, *pipefail, "-c", script]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def step(steps: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """Return a step by the beginning of its name."""
    (found,) = [one for one in steps if one.get("name", "").startswith(name)]
    return found


def filled(step: dict[str, Any], **inputs: str) -> dict[str, str]:
    """Return the environment of an action's step: its expressions filled with inputs, else with their defaults."""
    values = {f"inputs.{name}": one["default"] for name, one in ACTION["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()} | {"github.action_path": str(ROOT)}
    return {key: EXPRESSION.sub(lambda match: values[match[1]], text) for key, text in step["env"].items()}


def act(site: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the action's check; returns what it did and its outputs."""
    one = step(ACTION["runs"]["steps"], "Check")
    done = shell(one["run"], site, filled(one, **inputs))
    output = site / ".runner" / "output"
    lines = output.read_text("utf-8").splitlines() if output.exists() else []
    return done, dict(line.split("=", 1) for line in lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_command_lines_have_their_options(path: Path) -> None:
    text = path.read_text("utf-8").replace("\\\n", " ")
    for line in COMMAND.findall(text):
        command = shlex.split(line.replace("'", ""))[1]
        assert set(OPTION.findall(line)) <= options(command), line
    if path.suffix in (".yml", ".yaml"):
        assert yaml.safe_load(text)


def test_there_are_command_lines_to_look_at() -> None:
    found = [line for path in FILES for line in COMMAND.findall(path.read_text("utf-8"))]
    assert len(found) >= 6


# pre-commit ---------------------------------------------------------------------------------------------------------


def test_hooks_have_the_fields_of_pre_commit() -> None:
    """https://pre-commit.com/#new-hooks."""
    known = {"id", "name", "description", "entry", "language", "files", "require_serial", "stages"}
    assert [hook["id"] for hook in HOOKS] == ["claimcheck", "claimcheck-online"]
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(hook) <= known
        assert hook["language"] == "python"
    assert [hook.get("stages") for hook in HOOKS] == [None, ["pre-push"]]
    assert "--offline" in HOOKS[0]["entry"]
    assert "--offline" not in HOOKS[1]["entry"]


def test_hooks_look_at_the_articles_that_are_text() -> None:
    no_articles = {".bib", ".ris", ".json", ".yaml", ".yml", ".xml", ".nxml"}
    no_text = {".pdf", ".epub", ".docx", ".docm", ".dotx", ".dotm"}
    for hook in HOOKS:
        taken = {suffix for suffix in SUFFIXES if re.search(hook["files"], f"articles/nap{suffix}")}
        assert taken == SUFFIXES - no_articles - no_text


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run(hook: dict[str, Any], site: Path) -> None:
    with serving(Registries()) as none:
        addresses = {f"CLAIMCHECK_{n.upper()}_URL": address for n, address in none.sources().addresses.items()}
        for file, status in (("one-infusion.html", 0), ("new-era.md", 1)):
            command = [*shlex.split(hook["entry"]), f"data/articles/{file}"]
            done = shell(shlex.join(command), site, {**addresses, "XDG_CACHE_HOME": str(site / ".cache")})
            assert (done.returncode, done.stderr) == (status, "")
            assert "1 article" in done.stdout


def test_the_example_names_the_hooks_there_are() -> None:
    (repository,) = yaml.safe_load((ROOT / "examples" / "pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in HOOKS]
    for hook in repository["hooks"]:
        assert set(OPTION.findall(" ".join(hook.get("args", [])))) <= options("check")


# The GitHub Action ----------------------------------------------------------------------------------------------------


def workflows() -> list[dict[str, Any]]:
    """Return the action and the jobs of the workflows, as things that have steps."""
    jobs = [ACTION["runs"]]
    for path in (ROOT / "examples" / "github").iterdir():
        jobs += yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
    return jobs


def test_no_text_of_others_becomes_part_of_a_script() -> None:
    scripts = [one["run"] for job in workflows() for one in job["steps"] if "run" in one]
    assert len(scripts) >= 5
    assert [script for script in scripts if "${{" in script] == []


def test_what_is_used_is_pinned() -> None:
    used = [one["uses"] for job in workflows() for one in job["steps"] if "uses" in one]
    assert [one for one in used if not re.search(r"@v\d", one)] == []


def test_the_action_has_the_fields_of_github() -> None:
    """https://docs.github.com/actions/reference/metadata-syntax-reference."""
    assert set(ACTION["inputs"]) == {"version", "args", "paths", "cache", "summary", "sarif"}
    assert all(set(one) == {"description", "default"} for one in ACTION["inputs"].values())
    assert ACTION["runs"]["using"] == "composite"
    for one in ACTION["runs"]["steps"]:
        assert ("uses" in one) != ("run" in one)
        assert "shell" in one or "uses" in one
    (kept,) = [one for one in ACTION["runs"]["steps"] if one.get("uses", "").startswith("actions/cache@")]
    assert "hashFiles('**/references.yaml')" in kept["with"]["key"]
    folder = kept["with"]["path"].rpartition("/")[2]
    assert f'XDG_CACHE_HOME="$RUNNER_TEMP/{folder}"' in step(ACTION["runs"]["steps"], "Check")["run"]


@pytest.mark.parametrize("version", ["", "0.1.0"])
def test_the_action_installs_itself_or_a_release(version: str, site: Path) -> None:
    runner = site / ".runner"
    (runner / "claimcheck" / "bin").mkdir(parents=True)
    for name in ("python", "claimcheck/bin/python"):
        (runner / name).write_text('#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/called"\n')
        (runner / name).chmod(0o755)
    one = step(ACTION["runs"]["steps"], "Install")
    done = shell(one["run"], site, filled(one, version=version))
    assert (done.returncode, done.stderr) == (0, "")
    made, installed = (runner / "called").read_text().splitlines()
    assert made == f"-m venv {runner}/claimcheck"
    wanted = f"claimcheck-lint=={version}" if version else f"-c {ROOT}/constraints.txt {ROOT}"
    assert installed.endswith(f"--disable-pip-version-check {wanted}")
    assert (runner / "path").read_text() == f"{runner}/claimcheck/bin\n"


def test_the_action_annotates_and_sums_up(site: Path) -> None:
    done, outputs = act(site, paths="data/articles", args="--offline --fail-on error", sarif="found.sarif")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "::error file=data/articles/new-era.md,line=" in done.stdout
    assert outputs == {"status": "1", "sarif": "found.sarif"}
    assert "REF005" in (site / ".runner" / "step_summary").read_text("utf-8")
    assert json.loads((site / "found.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_without_a_summary(site: Path) -> None:
    done, outputs = act(site, paths='data/articles/one-infusion.html "data/articles"', args="", summary="false")
    assert done.returncode == 1
    assert outputs == {"status": "1"}
    assert not (site / ".runner" / "step_summary").exists()
    clean, outputs = act(site, paths="data/articles/one-infusion.html", args="--offline\n--select CIT,CLM")
    assert (clean.returncode, outputs["status"]) == (0, "0")


@pytest.mark.parametrize("text", ["$(touch made) `touch made` ; touch made", "--output=full:made", "'"])
def test_the_action_runs_nothing_of_what_it_is_given(text: str, tmp_path: Path) -> None:
    (tmp_path / "naps.md").write_text("Naps help.\n", "utf-8")
    done, outputs = act(tmp_path, paths=text, args="--offline")
    assert done.returncode == int(outputs.get("status", "2")) == 2 or "xargs" in done.stderr
    act(tmp_path, args="* $(touch made)", sarif="found\nstatus=9")
    assert not (tmp_path / "made").exists()
    assert "status=9" not in (tmp_path / ".runner" / "output").read_text("utf-8").splitlines()


# The scheduled workflow -----------------------------------------------------------------------------------------------

DOI = "10.9999/jss.2019.45"
ENTRY = f"- Li, W. (2019). Naps at work. Journal of Sleep Studies, 12, 145–152. https://doi.org/{DOI}\n"
FAKE_GH = """#!/bin/sh
case "$1 $2" in
"issue list") cat "$RUNNER_TEMP/issues" 2>/dev/null || true ;;
"issue create")
    [ "$3" = --title ] && [ "$5" = --body-file ] || exit 9
    printf '%s\\n' "$4" >> "$RUNNER_TEMP/issues"
    cp "$6" "$RUNNER_TEMP/body" ;;
*) exit 9 ;;
esac
"""


@pytest.fixture
def weekly(tmp_path: Path) -> Iterator[tuple[Path, Registries, dict[str, str]]]:
    """Serve a work that two articles cite, and lay a ``gh`` that keeps issues in a file."""
    (tmp_path / "articles").mkdir()
    cited = f"# N\n\nNaps help @desk, <b>all</b> of us (Li, 2019). Lamps do not.\n\n## References\n\n{ENTRY}"
    for name in ("a.md", "b.md"):
        (tmp_path / "articles" / name).write_text(cited, "utf-8")
    (tmp_path / ".runner").mkdir()
    (tmp_path / ".runner" / "gh").write_text(FAKE_GH)
    (tmp_path / ".runner" / "gh").chmod(0o755)
    work = message(DOI, "Naps at work", [("Li", "Wen")], 2019, volume="12", page="145-152")
    with serving(Registries([work])) as some:
        some.headers = {"X-Rate-Limit-Limit": "200", "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": "5"}
        variables = {f"CLAIMCHECK_{n.upper()}_URL": address for n, address in some.sources().addresses.items()}
        variables |= {"XDG_CACHE_HOME": str(tmp_path / ".cache")}
        assert shell("claimcheck lock articles --references references.yaml", tmp_path, variables).returncode == 0
        yield tmp_path, some, variables


def week(folder: Path, variables: Mapping[str, str]) -> list[str]:
    """Run the two steps of the workflow that are not set-up; returns the titles of the issues there are."""
    workflow = yaml.safe_load((ROOT / "examples" / "github" / "references.yml").read_text("utf-8"))
    steps = workflow["jobs"]["references"]["steps"]
    record = (folder / "references.yaml").read_bytes()
    shutil.rmtree(folder / "issues", ignore_errors=True)
    for name in ("Ask again", "Open an issue"):
        done = shell(step(steps, name)["run"], folder, {**workflow["env"], **variables}, flags="-e")
        assert done.returncode == 0, done.stderr
    assert (folder / "references.yaml").read_bytes() == record
    issues = folder / ".runner" / "issues"
    return issues.read_text("utf-8").splitlines() if issues.exists() else []


def test_an_issue_for_each_work_whose_status_changed(weekly: tuple[Path, Registries, dict[str, str]]) -> None:
    folder, registries, variables = weekly
    assert week(folder, variables) == []
    registries.crossref["10.9999/notice"] = {
        "DOI": "10.9999/notice",
        "title": ["Retraction"],
        "update-to": [{"DOI": DOI, "type": "retraction", "updated": {"date-parts": [[2026, 3, 4]]}}],
    }
    title = f"Retracted: {DOI} (Naps at work)"
    (folder / ".runner" / "issues").write_text(f"Retracted: {DOI}6 (Other naps)\nabout Retracted: {DOI} (Naps)\n")
    assert week(folder, variables)[2:] == [title]
    assert week(folder, variables)[2:] == [title]
    body = (folder / ".runner" / "body").read_text("utf-8")
    assert "    retraction 2026-03-04 10.9999/notice\n" in body
    for name in ("a.md", "b.md"):
        told = "\n\n    3: Naps help @desk, <b>all</b> of us (Li, 2019).\n"
        assert f"Cited in `articles/{name}`, line 7:{told}".replace("<b>", "").replace("</b>", "") in body
    assert "Lamps" not in body
    assert shell("claimcheck lock articles --update", folder, variables).returncode == 0
    (folder / ".runner" / "issues").unlink()
    assert week(folder, variables) == []


def test_a_week_without_registries_opens_nothing(weekly: tuple[Path, Registries, dict[str, str]]) -> None:
    folder, registries, variables = weekly
    registries.faults = dict.fromkeys(("crossref", "doi", "openalex", "europepmc", "datacite"), lambda _p, _t: 404)
    assert week(folder, variables) == []


# GitLab, Docker -------------------------------------------------------------------------------------------------------


def test_the_job_of_gitlab(site: Path) -> None:
    job = yaml.safe_load((ROOT / "examples" / "gitlab-ci.yml").read_text("utf-8"))["claimcheck"]
    (site / "data" / "articles").rename(site / "articles")
    (line,) = job["script"]
    done = shell(line, site, {})
    assert done.returncode == 1
    reports = job["artifacts"]["reports"]
    assert json.loads((site / reports["codequality"]).read_text("utf-8"))
    assert (site / reports["junit"]).read_text("utf-8").startswith("<?xml")
    assert job["artifacts"]["when"] == "always"


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile, each on one line."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, " ".join(rest.split())) for name, rest in lines]


def test_the_image_is_small_pinned_and_nobodys_root() -> None:
    found = instructions()
    names = [name for name, _ in found]
    assert "ADD" not in names
    bases = [rest.split()[0] for name, rest in found if name == "FROM"]
    assert set(bases) == {"python:3.12-slim"}
    last = len(names) - names[::-1].index("FROM")
    final = dict(found[last:])
    assert final["USER"] not in ("root", "0")
    assert json.loads(final["ENTRYPOINT"]) == ["claimcheck"]
    assert "RUN" not in names[last + names[last:].index("USER") :]
    assert not re.search(r"(?i)token|password|secret|https?://", (ROOT / "Dockerfile").read_text("utf-8"))


def test_the_image_takes_what_it_needs_and_no_more() -> None:
    copied = [w for name, rest in instructions() if name == "COPY" and "--from" not in rest for w in rest.split()[:-1]]
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignored
    assert sorted(copied) == sorted(line[1:] for line in ignored if line.startswith("!"))
    assert all((ROOT / name).exists() for name in copied)
