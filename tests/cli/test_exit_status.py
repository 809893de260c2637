"""Real processes: exit statuses, one plain line on standard error, a reader who goes away."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FORMATS = "full concise grouped json jsonl sarif github gitlab junit rdjson markdown html".split()
ARTICLE = "A nap helps 62% of adults (Okafor, 2017).\n"


def run(folder: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimcheck", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, input=stdin, check=False)


def test_an_empty_folder_is_a_notice(tmp_path: Path) -> None:
    done = run(tmp_path, "check", ".")
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no articles in ." in done.stderr


def test_an_empty_folder_still_gives_programs_a_report(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--output", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["documents"] == 0


def test_an_empty_folder_fails_when_files_are_required(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--require-files")
    assert done.returncode == 2
    assert "error: no articles in ." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere.md"], "error: no such file or folder: nowhere.md\n"),
        (["extract", "nowhere.md"], "error: no such file or folder: nowhere.md\n"),
        (["check", "--select", "REF0007"], "did you mean 'REF007'"),
        (["check", "--ignore", "contaner-mismatch"], "did you mean 'container-mismatch'"),
        (["check", "--fail-on", "eror"], "did you mean 'error'"),
        (["check", "--min-severity", "never"], "--min-severity"),
        (["check", "--output", "jason"], "did you mean 'json'"),
        (["check", "--output", "json", "--output", "full"], "two reports for standard output"),
        (["check", "--references", "nowhere.yaml"], "nowhere.yaml"),
        (["check", "--config", "nowhere.toml"], "cannot read nowhere.toml"),
        (["check", "--against", "nowhere.md", "a.md"], "nowhere.md"),
        (["check", "--as", "book"], "--as"),
        (["check", "--stdin-filename", "a.md"], "name - as a path"),
        (["check", "--fixed"], "No such option: --fixed"),
        (["check", "--color", "sometimes", "a.md"], "--color"),
        (["extract", "--output", "concise"], "--output"),
        (["rule", "REF0007"], "did you mean 'REF007'"),
        (["chek"], "check"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_nothing_named_is_answered_with_the_help(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 2
    assert "Commands:" in done.stderr


def test_help_is_no_failure(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--help")
    assert done.returncode == 0
    assert "--exit-zero" in done.stdout


def test_a_bad_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "claimcheck.toml").write_text("strict = true\nignroe = []\n", "utf-8")
    done = run(tmp_path, "check", "a.md")
    assert done.returncode == 2
    assert done.stderr.startswith("error: claimcheck.toml:2: ")
    assert "'ignore'" in done.stderr
    assert run(tmp_path, "check", "--isolated", "--select", "CIT", "--exit-zero", "a.md").returncode == 0


def test_an_unknown_rule_in_the_configuration_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text("ignore = ['REF070']\n", "utf-8")
    done = run(tmp_path, "check", "--select", "CIT")
    assert done.returncode == 2
    assert "claimcheck.toml: ignore: there is no rule 'REF070'" in done.stderr


def test_a_broken_record_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "references.yaml").write_text("version: 1\nworks:\n  - id: [unclosed\n", "utf-8")
    done = run(tmp_path, "check", "--offline", "a.md")
    assert done.returncode == 2
    assert "references.yaml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_article_that_is_not_text_is_a_finding_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"caf\xe9 62% \x00\xff")
    (tmp_path / "b.md").write_text(ARTICLE, "utf-8")
    done = run(tmp_path, "check", "--offline", "--output", "json")
    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert said["summary"]["documents"] == 2
    assert ("DOC001", "a.md") in {(f["code"], f["path"]) for f in said["findings"]}
    assert "b.md" in {f["path"] for f in said["findings"]}


def test_extract_gives_one_document_for_each_input(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"caf\xe9 62% \x00\xff")
    (tmp_path / "b.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "c.md").write_text("", "utf-8")
    done = run(tmp_path, "extract", "--output", "json")
    assert done.returncode == 0
    documents = json.loads(done.stdout)["documents"]
    assert [d["path"] for d in documents] == ["a.md", "b.md", "c.md"]
    assert documents[0]["error"]
    assert documents[0]["citations"] == documents[0]["references"] == documents[0]["claims"] == []
    assert "error" not in documents[1]


def test_standard_input(tmp_path: Path) -> None:
    done = run(tmp_path, "extract", "-", "--stdin-filename", "posts/nap.md", "--output", "json", stdin=ARTICLE)
    [document] = json.loads(done.stdout)["documents"]
    assert document["path"] == "posts/nap.md"
    assert document["format"] == "markdown"
    [unnamed] = json.loads(run(tmp_path, "extract", "-", "--output", "json", stdin=ARTICLE).stdout)["documents"]
    assert (unnamed["path"], unnamed["format"]) == ("-", "text")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with SIGPIPE there")
@pytest.mark.parametrize("format", ["json", "full"])
def test_a_reader_who_goes_away_ends_it_quietly(tmp_path: Path, format: str) -> None:
    (tmp_path / "a.md").write_text(ARTICLE * 3000, "utf-8")
    command = [sys.executable, "-m", "claimcheck", "extract", "--output", format, "a.md"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 0
    assert said == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with SIGPIPE there")
@pytest.mark.parametrize("format", FORMATS)
def test_a_reader_of_a_report_who_goes_away_ends_it_quietly(tmp_path: Path, format: str) -> None:
    (tmp_path / "a.md").write_text("A nap helps (Okafor, 2017).\n\n" * 3000, "utf-8")
    command = [sys.executable, "-m", "claimcheck", "check", "--offline", "--select", "CIT001", "--output", format]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 1
    assert said == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with SIGPIPE there")
@pytest.mark.parametrize("arguments", [["rule", "--all"], ["check", "--help"], ["schema", "report"], ["--version"]])
def test_whatever_is_printed_to_nobody_ends_quietly(tmp_path: Path, arguments: list[str]) -> None:
    program = (  # it waits until the reader has gone
        "import sys; sys.stdin.read(1); from claimcheck.__main__ import main; "
        f"sys.argv = ['claimcheck', *{arguments!r}]; sys.exit(main())"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path, **pipes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(b"x")
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) in (0, 1)
