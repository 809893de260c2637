"""The documentation: every example of a page is run, every link leads somewhere, every command line can be typed.

The output below a command of docs/*.md is written anew with UPDATE_DOCS=1 in the environment; look at it before it is
committed. The pages of rules show cases of their test documents, which ``tests/rules`` runs.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.checking import FORMATS
from claimcheck.config.schema import KEYS
from claimcheck.readers import SUFFIXES
from claimcheck.rules.catalogue import MODULES
from running import COMMANDS, OPTION, ROOT, options

PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<![!\\])\[[^\]]+(?<!\\)\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?<![\w/.-])claimcheck [a-z]+\b[^\n`|]*")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the source of the site, made as ``make docs`` makes it."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    done = subprocess.run([sys.executable, ROOT / "scripts" / "make_docs.py", folder], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the example articles, to work in."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def said(line: str) -> str:
    """Return what a command line prints."""
    words, _, redirected = line.partition(" < ")
    source = Path(redirected).read_bytes() if redirected else b""
    done = CliRunner().invoke(app, shlex.split(words)[1:], input=source)
    assert done.exit_code in (0, 1), done.output
    return done.output


def written_anew(console: str) -> str:
    """Return a console block with what its commands print by now."""
    lines = [line for line in console.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{said(line.removeprefix('$ '))}" for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_print_what_the_page_says(page: Path, desk: Path) -> None:
    text = page.read_text("utf-8")
    blocks = list(BLOCK.finditer(text))
    for block in blocks:
        if block[2]:
            (desk / block[2]).write_text(block[3], "utf-8")
    told = {block.span(3): written_anew(block[3]) for block in blocks if block[1] == "console"}
    if os.environ.get("UPDATE_DOCS"):
        for (start, end), now in sorted(told.items(), reverse=True):
            text = text[:start] + now + text[end:]
        page.write_text(text, "utf-8")
    else:
        assert {text[start:end] for start, end in told} == set(told.values())


def test_every_page_but_one_of_tables_has_an_example() -> None:
    assert [page.name for page in PAGES if "```console" not in page.read_text("utf-8")] == []


def pages(site: Path) -> Iterator[Path]:
    yield from (site / "docs").rglob("*.md")


def test_there_is_a_page_for_everything(site: Path) -> None:
    names = {page.relative_to(site / "docs").as_posix() for page in pages(site)}
    assert {f"rules/{code}.md" for code in MODULES} <= names
    assert {f"commands/{name}.md" for name in COMMANDS} <= names
    reports = (site / "docs" / "reports.md").read_text("utf-8")
    assert [
        format for format in FORMATS if f"\n## {format}\n\n`" not in reports or f"| `{format}` |" not in reports
    ] == []
    settings = (site / "docs" / "configuration.md").read_text("utf-8")
    assert [key for key in KEYS if f"| `{key}" not in settings] == []
    formats = (site / "docs" / "formats.md").read_text("utf-8")
    assert {suffix for suffix in SUFFIXES if f"`{suffix}`" not in formats} == set()


def test_the_navigation_names_every_page_once(site: Path) -> None:
    found: list[str] = []
    pending: list[Any] = [json.loads((site / "mkdocs.yml").read_text("utf-8"))["nav"]]
    while pending:
        one = pending.pop()
        if isinstance(one, str):
            found.append(one)
        else:
            pending += one.values() if isinstance(one, dict) else one
    assert sorted(found) == sorted(page.relative_to(site / "docs").as_posix() for page in pages(site))


def test_links_lead_somewhere(site: Path) -> None:
    broken = []
    for page in pages(site):
        text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
            if not target.startswith("https://") and not (page.parent / target).is_file():
                broken.append((page.name, target))
    assert broken == []


def test_command_lines_can_be_typed(site: Path) -> None:
    known = options("").union(*map(options, COMMANDS))
    count = 0
    for page in pages(site):
        for line in COMMAND.findall(page.read_text("utf-8").replace("\\\n", " ")):
            command = line.split()[1]
            if command in COMMANDS:
                count += 1
                assert set(OPTION.findall(line)) <= options(command), (page.name, line)
        text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        assert set(OPTION.findall(text)) <= known, page.name
    assert count > 40


def test_a_rules_page_says_what_the_command_says(site: Path) -> None:
    for code in ("CIT003", "NUM003", "SUP001"):
        page = (site / "docs" / "rules" / f"{code}.md").read_text("utf-8").replace("\\", "").replace("`", "").lower()
        told = CliRunner().invoke(app, ["rule", code]).stdout.replace("`", "").splitlines()
        words = [re.sub(r"^[A-Z][A-Za-z ]+:\s*|^## ", "", line).lower() for line in told[3:]]
        assert len(words) > 10
        assert [line for line in words if line not in page] == []
        assert page.count("\n### ") == 2
        assert "\n### near miss" in page


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="the tool of `make docs` is not installed")
def test_the_site_builds_and_asks_no_other_host(site: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(site / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    built = site / "site"
    assert len(list(built.rglob("*.html"))) > len(MODULES)
    loads = re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//[^>]*>")
    for page in built.rglob("*.html"):
        assert loads.findall(page.read_text("utf-8")) == [], page
    for sheet in built.rglob("*.css"):
        assert not re.search(r"@import|url\([\"']?(?:https?:)?//", sheet.read_text("utf-8")), sheet
