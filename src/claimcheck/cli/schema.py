"""``claimcheck schema``: the JSON Schemas of what is written and read."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from claimcheck.cli.completing import words

WHAT = ("report", "extract", "references", "config", "lock")


def schema(
    what: Annotated[str, typer.Argument(metavar="|".join(WHAT), help="Whose schema.", autocompletion=words(*WHAT))],
) -> int:
    """Print the JSON Schema of a report, of what was extracted, of references.yaml, the configuration, or a lock."""
    import json

    from claimcheck.cli.options import chosen
    from claimcheck.cli.output import write_out
    from claimcheck.gate.status import ExitStatus

    write_out(json.dumps(schema_of(chosen(what, "schema", WHAT)), ensure_ascii=False, indent=1) + "\n")
    return ExitStatus.CLEAN


def schema_of(what: str) -> dict[str, Any]:
    """Return one of the schemas, ``what`` of :data:`WHAT`."""
    if what == "report":
        from claimcheck.reporters.json_schema import report_schema

        return report_schema()
    if what == "extract":
        from claimcheck.reporters.extract_schema import extract_schema

        return extract_schema()
    if what == "references":
        from claimcheck.works.record_schema import references_schema

        return references_schema()
    if what == "lock":
        from claimcheck.cli.lock_json import lock_schema

        return lock_schema()
    from claimcheck.config.schema import ConfigurationTable
    from claimcheck.model.json_schema import DIALECT

    return {"$schema": DIALECT, **ConfigurationTable.model_json_schema(by_alias=True)}
