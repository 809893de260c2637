"""``claimcheck lock``: settle every reference with the registries and write ``references.yaml``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from claimcheck.cli.options import (
    Config,
    Isolated,
    MailTo,
    NoCache,
    Output,
    Paths,
    ReadAs,
    References,
    RequireFiles,
    StdinFilename,
)


def lock(
    paths: Paths = None,
    references: References = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with status 1 where something would change.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Ask again for what is settled: changes, retractions, new works.")
    ] = False,
    offline: Annotated[bool, typer.Option("--offline", help="No network: the cache of this machine alone.")] = False,
    output: Output = None,
    mailto: MailTo = None,
    no_cache: NoCache = False,
    read_as: ReadAs = None,
    stdin_filename: StdinFilename = None,
    require_files: RequireFiles = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Settle every reference with the registries and write references.yaml, which checks and CI then rely on."""
    from claimcheck.cli.inputs import gather, load_configuration, lock_path, named_paths
    from claimcheck.cli.notices import Notices
    from claimcheck.cli.options import bare_references
    from claimcheck.cli.output import targets, write_all
    from claimcheck.cli.progress import terminal_progress
    from claimcheck.gate.status import ExitStatus
    from claimcheck.model.article import Article
    from claimcheck.pipeline import LockRequest, lock_paths
    from claimcheck.works.saving import planned, save
    from claimcheck.works.sources import find_sources

    asked = targets(output, ("text", "json"))
    settings = load_configuration(config, isolated)
    named = named_paths(paths, stdin_filename)
    path = lock_path(references, settings, named)
    as_references = bare_references(read_as)
    inputs = gather(named, settings, require_files=require_files)
    sources = find_sources(settings.sources, mailto=mailto or settings.mailto or "", no_cache=no_cache, offline=offline)
    progress = None if offline else terminal_progress()
    try:
        read, learnt = lock_paths(LockRequest(inputs, path, sources, update, as_references, progress))
    finally:
        if progress:
            progress.close()
    notices = Notices()
    for one in read:
        if isinstance(one, Article):
            notices.tell(one.path, one.document.notices)
    plan = planned(path, learnt.additions)
    if plan and not check:
        plan = save(path, learnt.additions)
    changes = plan.additions if plan else None
    write_all(asked, lambda target: _told(target.format)(path, read, learnt, changes, written=not check))
    return ExitStatus.FINDINGS if check and plan else ExitStatus.CLEAN


def _told(format: str) -> Callable[..., str]:
    if format == "json":
        from claimcheck.cli.lock_json import rendered

        return rendered
    from claimcheck.cli.lock_words import told

    return told
