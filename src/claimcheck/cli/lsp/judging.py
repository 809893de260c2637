"""Judges one text that is open in an editor, as ``check --offline`` judges a file, again and again.

What stays the same between two keystrokes is read once: the record of works and the articles to compare with, each
until its file changes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from claimcheck.cli.gating import hurdles_of
from claimcheck.cli.inputs import Named, record_path
from claimcheck.cli.rules_on import rules_on
from claimcheck.config.discovery import find_files
from claimcheck.config.loading import load_settings
from claimcheck.config.paths import printed_path
from claimcheck.config.settings import Settings
from claimcheck.errors import ClaimcheckError
from claimcheck.gate import Hurdles
from claimcheck.model.article import Article
from claimcheck.model.finding import Finding
from claimcheck.model.work import WorkRecord
from claimcheck.pipeline import CheckRequest, Input, check_paths, extract_paths
from claimcheck.readers import SUFFIXES, TEXT_SUFFIXES, can_be_bibliography, is_article
from claimcheck.rules.framework import Judged, Site
from claimcheck.works.record import load_record
from claimcheck.works.sources import find_sources

T = TypeVar("T")
_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one text.

    ``path``: as findings print it. ``texts``: the decoded text of each file that findings may be in. ``complaints``:
    what could not be used: a configuration, the record, decisions.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    site: Site | None = None
    complaints: tuple[str, ...] = ()

    @property
    def judged(self) -> Judged | None:
        """The article with its entries; None where it could not be read, or is no article."""
        some = self.site.articles if self.site else ()
        return next((one for one in some if not one.context_only and one.article.path == self.path), None)


def is_read(path: str, text: str) -> bool:
    """Tell whether a text of this name is one that is judged: of a kind that is read, and an article or a list."""
    return Path(path).suffix.lower() in TEXT_SUFFIXES and is_article(path, as_bytes(text))


def as_bytes(text: str) -> bytes:
    """Return a text as the bytes of its file; a half of a surrogate pair, which no file can hold, as "?"."""
    return text.encode("utf-8", "replace")


class Judging:
    """Judges texts; ``online``: registries may be asked. Not for two threads at once."""

    def __init__(self, *, online: bool = False) -> None:
        self._online = online
        self._records: dict[str, tuple[_Stamp | None, WorkRecord]] = {}
        self._articles: dict[str, tuple[object, tuple[Article, ...]]] = {}

    def judge(self, path: str, text: str, opened: Mapping[str, str] | None = None) -> Verdict:
        """Judge the text of the file at ``path``; ``opened``: texts of other files that are open, by real path.

        What cannot be used is told among the complaints, and done without.
        """
        shown = printed_path(path)
        if not is_read(path, text):
            return Verdict(shown)
        complaints: list[str] = []
        nobody: tuple[Article, ...] = ()

        def done(act: Callable[[], T], without: T) -> T:
            try:
                return act()
            except ClaimcheckError as error:
                complaints.append(str(error))
                return without

        settings = done(lambda: load_settings(str(Path(path).parent)), Settings())
        named = Named((shown,))
        codes = done(lambda: rules_on(settings, None, (), (), preview=settings.preview), None)
        if codes is None:
            codes = rules_on(Settings(), None, (), ())
        where = done(lambda: record_path(None, settings, named), None)
        record = done(lambda: self._record(where), None) if where else None
        hurdles = done(lambda: hurdles_of(settings, named, where, baseline=settings.baseline), Hurdles())
        ready = done(lambda: self._compared(settings, path, opened or {}), nobody)
        inputs = (Input(shown, as_bytes(text)), *_bibliographies(path, opened or {}))
        seen: list[Site] = []
        report = check_paths(
            CheckRequest(
                inputs,
                record_path=where if record else None,
                mode="online" if self._online else "offline",
                codes=codes,
                strict=settings.strict,
                compared=bool(ready),
                whole=any(Path(one).is_dir() for one in settings.against),
                hurdles=hurdles,
                sources=find_sources(settings.sources, mailto=settings.mailto or "", offline=not self._online),
                house=settings.house,
                record=record,
                ready=ready,
                seen=seen.append,
            )
        )
        findings = tuple(one for one in report.findings if one.place.path == shown)
        return Verdict(shown, findings, report.sources, seen[0] if seen else None, tuple(complaints))

    def _record(self, path: str) -> WorkRecord:
        stamp = _stamp(path)
        known = self._records.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, load_record(path))
            self._records[path] = known
        return known[1]

    def _compared(self, settings: Settings, path: str, opened: Mapping[str, str]) -> tuple[Article, ...]:
        """Return the articles that the configuration compares with, as they are open, else as they are saved."""
        judged = os.path.realpath(path)
        found = (
            find_files(settings.against, SUFFIXES, settings.exclude, settings.folder).files if settings.against else ()
        )
        others = [one for one in found if os.path.realpath(one) != judged]
        return tuple(article for one in others for article in self._article(one, opened.get(os.path.realpath(one))))

    def _article(self, path: str, text: str | None) -> tuple[Article, ...]:
        stamp: object = _stamp(path) if text is None else text
        known = self._articles.get(path)
        if known is None or known[0] != stamp:
            read = Input(path, _bytes(path) if text is None else as_bytes(text), named=False)
            known = (stamp, tuple(one for one in extract_paths((read,)) if isinstance(one, Article)))
            self._articles[path] = known
        return known[1]


def _bibliographies(path: str, opened: Mapping[str, str]) -> Iterable[Input]:
    """Yield the open bibliographies, so that an article which names one is held against what is typed there."""
    for other, text in opened.items():
        if can_be_bibliography(other) and other != os.path.realpath(path):
            yield Input(printed_path(other), as_bytes(text), named=False)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:  # gone since it was found
        return b""


def _stamp(path: str) -> _Stamp | None:
    try:
        told = Path(path).stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino
