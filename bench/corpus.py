"""Write made-up articles of about 1,100 words with 12 references each, and the record of their works.

    python bench/corpus.py FOLDER [--articles 1000] [--works 600] [--references 12] [--words 1100] [--seed 1]

FOLDER gets ``articles/a00001.md`` ... and ``references.yaml``. The same arguments give the same bytes. Sentences are
put together from parts, so that words, numbers and names differ as they do in articles; about one sentence in five
tells a number, as in the articles of the desk, and about one in six cites.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUBJECTS = (
    "morning light, short naps, evening walks, a quiet room, cold showers, team meetings, bright lamps, slow "
    "breathing, self-chosen rosters, strong coffee, dark glasses, warm meals, regular breaks, loud music, "
    "garden work, choir singing"
).split(", ")
GROUPS = (
    "night nurses, bus drivers, paramedics, porters, young parents, students, older adults, bakers, teachers, "
    "cleaners, shift workers, people with insomnia, patients with depression, ward managers, police officers, "
    "pilots"
).split(", ")
OUTCOMES = (
    "low moods, errors of medication, sick leave, blood pressure, anxiety scores, days of absence, falls, "
    "sleepiness, waiting times, headaches, conflicts, accidents, pain ratings, missed breaks, fatigue, stress "
    "scores"
).split(", ")
VERBS = "lowered raised reduced increased improved shortened lengthened halved".split()
LINKS = (
    "In practice, For many teams, At the same time, On most wards, Over the years, In smaller towns, By contrast, "
    "Under pressure, After a while, In the long run, Now and then, Among colleagues"
).split(", ")
PROSE = (
    "{link} {subject} and {subject2} go together, and nobody who has worked with {group} is surprised by that",
    "Whoever asks {group} about {outcome} hears the same story told in several ways",
    "What helps with {outcome} is not always what {group} would choose for themselves",
    "{link} the talk about {subject} hides how little is known about {outcome}",
    "There are good reasons to begin with {subject}, and there are better ones to wait",
    "A plan for {group} needs time, patience and somebody who looks after {subject}",
    "That {subject} may change {outcome} was an old idea before anyone had put it to the test",
    "It is easy to forget that {group} live with {outcome} every day and have their own ways around them",
    "{link} managers prefer {subject} because it costs little and can be stopped at any time",
    "The question is how {subject} and {outcome} hang together when everything else changes as well",
)
CLAIMS = (
    "{Subject} {verb} {outcome} by {n}% in {group}",
    "About {n}% of {group} said that {subject} helped them with {outcome}",
    "In a trial of {count} {group}, {n}% had fewer {outcome} within {k} weeks",
    "{Subject} {verb} {outcome} in {n} of {count} {group} (p < .0{k})",
    "Up to {n}% of {group} come to terms with {outcome} within {k} hours",
    "One in {k} {group} never tried {subject}, although {outcome} were common",
    "{Subject} gave {group} {n} minutes more sleep a day (95% CI {k} to {n2})",
)
FAMILIES = (
    "Osei Lindqvist Naidoo Farrow Ibe Quist Brandt Okoye Tamm Vale Hale Moro Yilmaz Ruiz Stein Petrov Lam "
    "Svensson Doyle Nair Costa Abebe Wolff Kim Laurent Dunne Mensah Falk Keane Brody Adeyemi Novak Sato Meyer "
    "Rossi Haddad Silva Kaya"
).split()
JOURNALS = (
    "Journal of Shift Work, Sleep and Labour, Annals of Ward Medicine, Chronobiology of Work, Safety in "
    "Hospitals, Emergency Care Letters, Metabolism at Work, Care Quarterly, Rest and Recovery, Nursing "
    "Practice Review"
).split(", ")
HEADINGS = "What Was Tried, Who Took Part, What Changed, What Remains Open, On the Ward, At Home".split(", ")


@dataclass(frozen=True, slots=True)
class Work:
    """A made-up work: its entry, its mark and its record."""

    key: str
    mark: str
    entry: str
    record: dict[str, object]


def works(count: int, rng: random.Random) -> list[Work]:
    """Return works that differ in authors, title and DOI."""
    made = []
    for at in range(count):
        names = rng.sample(FAMILIES, rng.choice((1, 2, 2, 3, 4)))
        names[0] += ("", "-Berg", "son", "er", "ini")[at % 5]
        people = [(name, f"{chr(65 + rng.randrange(26))}.") for name in names]
        year, volume, issue, page = 1990 + at % 34, rng.randrange(1, 60), rng.randrange(1, 12), rng.randrange(1, 900)
        title = (
            f"{rng.choice(SUBJECTS).capitalize()} and the {rng.choice(OUTCOMES)} of {rng.choice(GROUPS)} in town {at}"
        )
        journal, doi = rng.choice(JOURNALS), f"10.5555/w{at:05}"
        printed = [f"{family}, {given}" for family, given in people]
        authors = f"{', '.join(printed[:-1])}, & {printed[-1]}" if len(printed) > 1 else printed[0]
        mark = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
        record: dict[str, object] = {
            "id": f"w{at:05}", "doi": doi, "type": "article-journal", "title": title, "years": [year],
            "authors": [{"family": family, "given": given} for family, given in people], "container": journal,
            "volume": str(volume), "issue": str(issue), "pages": f"{page}-{page + 9}",
            "record": {"registry": "crossref", "retrieved": "2026-11-01"},
        }  # fmt: skip
        made.append(
            Work(
                f"w{at:05}",
                f"{mark}, {year}",
                f"{authors} ({year}). {title}. *{journal}*, *{volume}*({issue}), {page}-{page + 9}. https://doi.org/{doi}",
                record,
            )
        )
    return made


def sentence(patterns: tuple[str, ...], rng: random.Random) -> str:
    """Return a sentence without its full stop."""
    subject = rng.choice(SUBJECTS)
    n = rng.randrange(5, 90)
    return rng.choice(patterns).format(
        link=rng.choice(LINKS), subject=subject, Subject=subject.capitalize(), subject2=rng.choice(SUBJECTS),
        group=rng.choice(GROUPS), outcome=rng.choice(OUTCOMES), verb=rng.choice(VERBS), n=n,
        n2=n + rng.randrange(3, 30), k=rng.randrange(2, 9), count=rng.randrange(100, 900),
    )  # fmt: skip


def article(cited: list[Work], words: int, rng: random.Random) -> str:
    """Return one article in Markdown; every work is cited at least once."""
    waiting = list(cited)
    lines, told = [f"# {sentence(PROSE[3:4], rng)}", ""], 0
    while told < words or waiting:
        if len(lines) % 8 == 2:
            lines += [f"## {rng.choice(HEADINGS)}", ""]
        paragraph = []
        for _ in range(rng.randrange(3, 7)):
            claim = rng.random() < 0.2
            one = sentence(CLAIMS if claim else PROSE, rng)
            if waiting and (claim or rng.random() < 0.1 or told >= words):
                one += f" ({waiting.pop().mark})"
            elif claim and rng.random() < 0.8:
                one += f" ({rng.choice(cited).mark})"
            paragraph.append(f"{one}.")
        told += sum(len(one.split()) for one in paragraph)
        lines += [" ".join(paragraph), ""]
    lines += ["## References", ""]
    for work in sorted(cited, key=lambda one: one.entry):
        lines += [work.entry, ""]
    return "\n".join(lines)


def articles(count: int, pool: list[Work], references: int, words: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts; each article has its own random numbers, so that more of them change none."""
    for at in range(1, count + 1):
        rng = random.Random(f"{seed}-{at}")
        cited: dict[str, Work] = {}
        while len(cited) < min(references, len(pool)):  # no two with one mark, as an editor sees to it
            work = rng.choice(pool)
            cited.setdefault(work.mark, work)
        yield f"a{at:05}.md", article(list(cited.values()), words, rng)


def write(folder: Path, count: int, pool_size: int, references: int = 12, words: int = 1100, seed: int = 1) -> None:
    """Write articles and record into ``folder``."""
    pool = works(pool_size, random.Random(seed))
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for name, text in articles(count, pool, references, words, seed):
        (folder / "articles" / name).write_text(text, "utf-8")
    lines = ["version: 1", "checked: 2026-11-01", "works:", *(f"  - {json.dumps(work.record)}" for work in pool)]
    (folder / "references.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--works", type=int, default=600)
    parser.add_argument("--references", type=int, default=12)
    parser.add_argument("--words", type=int, default=1100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.articles, options.works, options.references, options.words, options.seed)


if __name__ == "__main__":
    main()
