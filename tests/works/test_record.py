"""references.yaml: what is read, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RecordError
from claimcheck.model.work import Work
from claimcheck.works.changes import record_hash
from claimcheck.works.record import load_record

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "references.yaml"

FULL = """\
# a comment
version: 1
checked: 2026-11-22
works:
  - id: li2019
    doi: 10.9999/jss.2019.45
    pmid: 28969441
    type: article-journal
    title: "Naps: A Trial"
    subtitle: null
    authors: [{family: Li, given: W. H.}, {literal: Sleep Group}]
    years: [2019, 2018]
    container: Journal of Sleep Studies
    container_also: [J Sleep Stud]
    volume: 012
    pages: 145-152
    updates: [{type: correction, doi: 10.9999/c, date: 2020-01-02, source: crossref}]
    passages:
      - {from: abstract, text: "Ten slept."}
    record: {registry: crossref, retrieved: 2026-11-22, sha256: abc}
  - {id: page, type: webpage, title: Snoring, url: "https://sleep.example.org", confirmed: {by: KL, on: 2026-11-02}}
settled:
  - {doi: 10.9999/lost, answer: not-registered, checked: 2026-11-22}
  - {doi: 10.9999/other, answer: other-work, work: li2019}
  - {reference: "Osei (2021). Naps.", answer: not-found, asked: [crossref]}
"""


def written(folder: Path, text: str | bytes) -> str:
    path = folder / "references.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_everything_is_read(tmp_path: Path) -> None:
    record = load_record(written(tmp_path, FULL))
    work, page = record.works
    assert (work.id, work.line, work.pmid, work.volume, work.years) == (
        "li2019",
        5,
        "28969441",
        "012",
        ("2019", "2018"),
    )
    assert [a.key for a in work.authors] == ["Li", "Sleep Group"]
    assert (work.registry, work.retrieved, work.subtitle) == ("crossref", "2026-11-22", "")
    assert work.updates[0].type == "correction"
    assert (work.passages[0].origin, work.passages[0].text) == ("abstract", "Ten slept.")
    assert (page.confirmed, page.registry, page.line) == (True, "editor", 21)
    assert [s.answer for s in record.settled] == ["not-registered", "other-work", "not-found"]
    assert record.settled[2].asked == ("crossref",)
    assert record.checked == "2026-11-22"


@pytest.mark.parametrize(
    "text", ["version: 1\nworks: []\n", "version: 1\nworks:\n", "version: 1\n", "\ufeffversion: '1'\n"]
)
def test_an_empty_record_is_fine(tmp_path: Path, text: str) -> None:
    assert load_record(written(tmp_path, text)).works == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("works: []\n", 1, "version"),
        ("version: 2\n", 1, "'2'"),
        ("version: 1\nworks:\n  - id: a\n    tilte: x\n", 4, "did you mean 'title'?"),
        ("version: 1\nwork: []\n", 2, "did you mean 'works'?"),
        ("version: 1\nworks:\n  - id: a\n    title: x: y\n", 4, "not YAML"),
        ('version: 1\nworks:\n  - id: a\n    title: "x\n', 4, "not YAML"),
        ("version: 1\nworks:\n  - title: x\n", 3, "no id"),
        ("version: 1\nworks:\n  - id: a\n  - id: a\n", 4, "line 3"),
        ("version: 1\nworks:\n  - id: a\n    years: [20188]\n", 4, "20188"),
        ("version: 1\nworks:\n  - id: a\n    doi: nature.com/x\n", 4, "10."),
        ("version: 1\nworks:\n  - id: a\n    isbn: 978-0-306-40615-8\n", 4, "check digit"),
        ("version: 1\nworks:\n  - id: a\n    authors: [Li]\n", 4, "family"),
        ("version: 1\nworks:\n  - id: a\n    authors: {family: Li}\n", 4, "list"),
        (
            "version: 1\nworks:\n  - id: a\n    passages: [{from: memory, text: x}]\n",
            4,
            "abstract, full text, passages",
        ),
        ("version: 1\nworks:\n  - id: a\n    updates: [{type: gone}]\n", 4, "retraction"),
        ("version: 1\nworks:\n  - id: a\n    id: b\n", 4, "twice"),
        ("version: 1\nworks: [a]\n", 2, "mapping"),
        ("version: 1\nsettled:\n  - {doi: 10.9999/x}\n", 3, "answer"),
        ("version: 1\nsettled:\n  - {doi: 10.9999/x, answer: maybe}\n", 3, "not-registered"),
        ("version: 1\nsettled:\n  - {doi: 10.9999/x, answer: other-work, work: b}\n", 3, "'b'"),
        ("version: 1\nsettled:\n  - {answer: not-found}\n", 3, "neither"),
        ("version: 1\n---\nversion: 1\n", 2, "not YAML"),
        ("version: 1\nworks:\n  - id: \u0007\n", 3, "YAML"),
        (b"version: 1\n# \xff\n", 2, "UTF-8"),
        ("- version\n", 1, "mapping"),
    ],
)
def test_a_mistake_is_told_with_line_and_remedy(tmp_path: Path, text: str | bytes, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(RecordError) as told:
        load_record(path)
    message = str(told.value)
    assert message.startswith(f"{path}:{line}: ")
    assert words in message
    assert "; " in message
    assert "\n" not in message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"none\.yaml: cannot be read"):
        load_record(str(tmp_path / "none.yaml"))
    with pytest.raises(RecordError, match="cannot be read"):
        load_record(str(tmp_path))


def test_the_shipped_record_is_honest() -> None:
    record = load_record(str(SHIPPED))
    assert {w.id for w in record.works} >= {
        "abdallah2015", "duman2019", "feder2014", "wilkinson2018", "krystal2019", "dore2019",
    }  # fmt: skip
    for work in record.works:
        assert work.registry == "editor"
        assert work.retrieved
        assert all(p.origin == "passages" for p in work.passages)


@given(st.text(max_size=200), st.integers(0, len(FULL)), st.integers(0, 40))
def test_mutated_records_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, put: str, at: int, cut: int
) -> None:
    path = written(
        tmp_path_factory.mktemp("record"), (FULL[:at] + put + FULL[at + cut :]).encode("utf-8", "surrogatepass")
    )
    told = ""
    try:
        load_record(path)
    except RecordError as error:
        told = str(error)
    assert not told or told.startswith(path)


def test_a_hand_that_changed_an_answer_shows(tmp_path: Path) -> None:
    plain = Work("li2019", doi="10.9999/x", title="Naps", registry="crossref")
    text = (
        "version: 1\nworks:\n"
        "  - {{id: li2019, doi: 10.9999/X, title: {title}, record: {{registry: crossref, sha256: {hash}}}}}\n"
    )
    kept = load_record(written(tmp_path, text.format(title="Naps", hash=record_hash(plain)))).works[0]
    assert (kept.registry, kept.edited) == ("crossref", "")
    changed = load_record(written(tmp_path, text.format(title="Naps at work", hash=record_hash(plain)))).works[0]
    assert (changed.registry, changed.edited) == ("editor", "crossref")
