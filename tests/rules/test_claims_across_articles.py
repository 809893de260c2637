"""Claims of two articles: what is one claim told two ways, and what only looks like it."""

from __future__ import annotations

import pytest

from claimcheck.pipeline import CheckRequest, Input, check_paths


def conflicts(one: str, other: str) -> list[str]:
    """The codes of what is found between two articles of one sentence each."""
    inputs = (Input("a.md", f"# A\n\n{one}\n".encode()), Input("b.md", f"# B\n\n{other}\n".encode()))
    return [f.code for f in check_paths(CheckRequest(inputs, codes=frozenset({"CLM005", "CLM006"}))).findings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "About 30% of patients with depression do not respond to antidepressants.",
            "Roughly 70% of patients with depression respond to antidepressants.",
        ),
        (
            "Half of adults with migraine improve with exercise.",
            "About 50% of adults with migraine improve with exercise.",
        ),
        (
            "Up to 70% of patients improve within 24 hours of treatment.",
            "70% of mice improve within 24 hours of treatment.",
        ),
        ("In 2010, 20% of adults in Spain smoked.", "In 2020, 15% of adults in Spain smoked."),
        ("Among women, 12% of adults have asthma.", "Among men, 9% of adults have asthma."),
        ("After 6 weeks, 45% of patients reached remission.", "After 12 weeks, 60% of patients reached remission."),
        ("Some 40% of teenagers sleep too little.", "Some 25% of teenagers sleep with the light on."),
        ("Around 1 in 3 adults have high blood pressure.", "About 33% of adults have high blood pressure."),
        (
            "The vaccine prevented 90% of hospital stays in adults.",
            "The vaccine prevented 60% of infections in adults.",
        ),
        ("Roughly 30% of patients relapse within a year.", "Between 30% and 40% of patients relapse within a year."),
        (
            "Ketamine helps 70% of people with depression within hours.",
            "Ketamine helps 70% of people with depression within hours to days.",
        ),
        ("The low dose helped 40% of patients with pain.", "The high dose helped 55% of patients with pain."),
        ("Placebo helped 30% of patients with pain.", "The drug helped 55% of patients with pain."),
        ("In Canada, 62% of adults buy organic food.", "In Mexico, 31% of adults buy organic food."),
        ("About 5% of children have food allergies.", "About 10% of adults have food allergies."),
        ("Mild side effects occurred in 20% of patients.", "Severe side effects occurred in 2% of patients."),
        (
            "10% of patients with epilepsy have seizures every week despite treatment.",
            "30% of patients with epilepsy have seizures despite treatment.",
        ),
    ],
)
def test_what_is_not_one_claim_told_two_ways(one: str, other: str) -> None:
    assert conflicts(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (
            "About 60% of adults with insomnia improve with digital therapy.",
            "About 45% of adults with insomnia improve with digital therapy.",
            "CLM005",
        ),
        (
            "Up to 70% of people with treatment-resistant depression experience relief after ketamine.",
            "70% of people with treatment-resistant depression experience relief after ketamine.",
            "CLM006",
        ),
        (
            "Studies show that 55% of patients lose suicidal thoughts within 24 hours of an infusion.",
            "Studies show that 55% of patients lose suicidal thoughts within a week of an infusion.",
            "CLM006",
        ),
        (
            "One in five adults in the country has chronic pain.",
            "One in three adults in the country has chronic pain.",
            "CLM005",
        ),
        ("Exercise reduces falls in older people by 23%.", "Exercise reduces falls in older people by 32%.", "CLM005"),
    ],
)
def test_one_claim_told_two_ways(one: str, other: str, code: str) -> None:
    assert conflicts(one, other) == [code]
