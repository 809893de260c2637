"""A small stand-in for the registries: real HTTP on the loopback, for works that a test makes up.

Faults are functions of (path, how often it was asked) that return None, a status, "reset", or (status, headers, body).
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from claimcheck.works.sources import DEFAULTS, Sources

Reply = tuple[int, Mapping[str, str], bytes]
Fault = Callable[[str, int], "int | str | Reply | None"]


def message(doi: str, title: str, authors: list[tuple[str, str]], year: int, **more: Any) -> dict[str, Any]:
    """A Crossref record."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"family": family, "given": given} for family, given in authors],
        "issued": {"date-parts": [[year]]},
        "container-title": ["Journal of Sleep Studies"],
        **more,
    }


class Registries:
    """What the stand-in knows, and the requests that it got."""

    def __init__(self, crossref: list[dict[str, Any]] | None = None) -> None:
        self.crossref = {str(one["DOI"]).lower(): one for one in crossref or []}
        self.aliases: dict[str, str] = {}
        self.datacite: dict[str, dict[str, Any]] = {}
        self.agencies: dict[str, str] = {}
        self.csl: dict[str, dict[str, Any]] = {}
        self.europepmc: list[dict[str, Any]] = []
        self.openalex: list[dict[str, Any]] = []
        self.headers: dict[str, str] = {}
        self.faults: dict[str, Fault] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.port = 0
        self._lock = threading.Lock()
        self._times: Counter[str] = Counter()

    def sources(self, folder: Path | None = None, **more: Any) -> Sources:
        """Where a test asks."""
        base = f"http://127.0.0.1:{self.port}"
        addresses = {name: f"{base}/{name}" for name in DEFAULTS}
        return Sources(addresses, cache_folder=folder, **more)

    def requests(self, service: str) -> list[str]:
        """The paths that one registry was asked for."""
        return [path for path in self.asked if path.startswith(f"/{service}/")]

    def reply(self, path: str) -> Reply | str:
        """What a GET of a path gives."""
        with self._lock:
            self.asked.append(path)
            self._times[path] += 1
            times = self._times[path]
        service = path.split("/")[1]
        fault = self.faults.get(service, lambda _path, _times: None)(path, times)
        if isinstance(fault, int):
            return fault, {}, b"<html>out of order</html>"
        if fault is not None:
            return fault
        split = urlsplit(path)
        query = {key: values[0] for key, values in parse_qs(split.query).items()}
        found = getattr(self, f"_{service}")(unquote(split.path.removeprefix(f"/{service}")), query)
        if isinstance(found, str):
            return 301, {"Location": found}, b""
        if found is None:
            return 404, self.headers, b"Resource not found."
        return 200, self.headers, json.dumps(found).encode()

    def _crossref(self, path: str, query: dict[str, str]) -> Any:
        if path != "/works":
            doi = path.removeprefix("/works/").lower()
            if doi in self.aliases:
                return f"/crossref/works/{self.aliases[doi]}"
            return {"status": "ok", "message": self.crossref[doi]} if doi in self.crossref else None
        wanted = re.findall(r"(doi|updates):([^,]+)", query.get("filter", ""))
        if wanted:
            dois = [doi.lower() for _, doi in wanted]
            found = [
                one
                for doi, one in self.crossref.items()
                if (wanted[0][0] == "doi" and doi in dois)
                or (wanted[0][0] == "updates" and any(u["DOI"].lower() in dois for u in one.get("update-to", [])))
            ]
        else:
            found = _ranked(query.get("query.bibliographic", ""), list(self.crossref.values()))
        return {"status": "ok", "message": {"items": found[: int(query.get("rows", 20))]}}

    def _doi(self, path: str, _query: dict[str, str]) -> Any:
        if path.startswith("/doiRA/"):
            return [self._agency(doi) for doi in path.removeprefix("/doiRA/").split(",")]
        if path.startswith("/api/handles/"):
            doi = path.removeprefix("/api/handles/")
            return {"handle": doi, "values": [{"type": "URL"}]} if "RA" in self._agency(doi) else None
        return self.csl.get(path.removeprefix("/").lower())

    def _agency(self, doi: str) -> dict[str, str]:
        key = doi.lower()
        known = key in self.crossref or key in self.aliases
        agency = self.agencies.get(key) or ("Crossref" if known else "DataCite" if key in self.datacite else "")
        return {"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"}

    def _datacite(self, path: str, _query: dict[str, str]) -> Any:
        if path == "/dois":
            return {"data": []}
        doi = path.removeprefix("/dois/").lower()
        return {"data": {"id": doi, "attributes": self.datacite[doi]}} if doi in self.datacite else None

    def _europepmc(self, _path: str, query: dict[str, str]) -> Any:
        asked = query["query"]
        number = re.search(r"EXT_ID:(\d+)|PMCID:(\w+)", asked)
        if number:
            wanted = number[1] or number[2]
            found = [one for one in self.europepmc if wanted in (one.get("pmid"), one.get("pmcid"))]
        else:
            found = _ranked(asked, self.europepmc, least=0.8)
        return {"resultList": {"result": found}}

    def _openalex(self, _path: str, query: dict[str, str]) -> Any:
        name, _, value = query.get("filter", "").partition(":")
        if name == "doi":
            dois = [f"https://doi.org/{doi}" for doi in value.split("|")]
            return {"results": [one for one in self.openalex if one["doi"] in dois]}
        return {"results": _ranked(value, self.openalex, least=0.8)}


def _words(value: Any) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", json.dumps(value, ensure_ascii=False).lower()))


def _ranked(asked: str, records: list[dict[str, Any]], least: float = 0.0) -> list[dict[str, Any]]:
    words = _words(asked) - {"and", "title", "auth"}
    scored = [(len(words & _words(one)) / max(len(words), 1), one) for one in records]
    return [one for score, one in sorted(scored, key=lambda z: -z[0]) if score > least]


@contextmanager
def serving(registries: Registries) -> Iterator[Registries]:
    """Serve on a free port until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            registries.agents.add(self.headers.get("User-Agent", ""))
            reply = registries.reply(self.path)
            if isinstance(reply, str):
                self.close_connection = True
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    registries.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield registries
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
