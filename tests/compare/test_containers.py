"""Containers: abbreviations and dresses of one journal, and journals that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.containers import same_container

JOURNAL_WORDS = st.lists(
    st.sampled_from("American Journal Psychiatry Clinical Psychopharmacology Annals Medicine Nursing Research".split()),
    min_size=2,
    max_size=5,
    unique=True,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Am J Psychiatry", "American Journal of Psychiatry"),
        ("Am. J. Psychiatry", "The American Journal of Psychiatry"),
        ("J. Clin. Psychopharmacol.", "Journal of Clinical Psychopharmacology"),
        ("J.Clin.Psychopharmacol.", "Journal of Clinical Psychopharmacology"),
        ("Archives of Neurology and Psychiatry", "Archives of Neurology &amp; Psychiatry"),
        ("JAMA", "JAMA: The Journal of the American Medical Association"),
        ("JAMA", "Journal of the American Medical Association"),
        ("Proc Natl Acad Sci USA", "Proceedings of the National Academy of Sciences of the United States of America"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("N Engl J Med", "New England Journal of Medicine"),
        ("Ann NY Acad Sci", "Annals of the New York Academy of Sciences"),
        ("Brain: A Journal of Neurology", "Brain"),
        ("Lancet (London, England)", "The Lancet"),
        ("PLoS ONE", "PLOS One"),
        ("Jpn J Clin Oncol", "Japanese Journal of Clinical Oncology"),
        ("Lab Chip", "Lab on a Chip"),
        ("Acta Crystallogr D", "Acta Crystallographica Section D Structural Biology"),
        ("Antennas Wirel Propag Lett", "IEEE Antennas and Wireless Propagation Letters"),
        ("Z. Anorg. Allg. Chem.", "Zeitschrift für anorganische und allgemeine Chemie"),
        ("Br J Haematol", "British Journal of Haematology"),
        ("Neuropsychopharmacology : official publication of the College", "Neuropsychopharmacology"),
    ],
)
def test_one_journal(one: str, other: str) -> None:
    assert same_container(one, other)
    assert same_container(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JAMA Psychiatry", "American Journal of Psychiatry"),
        ("JAMA Psychiatry", "JAMA"),
        ("Journal of Clinical Psychology", "Journal of Clinical Psychiatry"),
        ("Journal of Psychiatry", "American Journal of Psychiatry"),
        ("Physical Review A", "Physical Review B"),
        ("Physical Review A", "Physical Review Applied"),
        ("IEEE Transactions on Image Processing", "ACM Transactions on Graphics"),
        ("Journal of Research: Oceans", "Journal of Research: Atmospheres"),
        ("Spine", "SpringerReference"),
        ("Neuropsychopharmacology", "Neuron"),
        ("Journal of Organic Chemistry", "Journal of Organometallic Chemistry"),
    ],
)
def test_other_journals(one: str, other: str) -> None:
    assert same_container(one, other) is False
    assert same_container(other, one) is False


def test_other_names_of_the_record_count() -> None:
    assert same_container("Sleep Quarterly", "Journal of Sleep Studies", ["Sleep Quarterly"])


def test_books_are_shortened_freely() -> None:
    long = "Proceedings of the 12th International Conference on Sleep and Light (SLEEP 2019)"
    assert same_container("International Conference on Sleep and Light", long, book=True)
    assert same_container("Handbook of Noise", long, book=True) is False


def test_what_cannot_be_told() -> None:
    assert same_container("", "Neuron") is None
    assert same_container("Neuron", "") is None
    assert same_container("العلوم", "Neuron") is None


@given(JOURNAL_WORDS, st.integers(3, 12))
def test_words_cut_short_are_the_same_journal(words: list[str], length: int) -> None:
    assert same_container(". ".join(w[:length] for w in words) + ".", " of ".join(words))


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_ways_and_never_an_exception(one: str, other: str) -> None:
    assert same_container(one, other) == same_container(other, one)
    assert same_container(one, one) in (True, None)
