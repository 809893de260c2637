"""A work is retracted after ``lock``: ``lock --update`` finds it, and every citing article is told through any gate."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from claimcheck.cli import app
from claimcheck.cli.exits import ended
from claimcheck.cli.lock_json import lock_schema
from claimcheck.works import http
from loopback import Registries, message, serving

DOI = "10.9999/jss.2019.45"
ENTRY = (
    "- Li, W. H., & Osei, K. (2019). Naps at work and what they bring. Journal of Sleep Studies, 12(3), 145–152. "
    f"https://doi.org/{DOI}\n"
)
OTHER = "- Novak, P. (2015). Bright lamps. Journal of Sleep Studies, 4, 7–19. https://doi.org/10.9999/jss.2015.7\n"
NAPS = f"""# Naps

People wake up fresher after a nap (Li & Osei, 2019). That is old news.
Of 40 people, 12 (35%) slept.

So say others too, among them @desk: shorter naps help (Li & Osei, 2019).

## References

{ENTRY}"""
TEA = f"""# Tea

Tea keeps awake, and a nap does not (Novak, 2015; Li & Osei, 2019).

## References

{ENTRY}{OTHER}"""
LAMPS = f"""# Lamps

Lamps help (Novak, 2015).

## References

{OTHER}"""
RECORD = message(
    DOI,
    "Naps at work and what they bring",
    [("Li", "Wen Hua"), ("Osei", "Kwame")],
    2019,
    volume="12",
    issue="3",
    page="145-152",
)
BESIDE = message("10.9999/jss.2015.7", "Bright lamps", [("Novak", "Petra")], 2015, volume="4", page="7-19")
NOTICE = {
    "DOI": "10.9999/notice",
    "title": ["Retraction: Naps at work"],
    "update-to": [{"DOI": DOI, "type": "retraction", "updated": {"date-parts": [[2026, 3, 4]]}}],
}


@dataclass
class Desk:
    """A folder with three articles, and registries that can learn of a retraction."""

    registries: Registries
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str]:
        """Return the status and the standard output of a run."""
        status = ended(lambda: app.run(arguments))
        return status, self.capture.readouterr()[0]

    def findings(self, *arguments: str) -> set[tuple[str, str]]:
        """Return (article, code) of the errors of a locked check."""
        told = json.loads(self.run("check", "--locked", "--output", "json", *arguments)[1])
        return {(one["path"], one["code"]) for one in told["findings"] if one["severity"] == "error"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    for name, text in (("naps", NAPS), ("tea", TEA), ("lamps", LAMPS)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    with serving(Registries([RECORD, BESIDE])) as registries:
        for name, address in registries.sources().addresses.items():
            monkeypatch.setenv(f"CLAIMCHECK_{name.upper()}_URL", address)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(http, "_FIRST_PAUSE", 0.001)
        yield Desk(registries, capfd)


def retract(desk: Desk) -> None:
    desk.registries.crossref["10.9999/notice"] = NOTICE


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


def test_update_tells_it_readably(desk: Desk) -> None:
    desk.run("lock")
    before = Path("references.yaml").read_text("utf-8").splitlines()
    retract(desk)
    status, told = desk.run("lock", "--update")
    assert status == 0
    assert told == (
        "references.yaml: 1 work changed\n"
        "UPD001 retracted-work: li2019 on 2026-03-04 (notice 10.9999/notice): Naps at work and what they bring\n"
        "  cited by naps.md:10\n"
        "    naps.md:3: People wake up fresher after a nap (Li & Osei, 2019).\n"
        "    naps.md:6: So say others too, among them @desk: shorter naps help (Li & Osei, 2019).\n"
        "  cited by tea.md:7\n"
        "    tea.md:3: Tea keeps awake, and a nap does not (Novak, 2015; Li & Osei, 2019).\n"
        "UPD005 changed-record: li2019: updates retraction 2026-03-04 10.9999/notice (references.yaml: nothing)\n"
    )
    after = Path("references.yaml").read_text("utf-8").splitlines()
    gained = [line.strip() for line in after if line not in before]
    assert [line for line in gained if not line.startswith("record:")] == [
        "updates: [{type: retraction, doi: 10.9999/notice, date: 2026-03-04}]"
    ]


def test_no_gate_hides_it(desk: Desk) -> None:
    desk.run("lock")
    desk.run("baseline", "create", "--locked")
    git("init", "-q", "-b", "main")
    git("add", "naps.md", "tea.md", "lamps.md")
    git("-c", "user.name=K", "-c", "user.email=k@example.org", "commit", "-q", "-m", "One")
    gates = [["--baseline", "claimcheck-baseline.json"], ["--changed-since", "main"]]
    gates.append(gates[0] + gates[1])
    assert desk.findings() == {("naps.md", "NUM001")}
    assert [desk.findings(*gate) for gate in gates] == [set()] * 3
    retract(desk)
    desk.run("lock", "--update")
    told = {("naps.md", "UPD001"), ("tea.md", "UPD001")}
    assert desk.findings() == told | {("naps.md", "NUM001")}
    for gate in gates:
        assert desk.findings(*gate) == told
        assert desk.run("check", "--locked", *gate)[0] == 1


def words(line: int, text: str) -> dict[str, Any]:
    return {"line": line, "text": text}


@pytest.mark.parametrize("check", [["--check"], []])
def test_update_tells_programs_who_cites_it(desk: Desk, check: list[str]) -> None:
    desk.run("lock")
    retract(desk)
    status, text = desk.run("lock", "--update", *check, "--output", "json:changes.json", "--output", "text")
    assert status == len(check)
    assert "UPD001 retracted-work" in text
    told = json.loads(Path("changes.json").read_text("utf-8"))
    jsonschema.validate(told, lock_schema())
    assert (told["record"], told["written"], told["added"]) == ("references.yaml", not check, [])
    (changed,) = told["changed"]
    assert (changed["id"], changed["doi"]) == ("li2019", DOI)
    assert [one["field"] for one in changed["fields"]] == ["updates"]
    assert changed["happened"] == [{"type": "retraction", "doi": "10.9999/notice", "date": "2026-03-04", "source": ""}]
    naps, tea = changed["cited_by"]
    assert (naps["path"], naps["entry"]["line"], tea["path"], tea["entry"]["line"]) == ("naps.md", 10, "tea.md", 7)
    assert naps["sentences"] == [
        words(3, "People wake up fresher after a nap (Li & Osei, 2019)."),
        words(6, "So say others too, among them @desk: shorter naps help (Li & Osei, 2019)."),
    ]
    again = json.loads(desk.run("lock", "--update", "--output", "json")[1])
    assert [one["id"] for one in again["changed"]] == (["li2019"] if check else [])


def test_a_lock_tells_programs_what_was_added_and_what_is_gone(desk: Desk) -> None:
    Path("broken.docx").write_bytes(b"no zip")
    told = json.loads(desk.run("lock", ".", "broken.docx", "--output", "json")[1])
    jsonschema.validate(told, lock_schema())
    assert {one["doi"] for one in told["added"]} == {DOI, "10.9999/jss.2015.7"}
    assert [one["path"] for one in told["unreadable"]] == ["broken.docx"]
    del desk.registries.crossref["10.9999/jss.2015.7"]
    gone = json.loads(desk.run("lock", "--update", "--output", "json")[1])
    jsonschema.validate(gone, lock_schema())
    assert [(one["id"], one["doi"]) for one in gone["gone"]] == [("novak2015", "10.9999/jss.2015.7")]
    desk.registries.faults = {"crossref": lambda _path, _times: 503}
    down = json.loads(desk.run("lock", "--update", "--output", "json")[1])
    jsonschema.validate(down, lock_schema())
    assert {one["id"] for one in down["not_asked"]} == {"li2019", "novak2015"}


def test_a_second_notice_of_one_retraction_is_no_news(desk: Desk) -> None:
    desk.run("lock")
    retract(desk)
    desk.run("lock", "--update")
    desk.registries.crossref["10.9999/again"] = {**NOTICE, "DOI": "10.9999/again"}
    (changed,) = json.loads(desk.run("lock", "--update", "--output", "json")[1])["changed"]
    assert changed["happened"] == []
