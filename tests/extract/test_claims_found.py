"""Claims: which sentences are claims, what they say, and of whom."""

from __future__ import annotations

import pytest
from making import document

from claimcheck.extract.citations import find_citations
from claimcheck.extract.claims import find_claims
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.sentences import split_sentences
from claimcheck.model.claim import Claim


def claims(text: str) -> tuple[Claim, ...]:
    """Read the claims of a Markdown text."""
    made = document(text, "markdown")
    sentences = split_sentences(made, ())
    citations = find_citations(made, ())
    return find_claims(made, sentences, find_quantities(made, sentences, citations), citations)


def words(text: str) -> list[str]:
    """Return the words of each claim."""
    made = document(text, "markdown")
    return [c.span.cut(made.text) for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Up to 60% of nurses nap at work (Okafor et al., 2018).",
        "- 💤 Studies show that up to 60% of nurses nap at work.",
        "In fact, research suggests up to 60% of nurses nap at work (Okafor et al., 2018; Berg & Lind, 2019).",
        "**Up to 60%** of nurses nap at work!",
    ],
)
def test_a_claim_is_bare_of_bullet_attribution_mark_and_full_stop(text: str) -> None:
    assert [w.lower() for w in words(text)] == ["up to 60% of nurses nap at work"]


def test_the_parts_of_a_claim() -> None:
    (claim,) = claims(
        "About 60% of adults with chronic migraine (CM) report relief from pain within 24 hours of light therapy."
    )
    assert claim.population == "adults with chronic migraine (CM)"
    assert claim.outcome == "relief"
    assert claim.intervention == "light therapy"
    assert claim.direction == "increase"
    assert claim.window is not None
    assert claim.window.high == 24
    assert {"migrain", "relief", "pain", "light"} <= claim.terms
    assert (claim.checkable, claim.negated, claim.hedged) == (True, False, False)


def test_negation_hedge_and_decrease() -> None:
    (claim,) = claims("Light therapy may not reduce migraine attacks in 30% of adults.")
    assert (claim.negated, claim.hedged, claim.direction) == (True, True, "decrease")
    assert claim.outcome == "migraine attacks"


@pytest.mark.parametrize(
    "text",
    [
        "Clara, a 42-year-old nurse, had slept badly for over 15 years.",
        "A 42-year-old woman came in. After six sessions she slept twice as long.",
        "I lost 20% of my hair in three months.",
        "3 min read",
        "Updated: 40% more pictures since April",
        "Do 40% of adults nap at work?",
        "Since 1970 nobody has napped at work.",
        "# Why 40% of adults nap at work",
    ],
)
def test_stories_boilerplate_questions_dates_and_headings_are_no_claims(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "checkable"),
    [
        ("A nap at work takes 20 minutes.", False),
        ("The storm killed 1,200 people at sea.", True),
        ("Two scientists found it at sea.", False),
        ("Tea doubled the risk of falls at night.", True),
        ("The purpose of this tea is twofold.", False),
        ("We wiped the mask with 70% ethanol.", False),
        ("Wipe it with 70% ethanol every day.", False),
        ("We found that 40% of nurses nap.", False),
        ("In 40% of nurses it failed (Fig. 2).", False),
        ("If 40% of nurses nap, the ward sleeps.", False),
        ("Okafor et al. saw it in 40% of nurses.", False),
    ],
)
def test_which_numbers_want_a_source(text: str, checkable: bool) -> None:
    assert any(c.checkable for c in claims(text)) is checkable


def test_a_blog_heading_does_not_make_a_report() -> None:
    assert claims("# Results\n\nAbout 40% of nurses nap at work.")[0].checkable
    assert not claims("# Methods\n\nx\n\n# Results\n\nAbout 40% of nurses nap at work.")[0].checkable
