"""Writing the record: whole or not at all, and nothing that another run wrote is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.errors import RecordError
from claimcheck.model.work import Settled, Work
from claimcheck.works import saving
from claimcheck.works.record import load_record
from claimcheck.works.saving import Additions, planned, save

NAPS = Work("naps", doi="10.9999/naps", title="Naps", registry="crossref", retrieved="2026-11-22")
LAMPS = Work("lamps", doi="10.9999/lamps", title="Lamps", registry="crossref", retrieved="2026-11-22")
GONE = Settled("not-registered", doi="10.9999/gone", checked="2026-11-22")


def ids(path: Path) -> list[str]:
    """The ids of a record's works."""
    return [work.id for work in load_record(str(path)).works]


def test_a_record_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "data" / "references.yaml"
    assert save(str(path), Additions((NAPS,), (GONE,), checked="2026-11-23"))
    record = load_record(str(path))
    assert ([replace(work, line=0) for work in record.works], record.settled) == ([NAPS], (GONE,))
    assert record.checked == "2026-11-23"
    assert [one.name for one in path.parent.iterdir()] == ["references.yaml"]


def test_what_is_there_is_not_added_again(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    save(str(path), Additions((NAPS,), (GONE,)))
    before = path.read_bytes()
    assert not save(str(path), Additions((replace(NAPS, id="other"),), (GONE,), checked="2027-01-01"))
    assert path.read_bytes() == before
    assert save(str(path), Additions(checked="2027-01-01", renewed=True))
    assert load_record(str(path)).checked == "2027-01-01"


def test_what_another_run_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    save(str(path), Additions((replace(LAMPS, id="naps"),)))  # the other run has taken the id
    save(str(path), Additions((NAPS,), (Settled("other-work", doi="10.9999/alias", work="naps"),)))
    record = load_record(str(path))
    assert [work.doi for work in record.works] == ["10.9999/lamps", "10.9999/naps"]
    assert record.settled[0].work == record.works[1].id != "naps"


def test_two_registries_may_tell_of_one_work(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    save(str(path), Additions((NAPS, replace(NAPS, id="naps-openalex", registry="openalex"))))
    assert ids(path) == ["naps", "naps-openalex"]


def test_mode_link_and_byte_order_mark_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"\xef\xbb\xbfversion: 1\r\nworks: []\r\n")
    real.chmod(0o640)
    link = tmp_path / "references.yaml"
    link.symlink_to(real)
    save(str(link), Additions((NAPS,)))
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    data = real.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfversion: 1\r\nworks:\r\n  - id: naps\r\n")
    assert ids(link) == ["naps"]


def test_a_broken_record_is_left_alone_and_named(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    path.write_text("version: 1\nworks:\n  - {id: a, titel: A}\n")
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"references.yaml:3: unknown key 'titel'"):
        save(str(path), Additions((NAPS,)))
    path.write_text("{version: 1, works: []}\n")
    with pytest.raises(RecordError, match="one key a line"):
        save(str(path), Additions((NAPS,)))
    path.write_bytes(b"\xff")
    with pytest.raises(RecordError, match="not UTF-8"):
        save(str(path), Additions((NAPS,)))
    assert path.read_bytes() != before


def test_a_text_that_says_something_else_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "references.yaml"
    save(str(path), Additions((NAPS,)))
    before = path.read_bytes()
    monkeypatch.setattr(saving, "edited", lambda text, **_: text.replace("Naps", "Nags"))
    with pytest.raises(RecordError, match="nothing was written"):
        save(str(path), Additions((LAMPS,)))
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError, match="cannot be written"):
        save(str(tmp_path / "file" / "references.yaml"), Additions((NAPS,)))


def test_planned_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    plan = planned(str(path), Additions((NAPS,)))
    assert plan is not None
    assert "id: naps" in plan.text
    assert not path.exists()


KILLED = """
import sys
from claimcheck.model.work import Work
from claimcheck.works.saving import Additions, save
print("ready", flush=True)
for n in range(100000):
    save(sys.argv[1], Additions((Work(f"w{n}", doi=f"10.9999/{n}", title="A title " * 40, registry="crossref"),)))
    print(n, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_the_record_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    for turn in range(6):
        written = ids(path) if path.exists() else []
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, bufsize=1
        )
        assert child.stdout is not None
        for _ in range(2 + 3 * turn):  # a different moment each time: after so many lines
            child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        child.stdout.close()
        child.wait()
        if path.exists():
            assert ids(path)[: len(written)] == written
    save(str(path), Additions((NAPS,)))
    assert [one.name for one in tmp_path.iterdir()] == ["references.yaml"]


def _add(path: str, number: int) -> None:
    for n in range(5):
        save(path, Additions((Work("same", doi=f"10.9999/{number}.{n}", title="T", registry="crossref"),)))


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_add, args=(str(path), number)) for number in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    works = load_record(str(path)).works
    assert len(works) == len({work.id for work in works}) == 15
