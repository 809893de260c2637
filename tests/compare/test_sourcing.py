"""Numbers of claims against the texts of their sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.claimed import claimed_numbers
from claimcheck.compare.sayings import tells_own_results
from claimcheck.compare.scales import Scale, carries, differ, is_slip
from claimcheck.compare.source_index import SourceIndex
from claimcheck.compare.sourcing import Bearing, judge_all
from claimcheck.extract.passages import read_passages
from claimcheck.model.work import Passage


def bearings(claim: str, source: str, origin: str = "abstract") -> list[str]:
    """What a source does for each number of a claim."""
    read = read_passages("claim", [Passage("passages", claim)])
    claimed = [
        one
        for sentence in read.sentences
        for one in claimed_numbers(
            read.text, sentence, [q for q in read.quantities if sentence.span.contains(q.span)], read.numbers
        )
    ]
    index = SourceIndex(read_passages("work", [Passage(origin, source)]))
    return [one.bearing.value for one in judge_all(claimed, index)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("A fifth of the pupils walked to school.", "Of 50 pupils enrolled, 10 walked to school."),
        ("Some 17 of 24 patients slept (71%).", "Sleep came to 71% of the 24 patients."),
        ("The lamp saved a third of the power.", "The lamp saved 34% of the power."),
        ("The number of naps halved.", "The number of naps fell by 50%."),
        ("Noise rose by 100%.", "Noise doubled."),
        ("About 1,500 people came.", "In all, 1,512 people came."),
        ("More than half of the guests stayed.", "Of the guests, 57% stayed."),
        ("Nine in ten doors were closed.", "Of the doors, 10% were not closed."),
        ("Guests slept within two days.", "Guests slept within 48 hours."),
        ("The course took 6 weeks.", "The course took 42 days."),
        ("Tired drivers were 30% less likely to stop.", "The risk ratio for stopping was 0.70 in tired drivers."),
        ("Naps grew by a quarter.", "Naps grew from 200 to 250."),
        ("Mood improved (p < .01).", "Mood improved (p = .003)."),
    ],
)
def test_the_same_number_in_other_words(claim: str, source: str) -> None:
    assert set(bearings(claim, source)) == {"borne"}


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Half of the doors were closed.", "Of the doors, 22% were closed."),
        ("The wait in the north was 12 days.", "The wait was 5 days in the north and 12 days in the south."),
        ("After one year 70% of implants held.", "After one year 50% of implants held, and 70% after five years."),
        ("The club has 4,200 members.", "The club has 2,400 members."),
        ("In 30% of shops the lamp was not lit.", "The lamp was lit in 30% of shops."),
        ("The odds ratio for falls was 2.8.", "The odds ratio for falls was 1.9 (95% CI 1.3-2.8)."),
    ],
)
def test_another_number_for_the_same_thing(claim: str, source: str) -> None:
    assert "differs" in bearings(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The hazard ratio for falls was 0.8.", "The odds ratio for falls was 0.6 (95% CI 0.5-0.9)."),
        ("In patients the drug cut weight by 20%.", "In mice the drug cut weight by 30%."),
        ("Relative to the start, naps rose by 20%.", "Naps rose by 5 percentage points."),
        ("Up to 40 guests came to the lamp evenings.", "The lamps were lit at six."),
    ],
)
def test_what_cannot_be_compared_accuses_nobody(claim: str, source: str) -> None:
    assert "differs" not in bearings(claim, source)


def test_a_number_of_a_full_text_counts_wherever_it_stands() -> None:
    text = "Lamps were lit.\n\nName | Share\nLamp | 43.5\nCandle | 12"
    assert bearings("The lamp had a share of 43.5%.", text, "full text") == ["borne"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("In our survey 40% slept.", True),
        ("This is consistent with earlier figures of 40%.", True),
        ("The trial found that 40% slept.", False),
        ("The Wellness Centre saw 40%.", False),
    ],
)
def test_own_results(text: str, own: bool) -> None:
    assert tells_own_results(text) is own


SHARES = st.floats(0, 1, allow_nan=False).map(lambda x: Scale("share", x, x, 0.005))


@given(SHARES, SHARES)
def test_no_number_is_both_equal_and_other(left: Scale, right: Scale) -> None:
    assert not (carries(left, right) and differ(left, right))
    assert carries(left, left)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_makes_it_raise(claim: str, source: str) -> None:
    assert set(bearings(claim + " 40% of patients slept.", source + " 30% of patients slept.")) <= {
        one.value for one in Bearing
    }


@pytest.mark.parametrize(
    ("claimed", "found", "slip"),
    [
        (4789, 7489, True),
        (68.5, 63.5, True),
        (385, 38.5, True),
        (34000, 3400, True),
        (81114, 11114, True),
        (4, 7, False),
        (55, 23, False),
        (100, 10, False),
        (12, 12, False),
    ],
)
def test_slips_of_the_pen(claimed: float, found: float, slip: bool) -> None:
    assert is_slip(claimed, found) is slip
