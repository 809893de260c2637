"""Settle clean references whose DOI was taken out, and compare the works found with the true ones.

    python bench/right_works.py KEPT --stand-in .../registry/standin.py [--show 10]

KEPT: a folder that the registry benchmark kept (``--keep``; ``truth.json`` in it or in its ``seed-N`` folders).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from claimcheck.extract.references import read_bare_list
from claimcheck.model.reference import Reference
from claimcheck.model.work import Settlement, WorkRecord
from claimcheck.readers import read_text
from claimcheck.works.asking import settle_online
from claimcheck.works.sources import DEFAULTS, Sources

_DOI = re.compile(r"[\s,;]*(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)


def truths(kept: Path) -> list[tuple[str, str, str]]:
    """Return (style, entry without DOI, true DOI) of every clean reference that a registry covers."""
    found = []
    for file in [*kept.glob("truth.json"), *sorted(kept.glob("seed-*/truth.json"))]:
        for one in json.loads(file.read_text("utf-8")):
            if one["fault"] is None and not one["outside"] and len(one["stated"]) == 1:
                text = _DOI.sub("", one["stated"][0]["text"]).strip()
                found.append((one["style"], text, one["true_doi"].lower()))
    return list(dict.fromkeys(found))


def read_entry(text: str) -> Reference:
    """Return one entry as the list reader reads it."""
    document = read_text(text, "list.md", "markdown")
    return read_bare_list(document)[0].references[0]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kept", type=Path)
    parser.add_argument("--stand-in", type=Path, required=True)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    entries = truths(options.kept)
    command = [sys.executable, str(options.stand_in), "--port", "0", "--advertise", "50"]
    overlays = sorted(options.kept.glob("**/overlay.jsonl"))
    works = options.stand_in.with_name("works.jsonl.gz")
    command += ["--works", str(works), *map(str, overlays)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server,
        tempfile.TemporaryDirectory() as cache,
    ):
        assert server.stdout is not None
        port = json.loads(server.stdout.readline())["port"]
        addresses = {name: f"http://127.0.0.1:{port}/{name}" for name in DEFAULTS}
        references = [read_entry(text) for _, text, _ in entries]
        began = time.perf_counter()
        sources = Sources(addresses, mailto="bench@example.org", cache_folder=Path(cache))
        answers = settle_online(references, WorkRecord(), sources)
        seconds = time.perf_counter() - began
        server.terminate()
    report(entries, answers, seconds, options.show)


def report(entries: list[tuple[str, str, str]], answers: Any, seconds: float, show: int) -> None:
    """Print how often the right work, none, or a wrong one was found, by style."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for (style, text, doi), one in zip(entries, answers.resolved, strict=True):
        found = one.work.doi.lower() if one.work and one.settlement is Settlement.VERIFIED else ""
        outcome = "right" if found == doi else "wrong" if found else str(one.settlement.value)
        for group in (style, "all"):
            counts[group, outcome] += 1
        if outcome != "right":
            shown.append(f"{outcome}: {text}\n    true {doi}, found {found or '-'} ({one.reason})")
    for group in sorted({group for group, _ in counts}):
        total = sum(n for (g, _), n in counts.items() if g == group)
        parts = [f"{outcome} {n / total:.4f} ({n})" for (g, outcome), n in sorted(counts.items()) if g == group]
        print(f"{group:12} n={total:5}  " + "  ".join(parts))
    print(f"{answers.asked / len(entries):.2f} requests an entry, {seconds:.1f} s")
    print("\n".join(shown[:show]))


if __name__ == "__main__":
    main()
