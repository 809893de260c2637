"""The house rules that no linter knows: sizes, names, docstrings, and nothing of one machine in the repository."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "claimcheck"
MODULES = sorted(SOURCE.rglob("*.py"))

# Put together, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.-])/(?:root|home|Users|work|opt|mnt|var)" + r"/\w",
            r"(?<![\w.-])/tmp" + r"/\w",
            r"\b[A-Z]:" + r"\\\\?Users",
            "file:" + "//",
            "pypi" + r"\.org/simple",
            "find-" + "links",
            "(?:extra-)?index" + "-url",
        )
    )
)


def name(path: Path) -> str:
    """Return the path as a test's id."""
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text("utf-8").splitlines())


def committed() -> list[Path]:
    """Return the files that git has or would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git work tree")
    return [ROOT / path for path in listed.split("\0") if path and (ROOT / path).is_file()]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's lines without its docstring: a rule's documentation is as long as it must be."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return whole
    told = function.body[0]
    return whole - ((told.end_lineno or 0) - told.lineno + 1)


def undocumented(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """Yield the public functions, classes and methods without a docstring."""
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body, f"{prefix}{node.name}.")


def test_median_module_is_small() -> None:
    assert median(count for path in MODULES if (count := lines(path)) > 1) < 150


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert lines(path) <= 400
    assert [f"{f.name}: {length(f)} lines" for f in functions(tree) if length(f) >= 60] == []
    assert list(undocumented(tree.body)) == []
    assert path.name not in ("utils.py", "helpers.py", "common.py", "misc.py")
    assert ast.get_docstring(tree) is not None or not tree.body


def test_length_leaves_the_docstring_out() -> None:
    (function,) = functions(ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'))
    assert length(function) == 2


def test_test_files_have_names_of_their_own() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [one for one, count in names.items() if count > 1] == []


def test_nothing_of_one_machine_is_committed() -> None:
    found = []
    for path in committed():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name(path)}: {match.group()}" for match in MACHINE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("text", ["/ro" + "ot/x", "see /tm" + "p/y", "--index" + "-url x", "C:" + "\\Users"])
def test_what_a_machine_leaves_is_seen(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["https://example.org/home/news", "data/work/x", "src/opt/x", "a or/home made"])
def test_what_only_looks_so_is_not(text: str) -> None:
    assert not MACHINE.search(text)
