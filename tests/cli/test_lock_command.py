"""``lock`` against registries on the loopback, as people and CI run it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.cli import app
from claimcheck.cli.exits import ended
from claimcheck.works import http
from loopback import Registries, message, serving

ARTICLE = """# Naps

Naps help (Li et al., 2019). Lamps help too (Novak, 2015), and so says the ministry (Ministry of Rest, 2020).

## References

- Li, W. H., & Osei, K. (2019). Naps at work and what they bring. Journal of Sleep Studies, 12(3), 145–152. https://doi.org/10.9999/jss.2019.45
- Novak, P. (2015). Bright lamps for winter mornings. Journal of Sleep Studies, 4, 7–19. https://doi.org/10.9999/gone.1
- Ministry of Rest. (2020). Rest at work. https://rest.example.org/work
"""
NAPS = message(
    "10.9999/jss.2019.45",
    "Naps at work and what they bring",
    [("Li", "Wen Hua"), ("Osei", "Kwame")],
    2019,
    volume="12",
    issue="3",
    page="145-152",
    abstract="<jats:p>Naps help.</jats:p>",
)


@pytest.fixture
def registries() -> Iterator[Registries]:
    with serving(Registries([NAPS])) as some:
        some.headers = {"X-Rate-Limit-Limit": "200", "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": "5"}
        yield some


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "naps.md").write_text(ARTICLE, "utf-8")
    return tmp_path


@dataclass(frozen=True)
class Done:
    """What a run came to."""

    returncode: int
    stdout: str
    stderr: str


Claimcheck = Callable[..., Done]


@pytest.fixture
def claimcheck(
    registries: Registries, desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Claimcheck:
    """Run the program at the desk, where these registries are the registries; its cache is the desk's own."""
    for name, address in registries.sources().addresses.items():
        monkeypatch.setenv(f"CLAIMCHECK_{name.upper()}_URL", address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / ".cache"))
    monkeypatch.chdir(desk)
    monkeypatch.setattr(http, "_FIRST_PAUSE", 0.001)

    def run(*arguments: str) -> Done:
        status = ended(lambda: app.run(arguments))
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return run


def test_lock_then_check_without_a_network(registries: Registries, desk: Path, claimcheck: Claimcheck) -> None:
    online = claimcheck("check", "--no-cache", "--output", "concise", "naps.md")
    assert "REF001" in online.stdout
    done = claimcheck("lock", "naps.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("references.yaml: 1 work added, ")
    record = (desk / "references.yaml").read_text("utf-8")
    assert "  - id: li2019\n    doi: 10.9999/jss.2019.45\n" in record
    assert '      - from: abstract\n        text: "Naps help."\n' in record
    assert "{doi: 10.9999/gone.1, answer: not-registered, asked: [crossref, doi]" in record
    count = len(registries.asked)
    locked = claimcheck("check", "--locked", "--output", "concise", "naps.md")
    assert locked.stdout.splitlines()[:-1] == online.stdout.splitlines()[:-1]
    assert locked.returncode == online.returncode == 1
    assert len(registries.asked) == count


def test_a_second_lock_asks_nothing_and_changes_nothing(
    registries: Registries, desk: Path, claimcheck: Claimcheck
) -> None:
    claimcheck("lock", "--no-cache")
    before, count = (desk / "references.yaml").read_bytes(), len(registries.asked)
    done = claimcheck("lock", "--no-cache")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "references.yaml: nothing to change")
    assert (desk / "references.yaml").read_bytes() == before
    assert len(registries.asked) == count


def test_check_tells_and_writes_nothing(desk: Path, claimcheck: Claimcheck) -> None:
    done = claimcheck("lock", "--check")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "references.yaml: would change: 1 work added, 2 answers noted",
    )
    assert not (desk / "references.yaml").exists()
    claimcheck("lock")
    assert claimcheck("lock", "--check").returncode == 0


def test_what_no_registry_covers_is_listed_ready_to_be_confirmed(desk: Path, claimcheck: Claimcheck) -> None:
    done = claimcheck("lock")
    assert "# naps.md:9: web page, https://rest.example.org/work\n" in done.stdout
    line = next(line for line in done.stdout.splitlines() if line.startswith("  - {id: "))
    confirmed = line.replace("{by: , on: }", "{by: KL, on: 2026-11-02}")
    record = desk / "references.yaml"
    record.write_text(record.read_text("utf-8").replace("settled:\n", f"{confirmed}\nsettled:\n"), "utf-8")
    assert "rest.example.org" not in claimcheck("lock").stdout
    report = claimcheck("check", "--locked", "--min-severity", "info", "--output", "concise")
    assert "NET002" not in report.stdout


def test_update_tells_what_changed_and_keeps_what_people_wrote(
    registries: Registries, desk: Path, claimcheck: Claimcheck
) -> None:
    claimcheck("lock")
    record = desk / "references.yaml"
    record.write_text(record.read_text("utf-8").replace("    doi:", "    # checked by KL\n    doi:"), "utf-8")
    registries.crossref["10.9999/jss.2019.45"] = {**NAPS, "volume": "13"}
    registries.crossref["10.9999/notice"] = {
        "DOI": "10.9999/notice",
        "title": ["Retraction: Naps at work"],
        "update-to": [{"DOI": NAPS["DOI"], "type": "retraction", "updated": {"date-parts": [[2026, 3, 4]]}}],
    }
    assert claimcheck("lock").stdout.startswith("references.yaml: nothing to change\n")
    done = claimcheck("lock", "--update")
    assert done.returncode == 0
    assert (
        "UPD005 changed-record: li2019: volume 13 (references.yaml: 12); "
        "updates retraction 2026-03-04 10.9999/notice (references.yaml: nothing)\n"
    ) in done.stdout
    text = record.read_text("utf-8")
    assert "    # checked by KL\n" in text
    assert "    updates: [{type: retraction, doi: 10.9999/notice, date: 2026-03-04}]\n" in text
    report = claimcheck("check", "--locked", "--output", "concise")
    assert "UPD001" in report.stdout
    assert claimcheck("lock", "--update").stdout.startswith("references.yaml: nothing to change\n")


def test_update_finds_what_was_not_there(registries: Registries, desk: Path, claimcheck: Claimcheck) -> None:
    claimcheck("lock")
    registries.crossref["10.9999/gone.1"] = message(
        "10.9999/gone.1", "Bright lamps for winter mornings", [("Novak", "Petra")], 2015, volume="4", page="7-19"
    )
    done = claimcheck("lock", "--update")
    assert done.stdout.startswith("references.yaml: 1 work added, 1 answer taken out\n")
    assert "gone.1, answer" not in (desk / "references.yaml").read_text("utf-8")


def test_registries_that_are_down(registries: Registries, desk: Path, claimcheck: Claimcheck) -> None:
    registries.faults = dict.fromkeys(("crossref", "doi", "openalex", "europepmc", "datacite"), lambda _p, _t: 503)
    done = claimcheck("lock", "--mailto", "desk@example.org")
    assert done.returncode == 0
    assert "Not settled:\n  naps.md:7: Li, W. H." in done.stdout
    assert not (desk / "references.yaml").exists()
    report = claimcheck("check", "--mailto", "desk@example.org", "--min-severity", "info", "--output", "concise")
    assert report.stdout.count("NET001") == 2
    assert "REF" not in report.stdout


def test_where_a_new_record_goes(desk: Path, claimcheck: Claimcheck) -> None:
    (desk / "data").mkdir()
    assert claimcheck("lock").stdout.startswith("data/references.yaml: ")
    named = claimcheck("lock", "--references", "works/of/mine.yaml")
    assert named.stdout.startswith("works/of/mine.yaml: 1 work added")
    assert (desk / "works" / "of" / "mine.yaml").is_file()


def test_a_broken_record_is_told_and_left(desk: Path, claimcheck: Claimcheck) -> None:
    (desk / "references.yaml").write_text("version: 1\nworks: {}\n")
    done = claimcheck("lock")
    assert done.returncode == 2
    assert done.stderr.startswith("error: references.yaml:2: ")
    assert (desk / "references.yaml").read_text() == "version: 1\nworks: {}\n"


def test_cache_is_told_and_forgotten(registries: Registries, claimcheck: Claimcheck) -> None:
    claimcheck("check")
    told = claimcheck("cache", "info").stdout
    assert "Crossref: " in told
    count = len(registries.asked)
    claimcheck("check")
    assert len(registries.asked) == count
    assert "article as judged before" in told or "articles as judged before" in told
    assert " answers and " in claimcheck("cache", "clear").stdout
    claimcheck("check")
    assert len(registries.asked) > count
