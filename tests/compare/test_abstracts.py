"""Abstracts in our own words with claims that they bear, told otherwise, and with claims that they contradict."""

from __future__ import annotations

import pytest
from test_sourcing import bearings

ABSTRACTS: list[tuple[str, list[str], list[str]]] = [
    (
        "Background: Insomnia is common. Methods: We randomised 312 adults with chronic insomnia to digital "
        "cognitive behavioural therapy (n = 156) or sleep hygiene education (n = 156). Results: At 8 weeks, "
        "remission was reached by 41% of the therapy group and 18% of the education group (OR 3.2, 95% CI 1.9 "
        "to 5.3; p < .001). Sleep latency fell by 22 minutes with therapy and by 7 minutes with education. At "
        "6 months, 38% of the therapy group were still in remission. Dropout was 14% and 9%. Adverse events "
        "were rare (2.6%). Conclusions: Digital therapy more than doubles the rate of remission.",
        [
            "Remission was reached by 41% of those given therapy and by 18% of those given education.",
            "In a trial of 312 adults, 41% reached remission after 8 weeks.",
            "About four in ten patients reached remission.",
            "After half a year, 38% were still in remission.",
            "Therapy shortened sleep latency by 15 minutes more than education.",
            "People fell asleep 22 minutes faster.",
            "Remission was more than twice as likely with therapy.",
            "The odds of remission tripled (OR = 3.2).",
            "Only 14% of the therapy group dropped out.",
            "Adverse events occurred in fewer than 3% of participants.",
            "The study included more than 300 people.",
            "Each group had 156 people.",
            "The difference in remission was 23 percentage points.",
            "Roughly 60% did not reach remission with digital therapy.",
            "Patients used the program for eight weeks.",
            "Some 82% of the education group did not reach remission.",
            "Insomnia affects about 10% of adults.",
            "The app costs $30 a month.",
        ],
        [
            "Remission was reached by 59% of the therapy group.",
            "Sleep latency fell by 32 minutes with therapy.",
            "At 6 months, 83% of the therapy group were still in remission.",
        ],
    ),
    (
        "We analysed data from 1,204,587 births in Norway from 1999 to 2019. The rate of preterm birth fell "
        "from 6.8% in 1999 to 5.9% in 2019 (relative risk 0.87, 95% CI 0.84-0.90). Stillbirths halved from "
        "4.4 to 2.2 per 1,000 births. Mean maternal age rose from 28.7 to 31.2 years. Smoking in pregnancy "
        "declined from 23% to 3%.",
        [
            "Preterm births fell by 13% over twenty years.",
            "Preterm birth fell from 6.8% to 5.9%.",
            "Stillbirths fell by half.",
            "Smoking during pregnancy fell by 20 percentage points.",
            "Mothers were on average 2.5 years older in 2019.",
            "About 1.2 million births were analysed.",
            "Some 3% of pregnant women smoked in 2019.",
            "The stillbirth rate was 2.2 per 1,000 in 2019.",
            "Almost a quarter of women smoked in 1999.",
            "Mothers were 31 years old on average.",
        ],
        [
            "Preterm birth fell to 5.5%.",
            "Smoking fell from 32% to 3%.",
            "The average maternal age rose to 33.2 years.",
        ],
    ),
    (
        "In this cohort of 48,211 nurses followed for a median of 11.4 years, 1,932 developed type 2 "
        "diabetes. Compared with women who slept 7 hours, the hazard ratio was 1.28 (95% CI 1.12-1.46) for "
        "those sleeping 5 hours or less and 1.09 (0.97-1.22) for 9 hours or more. Night shifts were worked by "
        "37% of the nurses. The population attributable fraction was 6%.",
        [
            "Short sleepers had a 28% higher risk of diabetes.",
            "Sleeping five hours or less raised the risk by about a quarter.",
            "Nearly 50,000 nurses took part.",
            "Diabetes developed in 1,932 nurses over some 11 years.",
            "About 4% of the nurses developed diabetes.",
            "More than a third of the nurses worked night shifts.",
            "Two thirds did not work night shifts.",
            "The follow-up was longer than a decade.",
            "Sleeping nine hours or more was not linked to diabetes (HR 1.09, 95% CI 0.97-1.22).",
            "Diabetes risk was 1.28 times as high with five hours of sleep or less.",
            "About 6% of diabetes cases could be attributed to short sleep.",
        ],
        [],
    ),
    (
        "Objective: to test a 12-week walking programme in 84 office workers. The intervention group (n=42) "
        "walked 9,800 steps a day at the end, the control group (n=42) 6,100 (difference 3,700, 95% CI 2,900 "
        "to 4,500). Body weight fell by 2.1 kg in walkers and rose by 0.3 kg in controls. Systolic blood "
        "pressure dropped from 134 to 128 mm Hg. Three participants (7%) in the walking group and five (12%) "
        "controls left the study.",
        [
            "Walkers took about 3,700 more steps a day than controls.",
            "After three months walkers reached nearly 10,000 steps a day.",
            "Participants lost 2 kg on average.",
            "Blood pressure fell by 6 mm Hg.",
            "Blood pressure fell from 134 to 128 mm Hg.",
            "Half of the 84 workers were asked to walk.",
            "Eight of 84 participants dropped out.",
            "Only 7% of walkers left.",
            "The difference in weight was 2.4 kg.",
            "Controls walked 6,100 steps a day.",
            "Walkers took 61% more steps than controls.",
            "Some 12% of controls and 7% of walkers dropped out.",
        ],
        [],
    ),
    (
        "We reviewed 27 trials with 5,431 participants. Exercise reduced falls by 23% (rate ratio 0.77, 95% "
        "CI 0.71 to 0.83). Fall-related fractures were reduced by 27% (RR 0.73). In trials lasting more than "
        "6 months the effect was 31%. Only 9 of the 27 trials reported adverse events.",
        [
            "Exercise cuts falls by almost a quarter.",
            "Across 27 trials, falls fell by 23%.",
            "Fractures fell by 27%.",
            "Some 18 trials did not report adverse events.",
            "A third of the trials reported adverse events.",
            "More than 5,000 people took part in the 27 trials.",
            "In longer trials falls were reduced by 31%.",
            "Falls were 0.77 times as frequent with exercise.",
            "The rate ratio for falls was 0.77.",
        ],
        [],
    ),
    (
        "Of 1,000 respondents in Canada, 620 (62%) had bought organic food in the past month, up from 48% in "
        "2010. Price was named as a barrier by 71%. Spending averaged $54 a month. People under 35 were twice "
        "as likely to buy organic as those over 65 (74% vs 37%).",
        [
            "Almost two thirds of Canadians bought organic food in the past month.",
            "The share of buyers rose by 14 percentage points since 2010.",
            "The share of buyers rose from 48% to 62%.",
            "In 2010 fewer than half bought organic food.",
            "Seven in ten named price as a barrier.",
            "Three quarters of people under 35 bought organic food.",
            "Among people over 65 only 37% bought organic food.",
            "They spent about $650 a year on it.",
            "Young people were twice as likely to buy organic food.",
            "About 38% had not bought organic food.",
            "A survey of 1,000 Canadians found that 62% buy organic food.",
        ],
        [],
    ),
]


@pytest.mark.parametrize(("abstract", "claim"), [(a, claim) for a, right, _ in ABSTRACTS for claim in right])
def test_what_the_abstract_says_in_other_words_contradicts_nothing(abstract: str, claim: str) -> None:
    assert "differs" not in bearings(claim, abstract)


@pytest.mark.parametrize(("abstract", "claim"), [(a, claim) for a, _, wrong in ABSTRACTS for claim in wrong])
def test_another_number_is_told(abstract: str, claim: str) -> None:
    assert "differs" in bearings(claim, abstract)


def test_most_of_what_an_abstract_bears_is_found_there() -> None:
    found = [set(bearings(claim, abstract)) for abstract, right, _ in ABSTRACTS for claim in right]
    assert sum(one == {"borne"} for one in found) >= 0.85 * len(found)
