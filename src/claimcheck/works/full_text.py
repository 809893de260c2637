"""Full texts that an editor keeps in a ``sources`` folder beside ``references.yaml``, in any format of an article.

A file is named after the id of the work or its DOI, "/" written as "_" or "%2F": ``novak2016.txt``,
``10.1000_xyz.pdf``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from claimcheck.compare.identifiers import normalise_doi
from claimcheck.errors import RecordError
from claimcheck.model.work import Passage, ResolvedReference, Settlement, Work

FOLDER = "sources"
SUFFIXES = frozenset(".txt .text .md .markdown .html .htm .xhtml .docx .docm .epub .tex .xml .nxml .pdf".split())
"""Formats of full texts; what only holds references is none."""
_LARGEST = 60 * 1024 * 1024  # bytes of one file

Reader = Callable[[Path, bytes], str]
"""(path of a full text, its bytes) -> its words, paragraphs divided by empty lines; raises RecordError."""


class FullTexts:
    """The ``sources`` folder beside the record at ``record_path``; each file is read when a work of it is met."""

    def __init__(self, record_path: str, reader: Reader) -> None:
        self._files = _files(record_path)
        self._reader = reader
        self._read: dict[str, Passage] = {}

    def put_to(self, resolved: Iterable[ResolvedReference]) -> tuple[ResolvedReference, ...]:
        """Return entries whose works carry their full texts. Raises RecordError for a file that cannot be read."""
        return tuple(map(self._with_full_text, resolved) if self._files else resolved)

    def _with_full_text(self, entry: ResolvedReference) -> ResolvedReference:
        work = entry.work
        if work is None or entry.settlement is not Settlement.VERIFIED:
            return entry
        path = next((self._files[name] for name in _names(work) if name in self._files), None)
        if path is None:
            return entry
        if work.id not in self._read:
            self._read[work.id] = Passage("full text", self._reader(path, _bytes(path)))
        return replace(entry, work=replace(work, passages=(self._read[work.id], *work.passages)))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise RecordError(f"{path}: larger than {_LARGEST // 2**20} MB; put the parts that are cited into passages")
        return path.read_bytes()
    except OSError as error:
        raise RecordError(f"{path}: cannot be read ({error.strerror}); take it out of the folder") from error


def _files(record_path: str) -> dict[str, Path]:
    """Return the files of the folder by their name in lower case without the suffix."""
    folder = Path(record_path).parent / FOLDER if record_path else None
    if folder is None or not folder.is_dir():
        return {}
    found = sorted((p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES), key=lambda p: p.name, reverse=True)
    return {path.name[: -len(path.suffix)].lower(): path for path in found}


def _names(work: Work) -> Iterator[str]:
    yield work.id.lower()
    doi = normalise_doi(work.doi)
    if doi:
        yield doi.replace("/", "_")
        yield doi.replace("/", "%2f")
