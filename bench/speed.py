"""CPU time and peak memory of claimcheck and of other linters, side by side, on one made-up corpus.

    python bench/speed.py [--articles 1000] [--slope 300,1000,3000] [--runs 3] [--tools codespell,proselint,textlint]

Every figure is the median of several runs of a process of its own: CPU seconds of it and its children, user and system,
and the largest resident memory of one of them (``wait4``). Tools that are not on PATH are left out and named.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus

_BESIDE = Path(sys.executable).parent
_TEXTLINT = '{"rules": {"terminology": true, "write-good": true, "stop-words": true}}'


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds, and peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def measured(command: Sequence[str], folder: Path, runs: int, environment: dict[str, str] | None = None) -> Cost:
    """Run a command several times and return the medians. What it prints and returns is not looked at."""
    found = []
    for _ in range(runs):
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | (environment or {}),
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        found.append(Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024))
    return Cost(
        *(statistics.median(values) for values in zip(*((c.cpu, c.wall, c.memory) for c in found), strict=True))
    )


def program(name: str) -> str | None:
    """Return the path of a program: beside this Python, else on PATH."""
    beside = _BESIDE / name
    return str(beside) if beside.is_file() else shutil.which(name)


def others(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the command lines of the other tools that are here, by name."""
    found = {}
    for name in names:
        path = program(name)
        if path is None:
            print(f"{name}: not here, left out")
        elif name == "proselint":
            found[name] = [path, "check", "articles"] if "check" in _help(path) else [path, "articles"]
        elif name == "textlint":
            found[name] = [path, "--no-color", "articles/*.md"]
        else:
            found[name] = [path, "articles"]
    return found


def _help(path: str) -> str:
    return subprocess.run([path, "--help"], capture_output=True, text=True, check=False).stdout


def check(*options: str) -> list[str]:
    """Return a command line of ours; nothing is kept unless asked for."""
    path = program("claimcheck")
    assert path, "claimcheck is not installed"
    kept = () if "kept" in options else ("--no-cache",)
    words = [one for one in options if one != "kept"]
    return [path, "check", "articles", "--offline", "--exit-zero", "--output", "concise", *kept, *words]


def line(name: str, cost: Cost, articles: int, ours: float = 0.0) -> None:
    """Print a row: milliseconds of CPU an article, in all, memory; how many times ours it takes."""
    ratio = f"{cost.cpu / ours:6.2f}x" if ours else ""
    each = f"{1000 * cost.cpu / articles:9.2f} ms" if articles else " " * 12
    print(f"{name:34} {each} {cost.cpu:8.2f} s CPU {cost.wall:8.2f} s {cost.memory:7.0f} MB {ratio}")


def start_up(runs: int, tools: dict[str, list[str]], folder: Path) -> None:
    """Print what starting costs."""
    ours = check()[0]
    line("claimcheck --version", measured([ours, "--version"], folder, 2 * runs + 1), 0)
    for name, command in tools.items():
        line(f"{name} --version", measured([command[0], "--version"], folder, runs), 0)


def growth(title: str, sizes: Sequence[int], costs: Sequence[float]) -> None:
    """Print the exponent of growth: the slope of log cost over log size (least squares)."""
    xs, ys = [math.log(n) for n in sizes], [math.log(c) for c in costs]
    mean_x, mean_y = statistics.mean(xs), statistics.mean(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)
    told = ", ".join(f"{n}: {c:.2f} s" for n, c in zip(sizes, costs, strict=True))
    print(f"{title:34} grows as N^{slope:.2f}  ({told})")


def compared(articles: int, runs: int, tools: dict[str, list[str]], folder: Path) -> None:
    """Print ours and the others on one corpus."""
    cache = {"XDG_CACHE_HOME": str(folder / "kept")}
    ours = measured(check("--jobs", "1"), folder, runs)
    line("claimcheck, one process", ours, articles)
    two = measured(check("--jobs", "2"), folder, runs)
    line(f"claimcheck, two ({ours.wall / two.wall:.2f}x by wall)", two, articles)
    line("claimcheck, first run that keeps", measured(check("kept", "--jobs", "1"), folder, 1, cache), articles)
    line("claimcheck, nothing changed", measured(check("kept", "--jobs", "1"), folder, runs, cache), articles)
    for name, command in tools.items():
        line(name, measured(command, folder, 1 if articles > 1000 else runs), articles, ours.cpu)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--slope", default="300,1000,3000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tools", default="codespell,proselint,textlint,markdownlint-cli2")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools = others([tool for tool in options.tools.split(",") if tool])
        start_up(options.runs, tools, folder)
        one = folder / "one"
        corpus.write(one, 1, 12)
        (one / ".textlintrc.json").write_text(_TEXTLINT, "utf-8")
        line("claimcheck, one article", measured(check(), one, 2 * options.runs + 1), 0)
        for tool, command in tools.items():
            line(f"{tool}, one article", measured(command, one, options.runs), 0)
        print(f"\n{options.articles} articles of about 1,100 words, 12 references each")
        many = folder / "many"
        corpus.write(many, options.articles, 600)
        (many / ".textlintrc.json").write_text(_TEXTLINT, "utf-8")
        compared(options.articles, options.runs, tools, many)
        print()
        sizes = [int(size) for size in options.slope.split(",") if size]
        costs = []
        for size in sizes:
            corpus.write(folder / f"n{size}", size, 600)
            costs.append(measured(check("--jobs", "1"), folder / f"n{size}", 1))
            line(f"claimcheck, {size} articles", costs[-1], size)
            shutil.rmtree(folder / f"n{size}")
        if len(sizes) > 1:
            growth("with the number of articles", sizes, [cost.cpu for cost in costs])
        shapes(folder, options.runs)


def shapes(folder: Path, runs: int) -> None:
    """Print how the cost of one article grows with its references and with its length."""
    base = measured(check(), folder / "one", runs).cpu
    for title, sizes, words in (("with references", (100, 400, 1600), 0), ("with words", (10_000, 40_000, 160_000), 1)):
        costs = []
        for size in sizes:
            place = folder / f"{title}-{size}"
            corpus.write(place, 1, 2000, *((12, size) if words else (size, 1100)))
            costs.append(max(measured(check(), place, 1).cpu - base, 0.001))
        growth(f"one article, {title}", sizes, costs)


if __name__ == "__main__":
    main()
