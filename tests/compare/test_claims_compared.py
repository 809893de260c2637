"""Claims against each other: the same thing or not, and what they then say."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from claimcheck.compare.claims import Verdict, clusters, compare_claims, related_pairs
from claimcheck.extract.claims import find_claims
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.sentences import split_sentences
from claimcheck.model.claim import Claim
from claimcheck.readers import read_text

BASE = "60% of adults with chronic migraine report relief after light therapy."


def claims(texts: Sequence[str]) -> list[Claim]:
    """Read one claim a paragraph."""
    made = read_text("\n\n".join(texts), "a.md", "markdown")
    sentences = split_sentences(made, ())
    return list(find_claims(made, sentences, find_quantities(made, sentences, ()), ()))


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("About 60% of people with chronic migraine (CM) report relief after light therapy.", Verdict.SAME),
        ("Three in five adults with chronic migraine report relief after light therapy.", Verdict.SAME),
        ("40% of adults with chronic migraine do not report relief after light therapy.", Verdict.SAME),
        ("Up to 60% of adults with chronic migraine report relief after light therapy.", Verdict.QUALIFIER),
        ("45% of adults with chronic migraine report relief after light therapy.", Verdict.CONFLICT),
        ("60% of adults with chronic migraine report nausea after light therapy.", Verdict.UNRELATED),
        ("45% of adults with asthma report relief after light therapy.", Verdict.UNRELATED),
        ("45% of adults with chronic migraine report relief after placebo therapy.", Verdict.UNRELATED),
        ("45% of adults with chronic migraine report relief after six weeks of light therapy.", Verdict.UNRELATED),
        ("In 2019, 45% of adults with chronic migraine reported relief after light therapy.", Verdict.UNRELATED),
        (
            "45% of adults and 20% of children with chronic migraine report relief after light therapy.",
            Verdict.UNRELATED,
        ),
    ],
)
def test_verdict_is_the_same_both_ways(other: str, verdict: Verdict) -> None:
    first, second = claims([BASE, other])
    assert compare_claims(first, second).verdict is verdict
    assert compare_claims(second, first).verdict is verdict
    assert [c.verdict for _, _, c in related_pairs([first, second])] == (
        [] if verdict is Verdict.UNRELATED else [verdict]
    )


def test_windows() -> None:
    day, hours, weeks = claims(
        [BASE.replace("after", f"within {when} of") for when in ("a day", "24 hours", "two weeks")]
    )
    assert compare_claims(day, hours).verdict is Verdict.SAME
    assert compare_claims(day, weeks).verdict is Verdict.QUALIFIER


def test_clusters() -> None:
    assert clusters([(4, 5), (1, 2), (2, 3), (5, 4)]) == [[1, 2, 3], [4, 5]]
    assert clusters([]) == []


def test_many_claims_about_one_thing_take_linear_time() -> None:
    told = claims(
        [BASE.replace("60", str(10 + n % 80)).replace("relief", f"relief {n % 7 * 'so '}") for n in range(3000)]
    )
    begun = time.perf_counter()
    assert sum(1 for _ in related_pairs(told)) > 3000
    assert time.perf_counter() - begun < 20
