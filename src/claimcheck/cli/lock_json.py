"""``claimcheck lock --output json``: what became of the works, and who cites those that changed, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimcheck.cli.citing import Citer, cited_by, happened
from claimcheck.model.article import Article
from claimcheck.model.json_schema import (
    FLAG,
    TEXT,
    closed,
    described,
    document,
    listed,
    one_of,
    part,
)
from claimcheck.model.span import Span
from claimcheck.model.work import Work
from claimcheck.rules.framework import Unreadable
from claimcheck.version import __version__
from claimcheck.works.changes import FIELDS, differences
from claimcheck.works.locking import Lock
from claimcheck.works.record import UPDATES
from claimcheck.works.saving import Additions

SCHEMA_VERSION = 1


def rendered(
    path: str, read: Sequence[Article | Unreadable], lock: Lock, changes: Additions | None, *, written: bool
) -> str:
    """Return the same report as :func:`claimcheck.cli.lock_words.told`, as one JSON object with its line break."""
    articles = [one for one in read if isinstance(one, Article)]
    cited = {name: [_citer(one) for one in some] for name, some in cited_by(articles, lock.resolved).items()}
    known = {work.id: work for _, work in lock.renewed.changed.values()}
    known |= {one.work.id: one.work for one in lock.resolved if one.work is not None}
    said = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "claimcheck", "version": __version__},
        "record": path,
        "written": written and changes is not None,
        "added": [_work(work) for work in (changes.works if changes else ())],
        "changed": [
            {**_work(before), **_change(before, now), "cited_by": cited.get(name, [])}
            for name, (before, now) in lock.renewed.changed.items()
        ],
        "gone": [
            {**(_work(known[name]) if name in known else _work(Work(name))), "cited_by": cited.get(name, [])}
            for name in lock.renewed.gone
        ],
        "not_asked": [{"id": name, "why": why} for name, why in lock.renewed.silent.items()],
        "down": list(lock.down),
        "unreadable": [{"path": one.path, "why": one.message} for one in read if isinstance(one, Unreadable)],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _work(work: Work) -> dict[str, Any]:
    return {"id": work.id, "doi": work.doi, "title": work.full_title}


def _change(before: Work, now: Work) -> dict[str, Any]:
    """Return what is another now; of another abstract alone, both lists are empty."""
    return {
        "fields": [{"field": one.field, "old": one.before, "new": one.now} for one in differences(before, now)],
        "happened": [
            {"type": one.type, "doi": one.doi, "date": one.date, "source": one.source} for one in happened(before, now)
        ],
    }


def _citer(citer: Citer) -> dict[str, Any]:
    return {
        "path": citer.article.path,
        "entry": _quoted(citer.article, citer.entry.span),
        "sentences": [_quoted(citer.article, span) for span in citer.sentences],
    }


def _quoted(article: Article, span: Span) -> dict[str, Any]:
    place = article.document.place(span)
    where = {"part": place.part} if place.part else {}
    return {"line": place.start.line, **where, "text": " ".join(article.text(span).split())}


def lock_schema() -> dict[str, Any]:
    """Return the JSON Schema of what :func:`rendered` returns."""
    work = {"id": TEXT, "doi": TEXT, "title": TEXT}
    citers = {"cited_by": listed(part("citer"))}
    body = closed(
        "What claimcheck lock --output json writes.",
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": closed("What wrote it.", {"name": {"const": "claimcheck"}, "version": TEXT}),
            "record": described("The record of works, relative to the working folder.", TEXT),
            "written": described("Whether the record was changed by this run.", FLAG),
            "added": listed(closed("A work that the record gains.", work)),
            "changed": listed(
                closed(
                    "A work that its registry tells otherwise by now; of another abstract alone, fields is empty.",
                    {
                        **work,
                        "fields": listed(
                            closed("A field, before and now.", {"field": one_of(FIELDS), "old": TEXT, "new": TEXT})
                        ),
                        "happened": listed(part("update")),
                        **citers,
                    },
                )
            ),
            "gone": listed(closed("A work that its registry has no more.", {**work, **citers})),
            "not_asked": listed(closed("A work about which nothing could be learnt.", {"id": TEXT, "why": TEXT})),
            "down": described("Registries that failed.", listed(TEXT)),
            "unreadable": listed(closed("An article that could not be read.", {"path": TEXT, "why": TEXT})),
        },
    )
    place = {"line": {"type": "integer", "minimum": 1}, "text": TEXT}
    parts = {
        "update": closed(
            "Something that happened to a work since the record was last asked for it; doi: of the notice.",
            {"type": one_of(UPDATES), "doi": TEXT, "date": TEXT, "source": TEXT},
        ),
        "citer": closed(
            "An article's entry of the work, and the sentences that cite it.",
            {"path": TEXT, "entry": part("words"), "sentences": listed(part("words"))},
        ),
        "words": closed(
            "Words of an article, on one line, and where they begin; part: the paragraph or page, without lines.",
            place,
            {"part": TEXT},
        ),
    }
    return document("claimcheck lock", body, parts)
