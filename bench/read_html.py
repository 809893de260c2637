"""Times the HTML and Markdown readers on pages that it makes itself, about two megabytes each: megabytes of source a
second of the processor, from the file's bytes to text with places, the median of three.

.venv/bin/python bench/read_html.py [KIND ...]
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "readers"))

import html_making as make

from claimcheck.readers import read

SIZE = 2_000_000  # bytes of a page, about
KINDS: dict[str, tuple[str, Callable[[random.Random, int], str]]] = {
    "prose": (".html", make.prose),
    "wordpress": (".html", make.wordpress),
    "ghost": (".html", make.ghost),
    "nested": (".html", make.nested),
    "encyclopedia": (".html", make.encyclopedia),
    "references": (".html", make.references),
    "comments": (".html", make.comments),
    "tables": (".html", make.tables),
    "markdown": (".md", make.markdown),
    "markdown-references": (".md", make.markdown_references),
}


def main() -> None:
    """Print one line a kind."""
    gc.set_threshold(100_000, 50, 50)  # as the command does
    for kind in sys.argv[1:] or KINDS:
        suffix, making = KINDS[kind]
        data = making(random.Random(7), SIZE).encode()
        times = []
        for _ in range(3):
            begun = time.process_time()
            document = read(f"page{suffix}", data)
            times.append(time.process_time() - begun)
        took = statistics.median(times)
        tags = data.count(b"<")
        print(
            f"{kind:20} {len(data) / 1e6 / took:5.1f} MB/s   {len(data) / max(1, tags):5.0f} bytes a tag   "
            f"{len(document.text) / len(data):4.0%} of it text"
        )


if __name__ == "__main__":
    main()
