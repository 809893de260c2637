"""Whatever is open: judging, hovering and offering raise nothing; what was read once is read again when it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.cli.lsp.actions import actions
from claimcheck.cli.lsp.diagnostics import Files, diagnostic
from claimcheck.cli.lsp.hovering import hover
from claimcheck.cli.lsp.judging import Judging

PIECES = (
    "Naps help 62% of adults (Li & Osei, 2019). ", "[1]", "[@li2019]", "\n\n", "## References\n\n", "\r\n", "😴", "\x00",
    "- Li, W., & Osei, K. (2018). Naps. Sleep, 1(2), 3–4. https://doi.org/10.9999/x\n", "| a | 5% |\n", "<p>", "\\cite{a}",
    "<!-- claimcheck: ignore[CLM001] -->", "@article{a, title={B}}", "\ud800", "[a](https://x.example)", "{", "---\n",
)  # fmt: skip
RECORD = """version: 1
works:
  - {id: a, doi: 10.9999/x, type: article-journal, title: Naps, years: [2019], container: Sleep,
     authors: [{family: Li, given: W.}, {family: Osei, given: K.}], passages: [{from: abstract, text: "62% said so."}]}
"""


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(["a.md", "a.txt", "a.html", "a.tex", "a.bib", "a.xml", "a.json", "a.yaml"]),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
)
def test_nothing_raises(tmp_path: Path, text: str, name: str, encoding: str) -> None:
    (tmp_path / "references.yaml").write_text(RECORD, "utf-8")
    verdict = Judging().judge(str(tmp_path / name), text)
    files = Files(verdict.texts, encoding)
    for finding in verdict.findings:
        diagnostic(finding, files)
    for offset in range(0, len(text) + 1, 7):
        hover(verdict, offset)
    list(actions(verdict, files, (tmp_path / name).as_uri(), 0, len(text)))
    assert verdict.complaints == ()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimcheck.toml").write_text('against = ["."]\nselect = ["CLM005"]\n', "utf-8")
    (tmp_path / "b.md").write_text("Naps help 55% of adults sleep better at night (Li, 2019).\n", "utf-8")
    return tmp_path


def test_what_is_compared_with_is_read_again_when_it_changes(site: Path) -> None:
    judging = Judging()
    text = "Naps help 70% of adults sleep better at night (Li, 2019).\n"

    def codes(opened: dict[str, str] | None = None) -> list[str]:
        return [finding.code for finding in judging.judge(str(site / "a.md"), text, opened).findings]

    assert codes() == codes() == ["CLM005"]
    assert codes({os.path.realpath("b.md"): text}) == []
    assert codes() == ["CLM005"]
    (site / "b.md").write_text(text + "\n", "utf-8")
    assert codes() == []


def test_what_cannot_be_used_is_done_without(site: Path) -> None:
    (site / "claimcheck.toml").write_text('against = ["nowhere"]\nreferences = "none.yaml"\nselect = ["X1"]\n', "utf-8")
    verdict = Judging().judge(str(site / "a.md"), "Naps help 62% of adults.\n")
    assert [finding.code for finding in verdict.findings] == ["CLM001"]
    assert len(verdict.complaints) == 3
