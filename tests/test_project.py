"""The project around the code: what is promised in its files is so."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from claimcheck.cli.checking import FORMATS
from claimcheck.rules.catalogue import MODULES, load_rule
from claimcheck.works.record import load_record
from loopback import Registries, serving
from running import COMMANDS, CONSOLE, OPTION, claimcheck, options
from word_making import unpacked

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONSTRAINTS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
COMMAND_BLOCKS = [
    [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ claimcheck ")]
    for block in CONSOLE.findall(README)
]
COMMAND_LINES = [line for block in COMMAND_BLOCKS for line in block]
ENDS_AT_ONCE = b"".join(
    b"Content-Length: %d\r\n\r\n%b" % (len(said), said)
    for said in (
        b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "capabilities": {}}}',
        b'{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}',
        b'{"jsonrpc": "2.0", "method": "exit"}',
    )
)
"""What an editor says to the server that it starts and ends at once."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with the example articles and their record."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Serve registries that know nothing, and return the variables that lead a run to them."""
    with serving(Registries()) as known:
        addresses = {f"CLAIMCHECK_{n.upper()}_URL": address for n, address in known.sources().addresses.items()}
        yield {**addresses, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


def test_distribution() -> None:
    assert PROJECT["name"] == "claimcheck-lint"
    assert PROJECT["requires-python"] == ">=3.11,<3.14"
    assert PROJECT["license"] == "MIT"
    assert list(PROJECT["scripts"]) == ["claimcheck"]


@pytest.mark.parametrize("block", COMMAND_BLOCKS, ids=lambda block: block[0])
def test_readme_commands_run(block: list[str], copy: Path, asking: dict[str, str]) -> None:
    if any("--changed-since" in line for line in block):
        for words in ("init -q -b main", "add .", "-c user.name=K -c user.email=k@example.org commit -q -m One"):
            subprocess.run(["git", *words.split()], cwd=copy, check=True, capture_output=True)
    for line in block:
        words, _, redirected = line.partition(" < ")
        source = (copy / redirected.strip()).read_bytes() if redirected else b""
        source = ENDS_AT_ONCE if words == "claimcheck server" else source
        done = claimcheck(*shlex.split(words)[1:], cwd=copy, source=source, variables=asking)
        assert done.returncode in (0, 1), done.stderr.decode()
        assert b"Traceback" not in done.stderr
        assert done.stdout.strip()


def test_example_articles_show_what_they_are_for(copy: Path) -> None:
    done = claimcheck("check", "data/articles", "--offline", "--output", "json", cwd=copy)
    findings = json.loads(done.stdout)["findings"]
    told = Counter((Path(finding["path"]).name, finding["code"]) for finding in findings)
    assert done.returncode == 1
    assert {key: count for key, count in told.items() if key[1] != "CLM002"} == {
        ("depression-and-anxiety.txt", "CLM001"): 1,
        ("emergence.txt", "CIT006"): 1,
        ("hours-instead-of-weeks.docx", "CIT007"): 1,
        ("hours-instead-of-weeks.docx", "CLM003"): 1,
        ("hours-instead-of-weeks.docx", "REF005"): 1,
        ("hours-instead-of-weeks.docx", "REF007"): 1,
        ("hours-instead-of-weeks.docx", "REF008"): 1,
        ("hours-instead-of-weeks.docx", "REF010"): 1,
        ("new-era.md", "CLM001"): 1,
        ("new-era.md", "CLM003"): 1,
        ("new-era.md", "CLM006"): 1,
        ("new-era.md", "CLM007"): 1,
        ("new-era.md", "NET001"): 2,
        ("new-era.md", "REF005"): 1,
        ("new-era.md", "REF007"): 1,
        ("new-era.md", "REF008"): 1,
        ("new-era.md", "REF010"): 3,
        ("one-infusion.html", "REF008"): 1,
        ("therapy-explained.txt", "CLM010"): 1,
        ("therapy-explained.txt", "NET001"): 2,
    }


def test_the_example_word_file_is_made_of_its_text(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    subprocess.run([sys.executable, ROOT / "scripts" / "make_word_article.py", made], check=True)
    kept = ROOT / "data" / "articles" / "hours-instead-of-weeks.docx"
    assert unpacked(made.read_bytes()) == unpacked(kept.read_bytes()), "run scripts/make_word_article.py"


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_readme_command_has_its_options(line: str) -> None:
    assert set(OPTION.findall(line)) <= options(shlex.split(line)[1])


def test_readme_names_no_other_option() -> None:
    known = options("").union(*(options(command) for command in COMMANDS))
    assert sorted(set(OPTION.findall(README)) - known) == []


def test_readme_shows_every_command() -> None:
    assert {shlex.split(line)[1] for line in COMMAND_LINES} == set(COMMANDS)


def test_readme_tells_every_format() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| .+ \|$", README, re.MULTILINE)
    assert sorted(rows) == sorted(FORMATS)


def test_readme_records_can_be_read(tmp_path: Path) -> None:
    first, *others = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    for number, block in enumerate([first, *("version: 1\nworks:\n" + other for other in others)]):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block, "utf-8")
        assert len(load_record(str(path)).works) == 1


def test_readme_configuration_can_be_read(copy: Path) -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (copy / "pyproject.toml").write_text(block, "utf-8")
    shown = claimcheck("check", "--show-settings", cwd=copy, variables={"CLAIMCHECK_CROSSREF_URL": ""})
    assert shown.returncode == 0, shown.stderr.decode()
    assert b"crossref.example.org" in shown.stdout


def test_readme_tells_every_rule() -> None:
    rows = re.findall(r"^\| ([A-Z]{3}\d{3}) \| ([a-z-]+) \| (error|warning|info) \| .+ \|$", README, re.MULTILINE)
    assert rows == [(rule.code, rule.name, rule.severity.value) for rule in map(load_rule, MODULES)]


def test_readme_picture_is_the_real_output(tmp_path: Path) -> None:
    if not (ROOT / "docs" / "output.svg").is_file():
        pytest.fail("docs/output.svg is missing: run make svg")
    picture = tmp_path / "output.svg"
    script = ROOT / "scripts" / "render_output.py"
    done = subprocess.run([sys.executable, script, picture], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "docs/output.svg" in README
    assert picture.read_bytes() == (ROOT / "docs" / "output.svg").read_bytes(), "run make svg"


def test_readme_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_makefile_and_ci() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"help", "check", "test", "docs", "svg", "clean"} <= targets
    steps = ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest")
    assert [step for step in steps if step not in makefile] == []
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "exec make test"


def test_constraints_pin_one_version_each_and_name_no_address() -> None:
    for pin in CONSTRAINTS:
        assert pin.url is None, pin
        assert [one.operator for one in pin.specifier] == ["=="], pin
        assert "*" not in str(pin.specifier), pin


def test_constraints_pin_everything_that_is_installed() -> None:
    pinned = {folded(pin.name) for pin in CONSTRAINTS}
    wanted = [Requirement(text) for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]]
    seen: set[str] = set()
    while wanted:
        one = wanted.pop()
        if folded(one.name) in seen or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(folded(one.name))
        wanted += [Requirement(text) for text in metadata.requires(one.name) or ()]
    assert sorted(seen - pinned) == []


def test_pins_are_what_the_project_can_live_with() -> None:
    pins = {folded(pin.name): pin for pin in CONSTRAINTS}
    for text in sum(PROJECT["optional-dependencies"].values(), PROJECT["dependencies"]):
        wanted = Requirement(text)
        (version,) = pins[folded(wanted.name)].specifier
        assert wanted.specifier.contains(version.version), text


def folded(distribution: str) -> str:
    """Return a distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_fragments_are_sentences() -> None:
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    for path in fragments:
        assert re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md", path.name)
        text = path.read_text("utf-8").strip()
        assert text.endswith("."), path.name
        assert "\n" not in text, path.name
