"""Titles: what is no difference, what is a slip, what is another title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.titles import TitleVerdict, compare_titles

NAPS = "Naps at Work and What They Bring"
TRIAL = "A Randomized Trial in Shift Workers"
WORDS = st.lists(
    st.sampled_from("sleep light of night the workers trial in nurses lamps effect".split()), min_size=3, max_size=12
)


@pytest.mark.parametrize(
    ("stated", "recorded", "subtitle"),
    [
        ("NAPS AT WORK", "Naps at work.", ""),
        ("Naps at work - a trial", "Naps at Work: A Trial", ""),
        ("Naps at work; what they bring", "Naps at work—what they bring", ""),
        ("The sleepers’ “second” nap", 'The sleepers\' "second" nap', ""),
        ("Meta-analysis of naps", "Metaanalysis of naps", ""),
        (NAPS, NAPS, TRIAL),
        (f"{NAPS}: {TRIAL}", NAPS, ""),
        (f"{NAPS}. {TRIAL}", NAPS, TRIAL),
        (f"{NAPS}: A randomized trial", NAPS, TRIAL),
        (NAPS, f"{NAPS}: {TRIAL}", ""),
        (f"{NAPS}: {TRIAL}", f"{NAPS}: {TRIAL}", TRIAL),
        ("Does light help? A trial", "Does light help?", ""),
        ("Effects of CO2 on α-waves", "Effects of CO<sub>2</sub> on &alpha;-waves", ""),
        ("Effects of beta blockers", "Effects of β blockers", ""),
        (NAPS, f"RETRACTED: {NAPS}", ""),
        (NAPS, f"RETRACTED ARTICLE: {NAPS}", ""),
        (f"{NAPS} [Letter to the editor]", NAPS, ""),
        (
            "Haemoglobin and tumour behaviour in randomised trials",
            "Hemoglobin and tumor behavior in randomized trials",
            "",
        ),
        ("Sieste au travail [Naps at work]", "Naps at work", ""),
        ("Gómez’s sign in naps", "GÃ³mez's sign in naps", ""),
    ],
)
def test_the_same_title(stated: str, recorded: str, subtitle: str) -> None:
    assert compare_titles(stated, recorded, subtitle).verdict is TitleVerdict.SAME


@pytest.mark.parametrize(
    ("stated", "recorded", "verdict"),
    [
        ("The management of sleep in night nurses", "Management of sleep in night nurses", TitleVerdict.SPELLING),
        ("Porokeratotic changes in shift workers", "Porokeratotic changes in shift workes", TitleVerdict.SPELLING),
        ("Naps do not help night nurses in the ward", "Naps do help night nurses in the ward", TitleVerdict.WORDING),
        (
            "Naps and lamps in wards of 2014: a survey",
            "Naps and lamps in wards of 2019: a survey",
            TitleVerdict.WORDING,
        ),
        (f"{NAPS}: A protocol", f"{NAPS}: Results of a trial in four large clinics", TitleVerdict.WORDING),
        (
            "Hypertension in night nurses of three wards",
            "Hypotension in night nurses of three wards",
            TitleVerdict.WORDING,
        ),
        ("Caffeine and the long commute", NAPS, TitleVerdict.DIFFERENT),
        ("Treatment of sleep debt", "Sleep debt: what the bosses of four firms think about it", TitleVerdict.DIFFERENT),
        ("", NAPS, TitleVerdict.INCOMPARABLE),
        ("Сон и работа", NAPS, TitleVerdict.INCOMPARABLE),
        ("***", NAPS, TitleVerdict.INCOMPARABLE),
    ],
)
def test_other_titles(stated: str, recorded: str, verdict: TitleVerdict) -> None:
    assert compare_titles(stated, recorded).verdict is verdict


def test_an_entry_with_another_subtitle_is_not_the_bare_title() -> None:
    assert compare_titles(f"{NAPS}: A survey of bus drivers", NAPS, TRIAL).verdict is TitleVerdict.WORDING


def test_same_authors_other_title_is_far() -> None:
    stated = "The future of rapid-acting antidepressants: The role of ketamine"
    found = compare_titles(stated, "Ketamine: A Paradigm Shift for Depression Research and Treatment")
    assert found.verdict is TitleVerdict.DIFFERENT


def test_one_huge_title_is_quick_and_does_not_raise() -> None:
    assert compare_titles("<b " * 200_000, "naps: " * 200_000).verdict in TitleVerdict


@given(WORDS)
def test_a_title_is_itself_whatever_its_dress(words: list[str]) -> None:
    title = " ".join(words)
    for dressed in (
        title.upper(),
        title.title(),
        title.replace(" ", "  "),
        f"<i>{title}</i>.",
        title.replace(" ", "-"),
    ):
        assert compare_titles(dressed, title).verdict is TitleVerdict.SAME


@given(WORDS, WORDS)
def test_verdict_is_the_same_both_ways(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    assert compare_titles(a, b).verdict is compare_titles(b, a).verdict


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=40))
def test_any_text_gives_a_verdict(stated: str, recorded: str, subtitle: str) -> None:
    found = compare_titles(stated, recorded, subtitle)
    assert 0.0 <= found.score <= 1.0
    assert compare_titles(stated, stated).verdict in (TitleVerdict.SAME, TitleVerdict.INCOMPARABLE)
