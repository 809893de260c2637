"""Kinds of study: what a record says, what excludes what, and what a sentence calls a work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.called_designs import called_designs
from claimcheck.compare.study_types import Design, contradiction, designs_of, single_study, touches
from claimcheck.model.span import Span
from claimcheck.model.work import Passage, Work


def work(title: str, abstract: str = "", type: str = "article-journal", registry: str = "crossref") -> Work:
    passages = (Passage("abstract", abstract),) if abstract else ()
    return Work("w", title=title, passages=passages, type=type, registry=registry)


@pytest.mark.parametrize(
    ("title", "designs"),
    [
        ("Lamps: a systematic review and meta-analysis", {Design.SYSTEMATIC, Design.META}),
        ("Lamps: A Narrative Review", {Design.NARRATIVE}),
        ("Lamps, a review", {Design.REVIEW}),
        ("A randomised, double-blind, placebo-controlled trial of lamps", {Design.TRIAL}),
        ("A prospective cohort study of lamps", {Design.COHORT}),
        ("Lamps and rashes: a case report", {Design.CASE}),
        ("Lamps and rashes: a case-control study", {Design.CASE_CONTROL}),
        ("A cross-sectional survey of lamps", {Design.CROSS}),
        ("Lamps in mice", {Design.ANIMALS}),
        ("Lamps in randomized trials", {Design.POOLED}),
        ("Lamps: a retrospective chart review", {Design.COHORT}),
        ("Protocol of a randomized trial of lamps", set()),
        ("Lamps: secondary analysis of a randomized trial", set()),
        ("Lamps in winter", set()),
        ("", set()),
    ],
)
def test_what_a_title_says(title: str, designs: set[Design]) -> None:
    assert {said.design for said in designs_of(work(title))} == designs


@pytest.mark.parametrize(
    ("abstract", "designs"),
    [
        ("We conducted a large cohort study of lamps.", {Design.COHORT}),
        ("In this randomized controlled trial, lamps were lit.", {Design.TRIAL}),
        ("DESIGN: Cross-sectional survey. SETTING: Schools.", {Design.CROSS}),
        ("Nurses were randomly assigned to lamps or candles.", {Design.TRIAL}),
        ("In this review, we look at lamps.", {Design.REVIEW}),
        ("Earlier randomized trials and one meta-analysis were unclear. A cohort study was called for.", set()),
    ],
)
def test_what_an_abstract_says_of_itself(abstract: str, designs: set[Design]) -> None:
    assert {said.design for said in designs_of(work("Lamps", abstract))} == designs


def test_an_editors_type_counts_and_a_registrys_does_not() -> None:
    assert [said.where for said in designs_of(work("Lamps", type="narrative review", registry="editor"))] == ["type"]
    assert designs_of(work("Lamps", type="review")) == ()


@pytest.mark.parametrize(
    ("claimed", "title", "found"),
    [
        (Design.META, "Lamps: a narrative review", "narrative review"),
        (Design.META, "Lamps: a randomized trial", "randomized trial"),
        (Design.META, "Lamps: a review", None),
        (Design.META, "Lamps: a systematic review", None),
        (Design.META, "Lamps: a guideline", None),
        (Design.SYSTEMATIC, "Lamps: a meta-analysis", None),
        (Design.SYSTEMATIC, "Lamps: a case report", "case report"),
        (Design.TRIAL, "Lamps: a review", "review"),
        (Design.TRIAL, "Lamps: an open-label study", None),
        (Design.TRIAL, "Lamps in mice", None),
        (Design.CASE, "Lamps: case report and review", None),
        (Design.CASE, "Lamps: a cohort study", "cohort study"),
        (Design.COHORT, "Lamps: a cross-sectional study", None),
        (Design.ANIMALS, "Lamps in adults: a randomized trial", "randomized trial"),
        (Design.ANIMALS, "Lamps: a randomized trial", None),
    ],
)
def test_what_excludes_what(claimed: Design, title: str, found: str | None) -> None:
    said = contradiction(claimed, work(title))
    assert (said.words if said else None) == found


def test_a_design_that_the_abstract_names_is_not_denied() -> None:
    told = work("Lamps: a randomized trial", "We also did a meta-analysis of earlier trials.")
    assert contradiction(Design.META, told) is None


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (work("Lamps: a randomized trial"), "randomized trial"),
        (work("Lamps", "We surveyed 312 older nurses by telephone."), "We surveyed 312 older nurses"),
        (work("Lamps", "Of all, 41 patients completed the programme."), "41 patients completed"),
        (work("Lamps: a randomized trial", "Both trials were small."), None),
        (work("Lamps: a randomized trial", "Earlier work is reviewed."), None),
        (work("Lamps: a cohort study", type="book"), None),
        (work("Lamps", "Lamps are lit."), None),
        (work("Lamps: a review"), None),
        (work("Lamps in mice"), None),
    ],
)
def test_one_study(told: Work, words: str | None) -> None:
    said = single_study(told)
    assert (said.words if said else None) == words


def called(sentence: str) -> list[str]:
    return [sentence[c.span.start : c.span.end] for c in called_designs(sentence, Span(0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A large meta-analysis found it.", ["A large meta-analysis"]),
        ("The results of one randomized, controlled trial agree.", ["one randomized, controlled trial"]),
        ("A systematic review and meta-analysis found it.", ["A systematic review and meta-analysis"]),
        ("In a cohort study, and in mice, it held.", ["a cohort study", "in mice"]),
        ("It held in mice and in patients.", []),
        ("A meta-analysis is only as good as its trials.", []),
        ("A randomized trial is needed.", []),
        ("A meta-analysis was conducted with R.", []),
        ("We did a meta-analysis.", []),
        ("Did a meta-analysis find it?", []),
        ("A secondary analysis of a randomized trial found it.", []),
        ("Meta-analyses and randomized trials found it.", []),
        ("The review covers a meta-analysis.", ["a meta-analysis"]),
        ("Unlike a meta-analysis, it is short.", []),
    ],
)
def test_what_a_sentence_calls_a_study(sentence: str, words: list[str]) -> None:
    assert called(sentence) == words


def test_plurals_speak_of_a_design_too() -> None:
    assert touches(Design.TRIAL, "many trials")
    assert touches(None, "")
    assert not touches(Design.CASE, "a lamp")


WORDS = st.sampled_from("a one the meta-analysis systematic review randomized , trial of in mice cohort study we is case report 41 patients were".split())  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=80).map(" ".join)))
def test_never_raises(text: str) -> None:
    for one in called_designs(text, Span(0, len(text))):
        assert 0 <= one.span.start < one.span.end <= len(text)
    designs_of(work(text, text))
    single_study(work(text, text))
