"""One article in every format: the same is found in all of them, at the right place of the right file."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_article import FAULTS, WORKS, record
from rendered_article import EVERY_FORMAT as FORMATS

from claimcheck.model.finding import Finding
from claimcheck.model.report import Report
from claimcheck.pipeline import CheckRequest, Input, check_paths, extract_paths
from claimcheck.rules.catalogue import MODULES

CLAIMS = 20


def check(format: str, folder: Path) -> Report:
    """Check the article of a format as a person does: by its name, its bibliography beside it."""
    files = FORMATS[format]()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "references.yaml").write_bytes(record())
    name, data = next(iter(files.items()))
    inputs = (Input(str(folder / name), data),)
    return check_paths(
        CheckRequest(inputs, record_path=str(folder / "references.yaml"), codes=frozenset(MODULES), mode="locked")
    )


def subjects(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.code, finding.subject) for finding in findings}


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_the_same_findings(format: str, tmp_path: Path) -> None:
    for name in ("printed", format):
        (tmp_path / name).mkdir(exist_ok=True)
    expected = check("printed", tmp_path / "printed")
    found = check(format, tmp_path / format)
    assert subjects(expected.findings) >= FAULTS
    assert subjects(found.findings) == subjects(expected.findings)
    assert (found.coverage.references, found.coverage.claims) == (len(WORKS), CLAIMS)
    assert found.coverage.citations == found.coverage.citations_linked == expected.coverage.citations
    assert found.coverage.references_verified == expected.coverage.references_verified


@pytest.mark.parametrize("format", FORMATS)
def test_findings_stand_where_their_words_do(format: str, tmp_path: Path) -> None:
    report = check(format, tmp_path)
    for finding in report.findings:
        place = finding.place
        source = report.sources[place.path]
        assert source[place.start.offset : place.end.offset] == place.text
        if finding.code == "REF006":
            assert place.text == "2017"
        if finding.code == "REF007":
            assert place.text in ("Journal of Shift Work", "jsw")
        if finding.code == "CLM001":
            assert place.text.startswith("Some 60")
        if finding.code.startswith(("REF", "UPD")) and "refs.bib" in FORMATS[format]():
            assert Path(place.path).name == "refs.bib"


def test_only_cited_entries_are_asked_about(tmp_path: Path) -> None:
    report = check("keys", tmp_path)
    assert report.coverage.references == len(WORKS)
    assert not [f for f in report.findings if "never cited" in f.subject]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_claims_and_quantities_are_read(format: str) -> None:
    def read(name: str) -> list[tuple[float | None, float | None, str | None]]:
        files = FORMATS[name]()
        (article, *_) = extract_paths([Input(path, data) for path, data in files.items()])
        assert hasattr(article, "claims")
        return [(q.low, q.high, q.unit) for claim in article.claims for q in claim.quantities]

    assert read(format) == read("printed")
