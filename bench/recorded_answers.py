"""Replay every recorded answer of a registry, and read every recorded work; count what came of each.

    python bench/recorded_answers.py FOLDER

FOLDER holds ``exchanges/*.json`` (status, headers, body) and ``works.jsonl.gz`` (``message``). An exception is a defect
and is printed whole; "no answer" is what a run tells its user as "not checked".
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import threading
import time
import traceback
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from claimcheck.works import crossref
from claimcheck.works.http import Client
from claimcheck.works.inquiry import NoAnswer
from claimcheck.works.limits import Limit, Limits
from claimcheck.works.rendering import work_lines
from claimcheck.works.sources import DEFAULTS, Sources
from claimcheck.works.updates import is_notice, notices


class _Impatient(Limits):
    """Limits that nobody keeps to: what was recorded is only replayed."""

    def wait(self, pool: str, otherwise: Limit) -> tuple[float, int]:
        return 0.0, 1

    def pause(self, pool: str, seconds: float) -> None:
        return


def replayed(exchanges: list[dict[str, Any]]) -> Counter[str]:
    """Ask a server that answers as recorded; every question has a run of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            one = exchanges[int(self.path.rpartition("/")[2])]
            body = one["body"] if isinstance(one["body"], str) else json.dumps(one["body"])
            self.send_response(one["status"] if one["status"] != 301 else 404)
            for name, value in one["headers"].items():
                if name.lower() in ("retry-after", "content-type") or name.lower().startswith("x-"):
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sources = Sources(dict.fromkeys(DEFAULTS, f"http://127.0.0.1:{server.server_address[1]}"))

    async def ask(number: int) -> str:
        async with Client(sources, _Impatient(None)) as client:
            try:
                status, data = await client.get("crossref", f"/{number}")
            except NoAnswer as error:
                return f"{exchanges[number]['status']}: no answer ({error.why})"
        message = data.get("message") if isinstance(data, dict) else None
        found = message.get("items", [message]) if isinstance(message, dict) else []
        works = [work for one in found if (work := crossref.read_work(one, "2026-11-22"))]
        return f"{exchanges[number]['status']}: {status}, {'works' if works else 'no work'}"

    async def ask_all() -> list[str]:
        return await asyncio.gather(*(ask(number) for number in range(len(exchanges))))

    outcomes = Counter(asyncio.run(ask_all()))
    server.shutdown()
    return outcomes


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1])
    exchanges = [json.loads(one.read_text("utf-8")) for one in sorted((folder / "exchanges").glob("*.json"))]
    outcomes = replayed(exchanges)
    print(f"{len(exchanges)} exchanges")
    for outcome, count in sorted(outcomes.items()):
        print(f"  {count:3}  {outcome}")
    counts: Counter[str] = Counter()
    began = time.perf_counter()
    with gzip.open(folder / "works.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            message = json.loads(line)["message"]
            try:
                is_notice(message)
                notices(message, "10.9999/none")
                work = crossref.read_work(message, "2026-11-22")
                if work is not None:
                    work_lines(work)
            except Exception:
                traceback.print_exc()
                counts["exceptions"] += 1
                continue
            counts["works"] += work is not None
            if work is not None:
                counts["without title"] += not work.title
                counts["without authors"] += not work.authors
                counts["without year"] += not work.years
                counts["with updates"] += bool(work.updates)
    print(f"{dict(counts)}, {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
