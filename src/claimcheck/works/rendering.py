"""Works and settled answers -> the YAML of ``references.yaml``, as people would write it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Settled, Update, Work
from claimcheck.works.changes import record_hash

WIDTH = 120
#: What needs no quotes: begins with a letter and holds nothing that YAML reads, a DOI without odd characters, pages.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()’-]*[\w.)])?")
_PLAIN_NUMBERS = re.compile(r"10\.\d{4,9}/[A-Za-z0-9./()_-]*[A-Za-z0-9)]|\d+-\d+|\d{4}-\d\d-\d\d", re.ASCII)
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"})
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNPRINTABLE = re.compile(r'[\\"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')

#: The order of a work's keys.
KEYS = (
    "doi", "pmid", "pmcid", "isbn", "arxiv", "url", "type", "title", "subtitle", "authors", "authors_truncated",
    "years", "container", "container_also", "volume", "issue", "pages", "publisher", "updates", "passages", "cited",
    "record",
)  # fmt: skip
_QUOTED = frozenset({"title", "subtitle"})


def work_lines(work: Work) -> list[str]:
    """Return a work as the lines of a block mapping, without indentation; the first holds its id."""
    lines = [f"id: {scalar(work.id)}"]
    for key in KEYS:
        lines += field_lines(work, key)
    return lines


def field_lines(work: Work, key: str, *, empty: bool = False) -> list[str]:
    """Return one key of a work as lines, nothing for one that says nothing (``empty``: then as "" or [])."""
    if key == "record":
        return [f"record: {record_value(work)}"]
    if key == "cited":
        return [] if work.cited else ["cited: false"]
    if key == "authors_truncated":
        return ["authors_truncated: true"] if work.authors_truncated else ["authors_truncated: false"] * empty
    if key == "passages":
        return list(_passages(work.passages))
    if key == "years":
        return [f"years: [{', '.join(work.years)}]"] if work.years or empty else []
    if key in ("authors", "updates", "container_also"):
        items = _items(work, key)
        return _listed(key, items) if items or empty else []
    text = str(getattr(work, key))
    if not text:
        return [f'{key}: ""'] * empty
    return quoted_lines(f"{key}: ", text) if key in _QUOTED else [f"{key}: {scalar(text)}"]


def record_value(work: Work) -> str:
    """Return the ``record`` of a work: who said so, when, and the hash of what was said."""
    parts = [f"registry: {scalar(work.registry)}"]
    parts += [f"retrieved: {work.retrieved}"] if work.retrieved else []
    parts += [] if work.registry == "editor" else [f"sha256: {record_hash(work)}"]
    return f"{{{', '.join(parts)}}}"


def settled_line(settled: Settled) -> str:
    """Return a settled answer as a flow mapping."""
    parts = [f"doi: {scalar(settled.doi)}"] if settled.doi else []
    parts += [f"reference: {quoted(settled.reference)}"] if settled.reference else []
    parts.append(f"answer: {settled.answer}")
    parts += [f"work: {scalar(settled.work)}"] if settled.work else []
    parts += [f"asked: [{', '.join(scalar(one) for one in settled.asked)}]"] if settled.asked else []
    parts += [f"checked: {settled.checked}"] if settled.checked else []
    return f"{{{', '.join(parts)}}}"


def confirmation_line(work: Work) -> str:
    """Return a work that no registry covers as an item for an editor to confirm: who and when are left open."""
    parts = [f"id: {scalar(work.id)}", f"type: {scalar(work.type)}", f"title: {quoted(work.title)}"]
    parts += [f"authors: [{', '.join(_author(name) for name in work.authors)}]"] if work.authors else []
    parts += [f"years: [{', '.join(work.years)}]"] if work.years else []
    for key in ("isbn", "container", "publisher", "url"):
        parts += [f"{key}: {scalar(value)}"] if (value := getattr(work, key)) else []
    return f"- {{{', '.join(parts)}, confirmed: {{by: , on: }}, record: {{registry: editor}}}}"


def scalar(text: str) -> str:
    """Return a text as a YAML scalar, in quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and "  " not in text
    return text if plain or _PLAIN_NUMBERS.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes, on one line."""
    return f'"{_UNPRINTABLE.sub(_escape, text)}"'


def quoted_lines(before: str, text: str) -> list[str]:
    """Return ``before`` and a text in double quotes as lines of at most :data:`WIDTH` characters, folded at spaces."""
    line = before + quoted(text)
    if len(line) <= WIDTH - 8 or "  " in text or text != text.strip():
        return [line]
    return textwrap.wrap(
        line, WIDTH - 8, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


def _passages(passages: Sequence[Passage]) -> Iterator[str]:
    if passages:
        yield "passages:"
    for passage in passages:
        yield f"  - from: {passage.origin}"
        yield from (f"    {line}" for line in quoted_lines("text: ", passage.text))


def _listed(key: str, items: list[str]) -> list[str]:
    line = f"{key}: [{', '.join(items)}]"
    return [line] if len(line) <= WIDTH - 8 else [f"{key}:", *(f"  - {item}" for item in items)]


def _items(work: Work, key: str) -> list[str]:
    if key == "authors":
        return [_author(name) for name in work.authors]
    if key == "updates":
        return [_update(update) for update in work.updates]
    return [scalar(one) for one in work.container_also]


def _author(name: Name) -> str:
    if not name.family:
        return f"{{literal: {scalar(name.literal)}}}"
    return f"{{family: {scalar(name.family)}{f', given: {scalar(name.given)}' if name.given else ''}}}"


def _update(update: Update) -> str:
    parts = [f"type: {update.type}"]
    parts += [f"{key}: {scalar(value)}" for key in ("doi", "date", "source") if (value := getattr(update, key))]
    return f"{{{', '.join(parts)}}}"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPED.get(character) or (
        f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
    )
