"""``--fix`` and ``--diff``: nothing but what an edit names is touched, and files are written whole or not at all."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from claimcheck import atomic
from claimcheck.cli.app import app
from claimcheck.gate.fixing import mended
from claimcheck.model.finding import Applicability, Edit, Finding, Fix, Severity
from claimcheck.model.span import LineIndex, Place
from claimcheck.readers.decoding import decode, encode

WORK = """  - id: li2019
    doi: 10.5555/naps
    type: article-journal
    title: Naps at work
    authors: [{family: Li, given: Wei}]
    years: [2019]
    container: Journal of Sleep Studies
    volume: "12"
    issue: "3"
    pages: 45-52
    record: {registry: crossref, retrieved: 2026-01-02}
"""
ENTRY = "Li, W. (2018). Naps at work. Journal of Sleep Studies, 12(3), 45-52."
ARTICLE = f"Naps help (Li, 2018).\n\n## References\n\n- {ENTRY} doi:doi:10.5555/naps\n"
SAFE = ARTICLE.replace("doi:doi:10.5555/naps", "10.5555/naps")


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("references.yaml").write_text(f"version: 1\nworks:\n{WORK}", "utf-8")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "--offline", "--isolated", *arguments])


def article(
    text: str = "Naps help. <!-- claimcheck: ignore[NUM001] ours -->\n\nLight helps.\n", name: str = "a.md"
) -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def test_safe_fixes_are_made_and_the_rest_is_reported() -> None:
    path = article(f"Naps help (Li, 2018). <!-- claimcheck: ignore[NUM001] ours -->\n\n## References\n\n- {ENTRY}\n")
    done = check("--fix", "--output", "json")
    assert path.read_text("utf-8").startswith("Naps help (Li, 2018).\n\n")
    assert done.stderr.startswith("Fixed ")
    assert "with --unsafe-fixes" in done.stderr
    found = [f["code"] for f in json.loads(done.stdout)["findings"]]
    assert "REF006" in found
    assert "SUP001" not in found
    assert f"- {ENTRY}" in path.read_text("utf-8").replace(" https://doi.org/10.5555/naps", "")
    assert "Fixed 0 findings;" in check("--fix").stderr
    check("--fix", "--unsafe-fixes")
    assert "(2019). Naps at work" in path.read_text("utf-8")


def test_the_diff_shows_and_changes_nothing() -> None:
    path = article()
    before = path.read_bytes()
    done = check("--diff")
    assert done.exit_code == 1
    assert path.read_bytes() == before
    assert "--- a/a.md\n+++ b/a.md\n" in done.stdout
    assert "-Naps help. <!-- claimcheck: ignore[NUM001] ours -->\n+Naps help.\n" in done.stdout
    assert done.stderr == "Would fix 1 finding\n"
    check("--fix")
    done = check("--diff")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Would fix 0 findings\n")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_not_another_byte_is_touched(mark: bytes, newline: str, end: str) -> None:
    comment = " <!-- claimcheck: ignore[NUM001] ours -->"
    text = newline.join(["Naps héłp 💡.\t", "", f"Light{comment}", "\x0b dark\u2028 ", "x"]) + end
    path = Path("a.md")
    path.write_bytes(encode(text, mark))
    assert decode(path.read_bytes()) == text
    check("--fix")
    assert path.read_bytes() == encode(text.replace(comment, ""), mark)


def test_every_text_format() -> None:
    article("Naps.\n\n% claimcheck: ignore[NUM001] ours\nLight.\n", "a.txt")
    check("--fix")
    assert Path("a.txt").read_text("utf-8") == "Naps.\n\nLight.\n"


def test_the_file_is_the_old_or_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    path = article()
    before = path.read_bytes()

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", fails)
    done = check("--fix")
    assert done.exit_code == 2
    assert "cannot write a.md" in done.stderr
    assert path.read_bytes() == before
    assert [one.name for one in Path().iterdir() if one.name.startswith(".")] == []


def test_what_is_accepted_is_not_fixed() -> None:
    path = article("<!-- claimcheck: file-ignore[SUP001] as it is -->\n\nNaps. <!-- claimcheck: ignore[NUM001] x -->\n")
    before = path.read_bytes()
    assert "Fixed 0 findings" in check("--fix").stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(("arguments", "message"), [(("--fix", "--diff"), "exclude"), (("-", "--fix"), "--diff shows")])
def test_what_does_not_go_together(arguments: tuple[str, ...], message: str) -> None:
    done = check(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_the_configuration_asks_for_it() -> None:
    path = article()
    Path("claimcheck.toml").write_text("fix = true\n", "utf-8")
    assert "Fixed 1 finding in 1 file" in CliRunner().invoke(app, ["check", "--offline"]).stderr
    assert "claimcheck" not in path.read_text("utf-8")


def finding(source: str, *cuts: tuple[int, int, str], safe: bool = True) -> Finding:
    index = LineIndex.of(source)
    places = [Place("a", index.point(a), index.point(b), source[a:b]) for a, b, _ in cuts]
    edits = tuple(Edit(place, words) for place, (_, _, words) in zip(places, cuts, strict=True))
    fix = Fix(Applicability.SAFE if safe else Applicability.UNSAFE, edits)
    return Finding("X001", "x", Severity.ERROR, "x", places[0], "x", fix=fix)


def test_of_two_that_overlap_the_first_wins_and_a_fix_is_whole_or_none() -> None:
    source = "0123456789"
    found = [
        finding(source, (1, 3, "a")),
        finding(source, (2, 4, "b"), (6, 7, "c")),
        finding(source, (5, 6, "d")),
        finding(source, (8, 9, "e"), safe=False),
        finding(source, (1, 3, "a")),
    ]
    done = mended({"a": source}, found, unsafe=False)["a"]
    assert (done.text, done.fixed) == ("0a34d6789", 3)
    assert mended({"a": source}, found, unsafe=True)["a"].text == "0a34d67e9"


def test_a_text_that_is_not_the_one_that_was_judged_is_left() -> None:
    assert mended({"a": "other text"}, [finding("0123456789", (1, 3, "a"))], unsafe=True) == {}
    assert mended({}, [finding("0123456789", (1, 3, "a"))], unsafe=True) == {}


def test_line_breaks_are_those_of_the_file() -> None:
    source = "a\r\nb\r\n"
    assert mended({"a": source}, [finding(source, (1, 1, "\nx\r\n"))], unsafe=False)["a"].text == "a\r\nx\r\n\r\nb\r\n"


CUTS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), st.text("xy\n", max_size=3)), min_size=1, max_size=3)


@given(st.text("ab\r\n", min_size=16, max_size=16), st.lists(CUTS, max_size=6))
def test_what_no_edit_names_stays(source: str, rows: list[list[tuple[int, int, str]]]) -> None:
    found = [finding(source, *((start, start + long, words) for start, long, words in cuts)) for cuts in rows]
    done = mended({"a": source}, found, unsafe=False).get("a")
    if done is None:
        return
    touched = {n for cuts in rows for start, long, _ in cuts for n in range(start, start + long)}
    rest = iter(done.text)
    assert all(source[n] in rest for n in range(len(source)) if n not in touched)
