"""``references.yaml`` -> :class:`WorkRecord`: the works that a site cites, as registries or editors recorded them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import (
    isbn_is_valid,
    normalise_arxiv,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from claimcheck.errors import RecordError
from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Settled, Update, Work, WorkRecord
from claimcheck.works.changes import record_hash
from claimcheck.works.schema import Reader, failure, is_null

try:  # libyaml is ten times faster; PyYAML without it reads the same
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

VERSION = "1"
_DATE = re.compile(r"(?:1[4-9]|20)\d\d(?:-\d\d){0,2}")
_HASH = re.compile(r"[0-9a-f]{64}")
PASSAGES = ("abstract", "full text", "passages")
UPDATES = ("retraction", "concern", "correction", "published-version")
ANSWERS = ("not-registered", "other-work", "not-found")

TOP_KEYS = ("version", "checked", "works", "settled")
_TEXTS = ("type", "title", "subtitle", "container", "volume", "issue", "pages", "publisher", "url")
WORK_KEYS = (
    "id", "doi", "pmid", "pmcid", "isbn", "arxiv", *_TEXTS, "authors", "authors_truncated", "years", "container_also",
    "updates", "passages", "accessed", "confirmed", "cited", "record", "issued", "status",
)  # fmt: skip
SETTLED_KEYS = ("doi", "reference", "answer", "work", "asked", "checked")


def load_record(path: str) -> WorkRecord:
    """Read ``references.yaml`` at ``path``.

    Raises RecordError, which names file, line, what is wrong and the remedy.
    """
    return read_record(path, _decode(path))


class LateRecord:
    """Reads the record at ``path`` (None: an empty one) when it is first called; raises RecordError then."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._read: WorkRecord | None = None

    def __call__(self) -> WorkRecord:
        """Return the record."""
        if self._read is None:
            self._read = load_record(self._path) if self._path else WorkRecord()
        return self._read


def read_record(path: str, text: str) -> WorkRecord:
    """Read the text of a record; ``path`` is how errors name it. Raises RecordError."""
    with _collector_at_rest():
        return _read(Reader(path), _compose(path, text))


def _read(reader: Reader, top: Node | None) -> WorkRecord:
    path = reader.path
    if top is None:
        raise failure(path, 1, "the file is empty", f"begin with 'version: {VERSION}' and 'works: []'")
    keys = reader.mapping(top, "the record", TOP_KEYS)
    version = reader.text(keys.get("version"), "version")
    if version != VERSION:
        problem = f"version is {version!r}" if version else "the version is missing"
        raise reader.fail(keys.get("version", top), problem, f"this program reads 'version: {VERSION}'")
    works = tuple(_work(reader, node) for node in reader.items(keys.get("works"), "works"))
    first: dict[str, Work] = {}
    for work in works:
        other = first.setdefault(work.id, work)
        if other is not work:
            raise failure(
                path, work.line, f"id {work.id!r} was given on line {other.line} already", "choose another id"
            )
    settled = tuple(_settled(reader, node, first) for node in reader.items(keys.get("settled"), "settled"))
    return WorkRecord(path, works, settled, reader.text(keys.get("checked"), "checked"))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Stop the search for cycles: a big record has none, and looking takes most of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _decode(path: str) -> str:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise RecordError(f"{path}: cannot be read ({error.strerror}); name another file with --references") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise failure(path, line, "the file is not UTF-8", "save it as UTF-8") from error


def _compose(path: str, text: str) -> Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        # a quote or bracket that is never closed is noticed at the end, and is to be mended where it opens
        open_ended = error.context_mark if "end of" in (error.problem or "") else None
        mark = open_ended or error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = f"not YAML: {error.problem or error.context}"
        raise failure(path, line, problem, "check quotes, colons and indentation around this line") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        raise failure(path, line, "a character that YAML does not allow", "remove it") from error
    except RecursionError as error:
        raise failure(path, 1, "nested too deeply", "works hold lists and keys, two or three deep") from error


def _work(reader: Reader, node: Node) -> Work:
    keys = reader.mapping(node, "a work", WORK_KEYS)
    name = reader.text(keys.get("id"), "id")
    if not name:
        raise reader.fail(node, "a work has no id", "give it a short unique one, such as smith2015")
    what = f"work {name!r}"
    record = _record(reader, keys.get("record"), what)
    confirmed = keys.get("confirmed")
    work = Work(
        id=name,
        **_identifiers(reader, keys, what),
        **{key: reader.text(keys.get(key), f"{key} of {what}") for key in _TEXTS},
        authors=tuple(_author(reader, item, what) for item in reader.items(keys.get("authors"), f"authors of {what}")),
        authors_truncated=reader.flag(keys.get("authors_truncated"), f"authors_truncated of {what}", False),
        years=_issued(reader, keys.get("issued"), what, _years(reader, keys.get("years"), what)),
        container_also=reader.texts(keys.get("container_also"), f"container_also of {what}"),
        updates=(
            *(_update(reader, item, what) for item in reader.items(keys.get("updates"), f"updates of {what}")),
            *_status(reader, keys.get("status"), what),
        ),
        passages=tuple(
            _passage(reader, item, what) for item in reader.items(keys.get("passages"), f"passages of {what}")
        ),
        registry=record.get("registry") or "editor",
        retrieved=record.get("retrieved", ""),
        confirmed=confirmed is not None and _confirmed(reader, confirmed, what),
        cited=reader.flag(keys.get("cited"), f"cited of {what}", True),
        line=node.start_mark.line + 1,
    )
    # what a person has changed is no longer the registry's answer
    stated = record.get("sha256", "")
    if work.registry == "editor" or not _HASH.fullmatch(stated) or stated == record_hash(work):
        return work
    return replace(work, registry="editor", edited=work.registry)


def _identifiers(reader: Reader, keys: dict[str, Node], what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, normal, remedy in (
        ("doi", normalise_doi, "a DOI begins with '10.' and holds a '/'"),
        ("pmid", normalise_pmid, "a PMID is a number of up to eight digits"),
        ("pmcid", normalise_pmcid, "a PMCID is 'PMC' and digits"),
        ("arxiv", normalise_arxiv, "an arXiv id looks like 2101.01234"),
    ):
        text = reader.text(keys.get(key), f"{key} of {what}")
        if text and not normal(text):
            raise reader.fail(keys[key], f"{key} of {what} is {text!r}", remedy)
        found[key] = text
    isbn = reader.text(keys.get("isbn"), f"isbn of {what}")
    if isbn and not isbn_is_valid(isbn):
        raise reader.fail(keys["isbn"], f"isbn of {what} is {isbn!r}", "its check digit does not fit")
    found["isbn"] = isbn
    return found


def _author(reader: Reader, node: Node, what: str) -> Name:
    if not isinstance(node, MappingNode):
        raise reader.fail(
            node, f"an author of {what} is not a mapping", "write {family: ..., given: ...} or {literal: ...}"
        )
    keys = reader.mapping(node, f"an author of {what}", ("family", "given", "literal"))
    family, given, literal = (reader.text(keys.get(k), k) for k in ("family", "given", "literal"))
    if not family and not literal:
        raise reader.fail(node, f"an author of {what} has no name", "write {family: ..., given: ...} or {literal: ...}")
    return Name(family, given, literal)


def _years(reader: Reader, node: Node | None, what: str) -> tuple[str, ...]:
    years = reader.texts(node, f"years of {what}")
    for year in years:
        if not (len(year) == 4 and year.isascii() and year.isdigit() and "1400" <= year <= "2100"):
            assert node is not None
            raise reader.fail(node, f"a year of {what} is {year!r}", "write years of four digits, [2018, 2017]")
    return years


def _issued(reader: Reader, node: Node | None, what: str, years: tuple[str, ...]) -> tuple[str, ...]:
    """Return the years with that of ``issued: 2018-03-01``, which older records write."""
    date = reader.text(node, f"issued of {what}")
    if not date:
        return years
    assert node is not None
    if not _DATE.fullmatch(date):
        raise reader.fail(node, f"issued of {what} is {date!r}", "write a date, 2018-03-01, or years: [2018]")
    return tuple(dict.fromkeys((*years, date[:4])))


def _status(reader: Reader, node: Node | None, what: str) -> tuple[Update, ...]:
    """Return what ``status: {retracted: true, checked: 2026-11-22}`` says, which older records write."""
    if node is None or is_null(node):
        return ()
    keys = reader.mapping(node, f"status of {what}", ("retracted", "checked"))
    retracted = reader.flag(keys.get("retracted"), f"retracted in status of {what}", False)
    return (Update("retraction"),) if retracted else ()


def _update(reader: Reader, node: Node, what: str) -> Update:
    keys = reader.mapping(node, f"an update of {what}", ("type", "doi", "date", "source"))
    kind = reader.choice(keys.get("type"), f"type of an update of {what}", UPDATES)
    return Update(kind, *(reader.text(keys.get(k), k) for k in ("doi", "date", "source")))


def _passage(reader: Reader, node: Node, what: str) -> Passage:
    keys = reader.mapping(node, f"a passage of {what}", ("from", "text"))
    if "from" not in keys:
        raise reader.fail(node, f"a passage of {what} has no 'from'", f"write one of: {', '.join(PASSAGES)}")
    return Passage(
        reader.choice(keys["from"], f"from of a passage of {what}", PASSAGES), reader.text(keys.get("text"), "text")
    )


def _record(reader: Reader, node: Node | None, what: str) -> dict[str, str]:
    if node is None or is_null(node):
        return {}
    keys = reader.mapping(node, f"record of {what}", ("registry", "retrieved", "sha256", "note"))
    return {key: reader.text(value, key) for key, value in keys.items()}


def _confirmed(reader: Reader, node: Node, what: str) -> bool:
    if isinstance(node, MappingNode):
        keys = reader.mapping(node, f"confirmed of {what}", ("by", "on"))
        return any(reader.text(value, key) for key, value in keys.items())
    return reader.flag(node, f"confirmed of {what}", False)


def _settled(reader: Reader, node: Node, works: dict[str, Work]) -> Settled:
    keys = reader.mapping(node, "a settled answer", SETTLED_KEYS)
    doi, reference = reader.text(keys.get("doi"), "doi"), reader.text(keys.get("reference"), "reference")
    if not doi and not reference:
        raise reader.fail(node, "a settled answer names neither doi nor reference", "say what was asked")
    if doi and not normalise_doi(doi):
        raise reader.fail(keys["doi"], f"doi of a settled answer is {doi!r}", "a DOI begins with '10.' and holds a '/'")
    if "answer" not in keys:
        raise reader.fail(node, "a settled answer has no 'answer'", f"write one of: {', '.join(ANSWERS)}")
    answer = reader.choice(keys["answer"], "answer", ANSWERS)
    work = reader.text(keys.get("work"), "work")
    if (work and work not in works) or (answer == "other-work" and not work):
        problem = f"there is no work {work!r}" if work else "answer other-work without 'work'"
        raise reader.fail(
            keys.get("work", node), problem, "name the id of a work listed under works (with cited: false)"
        )
    asked = reader.texts(keys.get("asked"), "asked")
    return Settled(answer, doi, reference, work, asked, reader.text(keys.get("checked"), "checked"))
