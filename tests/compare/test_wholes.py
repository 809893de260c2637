"""Parts and wholes: what exceeds its whole, and what only looks so."""

from __future__ import annotations

import pytest

from claimcheck.compare.notation import plain
from claimcheck.compare.wholes import read_excesses


def sums(text: str) -> list[tuple[float, float]]:
    """Return (total, whole) of what exceeds its whole."""
    return [(excess.total, excess.whole) for excess in read_excesses(plain(text))]


@pytest.mark.parametrize(
    ("text", "total", "whole"),
    [
        ("A total of 22 of the 20 bakeries answered.", 22, 20),
        ("Twenty-two of the twenty bakeries answered.", 22, 20),
        ("In all, 130 of 120 forms came back.", 130, 120),
        ("Some 7 out of 6 bakers agreed.", 7, 6),
        ("We reached 1,204 of our 1,200 readers.", 1204, 1200),
        ("Of the 80 hikers, 50 were assigned to the long route and 40 to the short one.", 90, 80),
        ("Of 80 hikers, 50 were randomly allocated to the long route, and 40 to the short one.", 90, 80),
        ("Eighty hikers were assigned to the long (n = 50) or the short route (n = 40).", 90, 80),
        ("In total, of 80 hikers, 50 were men and 40 women.", 90, 80),
        ("Of the 80 hikers, 50 (63%) were men and 40 (50%) were women.", 90, 80),
        ("Eighty hikers (50 men, 40 women) set out.", 90, 80),
        ("Eighty hikers (50 men and 40 women) set out.", 90, 80),
        ("There were 80 hikers, 50 men and 40 women.", 90, 80),
        ("We asked 80 hikers: 50 agreed and 40 disagreed.", 90, 80),
        ("Eighty pupils sat the test; 50 passed and 40 failed.", 90, 80),
        ("Of 80 seeds, 40 sprouted early, 35 sprouted late and 20 did not sprout.", 95, 80),
        ("Of the 80 seeds, 50 sprouted and 40 did not.", 90, 80),
        ("Of 80 patients, 50 received the drug and 40 received placebo.", 90, 80),
        ("We enrolled 80 patients: 50 in the tea group and 40 in the control group.", 90, 80),
        ("Of 80 patients, 30 improved, 30 were unchanged and 25 worsened.", 85, 80),
        ("Of 80 patients, 50 survived and 40 died.", 90, 80),
        ("Of 80 swabs, 50 were positive, 20 negative and 15 inconclusive.", 85, 80),
        ("Of the 80 runners, 60 finished the course and 25 dropped out.", 85, 80),
        ("Of the 80 games, 50 were won and 40 lost.", 90, 80),
        ("Of the 80 adults, 30 were married, 30 were single, 15 were divorced and 10 were widowed.", 85, 80),
        ("Of 80 houses, 50 were owned and 40 rented.", 90, 80),
        ("Of the 33 schools, 20 were public and 15 private.", 35, 33),
        ("Of 40 hens, 22 laid eggs and 21 laid none.", 43, 40),
        ("In all, 52% passed and 61% failed.", 113, 100),
        ("The vote was 55% for and 48% against.", 103, 100),
        ("Of the sample, 62% were current smokers, 30% were former smokers and 20% had never smoked.", 112, 100),
        ("With one answer only, 40% named tea, 45% named milk and 30% named water.", 115, 100),
        ("Each reader ticked a single box: 40% tea, 45% milk and 30% water.", 115, 100),
        ("Overall, 56.2% were satisfied and 44.3% were dissatisfied.", 100.5, 100),
    ],
)
def test_exceeds(text: str, total: float, whole: float) -> None:
    ((found, of),) = sums(text)
    assert (found, of) == (pytest.approx(total), whole)


@pytest.mark.parametrize(
    "text",
    [
        "A total of 18 of the 20 bakeries answered.",
        "Of the 90 hikers, 50 were assigned to the long route and 40 to the short one.",
        "Of 80 patients, 50 had a cough and 40 had fever.",
        "Of 80 patients, 50 were women and 40 were smokers.",
        "Of 80 patients, 50 had a cough, 40 had fever and 10 had no symptoms.",
        "Of 80 patients, 50 received tea and 40 received milk.",
        "Of 80 patients, 50 received the drug and 40 received placebo, each in a cross-over.",
        "Of 80 patients, 50 improved after a week and 40 worsened later.",
        "Of 80 swabs, 50 were positive for one virus and 40 negative for another.",
        "Of 80 swabs, 50 were positive in the first run and 40 negative in the last.",
        "Of 80 pupils, 50 passed and 40 failed in maths and French, respectively.",
        "Of 80 patients, 50 improved and 40 relapsed.",
        "Of 80 reviewers, 50 made positive comments and 40 made negative remarks.",
        "Of 80 patients, 50 had mild pain and 40 had severe headaches.",
        "Of 80 pupils, 50 won a prize and 40 lost a tooth.",
        "Of 80 people, 50 owned a car and 40 rented a flat.",
        "Of 80 people, 50 were married and 40 took a single dose.",
        "Of 80 people, 50 said yes and 40 had no pain.",
        "In 80 villages, 50 men and 40 women were asked.",
        "Eighty villages (50 men and 40 women) were asked.",
        "Eighty hikers (50 men, 30 women) set out.",
        "With one answer only, 34% named tea, 33% milk and 34% water.",
        "Several answers were allowed: 60% named tea and 55% named milk.",
        "More than one answer could be given: 60% said yes and 55% said no.",
        "60% of men and 55% of women agreed.",
        "55% of bakers agreed and 60% of cooks disagreed.",
        "In 2019, 60% agreed; in 2020, 55% disagreed.",
        "Support fell from 60% in favour to 55% against.",
        "Agreement was 60% in one group and 55% disagreed in the other.",
        "60% agreed v 55% who disagreed.",
        "Of those asked, 70% stayed; of the others, 50% left.",
        "There was 80% positive agreement and 75% negative agreement.",
        "The dose was 20 of the 15 mg tablets.",
        "In 2019 of the 15 clinics two closed.",
        "Figure 22 of the 20 plates is missing.",
        "Take 100 of the 12-item lists.",
        "A mean score of 18 of 15 points is impossible to tell.",
        "The 22 of 20 March was meant.",
        "It is one of two, and 12 of 40.",
        "Of 80 hikers, 90 were men.",
    ],
)
def test_does_not_exceed_or_is_not_read(text: str) -> None:
    assert sums(text) == []
