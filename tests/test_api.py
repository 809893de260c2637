"""The public API and the pipeline behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck
from claimcheck.errors import RecordError
from claimcheck.model.citation import CitationKind

ARTICLE = """Naps help (Moreno & Pell, 2016), and so do beds (Ruiz, 2018).

## References

Moreno, A., & Pell, B. (2016). Naps at noon. *Journal of Rest*, 4, 1-9.
"""


def test_check_text_reports_and_counts() -> None:
    report = claimcheck.check_text(ARTICLE, "draft.md")
    assert [f.code for f in report.findings if f.code.startswith("CIT")] == ["CIT001"]
    coverage = report.coverage
    assert (coverage.documents, coverage.citations, coverage.citations_linked, coverage.references) == (1, 2, 1, 1)
    assert report.incomplete  # no record: the entry was not checked


def test_check_paths_reads_files_and_the_record(tmp_path: Path) -> None:
    article, record = tmp_path / "a.md", tmp_path / "references.yaml"
    article.write_text(ARTICLE, encoding="utf-8")
    record.write_text(
        "version: 1\nworks:\n  - id: moreno2016\n    type: article-journal\n    title: Naps at noon\n"
        "    authors: [{family: Moreno, given: Ana}, {family: Pell, given: Bo}]\n    years: [2016]\n"
        "    container: Journal of Rest\n    volume: '5'\n    record: {registry: editor, retrieved: 2026-11-22}\n",
        encoding="utf-8",
    )
    report = claimcheck.check_paths([str(article)], references=str(record))
    assert {f.code for f in report.findings} == {"CIT001", "REF008"}
    assert not report.incomplete


def test_a_broken_record_is_told_with_its_line(tmp_path: Path) -> None:
    record = tmp_path / "references.yaml"
    record.write_text("version: 1\nworks:\n  - id: [\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"references\.yaml.*line \d|references\.yaml:\d"):
        claimcheck.check_paths([], references=str(record))


def test_locked_makes_an_unsettled_entry_an_error(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text(ARTICLE, encoding="utf-8")
    severities = {
        locked: [
            f.severity for f in claimcheck.check_paths([str(article)], locked=locked).findings if f.code == "NET001"
        ]
        for locked in (False, True)
    }
    assert severities == {False: ["info"], True: ["error"]}


def test_extract_text() -> None:
    article = claimcheck.extract_text(ARTICLE)
    assert [c.kind for c in article.citations] == [CitationKind.AUTHOR_YEAR] * 2
    assert article.references[0].title == "Naps at noon"


def test_an_unreadable_file_is_a_finding_and_the_run_goes_on(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.md"
    bad.write_bytes(b"caf\xe9")
    good.write_text(ARTICLE, encoding="utf-8")
    report = claimcheck.check_paths([str(bad), str(good)])
    assert [f.code for f in report.findings if f.place.path == str(bad)] == ["DOC001"]
    assert report.coverage.documents == 2
    assert any(f.place.path == str(good) for f in report.findings)
