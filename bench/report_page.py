"""The page of ``--output html`` for a site of 200 articles: its size, and how soon Chromium shows it.

    python bench/report_page.py [ARTICLES] [--keep FILE]

Articles of some 1,100 words with 12 references each, made up here from a list of words, always the same; half of the
works are on record. Needs the development tools and a Chromium.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from claimcheck.__main__ import main as claimcheck

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from browser import MISSING, browsing, chromium

_NAMES = (
    "Adler Brandt Castro Duval Eriksen Fontana Greco Hansen Ito Jansen Keller Lund Moreau Novak Okafor Petrov".split()
)
_WORDS = (
    "the harbour at night holds boats whose crews sleep little and speak of tides as others speak of weather "
    "while nets dry along the wall and lamps burn low over ropes that smell of salt until morning brings gulls"
).split()
_PEOPLE = ("night fishers", "harbour pilots", "lighthouse keepers", "dock workers", "ferry crews", "net menders")
_MEANS = ("a short nap", "evening walks", "warm milk", "dim lamps", "slow breathing", "a later watch")
_GAINS = ("slept longer", "woke less often", "felt less tired", "reported better mood", "made fewer mistakes")
_WORKS, _REFERENCES, _PARAGRAPHS = 400, 12, 14


def _work(number: int) -> dict[str, str]:
    pick = random.Random(number)
    names = pick.sample(_NAMES, 2)
    title = f"{pick.choice(_MEANS).capitalize()} and rest among {pick.choice(_PEOPLE)}: trial {number}"
    return {
        "first": names[0], "second": names[1], "year": str(1990 + number % 34), "title": title,
        "volume": str(1 + number % 40), "doi": f"10.9999/harbour.{number}",
    }  # fmt: skip


def _article(number: int) -> str:
    pick = random.Random(10_000 + number)
    works = {work["first"] + work["year"]: work for work in map(_work, pick.sample(range(_WORKS), _REFERENCES + 4))}
    used = list(works.values())[:_REFERENCES]
    lines = [f"# Sleep at the harbour, part {number}", ""]
    for at in range(_PARAGRAPHS):
        work = used[at % len(used)]
        means, people, gain = pick.choice(_MEANS), pick.choice(_PEOPLE), pick.choice(_GAINS)
        share = pick.choice(("up to ", "about ", "")) + str(pick.randrange(20, 90, 10))
        mark = f" ({work['first']} & {work['second']}, {work['year']})" if pick.random() < 0.85 else ""
        words = " ".join(pick.choices(_WORDS, k=58))
        lines += [f"{words.capitalize()}. In one trial {share}% of {people} {gain} after {means}{mark}.", ""]
        if at % 5 == 4:
            lines += [f"## What part {at // 5 + 1} is about", ""]
    lines += ["## References", ""]
    lines += [
        f"- {w['first']}, A. B., & {w['second']}, C. ({w['year']}). {w['title']}. Harbour Health, "
        f"{w['volume']}(1), 1–9. https://doi.org/{w['doi']}"
        for w in sorted(used, key=lambda w: w["first"])
    ]
    return "\n".join(lines) + "\n"


def _record() -> Iterator[str]:
    yield "version: 1\nworks:\n"
    for work in map(_work, range(0, _WORKS, 2)):
        yield (
            f"- id: w{work['doi'].rpartition('.')[2]}\n  doi: {work['doi']}\n  type: article-journal\n"
            f'  title: "{work["title"]}"\n'
            f"  authors: [{{family: {work['first']}, given: A. B.}}, {{family: {work['second']}, given: C.}}]\n"
            f'  issued: "{work["year"]}"\n  container: Harbour Health\n  volume: "{work["volume"]}"\n  issue: "1"\n'
            f"  pages: 1-9\n  passages:\n  - from: passages\n"
            f'    text: "Half of the people slept longer; 40% of night fishers did so after a short nap."\n'
            f"  record: {{registry: editor, retrieved: 2026-01-01}}\n"
        )


def main() -> None:
    """Make the site, check it, open the page three times, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="where to keep the page")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for number in range(asked.articles):
            (folder / f"part-{number:03}.md").write_text(_article(number), "utf-8")
        (folder / "references.yaml").write_text("".join(_record()), "utf-8")
        page = folder / "page.html"
        begun = time.perf_counter()
        sys.argv[1:] = ["check", name, "--offline", "--isolated", "--exit-zero", "--output", f"html:{page}"]
        try:
            claimcheck()
        except SystemExit as ended:
            if not page.exists():
                raise SystemExit(f"the check ended with {ended.code}") from ended
        print(f"{asked.articles} articles checked and written in {time.perf_counter() - begun:.1f} s")
        print(f"{page.stat().st_size / 1e6:.2f} MB")
        if asked.keep:
            shutil.copy(page, asked.keep)
        _open(page, folder / "profile")


def _open(page: Path, profile: Path) -> None:
    program = chromium()
    if program is None:
        print(MISSING)
        return
    with browsing(program, profile) as tab:
        for _ in range(3):
            one = tab()
            one.open(page.as_uri())
            loaded = one.run("performance.getEntriesByType('navigation')[0].loadEventEnd")
            painted = one.run(
                "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
            )
            ready = one.run("document.documentElement.dataset.ready")
            print(f"loaded after {loaded:.0f} ms, painted by {painted:.0f} ms (ready: {ready})")


if __name__ == "__main__":
    main()
