"""What a run is asked to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.gate import Hurdles
from claimcheck.model.article import Article
from claimcheck.model.house import House
from claimcheck.model.work import WorkRecord
from claimcheck.rules.framework import Site
from claimcheck.works.sources import Progress, Sources


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: its path as reports print it, and its bytes; ``named``: not only found in a folder.

    ``content``: the bytes, or what reads them whenever they are needed, so that a run need not hold all files at once.
    """

    path: str
    content: bytes | Callable[[], bytes]
    named: bool = True

    @property
    def data(self) -> bytes:
        """The bytes of the file. Raises what reading it raises."""
        return self.content if isinstance(self.content, bytes) else self.content()


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """One run of ``check``.

    ``against``: articles to compare with, not judged. ``mode``: "online", "offline" or "locked". ``codes``: rules
    that are on. ``as_references``: the inputs are bare reference lists (None: found out per file). ``compared``:
    False when single files are judged without their neighbours; ``whole``: the inputs are all the articles that belong
    together, as far as can be told. ``sources``: the registries to ask for what the record
    does not settle; None: the record alone. ``progress``: who is told how far the asking is. ``hurdles``: what has been
    decided about findings: baseline, decisions, lines and files that count. ``surveyed``: the report is to hold the
    articles too. ``jobs``: processes, 0 for as many as are
    of use. ``kept``: the folder in which what was found out about an article is kept between runs, None: nowhere.
    ``house``: what the house wants of sources.

    For who asks again and again: ``record``, read before; ``ready``: articles to compare with, read before; ``seen`` is
    told what was judged.
    """

    inputs: tuple[Input, ...]
    against: tuple[Input, ...] = ()
    record_path: str | None = None
    mode: str = "offline"
    codes: frozenset[str] = frozenset()
    strict: bool = False
    as_references: bool | None = None
    compared: bool = True
    whole: bool = False
    hurdles: Hurdles = field(default_factory=Hurdles)
    sources: Sources | None = None
    progress: Progress | None = None
    surveyed: bool = False
    jobs: int = 1
    kept: Path | None = None
    house: House = field(default_factory=House)
    record: WorkRecord | None = None
    ready: tuple[Article, ...] = ()
    seen: Callable[[Site], object] | None = None

    @property
    def together(self) -> bool:
        """Whether the articles themselves are wanted, not only what is found in them."""
        return self.surveyed or self.record is not None or bool(self.ready) or self.seen is not None


@dataclass(frozen=True, slots=True)
class LockRequest:
    """One run of ``lock``: what to read, the record to add to, whom to ask; ``update``: everything anew."""

    inputs: tuple[Input, ...]
    record_path: str
    sources: Sources
    update: bool = False
    as_references: bool | None = None
    progress: Progress | None = None
