"""Articles judged one by one, in several processes, or from what an earlier run kept: always the same report."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.model.report import Report
from claimcheck.model.work import WorkRecord
from claimcheck.rules.catalogue import MODULES, load_rules
from claimcheck.rules.framework import Judged, RuleOptions
from claimcheck.runs import lone, store, tasks, worker, working
from claimcheck.runs import together as runs_together
from claimcheck.runs.keeping import pack, unpack
from claimcheck.runs.outcome import Outcome
from claimcheck.runs.requests import CheckRequest, Input
from claimcheck.runs.store import clear_outcomes, outcomes_kept, prune
from claimcheck.works.record import load_record
from claimcheck.works.sources import find_sources

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted((ROOT / "tests" / "rules").glob("*.md")) + sorted((ROOT / "data" / "articles").iterdir())
RECORD = str(ROOT / "data" / "references.yaml")


def inputs() -> tuple[Input, ...]:
    return tuple(Input(path.name, path.read_bytes()) for path in DOCUMENTS)


@pytest.fixture(params=["locked", "offline", "without a record"])
def request_for(request: pytest.FixtureRequest) -> CheckRequest:
    sources = None if request.param == "locked" else find_sources(offline=True)
    return CheckRequest(
        inputs()[:-3],
        against=inputs()[-3:],
        record_path=None if request.param == "without a record" else RECORD,
        mode="locked" if request.param == "locked" else "offline",
        codes=frozenset(MODULES),
        sources=sources,
    )


def alone(request: CheckRequest) -> Report:
    record = load_record(request.record_path) if request.record_path else WorkRecord()
    report = lone.judged_alone(request, lambda: record, load_rules(tuple(request.codes)), options(request))
    assert report is not None
    return report


def together(request: CheckRequest) -> Report:
    record = load_record(request.record_path) if request.record_path else WorkRecord()
    return runs_together.judged_together(request, record, load_rules(tuple(request.codes)), options(request))


def options(request: CheckRequest) -> RuleOptions:
    return RuleOptions(locked=request.mode == "locked")


def told(report: Report) -> tuple[object, ...]:
    return (
        report.findings, report.coverage, dict(report.sources), report.notices, report.suppressed, report.remarks,
    )  # fmt: skip


def test_one_by_one_and_together_are_the_same(request_for: CheckRequest) -> None:
    assert len(told(together(request_for))[0]) > 20  # type: ignore[arg-type]
    assert told(alone(request_for)) == told(together(request_for))


def test_two_processes_and_one_are_the_same(request_for: CheckRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "_WORTH_A_PROCESS", 1)
    assert told(alone(replace(request_for, jobs=2))) == told(alone(request_for))


def test_a_process_that_is_ended_from_outside_is_told(
    request_for: CheckRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(worker, "do", ends)
    with pytest.raises(UsageError, match="--jobs 1"):
        alone(replace(request_for, jobs=2))


def ends(_: object) -> None:
    os._exit(1)


def done_again(request: CheckRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[tuple[object, ...], list[str]]:
    """Return what a run tells, and the paths of the files that it read anew."""
    anew: list[str] = []
    original = worker.Worker.do

    def do(self: worker.Worker, one: Input, *others: object) -> tasks.Done:
        anew.append(one.path)
        return original(self, one, *others)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(worker.Worker, "do", do)
        return told(alone(request)), anew


def test_what_was_kept_is_the_same(request_for: CheckRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = replace(request_for, kept=tmp_path)
    first, anew = done_again(keeping, monkeypatch)
    articles, size = outcomes_kept(tmp_path)
    assert len(anew) == len(DOCUMENTS)
    assert articles > 10
    assert size > 10_000
    again, anew = done_again(keeping, monkeypatch)
    assert first == again == told(together(request_for))
    assert len(anew) == len(DOCUMENTS) - articles  # what cannot be read, and what reads another file


@pytest.mark.parametrize("change", ["text", "path", "codes", "strict", "record"])
def test_what_has_changed_is_read_anew(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "references.yaml"
    record.write_text("version: 1\nworks: []\n")
    one = Input("a.md", b"Sleep helped 40% of nurses (Osei, 2015).\n")
    request = CheckRequest((one,), record_path=str(record), codes=frozenset({"CLM001", "CIT001"}), kept=tmp_path)
    assert done_again(request, monkeypatch)[1] == ["a.md"]
    assert done_again(request, monkeypatch)[1] == []
    if change == "record":
        record.write_text("version: 1\nworks: []\nsettled: []\n")
    changed = {
        "text": replace(request, inputs=(replace(one, content=b"Sleep helped 41% of nurses.\n"),)),
        "path": replace(request, inputs=(replace(one, path="b.md"),)),
        "codes": replace(request, codes=frozenset({"CIT001"})),
        "strict": replace(request, strict=True),
        "record": request,
    }[change]
    again, anew = done_again(changed, monkeypatch)
    assert len(anew) == 1
    assert again == told(alone(replace(changed, kept=None)))


def test_what_python_writes_while_it_runs_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "claimcheck"
    (package / "runs" / "__pycache__").mkdir(parents=True)
    (package / "runs" / "store.py").write_text("")
    monkeypatch.setattr(store, "__file__", str(package / "runs" / "store.py"))
    before = store._own_age()
    compiled = package / "runs" / "__pycache__" / "store.cpython-311.pyc"
    compiled.write_bytes(b"")
    os.utime(compiled, (4e9, 4e9))
    os.utime(package / "runs", (4e9, 4e9))
    assert store._own_age() == before
    os.utime(package / "runs" / "store.py", (4e9, 4e9))
    assert store._own_age() != before
    monkeypatch.setattr(store, "__file__", str(tmp_path / "site-packages" / "claimcheck" / "runs" / "store.py"))
    assert store._own_age() == ""


def test_a_broken_file_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = CheckRequest((Input("a.md", b"Sleep helped 40% of nurses.\n"),), codes=frozenset(MODULES), kept=tmp_path)
    first, _ = done_again(request, monkeypatch)
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole = kept.read_bytes()
    for broken in (b"", whole[:30], whole[:-1], whole[:40] + b"x" + whole[41:]):
        kept.write_bytes(broken)
        assert done_again(request, monkeypatch) == (first, ["a.md"])
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "articles").write_text("in the way")
    request = CheckRequest((Input("a.md", b"Sleep helped 40% of nurses.\n"),), codes=frozenset(MODULES))
    assert told(alone(replace(request, kept=tmp_path))) == told(alone(request))


def test_what_is_used_longest_ago_is_dropped(tmp_path: Path) -> None:
    texts = [Input(f"{n}.md", f"Sleep helped {n}% of nurses.\n".encode()) for n in range(10, 30)]
    alone(CheckRequest(tuple(texts), codes=frozenset(MODULES), kept=tmp_path))
    count, size = outcomes_kept(tmp_path)
    prune(tmp_path, size)
    assert outcomes_kept(tmp_path) == (count, size)
    prune(tmp_path, size - 1)
    assert outcomes_kept(tmp_path)[1] <= 0.8 * size
    left = outcomes_kept(tmp_path)[0]
    assert 0 < left < count
    assert clear_outcomes(tmp_path) == left
    assert outcomes_kept(tmp_path) == (0, 0)


CONFLICT = (
    "# A\n\nAbout 30% of patients with migraine improve after training.\n",
    "# B\n\nAbout 60% of patients with migraine improve after training.\n",
)


def test_a_kept_article_that_is_gone_when_it_is_needed_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tuple(Input(f"{n}.md", text.encode()) for n, text in enumerate(CONFLICT))
    request = CheckRequest(texts, codes=frozenset({"CLM005"}), kept=tmp_path)
    monkeypatch.setattr(lone, "_FEW", 0)
    first = told(alone(request))
    assert len(first[0]) == 1  # type: ignore[arg-type]
    monkeypatch.setattr("claimcheck.runs.store.Stored.load", gone)
    assert told(alone(request)) == first
    passing = iter([*[text.encode() for text in CONFLICT], *[b"changed"] * 9])
    changing = tuple(Input(one.path, partial(next, passing)) for one in texts)
    with pytest.raises(UsageError, match=r"0\.md has changed during the run"):
        told(alone(replace(request, inputs=changing)))


def gone(_: object) -> None:
    raise FileNotFoundError


def test_what_is_packed_is_what_rules_about_several_articles_see() -> None:
    request = CheckRequest(inputs(), record_path=RECORD, codes=frozenset(MODULES))
    whole, packed = alone(request), replace(request, kept=None)
    for judged in articles(request):
        lean = unpack(pack(judged))
        assert (lean.article.claims, lean.article.citations) == (judged.article.claims, judged.article.citations)
        assert lean.article.references == judged.article.references
        assert [d.source for d in lean.article.document.files] == [d.source for d in judged.article.document.files]
        assert {e: r.settlement for e, r in lean.resolved.items()} == {
            e: r.settlement for e, r in judged.resolved.items()
        }
        for claim in judged.article.claims:
            assert lean.article.document.place(claim.span) == judged.article.document.place(claim.span)
        assert len(pickle.dumps(lean, 5)) < len(pickle.dumps(judged, 5))
    assert told(alone(packed)) == told(whole)


def articles(request: CheckRequest) -> Iterator[Judged]:
    gathered: list[Judged] = []
    original = lone.Gathering.put

    def put(self: lone.Gathering, outcome: Outcome, judged: object) -> None:
        assert isinstance(judged, Judged)
        gathered.append(judged)
        original(self, outcome, judged)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lone, "_FEW", len(DOCUMENTS))
        patch.setattr(lone.Gathering, "put", put)
        alone(request)
    return iter(gathered)
