"""How long an editor waits: a key is pressed, and the diagnostics of the new text are there.

    python bench/server_latency.py [--words 1100] [--keys 50] [--against FOLDER]

Starts the language server, opens an article of made-up sentences with a record of the works that it cites, changes one
figure per key, and prints the times from the notification of the change to the diagnostics of that version.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SUBJECTS = ("Naps", "Walks at noon", "Quiet rooms", "Warm baths", "Dark curtains", "Shorter shifts", "Blue lamps")
PEOPLE = ("adults", "nurses", "students", "older adults", "night workers", "parents")
WORKS = 20


def entries() -> Iterator[tuple[str, str]]:
    """Yield entries, and their works as the record has them."""
    for number in range(WORKS):
        name, year, title = (
            f"Author{chr(97 + number)}",
            2001 + number,
            f"A study of {SUBJECTS[number % 7].lower()}, part {number}",
        )
        yield (
            f"- {name}, A., & Second, B. ({year}). {title}. "
            f"Journal of Rest, {number + 1}(2), {number + 10}–{number + 19}.",
            f'  - {{id: w{number}, type: article-journal, title: "{title}", years: [{year}],\n'
            f"     container: Journal of Rest,\n"
            f'     volume: "{number + 1}", issue: "2", pages: {number + 10}-{number + 19},\n'
            f"     authors: [{{family: {name}, given: A.}}, {{family: Second, given: B.}}],\n"
            f'     passages: [{{from: abstract, text: "Of the {PEOPLE[number % 6]}, {number + 30}% slept better."}}]}}',
        )


def article(words: int, figure: int) -> str:
    """Return an article of about so many words, the first of whose figures is ``figure``."""
    sentences: list[str] = []
    count = number = 0
    while count < words:
        at = number % WORKS
        mark = f" (Author{chr(97 + at)} & Second, {2001 + at})" if number % 3 else ""
        share = figure if not number else 30 + number % 60
        weeks = f"within {number % 9 + 2} weeks{mark}"
        said = f"{SUBJECTS[number % 7]} helped {share}% of {PEOPLE[number % 6]} to sleep better {weeks}."
        sentences.append(said + ("\n\n" if number % 5 == 4 else ""))
        count, number = count + len(said.split()), number + 1
    listed = "\n".join(entry for entry, _ in entries())
    return f"# Rest\n\n{' '.join(sentences)}\n\n## References\n\n{listed}\n"


async def measure(folder: Path, words: int, keys: int) -> tuple[list[float], int]:
    """Return the times of ``keys`` changes in seconds, and how many diagnostics there are."""
    client = LanguageClient("bench", "1")
    told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: told.put_nowait(params))
    await client.start_io(sys.executable, "-m", "claimcheck", "server", cwd=folder)
    await client.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
    )
    client.initialized(types.InitializedParams())
    uri = (folder / "draft.md").as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 0, article(words, 10)))
    )
    found = len((await told.get()).diagnostics)
    times = []
    for version in range(1, keys + 1):
        text = article(words, 10 + version % 80)
        begun = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        while (await told.get()).version != version:
            pass
        times.append(time.perf_counter() - begun)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return times, found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1100)
    parser.add_argument("--keys", type=int, default=50)
    parser.add_argument("--against", help="a folder of articles to compare with")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "references.yaml").write_text(
            "version: 1\nworks:\n" + "\n".join(work for _, work in entries()) + "\n"
        )
        if asked.against:
            (folder / "claimcheck.toml").write_text(f"against = [{str(Path(asked.against).resolve())!r}]\n")
        times, found = asyncio.run(measure(folder, asked.words, asked.keys))
    times.sort()
    print(f"{len(article(asked.words, 10).split())} words, {found} diagnostics, {len(times)} changes")
    print(f"median {statistics.median(times) * 1000:.0f} ms, 95% {times[int(len(times) * 0.95) - 1] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
