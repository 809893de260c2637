"""Runs every rule document, and holds the catalogue, the rules and their documents together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from document import Case, DocumentError, Expected, RuleDocument, read_rule_document

from claimcheck.config.house import HouseTable, house_of
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.span import Place, Point
from claimcheck.pipeline import CheckRequest, Input, check_paths
from claimcheck.rules.catalogue import MODULES, load_rule

HERE = Path(__file__).parent
PATHS = sorted(path for path in HERE.glob("*.md"))
DOCUMENTS = [read_rule_document(path) for path in PATHS]
BY_CODE = {document.code: document for document in DOCUMENTS}
SECTIONS = ("Why it matters", "Example", "Instead", "Cannot see")


def run(document: RuleDocument, case: Case, folder: Path) -> list[Finding]:
    """Run the whole pipeline over a case; return the findings of the document's rule."""
    options = dict(case.options)
    codes = frozenset(MODULES) if options.pop("gate", False) else frozenset({document.code})
    if "house" in options:
        options["house"] = house_of(HouseTable.model_validate(options["house"]))
    record = folder / "references.yaml"
    if case.record is not None:
        record.write_text(case.record, encoding="utf-8")
    report = check_paths(
        CheckRequest(
            inputs=tuple(Input(path, data) for path, data in case.articles),
            against=tuple(Input(path, data) for path, data in case.against),
            record_path=None if case.record is None else str(record),
            codes=codes,
            **{"mode": "offline", **options},  # type: ignore[arg-type]
        )
    )
    places = [f.place for f in report.findings] + [r.place for f in report.findings for r in f.related]
    for place in places:
        if place.path in report.sources:
            assert report.sources[place.path][place.start.offset : place.end.offset] == place.text
    return [finding for finding in report.findings if finding.code == document.code]


@pytest.mark.parametrize(
    ("document", "case"),
    [
        pytest.param(document, case, id=f"{document.code}: {case.heading}")
        for document in DOCUMENTS
        for case in document.cases
    ],
)
def test_case(document: RuleDocument, case: Case, tmp_path: Path) -> None:
    differences = case.differences(run(document, case, tmp_path))
    assert not differences, "\n".join([f"{document.path.name}:{case.line}: {case.heading}", *differences])


@pytest.mark.parametrize("code", MODULES)
def test_rule_has_a_document_with_a_hit_and_a_near_miss(code: str) -> None:
    assert code in BY_CODE, f"{code} has no tests/rules/{code}-*.md"
    document = BY_CODE[code]
    assert document.name == MODULES[code].rpartition(".")[2].replace("_", "-")
    assert any(case.expected for case in document.cases), f"{document.path.name} has no hit"
    near = [case for case in document.cases if case.heading.startswith("Near miss") and not case.expected]
    assert near, f"{document.path.name} has no case 'Near miss ...' that expects nothing"


@pytest.mark.parametrize("code", MODULES)
def test_rule_says_what_it_is(code: str) -> None:
    rule = load_rule(code)
    family, _, module = MODULES[code].partition(".")
    assert (rule.code, rule.name) == (code, module.replace("_", "-"))
    assert code[:3].lower() == family
    summary = rule.documentation.strip().partition("\n")[0]
    assert summary.endswith("."), f"{code}: the docstring begins with one sentence that says what is reported"
    for section in SECTIONS:
        heading = re.search(rf"^ *(?:## )?{section}\b", rule.documentation, re.MULTILINE)
        assert heading, f"{code}: no section {section!r}"


def test_no_document_is_an_orphan_or_a_double() -> None:
    assert [document.path.name for document in DOCUMENTS if document.code not in MODULES] == []
    assert len(BY_CODE) == len(DOCUMENTS)


def finding(text: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    """Make a finding at the beginning of a.md."""
    place = Place("a.md", Point(0, 1, 1), Point(len(text), 1, len(text) + 1), text)
    return Finding("CIT001", "missing-reference", severity, message, place, subject=text)


@pytest.mark.parametrize(
    ("found", "differences"),
    [
        ((finding("Li, 2019", "no such entry"),), []),
        ((), ['- a.md: error "Li, 2019" -> no such']),
        ((finding("Li, 2019", "else"),), ['- a.md: error "Li, 2019" -> no such', '+ a.md: error "Li, 2019" -> else']),
        (
            (finding("Li", "no such entry"),),
            ['- a.md: error "Li, 2019" -> no such', '+ a.md: error "Li" -> no such entry'],
        ),
        (
            (finding("Li, 2019", "no such", Severity.INFO),),
            ['- a.md: error "Li, 2019" -> no such', '+ a.md: info "Li, 2019" -> no such'],
        ),
        ((finding("Li, 2019", "no such"),) * 2, ['+ a.md: error "Li, 2019" -> no such']),
    ],
    ids=["as demanded", "not found", "other words", "other place", "other severity", "once too often"],
)
def test_differences_are_told(found: Sequence[Finding], differences: list[str]) -> None:
    case = Case("A case", 1, expected=(Expected("a.md", "error", "Li, 2019", "no such"),))
    assert case.differences(found) == differences


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("# Only prose", "no case"),
        ("## A\n```expect\nnothing\n```", "no article block"),
        ("## A\n```article a.md\nText.\n```", "no expect block"),
        ("## A\n```article a.md\nText.\n```\n```expect\n```", "empty expect block"),
        ("## A\n```article a.md\nText.\n```\n```expect\na.md error Text\n```", "t.md:6"),
        ("## A\n```article a.md\nText.\n```\n```options\nstrikt = true\n```\n```expect\nnothing\n```", "strikt"),
        ("## A\n```article a.md base64\n!\n```\n```expect\nnothing\n```", "not base64"),
        ("## A\n```article a.md\nText.", "not closed"),
    ],
)
def test_a_document_that_is_no_document_is_refused(body: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "CIT001-t.md"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(DocumentError, match=message):
        read_rule_document(path)


def test_articles_may_hold_fences_and_other_files(tmp_path: Path) -> None:
    path = tmp_path / "CIT001-t.md"
    path.write_text(
        "## A\n````article a.md\n```\n## no heading\n```\n````\n```article b.txt base64\n/w==\n```\n"
        "```article c.md against\nMore.\n```\n```record\nversion: 1\n```\n```options\nstrict = true\n```\n"
        '```expect\na.md: info "x" in "y" -> z "w"\n```\n## Prose only\nText.\n',
        encoding="utf-8",
    )
    (case,) = read_rule_document(path).cases
    assert case.articles == (("a.md", b"```\n## no heading\n```\n"), ("b.txt", b"\xff"))
    assert case.against == (("c.md", b"More.\n"),)
    assert case.record == "version: 1\n"
    assert case.options == {"strict": True}
    assert case.expected == (Expected("a.md", "info", 'x" in "y', 'z "w"'),)
