"""Find and read the configuration: the closest file upward from a folder, not merged but with what it extends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.compare import lazy_patterns as re
from claimcheck.config.paths import printed_path
from claimcheck.config.settings import Settings
from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from claimcheck.config.schema import ConfigurationTable

# In one folder the first of these that says anything about claimcheck is taken.
FILE_NAMES = (".claimcheck.toml", "claimcheck.toml", "pyproject.toml")


def load_settings(folder: str) -> Settings:
    """Return the settings of the closest configuration upward from ``folder``, or the defaults where there is none.

    A pyproject.toml without ``[tool.claimcheck]`` is passed by. Raises ConfigurationError.
    """
    start = Path(folder).resolve()
    for parent in (start, *start.parents):
        for name in FILE_NAMES:
            path = parent / name
            if path.is_file():
                settings = read_settings(path, required=False)
                if settings is not None:
                    return settings
    return Settings()


def load_named_settings(path: str) -> Settings:
    """Return the settings of the file that ``--config`` names. Raises ConfigurationError, also when it is missing."""
    settings = read_settings(Path(path), required=True)
    if settings is None:
        raise ConfigurationError(f"{path} has no [tool.claimcheck] table; add one, or name another file with --config")
    return settings


def read_settings(path: Path, *, required: bool, extended_by: tuple[Path, ...] = ()) -> Settings | None:
    """Read one file, and the one that it extends; None for a pyproject.toml that says nothing about claimcheck.

    ``required`` False: a pyproject.toml that never names claimcheck is not even parsed; its faults are not ours.
    ``extended_by``: the files that led here. Raises ConfigurationError.
    """
    shown = printed_path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"cannot read {shown}: {error.strerror}") from error
    inside = path.name == "pyproject.toml"
    if inside and not required and b"claimcheck" not in data:
        return None
    text, parsed = _parse(data, shown)
    table: Any = parsed
    if inside:
        tool = parsed.get("tool")
        table = tool.get("claimcheck") if isinstance(tool, dict) else None
        if table is None:
            return None
    if not isinstance(table, dict):
        raise ConfigurationError(f"{shown}: [tool.claimcheck] must be a table")
    found = _validated(table, path, shown, text)
    return _settings(found, _base(found, path, shown, extended_by), path, shown)


def _parse(data: bytes, shown: str) -> tuple[str, dict[str, Any]]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(f"{shown}:{line}: not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{shown}:{found[1]}:{found[2]}" if found else shown
        said = str(error).partition(" (at ")[0]
        raise ConfigurationError(f"{where}: not valid TOML: {said}") from error


def _validated(table: dict[str, Any], path: Path, shown: str, text: str) -> ConfigurationTable:
    from pydantic import ValidationError

    from claimcheck.config.schema import ConfigurationTable

    try:
        return ConfigurationTable.model_validate(table)
    except ValidationError as error:
        raise ConfigurationError(_complaint(error.errors()[0], shown, text, path.name == "pyproject.toml")) from error


def _base(found: ConfigurationTable, path: Path, shown: str, extended_by: tuple[Path, ...]) -> Settings:
    """Return the settings that a file starts from: those of the file that it extends. Raises ConfigurationError."""
    if found.extend is None:
        return Settings()
    base = path.resolve().parent / Path(found.extend).expanduser()
    chain = (*extended_by, path.resolve())
    if base.resolve() in chain:
        raise ConfigurationError(f"{shown}: extend: {found.extend} extends this file in its turn")
    settings = read_settings(base, required=True, extended_by=chain)
    if settings is None:
        raise ConfigurationError(f"{shown}: extend: {found.extend} has no [tool.claimcheck] table")
    return settings


def _settings(found: ConfigurationTable, base: Settings, path: Path, shown: str) -> Settings:
    """Return the settings of a file: what it sets itself, the rest from ``base``; paths count from its folder."""
    folder = path.resolve().parent
    said: dict[str, Any] = {name: getattr(found, name) for name in found.model_fields_set - {"extend"}}
    for name in ("references", "baseline"):
        if said.get(name) is not None:
            said[name] = printed_path(folder / said[name])
    if "against" in said:
        said["against"] = tuple(printed_path(folder / path) for path in found.against)
    if "sources" in said:
        said["sources"] = {name: address for name, address in found.sources.model_dump().items() if address}
    if found.house is not None:
        from claimcheck.config.house import house_of

        said["house"] = house_of(found.house, base.house)
    if "per_file_ignores" in said:
        said["per_file_ignores"] = tuple((p, folder.as_posix(), words) for p, words in found.per_file_ignores.items())
    if "exclude" in said or not base.exclude:
        said["folder"] = str(folder)
    return replace(base, path=shown, **said)


def _complaint(error: ErrorDetails, shown: str, text: str, inside: bool) -> str:
    from claimcheck.config.house import HOUSE_KEYS
    from claimcheck.config.schema import KEYS, SOURCES

    key = str(error["loc"][0])
    inner = str(error["loc"][1]) if key in ("sources", "house") and len(error["loc"]) > 1 else ""
    line = _line_of(key, text, inside)
    where = f"{shown}:{line}" if line else shown
    if error["type"] == "extra_forbidden":
        what, name, keys = "key", inner or key, HOUSE_KEYS if inner else KEYS
        if inner and key == "sources":
            what, keys = "source", SOURCES
        where += " in [house]" if keys is HOUSE_KEYS else ""
        return f"{where}: there is no {what} {name!r}{_nearest(name, keys)}; known {what}s: {', '.join(keys)}"
    message = error["msg"].removeprefix("Value error, ")
    key = f"{key}.{inner}" if inner else key
    return f"{where}: {key}: {message[:1].lower()}{message[1:]} (given: {error['input']!r})"


def _nearest(key: str, keys: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower().replace("_", "-"), keys, n=1, cutoff=0.5)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _line_of(key: str, text: str, inside: bool) -> int | None:
    """Return the line (from 1) on which ``key`` of our table is set, as far as plain TOML tells."""
    setting = re.compile(rf"""\s*(?:tool\.claimcheck\.)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    ours = not inside
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("["):
            header = line.strip().strip("[]").replace(" ", "")
            ours = header == "tool.claimcheck" if inside else False
            if header in (key, f"tool.claimcheck.{key}"):
                return number
        elif (ours or "tool.claimcheck" in line) and setting.match(line):
            return number
    return None
