"""Configuration files."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.config.loading import load_named_settings, load_settings
from claimcheck.config.settings import Settings
from claimcheck.errors import ConfigurationError
from claimcheck.model.house import House, PatternKind, SourcePattern


@pytest.fixture(autouse=True)
def _work_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_without_a_file_the_defaults() -> None:
    assert load_settings(".") == Settings()


def test_every_key() -> None:
    write(
        "claimcheck.toml",
        """references = "data/works.yaml"
select = ["CIT", "REF"]
ignore = ["REF009"]
extend-select = ["CLM001"]
fail-on = "warning"
min-severity = "info"
strict = true
on-unverified = "fail"
exclude = ["drafts/"]
[house]
banned = ["Dreams", {source = "10.9999/x", why = "no reviews"}]
wanted = ["type:report"]
oldest-year = 2001
oldest-year-except = ["li2019"]
own-site = ["https://www.Naps.example/"]
preprints = "report"
""",
    )
    settings = load_settings(".")
    assert settings == Settings(
        path="claimcheck.toml",
        folder=str(Path.cwd()),
        references="data/works.yaml",
        select=("CIT", "REF"),
        ignore=("REF009",),
        extend_select=("CLM001",),
        fail_on="warning",
        min_severity="info",
        strict=True,
        on_unverified="fail",
        exclude=("drafts/",),
        house=House(
            (
                SourcePattern("Dreams", PatternKind.NAME, "Dreams"),
                SourcePattern("10.9999/x", PatternKind.DOI, "10.9999/x", "no reviews"),
            ),
            (SourcePattern("type:report", PatternKind.TYPE, "report"),),
            2001,
            (SourcePattern("li2019", PatternKind.NAME, "li2019"),),
            ("naps.example",),
            "report",
        ),
    )


def test_the_closest_file_alone_counts() -> None:
    write("claimcheck.toml", 'strict = true\nignore = ["CIT"]\n')
    write("site/pyproject.toml", "[tool.claimcheck]\nignore = []\n")
    write("site/posts/x.md", "")
    settings = load_settings("site/posts")
    assert settings.path == "site/pyproject.toml"
    assert settings.ignore == ()
    assert settings.strict is False


def test_a_project_file_about_other_things_is_passed_by() -> None:
    write("claimcheck.toml", "strict = true\n")
    write("site/pyproject.toml", "[tool.other]\nname = 'claimcheck'\n")
    assert load_settings("site").path == "claimcheck.toml"


def test_a_broken_project_file_of_somebody_else_is_passed_by() -> None:
    write("pyproject.toml", "[tool.other\n")
    assert load_settings(".") == Settings()


def test_the_record_is_found_from_the_file_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    write("claimcheck.toml", 'references = "data/works.yaml"\n')
    write("posts/x.md", "")
    monkeypatch.chdir("posts")
    assert load_settings(".").references == "../data/works.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("strict = true\nselct = []\n", ["claimcheck.toml:2", "selct", "did you mean 'select'"]),
        ("fail_on = 'error'\n", ["claimcheck.toml:1", "did you mean 'fail-on'"]),
        ("fail-on = 'sometimes'\n", ["claimcheck.toml:1", "fail-on", "sometimes"]),
        ("\nstrict = 1\n", ["claimcheck.toml:2", "strict"]),
        ("select = ['A', 3]\n", ["claimcheck.toml:1", "select"]),
        ("[rules]\nx = 1\n", ["claimcheck.toml:1", "rules"]),
        ("strict = tru\n", ["claimcheck.toml:1:", "TOML"]),
        ("strict = true\nstrict = false\n", ["claimcheck.toml:", "TOML"]),
    ],
)
def test_a_fault_names_file_and_line(text: str, expected: list[str]) -> None:
    write("claimcheck.toml", text)
    with pytest.raises(ConfigurationError) as raised:
        load_settings(".")
    for part in expected:
        assert part in str(raised.value)


def test_a_fault_in_a_project_file_names_the_line_of_our_table() -> None:
    write("pyproject.toml", "[tool.other]\nstrickt = 1\n\n[tool.claimcheck]\nstrickt = true\n")
    with pytest.raises(ConfigurationError, match=r"^pyproject\.toml:5: .*'strict'"):
        load_settings(".")


@pytest.mark.parametrize("text", ["[tool]\nclaimcheck = 3\n", "tool = 3 # claimcheck\n"])
def test_a_table_that_is_none(text: str) -> None:
    write("pyproject.toml", text)
    if text.startswith("tool"):
        assert load_settings(".") == Settings()
    else:
        with pytest.raises(ConfigurationError, match="table"):
            load_settings(".")


def test_bytes_that_are_not_utf8() -> None:
    Path("claimcheck.toml").write_bytes(b"strict = true\n# caf\xe9\n")
    with pytest.raises(ConfigurationError, match=r"claimcheck\.toml:2: not UTF-8"):
        load_settings(".")


def test_a_named_file() -> None:
    write("ci/house.toml", "strict = true\n")
    assert load_named_settings("ci/house.toml").strict is True


def test_a_named_file_that_is_missing_or_says_nothing() -> None:
    with pytest.raises(ConfigurationError, match=r"cannot read house\.toml"):
        load_named_settings("house.toml")
    write("pyproject.toml", "[tool.other]\n")
    with pytest.raises(ConfigurationError, match=r"no \[tool\.claimcheck\] table"):
        load_named_settings("pyproject.toml")
