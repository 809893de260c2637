"""``check --watch``: the loop with changes that a test makes up, and once with a real process and real files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path

import pytest

from claimcheck.cli import watching
from claimcheck.cli.checking import CheckOptions, planned
from claimcheck.cli.watching import Seen, Watched, in_batches, repeat
from claimcheck.errors import UsageError

CITES = "A nap helps (Okafor, 2017).\n"


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    for path in ("a.md", "site/b.md", "site/deep/c.txt", "site/node_modules/d.md", "site/.git/e.md"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(CITES, "utf-8")
    return tmp_path


def watched(*paths: str, **options: object) -> Watched:
    asked = CheckOptions(paths=list(paths), **options)  # type: ignore[arg-type]
    return Watched.of(asked, planned(asked))


def test_checks_at_once_and_for_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    runs: list[int] = []

    def check() -> int:
        runs.append(len(runs))
        return len(runs)

    assert repeat(check, iter([(), (), ("a.md",), (), tuple("abcdefg")])) == 3
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "watching for changes; Ctrl-C ends",
        "changed: a.md",
        "watching for changes; Ctrl-C ends",
        "changed: a, b, c, d, e and 2 more",
        "watching for changes; Ctrl-C ends",
    ]
    assert said.out == ""


def test_the_screen_is_cleared_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    repeat(lambda: 0, iter([(), ("a.md",)]))
    assert capsys.readouterr().out == "\x1b[H\x1b[2J\x1b[3J" * 2


def test_what_goes_wrong_later_on_ends_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    said = iter([0, UsageError("no"), 1])

    def check() -> int:
        one = next(said)
        if isinstance(one, UsageError):
            raise one
        return one

    assert repeat(check, iter([(), ("a.toml",), ("a.toml",)])) == 1
    assert "error: no" in capsys.readouterr().err


def test_what_goes_wrong_at_first_does() -> None:
    def check() -> int:
        raise UsageError("no")

    with pytest.raises(UsageError):
        repeat(check, iter([(), ("a.md",)]))


@pytest.mark.parametrize(
    ("paths", "path", "counts"),
    [
        (["a.md"], "a.md", True),
        (["a.md"], "z.md", False),
        (["a.md"], "refs.bib", True),
        (["a.md"], "site/refs.bib", False),
        (["a.md"], "claimcheck.toml", True),
        (["a.md"], "references.yaml", True),
        (["a.md"], "decisions.yaml", True),
        (["site"], "site/b.md", True),
        (["site"], "site/new/b.md", True),
        (["site"], "site/b.py", False),
        (["site"], "site/.b.md.swp", False),
        (["site"], "site/~$b.docx", False),
        (["site"], "a.md", False),
        (["."], ".claimcheck.toml", True),
    ],
)
def test_which_changes_count(paths: list[str], path: str, counts: bool) -> None:
    assert watched(*paths).counts(str(Path.cwd() / path)) is counts


def test_a_report_that_is_written_is_no_change() -> None:
    assert watched("site").counts(str(Path.cwd() / "site/report.json"))
    assert not watched("site", output=["json:site/report.json"]).counts(str(Path.cwd() / "site/report.json"))


def test_what_is_read_for_comparison_is_watched() -> None:
    assert watched("a.md", against=["site"]).counts(str(Path.cwd() / "site/b.md"))


def test_folders_of_packages_and_hidden_ones_are_not_watched() -> None:
    here = os.path.realpath(".")
    assert watched("site").watched_folders() == {here, f"{here}/site", f"{here}/site/deep"}


def test_a_folder_that_comes_is_watched_too() -> None:
    begun: list[frozenset[str]] = []

    def begin(folders: frozenset[str]) -> Seen:
        begun.append(folders)
        return first() if len(begun) == 1 else [[]]

    def first() -> Iterator[Iterable[tuple[object, str]]]:
        yield []
        Path("site/new").mkdir()
        yield [(1, str(Path.cwd() / "site/new")), (2, str(Path.cwd() / "site/b.md")), (2, str(Path.cwd() / "x.py"))]

    assert list(in_batches(watched("site"), begin)) == [(), ("site/b.md",), ("site/new",), ()]
    assert begun[1] - begun[0] == {os.path.realpath("site/new")}


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "find_spec", lambda name: None if name == "watchfiles" else util.find_spec(name))
    with pytest.raises(UsageError, match=r"claimcheck-lint\[watch\]"):
        watching.run_watching(CheckOptions(paths=["a.md"], watch=True))


def test_standard_input_cannot_be_watched() -> None:
    with pytest.raises(UsageError, match="standard input"):
        watching.run_watching(CheckOptions(paths=["-"], watch=True))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send there")
def test_a_real_run_sees_a_change_and_ends_quietly() -> None:
    command = [sys.executable, "-m", "claimcheck", "check", "a.md", "--watch", "--offline", "--select", "CIT001"]
    command += ["--output", "concise"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            assert "CIT001" in _until(process.stdout, "watching for changes")
            Path("a.md").write_text("A nap helps.\n", "utf-8")
            said = _until(process.stdout, "watching for changes")
            assert "changed: a.md\n" in said
            assert "CIT001" not in said
            assert "\x1b" not in said
            process.send_signal(signal.SIGINT)
            assert (process.stdout.read(), process.wait(60)) == ("", 130)
        finally:
            process.kill()


def _until(lines: Iterable[str], words: str) -> str:
    said = []
    for line in lines:
        said.append(line)
        if words in line:
            return "".join(said)
    raise AssertionError("".join(said))
