"""``claimcheck extract``: print what was read, judge nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import Color, Config, Isolated, Output, Paths, ReadAs, RequireFiles, StdinFilename

if TYPE_CHECKING:
    from claimcheck.cli.notices import Notices
    from claimcheck.cli.output import Target
    from claimcheck.model.article import Article
    from claimcheck.pipeline import Input
    from claimcheck.reporters.extract_json import Unread

FORMATS = ("full", "json")


def extract(
    paths: Paths = None,
    output: Output = None,
    quantities: Annotated[bool, typer.Option("--quantities", help="Also list every quantity, claim or not.")] = False,
    read_as: ReadAs = None,
    stdin_filename: StdinFilename = None,
    color: Color = "auto",
    require_files: RequireFiles = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Print what was read (citations, references, claims, links), judge nothing; no network."""
    from claimcheck.cli.inputs import gather, load_configuration, named_paths
    from claimcheck.cli.notices import Notices
    from claimcheck.cli.options import bare_references
    from claimcheck.cli.output import targets, wants_colour, width_of, write_all
    from claimcheck.gate.status import ExitStatus

    asked = targets(output, FORMATS)
    as_references = bare_references(read_as)
    settings = load_configuration(config, isolated)
    inputs = gather(named_paths(paths, stdin_filename), settings, require_files=require_files)

    notices = Notices()

    def rendered(target: Target) -> str:
        read = _read(inputs, as_references, notices)
        if target.format == "json":
            from claimcheck.reporters import extract_json

            return extract_json.render(read, quantities=quantities)
        from claimcheck.reporters import extract_table

        colour = wants_colour(target, color)
        return extract_table.render(read, quantities=quantities, colour=colour, width=width_of(target))

    write_all(asked, rendered)
    return ExitStatus.CLEAN


def _read(inputs: tuple[Input, ...], as_references: bool | None, notices: Notices) -> Iterator[Article | Unread]:
    """Yield one result for each input, as the reporters take it; tells what the readers have to tell."""
    from claimcheck.model.article import Article
    from claimcheck.pipeline import extract_paths
    from claimcheck.reporters.extract_json import Unread

    for result in extract_paths(inputs, as_references):
        if isinstance(result, Article):
            notices.tell(result.path, result.document.notices)
        yield result if isinstance(result, Article) else Unread(result.path, result.message)
