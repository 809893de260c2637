"""``check``: options and configuration become one request, one report becomes output and a status."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimcheck import pipeline
from claimcheck.cli.app import app
from claimcheck.errors import RecordError
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import Coverage, Report
from claimcheck.model.span import Place, Point
from claimcheck.pipeline import CheckRequest
from claimcheck.rules.catalogue import HOUSE, MODULES


def finding(severity: Severity) -> Finding:
    place = Place("a.md", Point(0, 1, 1), Point(1, 1, 2), "A")
    return Finding(f"X{severity.rank}", f"x-{severity}", severity, f"An {severity}", place, "s", "g1", identity="i")


@dataclass
class Pipeline:
    """Stands in for the pipeline: keeps the request, answers with ``report``."""

    report: Report = field(default_factory=lambda: Report((), Coverage(documents=1)))
    requests: list[CheckRequest] = field(default_factory=list)

    def __call__(self, request: CheckRequest) -> Report:
        self.requests.append(request)
        return self.report

    @property
    def request(self) -> CheckRequest:
        return self.requests[-1]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pipeline:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for path in ("a.md", "b.md", "site/c.md", "site/d.txt"):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(f"A {path}\n", "utf-8")
    stand_in = Pipeline()
    monkeypatch.setattr(pipeline, "check_paths", stand_in)
    return stand_in


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def paths(request: CheckRequest) -> list[str]:
    return [one.path for one in request.inputs]


def test_the_working_folder_is_checked_by_default(ran: Pipeline) -> None:
    assert check("--offline").exit_code == 0
    assert paths(ran.request) == ["a.md", "b.md", "site/c.md", "site/d.txt"]
    assert ran.request.inputs[0].data == b"A a.md\n"
    assert ran.request.codes == frozenset(MODULES) - frozenset(HOUSE)
    assert ran.request.record_path is None
    assert ran.request.as_references is None
    assert ran.request.mode == "offline"
    assert ran.request.compared is True
    assert ran.request.strict is False


def test_each_path_once_in_the_order_named(ran: Pipeline) -> None:
    check("b.md", "site", "./b.md", "a.md", "site/d.txt")
    assert paths(ran.request) == ["b.md", "site/c.md", "site/d.txt", "a.md"]


def test_a_single_file_is_not_compared(ran: Pipeline) -> None:
    check("a.md")
    assert ran.request.compared is False
    check("a.md", "--against", "site")
    assert ran.request.compared is True
    assert [one.path for one in ran.request.against] == ["site/c.md", "site/d.txt"]


def test_what_is_judged_is_not_compared_with_itself(ran: Pipeline) -> None:
    check("site/c.md", "--against", ".")
    assert [one.path for one in ran.request.against] == ["a.md", "b.md", "site/d.txt"]


def test_standard_input_takes_the_name_that_it_is_given(ran: Pipeline) -> None:
    CliRunner().invoke(app, ["check", "-", "--stdin-filename", "site/new.md"], input="A new one\n")
    assert [(one.path, one.data) for one in ran.request.inputs] == [("site/new.md", b"A new one\n")]


@pytest.mark.parametrize(
    ("arguments", "mode"),
    [
        ([], "online"),
        (["--offline"], "offline"),
        (["--locked"], "locked"),
        (["--offline", "--locked"], "locked"),
    ],
)
def test_modes(ran: Pipeline, arguments: list[str], mode: str) -> None:
    check("a.md", *arguments)
    assert ran.request.mode == mode
    assert (ran.request.sources is None) == (mode == "locked")


def test_how_registries_are_asked(ran: Pipeline) -> None:
    check("a.md", "--mailto", "desk@example.org", "--no-cache")
    assert ran.request.sources is not None
    assert (ran.request.sources.mailto, ran.request.sources.no_cache) == ("desk@example.org", True)


def test_selection_with_commas_and_repeats(ran: Pipeline) -> None:
    check("--select", "CIT001,container-mismatch", "--select", "REF006", "--ignore", "CIT001")
    assert ran.request.codes == {"REF006", "REF007"}


def test_extend_select(ran: Pipeline) -> None:
    check("--select", "DOC", "--extend-select", "missing-reference")
    assert ran.request.codes == {"DOC001", "DOC002", "CIT001"}


def test_other_options_reach_the_request(ran: Pipeline) -> None:
    Path("works.yaml").write_text("version: 1\n")
    check("a.md", "--references", "./works.yaml", "--strict", "--as", "references")
    assert ran.request.record_path == "works.yaml"
    assert ran.request.strict is True
    assert ran.request.as_references is True
    check("a.md", "--as", "article")
    assert ran.request.as_references is False


def test_the_nearest_record_is_taken(ran: Pipeline) -> None:
    Path("data").mkdir()
    Path("data/references.yaml").write_text("version: 1\n")
    check("site")
    assert ran.request.record_path == "data/references.yaml"


def test_the_command_line_beats_the_configuration(ran: Pipeline) -> None:
    Path("works.yaml").write_text("version: 1\n")
    Path("claimcheck.toml").write_text(
        "references = 'works.yaml'\nselect = ['CIT']\nignore = ['CIT001']\nstrict = true\nexclude = ['site']\n"
        "fail-on = 'warning'\nmin-severity = 'info'\n"
    )
    ran.report = Report((finding(Severity.WARNING), finding(Severity.INFO)), Coverage(documents=1))
    result = check()
    assert paths(ran.request) == ["a.md", "b.md"]
    assert ran.request.record_path == "works.yaml"
    assert ran.request.strict is True
    assert "CIT002" in ran.request.codes
    assert "CIT001" not in ran.request.codes
    assert result.exit_code == 1
    assert "An info" in result.stdout
    given = check("--no-strict", "--select", "REF007", "--fail-on", "error", "--min-severity", "warning")
    assert ran.request.strict is False
    assert ran.request.codes == {"REF007"}
    assert given.exit_code == 0
    assert "An info" not in given.stdout
    check("--isolated")
    assert ran.request.record_path is None
    assert ran.request.codes == frozenset(MODULES) - frozenset(HOUSE)


@pytest.mark.parametrize(
    ("severity", "arguments", "status"),
    [
        (Severity.ERROR, [], 1),
        (Severity.ERROR, ["--exit-zero"], 0),
        (Severity.ERROR, ["--fail-on", "never"], 0),
        (Severity.WARNING, [], 0),
        (Severity.WARNING, ["--fail-on", "warning"], 1),
        (Severity.INFO, ["--fail-on", "info", "--min-severity", "error"], 1),
    ],
)
def test_status_of_findings(ran: Pipeline, severity: Severity, arguments: list[str], status: int) -> None:
    ran.report = Report((finding(severity),), Coverage(documents=1))
    assert check("a.md", *arguments).exit_code == status


@pytest.mark.parametrize(
    ("arguments", "status"), [([], 0), (["--on-unverified", "fail"], 3), (["--on-unverified", "ignore"], 0)]
)
def test_status_of_what_was_not_checked(ran: Pipeline, arguments: list[str], status: int) -> None:
    ran.report = Report((), Coverage(documents=1, references=1, references_unverified=1))
    result = check("a.md", *arguments)
    assert result.exit_code == status
    assert "1 entry not checked" in result.stdout


def test_default_severities_of_text_and_machine_formats(ran: Pipeline) -> None:
    ran.report = Report((finding(Severity.WARNING), finding(Severity.INFO)), Coverage(documents=1))
    assert "1 note hidden" in check("a.md").stdout
    assert "1 note hidden" in check("a.md", "--output", "concise").stdout
    assert len(json.loads(check("a.md", "--output", "json").stdout)["findings"]) == 2


def test_several_reports_of_one_run(ran: Pipeline) -> None:
    ran.report = Report((finding(Severity.ERROR),), Coverage(documents=1))
    result = check("a.md", "--output", "concise", "--output", "json:out.json", "-o", "full:out.txt")
    assert len(ran.requests) == 1
    assert result.stdout.startswith("a.md:1:1: X2 error An error\n")
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["findings"]["error"] == 1
    assert "1 to fix" in Path("out.txt").read_text("utf-8")


@pytest.mark.usefixtures("ran")
def test_a_report_that_cannot_be_written() -> None:
    result = check("a.md", "--output", "json:nowhere/out.json")
    assert result.exit_code == 2
    assert "cannot write nowhere/out.json" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "always", "--output", "json"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(
    ran: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran.report = Report((finding(Severity.ERROR),), Coverage(documents=1))
    assert ("\x1b[" in CliRunner().invoke(app, ["check", "a.md", *arguments], color=True).stdout) is coloured


@pytest.mark.usefixtures("ran")
def test_no_colour_in_a_file() -> None:
    check("a.md", "--color", "always", "--output", "full:out.txt")
    assert "\x1b" not in Path("out.txt").read_text("utf-8")


def test_github_adds_to_the_summary_of_the_step(ran: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    ran.report = Report((finding(Severity.ERROR),), Coverage(documents=1))
    Path("summary.md").write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    check("a.md", "--output", "concise")
    assert Path("summary.md").read_text("utf-8") == "Before.\n"
    assert check("a.md", "--output", "github").stdout.startswith("::error file=a.md,line=1,")
    assert Path("summary.md").read_text("utf-8").startswith("Before.\n### claimcheck: 1 to fix\n")
    assert "| **error** | `a.md:1:1` | X2 x-error | An error |" in Path("summary.md").read_text("utf-8")


def test_a_summary_of_the_step_that_cannot_be_written_is_a_notice(
    ran: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran.report = Report((finding(Severity.WARNING),), Coverage(documents=1))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "nowhere/summary.md")
    result = check("a.md", "--output", "github")
    assert result.exit_code == 0
    assert result.stderr.startswith("cannot add to the summary of the step, nowhere/summary.md: ")


def test_the_next_command_is_the_one_that_was_run(ran: Pipeline) -> None:
    ran.report = Report((finding(Severity.INFO),), Coverage(documents=1))
    Path("my articles").mkdir()
    Path("my articles/x.md").write_text("x")
    result = check("my articles", "--offline", "--against", "site")
    assert "Next: claimcheck check 'my articles' --offline --against site --min-severity info\n" in result.stdout


def test_show_settings_runs_nothing(ran: Pipeline) -> None:
    result = check("--show-settings", "--select", "REF007", "--strict", "a.md")
    assert result.exit_code == 0
    assert 'select = ["REF007"]\n' in result.stdout
    assert "strict = true\n" in result.stdout
    assert 'paths = ["a.md"]\n' in result.stdout
    assert ran.requests == []


@pytest.mark.usefixtures("ran")
def test_an_error_of_the_pipeline_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: CheckRequest) -> Report:
        raise RecordError("references.yaml:3: there is no\nend")

    monkeypatch.setattr(pipeline, "check_paths", broken)
    result = check("a.md", "--offline")
    assert result.exit_code == 2
    assert result.stderr == "error: references.yaml:3: there is no end\n"


@pytest.mark.usefixtures("ran")
def test_a_bug_stays_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: CheckRequest) -> Report:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "check_paths", broken)
    assert isinstance(check("a.md").exception, ZeroDivisionError)


@pytest.mark.usefixtures("ran")
def test_an_interruption_is_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: CheckRequest) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check_paths", interrupted)
    result = check("a.md", "--offline")
    assert result.exit_code == 130
    assert result.output == ""
