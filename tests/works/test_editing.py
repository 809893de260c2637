"""Editing the text of a record: what is added can be read again, and what was there stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work_making import SETTLED, works

from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Settled, Update, Work
from claimcheck.works.editing import edited
from claimcheck.works.record import read_record

NAPS = Work(
    "naps",
    doi="10.9999/jss.2019.45",
    type="article-journal",
    title='Naps: at work # and "elsewhere"',
    authors=(Name("Li", "Wen Hua"), Name(literal="Sleep Group")),
    years=("2019", "2018"),
    container="Journal of Sleep Studies",
    volume="12",
    registry="crossref",
    retrieved="2026-11-22",
)
ANSWER = Settled("not-registered", doi="10.9999/x.1", asked=("crossref", "doi"), checked="2026-11-22")

SHAPES = {
    "nothing": "",
    "an empty list": "version: 1\nworks: []\n",
    "an empty list with a comment": "version: 1\nworks: []  # none yet\n# the end\n",
    "no value": "# head\nversion: 1\nworks:\n",
    "no works": "version: 1\n",
    "no line break at the end": "version: 1\nworks:\n- id: a\n  title: Some thing",
    "comments everywhere": (
        "# head\nversion: 1  # one\n\n# of works\nworks:\n  # first\n  - id: a  # its id\n    title: 'A # no comment'\n"
        "    # inside\n    years: [2019]  # print\n\n  # second\n  - {id: b, title: B}  # flow\n# the end\n"
    ),
    "settled first": "version: 1\nsettled:\n  - {doi: 10.1/x, answer: not-registered}\nworks:\n  - id: a\n    title: A\n",
    "settled in brackets": (
        "version: 1\nworks:\n    -   id: a\n        title: A\nsettled: [{doi: 10.1000/x, answer: not-registered}]\n"
    ),
    "a block text": "version: 1\nworks:\n  - id: a\n    title: A\n    passages:\n      - from: passages\n        text: |\n          one\n          # two\n\n# end\n",
    "a folded text, kept": "version: 1\nworks:\n  - id: a\n    title: >-\n      A title\n      of lines\n",
    "empty last value": "version: 1\nworks:\n  - id: a\n    title: A\n    pages:\n",
    "CRLF": "version: 1\r\nworks:\r\n  - id: a\r\n    title: A\r\n",
    "emoji and umlauts": 'version: 1\nworks:\n  - id: a\n    title: "Ünï \U0001f600 𝚷"\n    container: Ö\n',
}


def said(text: str) -> tuple[list[Work], list[Settled]]:
    """What a record says, without where."""
    if not text.strip():
        return [], []
    record = read_record("references.yaml", text)
    return [replace(work, line=0) for work in record.works], list(record.settled)


@pytest.mark.parametrize("shape", SHAPES)
def test_adding_keeps_what_was_there(shape: str) -> None:
    before = SHAPES[shape].replace("10.1/x", "10.1000/x")
    text = edited(before, works=[NAPS], settled=[ANSWER], checked="2026-11-23")
    old, new = said(before), said(text)
    assert new == ([*old[0], NAPS], [*old[1], ANSWER])
    assert read_record("references.yaml", text).checked == "2026-11-23"
    rest = text
    for line in before.splitlines():
        kept = line.replace(" []", "").removesuffix("]").rstrip()
        assert kept in rest, line
        rest = rest[rest.index(kept) + len(kept) :]
    assert ("\r\n" in before) == ("\r\n" in text)
    assert not re.search(r"(?<!\r)\n", text) or "\r\n" not in text


def test_a_new_work_reads_as_people_write_it() -> None:
    long = replace(
        NAPS,
        authors=tuple(Name(f"Longname{n}", "Given Name") for n in range(4)),
        updates=(Update("retraction", "10.9999/n", "2025-03-04", "retraction-watch"),),
        passages=(Passage("abstract", "Naps help. " * 20 + "Yes."),),
        cited=False,
    )
    text = edited("", works=[long])
    assert text.startswith("# The record of works")
    lines = text.splitlines()
    assert max(len(line) for line in lines if "sha256" not in line) <= 120
    assert '    title: "Naps: at work # and \\"elsewhere\\""' in lines
    assert "      - {family: Longname0, given: Given Name}" in lines
    assert "    doi: 10.9999/jss.2019.45" in lines
    assert '    volume: "12"' in lines
    assert "    updates: [{type: retraction, doi: 10.9999/n, date: 2025-03-04, source: retraction-watch}]" in lines
    assert "    cited: false" in lines
    assert lines[-1].startswith("    record: {registry: crossref, retrieved: 2026-11-22, sha256: ")


def test_works_divided_by_empty_lines_stay_so() -> None:
    before = "version: 1\nworks:\n  - id: a\n    title: A\n\n  - id: b\n    title: B\n"
    assert edited(before, works=[NAPS]).startswith(before + "\n  - id: naps\n")


CHANGED = """version: 1
checked: 2026-01-01
works:
  # the one of 2019
  - id: naps
    doi: 10.9999/JSS.2019.45   # as printed
    type: article-journal
    title: 'Naps: at work # and "elsewhere"'
    authors:
      # the first
      - {family: Li, given: Wen Hua}   # Wen
      - {literal: "Sleep Group # 1"}
    years: [2019, 2018]  # both
    container: Journal of Sleep Studies
    volume: "12"
    passages:
      - {from: passages, text: "typed in"}
      - from: abstract
        text: "old"
    record: {registry: crossref, retrieved: 2026-01-01}
  - {id: other, title: Other, record: {registry: editor}}
# end
"""


def test_a_changed_work_is_a_small_diff() -> None:
    before = read_record("references.yaml", CHANGED).works[0]
    now = replace(
        before,
        authors=(Name("Li", "Wenhua"), Name("Osei", "Kwame")),
        volume="21",
        issue="3",
        updates=(Update("retraction", "10.9999/n"),),
        passages=(before.passages[0], Passage("abstract", "new")),
        retrieved="2026-11-23",
    )
    text = edited(CHANGED, changed={"naps": (before, now)}, checked="2026-11-23")
    after = read_record("references.yaml", text)
    assert [replace(after.works[0], line=0), after.works[1].id] == [replace(now, line=0), "other"]
    old, new = CHANGED.splitlines(), text.splitlines()
    lost = [line for line in old if line not in new]
    assert len(lost) == 8
    for comment in ("# the one of 2019", "# as printed", "# the first", "# Wen", "# both", "# end"):
        assert comment in text
    assert text.count("checked:") == 1


def test_a_changed_work_in_braces() -> None:
    text = "version: 1\nworks:\n  - {id: a, title: A, volume: '1', record: {registry: crossref}}  # a\n"
    before = read_record("references.yaml", text).works[0]
    now = replace(before, volume="2", issue="7", years=("2020",))
    after = edited(text, changed={"a": (before, now)})
    assert read_record("references.yaml", after).works[0] == now
    assert after.endswith("  # a\n")
    assert after.count("\n") == text.count("\n")


@pytest.mark.parametrize("dropped", [{0}, {1}, {2}, {0, 2}, {0, 1, 2}])
@pytest.mark.parametrize("flow", [False, True])
def test_answers_that_hold_no_more_are_taken_out(dropped: set[int], flow: bool) -> None:
    answers = [f"{{doi: 10.1000/{n}, answer: not-registered}}" for n in range(3)]
    listed = f" [{', '.join(answers)}]\n" if flow else "\n" + "".join(f"  - {one}  # {one[-2]}\n" for one in answers)
    before = f"version: 1\nsettled:{listed}works: []\n# end\n"
    old = said(before)[1]
    text = edited(before, dropped=dropped, settled=[ANSWER], works=[NAPS])
    assert said(text) == ([NAPS], [one for n, one in enumerate(old) if n not in dropped] + [ANSWER])
    assert text.endswith("# end\n")


def test_a_record_in_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="one key a line"):
        edited("{version: 1, works: []}", works=[NAPS])
    with pytest.raises(ValueError, match="in brackets"):
        edited("version: 1\nworks: [{id: a, title: A}]\n", works=[NAPS])


@given(st.lists(works(), max_size=3), st.lists(SETTLED, max_size=2), st.sampled_from(sorted(SHAPES)))
def test_whatever_is_written_can_be_read_again(some: list[Work], answers: list[Settled], shape: str) -> None:
    before = SHAPES[shape].replace("10.1/x", "10.1000/x")
    new = [replace(work, id=f"new{n}") for n, work in enumerate(some)]
    old = said(before)
    text = edited(before, works=new, settled=answers)
    assert said(text) == ([*old[0], *new], [*old[1], *answers])


@given(works(), works())
def test_whatever_changes_can_be_read_again(before: Work, now: Work) -> None:
    now = replace(now, passages=now.passages or before.passages)
    text = edited("", works=[replace(before, id="first"), before])
    changed = edited(text, changed={"work": (said(text)[0][1], now)})
    wanted = replace(now, cited=now.cited, passages=now.passages)
    assert said(changed)[0] == [replace(before, id="first"), wanted]
    assert changed.split("  - id: work")[0] == text.split("  - id: work")[0]
