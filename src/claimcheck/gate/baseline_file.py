"""The baseline as a file: JSON, or YAML where its name says so; a finding on each line, so that diffs are small."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.model.finding import Known

_VERSION = 1
_YAML = frozenset({".yaml", ".yml"})
_HEADER = "# Findings that are accepted as they are. Written by `claimcheck baseline`; it only ever shrinks.\n"


def baseline_text(known: Iterable[Known], path: str) -> str:
    """Return the text of a baseline file; paths with "/", relative to the folder of the file."""
    rows = [
        json.dumps({"path": one.path, "code": one.code, "identity": one.identity}, ensure_ascii=False) for one in known
    ]
    if PurePath(path).suffix.lower() in _YAML:
        listed = "".join(f"\n  - {row}" for row in rows) if rows else " []"
        return f"{_HEADER}version: {_VERSION}\nfindings:{listed}\n"
    listed = ",".join(f"\n  {row}" for row in rows)
    return f'{{"version": {_VERSION},\n "findings": [{listed}]}}\n'


def read_baseline(text: str, path: str) -> tuple[Known, ...]:
    """Read a baseline; the paths as they stand in it. Raises UsageError naming ``path``."""
    data = _parsed(text, path)
    rows = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not isinstance(data, dict):
        raise UsageError(f"{path}: not a baseline; write one with claimcheck baseline create")
    if data.get("version") != _VERSION:
        raise UsageError(f"{path}: version {data.get('version')!r} of baselines is not known here; 1 is")
    return tuple(_known(row, number, path) for number, row in enumerate(rows, 1))


def _parsed(text: str, path: str) -> Any:
    if PurePath(path).suffix.lower() not in _YAML:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{path}: not valid JSON: {error}") from error
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error


def _known(row: object, number: int, path: str) -> Known:
    values = [row.get(key) for key in ("identity", "code", "path")] if isinstance(row, dict) else []
    words = [value for value in values if isinstance(value, str) and value]
    if len(words) < 3:
        raise UsageError(f"{path}: finding {number} lacks an identity, a code or a path")
    return Known(*words)
