"""``--jobs`` and what is kept between runs change how long a run takes, and not a byte of its reports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from running import claimcheck

FORMATS = ("full", "concise", "json", "sarif", "junit", "markdown", "rdjson")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Sixty articles, some of which say one thing two ways, one with a bibliography of its own, one unreadable."""
    for n in range(60):
        (tmp_path / f"a{n:02}.md").write_text(
            f"# Sleep {n}\n\nAbout {20 + n % 7 * 5}% of patients with migraine improve after training. "
            f"Osei helped {n} of 90 nurses (Osei, 20{n % 20:02}).\n\n## References\n\nOsei, K. (20{n % 20:02}). Light and sleep. "
            f"*Journal of Shift Work*, {n}(1), 1-9.\n",
            "utf-8",
        )
    (tmp_path / "keys.md").write_text("---\nbibliography: refs.bib\n---\nNaps helped 40% of nurses [@osei].\n", "utf-8")
    (tmp_path / "refs.bib").write_text("@article{osei, author={Osei, K.}, title={Naps}, year=2015}\n", "utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / ".out").mkdir()
    return tmp_path


def reports(site: Path, *options: str, cache: str) -> dict[str, bytes]:
    outputs = [word for one in FORMATS for word in ("--output", f"{one}:.out/{one}")]
    done = claimcheck(
        "check", ".", "--offline", *outputs, *options, cwd=site, variables={"XDG_CACHE_HOME": str(site / ".cache" / cache)}
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    return {one: (site / ".out" / one).read_bytes() for one in FORMATS} | {"stderr": done.stderr}


def test_the_same_reports_however_they_are_made(site: Path) -> None:
    one = reports(site, "--jobs", "1", "--no-cache", cache="none")
    assert one["concise"].count(b"CLM005") > 0
    assert one["concise"].count(b"DOC001") == 1
    assert reports(site, "--jobs", "2", "--no-cache", cache="none") == one
    assert reports(site, "-j", "2", cache="kept") == one
    assert reports(site, cache="kept") == one
    (site / "a07.md").write_text("# Sleep 7\n\nNothing is told here.\n", "utf-8")
    changed = reports(site, cache="kept")
    assert changed != one
    assert changed == reports(site, "--jobs", "1", "--no-cache", cache="none")


def test_two_runs_at_once_share_what_is_kept(site: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(site / ".cache" / "shared")}
    command = [sys.executable, "-m", "claimcheck", "check", ".", "--offline", "--jobs", "1", "--output", "json"]
    both = [
        subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    told = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [1, 1]
    assert told[0] == told[1]
    assert told[0] == claimcheck("check", ".", "--offline", "--no-cache", "--output", "json", cwd=site).stdout
    kept = [
        path for path in (site / ".cache" / "shared").rglob("*") if path.is_file() and path.parent.name != "claimcheck"
    ]
    assert len(kept) == 60  # without the one that reads a bibliography, and the one that cannot be read


@pytest.mark.parametrize("word", ["-1", "two", "1.5", ""])
def test_a_number_of_processes_is_a_whole_number(tmp_path: Path, word: str) -> None:
    (tmp_path / "a.md").write_text("Nothing.\n", "utf-8")
    done = claimcheck("check", "a.md", f"--jobs={word}", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"error: --jobs: {word!r} is no whole number")
