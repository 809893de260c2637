"""``accept``: an editor's decision hides a finding, until its day is over; what people wrote in the file stays."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from claimcheck.cli.app import app
from claimcheck.errors import UsageError
from claimcheck.gate.decisions import Decision, read_decisions
from claimcheck.gate.decisions_file import with_decision

WRONG = "Of 40 people, 12 (35%) slept.\n"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/references.yaml").write_text("version: 1\nworks: []\n", "utf-8")
    Path("a.md").write_text(f"{WRONG}\nAbout 55% of adults sleep better after a nap.\n", "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--offline", "--isolated"])


def report() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(run("check", "--output", "json").stdout)
    return found


def identity(code: str = "NUM001") -> str:
    return next(f["identity"] for f in report()["findings"] if f["code"] == code)


def test_identities_are_shown_where_they_are_asked_for() -> None:
    name = identity()[:8]
    assert name in run("check", "--identities", "--output", "concise").stdout
    assert f"claimcheck accept {name} --reason" in run("check", "--identities").stdout
    assert name not in run("check").stdout


def test_an_accepted_finding_is_hidden_and_counted() -> None:
    done = run("accept", identity()[:8], "--reason", "35% of those who answered", "--by", "KL", "--until", "2099-12-31")
    assert done.exit_code == 0
    assert "data/decisions.yaml: NUM001 at a.md:1 accepted until 2099-12-31" in done.stdout
    (decision,) = read_decisions(Path("data/decisions.yaml").read_text("utf-8"), "d")
    assert (decision.rule, decision.by, decision.reason) == ("NUM001", "KL", "35% of those who answered")
    assert decision.excerpt == "40 people, 12 (35%)"
    assert decision.decided == date.today()
    found = report()
    assert [f["code"] for f in found["findings"]] == ["CLM001"]
    assert found["summary"]["suppressed"] == 1  # type: ignore[call-overload]


def test_an_expired_decision_warns_and_fails_nobody() -> None:
    run("accept", identity(), "--reason", "to be asked", "--by", "KL")
    path = Path("data/decisions.yaml")
    path.write_text(path.read_text("utf-8") + f"    until: {date.today() - DAY}\n", "utf-8")
    done = run("check", "--output", "json", "--fail-on", "warning", "--select", "NUM")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["severity"]) == ("NUM001", "warning")
    assert done.exit_code == 0
    assert done.stderr.startswith("1 decision has expired: NUM001 ")
    assert done.stderr.count("\n") == 1
    run("accept", identity(), "--reason", "still so", "--by", "KL", "--until", str(date.today()))
    assert "expired" not in run("check").stderr
    assert [f["code"] for f in report()["findings"]] == ["CLM001"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("abcd1234", "--reason", "x"), "no finding here"),
        (("ab", "--reason", "x"), "too short"),
        (("abcd1234",), "say why"),
        (("abcd1234", "--reason", "x", "--until", "soon"), "is no day"),
        (("abcd1234", "--reason", "x", "--until", "2001-01-01"), "over already"),
    ],
)
def test_what_is_wrong_is_told(arguments: tuple[str, ...], message: str) -> None:
    done = run("accept", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decisions: [", "not valid YAML"),
        ("decisions: 3", "no list"),
        ("decisions:\n  - identity: 12345678\n", "quotation marks"),
        ("decisions:\n  - {identity: abcdef12}\n", "decision 1: no reason"),
        ("decisions:\n  - {identity: abcdef12, reason: x, until: soon}\n", "is no day"),
        ("decisions:\n  - x\n", "decision 1"),
    ],
)
def test_decisions_that_cannot_be_read_are_told(text: str, message: str) -> None:
    Path("data/decisions.yaml").write_text(text, "utf-8")
    done = run("check")
    assert done.exit_code == 2
    assert message in done.stderr


NEW = Decision("b" * 32, "REF007", "JAMA “x”: #1", "KL", "as in\tprint: yes", date(2026, 1, 2), date(2027, 1, 2))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "version: 1\n",
        "version: 1\ndecisions:\n",
        "version: 1\ndecisions: # none yet\n# later\n",
        "decisions:\n- identity: aaaaaaaa # why\n  reason: |\n    long\n\n    reason\n\n# the end",
        "decisions:\r\n    # first\r\n    - {identity: aaaaaaaa, reason: x}   # so\r\n\r\nother: 1\r\n",
        "decisions:\n  - identity: aaaaaaaa\n    reason: x",
    ],
)
def test_what_people_wrote_stays(text: str) -> None:
    after = with_decision(text, NEW, "d")
    assert read_decisions(after, "d") == (*read_decisions(text, "d"), NEW)
    rest = iter(after)
    assert all(character in rest for character in text)
    assert set(text.splitlines()) <= set(after.splitlines())
    assert with_decision(after, NEW, "d").count("REF007") == 2
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")


@pytest.mark.parametrize("text", ["{decisions: []}", "decisions: [{identity: aaaaaaaa, reason: x}]\n"])
def test_what_cannot_be_added_to_is_left(text: str) -> None:
    with pytest.raises(UsageError):
        with_decision(text, NEW, "d")


@given(st.text(), st.text(min_size=1))
def test_any_words_survive(excerpt: str, reason: str) -> None:
    decision = Decision("c" * 32, "CLM001", excerpt, "KL", f"r{reason}")
    try:
        after = with_decision("", decision, "d")
    except UsageError:
        return
    assert read_decisions(after, "d") == (decision,)
