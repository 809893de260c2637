"""The bibliographies that articles name: looked for among the files of a run, then on the disk, and read once each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from claimcheck import readers
from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.readers.appending import append
from claimcheck.readers.decoding import SIZE_LIMIT


class Beside:
    """What stands beside the articles of one run.

    ``given``: bytes of files by path, which go before those on the disk. ``used``: the paths that articles named.
    """

    def __init__(self, given: Mapping[str, bytes]) -> None:
        self._given = {_normal(path): (path, data) for path, data in given.items()}
        self._read: dict[str, Document | str] = {}
        self.used: set[str] = set()

    def complete(self, document: Document) -> Document:
        """Return an article with the bibliographies that it names at its end; those that cannot be read are told."""
        if not document.bibliographies:
            return document
        found: list[Document] = []
        missing: list[tuple[str, str]] = []
        for name in dict.fromkeys(document.bibliographies):
            path = self._find(document, name)
            read = self._reading(path) if path else _why_missing(name)
            if isinstance(read, str):
                missing.append((name, read))
            elif read not in found:
                found.append(read)
        return append(document, found, missing)

    def _find(self, document: Document, name: str) -> str | None:
        """Return the path of a bibliography: from the article's folder, else from the working folder."""
        names = [str(PurePath(document.path).parent / name), name]
        if document.format == "latex":  # what BibTeX made of it, where the article came without its .bib
            names.append(str(PurePath(document.path).with_suffix(".bbl")))
        for path in map(_normal, names if "://" not in name else ()):
            if path in self._given or _is_file(path):
                return path
        return None

    def _reading(self, path: str) -> Document | str:
        self.used.add(path)
        if path not in self._read:
            self._read[path] = self._read_one(path)
        return self._read[path]

    def _read_one(self, path: str) -> Document | str:
        printed, data = self._given.get(path, (path.replace(os.sep, "/"), None))
        try:
            if data is None:
                if Path(path).stat().st_size > SIZE_LIMIT:
                    return f"is larger than {SIZE_LIMIT // 10**6} MB, and was not read"
                data = Path(path).read_bytes()
            return readers.read_bibliography(printed, data)
        except OSError as error:
            return f"cannot be read ({error.strerror})"
        except UnreadableDocument as error:
            return str(error)

    @staticmethod
    def normal(path: str) -> str:
        """Return a path as ``used`` holds it."""
        return _normal(path)


def given(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return those of a run's files that can be bibliographies."""
    return {path: data for path, data in files if readers.can_be_bibliography(path)}


def _normal(path: str) -> str:
    return os.path.normpath(path)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # a zero byte, a name that is too long
        return False


def _why_missing(name: str) -> str:
    return "is on the web, and was not read: keep it beside the article" if "://" in name else "was not found"
