"""JSON and YAML as trees whose values know their place in the source (https://www.rfc-editor.org/rfc/rfc8259)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.readers.told import Piece

_DEEPEST: Final = 60
_TOKEN: Final = re.compile(
    r"[ \t\r\n]*(?:(?P<string>\"(?:[^\"\\\n]|\\.)*+\")|(?P<sign>[\[\]{},:])|(?P<bare>[^\s\[\]{},:\"]{1,400}))"
)


@dataclass(slots=True)
class Value:
    """A value at ``source[start:end]``: a scalar with its ``text``, a list of ``items`` or a mapping of ``members``."""

    start: int
    end: int
    text: str | None = None
    items: list[Value] = field(default_factory=list)
    members: dict[str, Value] = field(default_factory=dict)
    kind: str = "scalar"

    def get(self, *names: str) -> Value | None:
        """Return the first member of these names, or None."""
        return next((self.members[name] for name in names if name in self.members), None)

    def words(self) -> str:
        """Return the text of a scalar, "" for anything else and for null."""
        return self.text.strip() if self.text else ""

    def pieces(self) -> list[Piece]:
        """Return the text of a scalar with its place."""
        return [Piece(self.text, self.start, self.end)] if self.text else []

    def scalars(self) -> list[Value]:
        """Return the scalars among the items, or the scalar itself."""
        return [self] if self.kind == "scalar" else [item for item in self.items if item.kind == "scalar"]


class _Builder:
    """Puts values together as their parts come, without recursion."""

    def __init__(self) -> None:
        self.top: Value | None = None
        self.open: list[Value] = []
        self._keys: list[str | None] = []

    def add(self, value: Value) -> None:
        """Add a value to the container that is open; in a mapping, a scalar in the place of a key is one."""
        if not self.open:
            if self.top is None:
                self.top = value
        elif self.open[-1].kind == "list":
            self.open[-1].items.append(value)
        elif self._keys[-1] is None:
            self._keys[-1] = value.text or ""
        else:
            self.open[-1].members.setdefault(self._keys[-1], value)
            self._keys[-1] = None
        if value.kind != "scalar" and value.end < 0:
            if len(self.open) >= _DEEPEST:
                raise UnreadableDocument(f"has values in more than {_DEEPEST} levels; save it with fewer")
            self.open.append(value)
            self._keys.append(None)

    def close(self, end: int) -> None:
        """End the container that is open."""
        if self.open:
            self.open.pop().end = end
            self._keys.pop()


def read_json(source: str) -> Value | None:
    """Return the value of a JSON text, None where it is none. Raises UnreadableDocument where it is too deep."""
    builder, at, end = _Builder(), 0, len(source.rstrip())
    while at < end:
        token = _TOKEN.match(source, at)
        if token is None:
            return None
        at = token.end()
        sign = token["sign"]
        if sign in ("[", "{"):
            builder.add(Value(token.start("sign"), -1, kind="list" if sign == "[" else "mapping"))
        elif sign in ("]", "}"):
            if not builder.open or (builder.open[-1].kind == "list") != (sign == "]"):
                return None
            builder.close(at)
        elif token["string"]:
            try:
                text = json.loads(token["string"], strict=False)
            except ValueError:
                return None
            builder.add(Value(token.start("string") + 1, at - 1, _whole(text)))
        elif token["bare"]:
            text = token["bare"]
            builder.add(Value(token.start("bare"), at, "" if text == "null" else text))
    return builder.top if not builder.open else None


def _whole(text: str) -> str:
    """Return text without lone surrogates, which an escape can make."""
    return text.encode("utf-8", "replace").decode() if any("\ud800" <= c <= "\udfff" for c in text) else text


def read_yaml(source: str, base: int = 0) -> Value | None:
    """Return the first document of a YAML text that begins at ``base`` of its file; None where there is none.

    An alias is a value without a place of its own. Raises UnreadableDocument, with the line in the text.
    """
    import yaml

    try:
        from yaml import CSafeLoader as Loader
    except ImportError:  # pragma: no cover
        from yaml import SafeLoader as Loader  # type: ignore[assignment]
    builder = _Builder()
    anchors: dict[str, Value] = {}
    try:
        for event in yaml.parse(source, Loader=Loader):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            _take(builder, anchors, event, source, base)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1})" if mark else ""
        raise UnreadableDocument(
            f"is not YAML{line}: {getattr(error, 'problem', None) or 'an unknown sign'}"
        ) from error
    except (ValueError, OverflowError) as error:  # signs that are none
        raise UnreadableDocument("is not YAML; save it as UTF-8 text") from error
    return builder.top


def _take(builder: _Builder, anchors: dict[str, Value], event: Any, source: str, base: int) -> None:
    name = type(event).__name__
    start, end = event.start_mark.index, event.end_mark.index
    if name == "ScalarEvent":
        if source[start : start + 1] in ('"', "'") and end - start >= 2:
            start, end = start + 1, end - 1
        text = "" if event.style is None and event.value in ("null", "~", "Null", "NULL") else event.value
        value = Value(base + start, base + end, _whole(text))
    elif name in ("SequenceStartEvent", "MappingStartEvent"):
        value = Value(base + start, -1, kind="list" if name == "SequenceStartEvent" else "mapping")
    elif name == "AliasEvent":
        value = anchors.get(event.anchor) or Value(base + start, base + end, "")
        if value.kind == "scalar":
            value = Value(base + start, base + start, value.text)
        elif value.end < 0:  # a container within itself
            value = Value(base + start, base + end, "")
    elif name in ("SequenceEndEvent", "MappingEndEvent"):
        builder.close(base + end)
        return
    else:
        return
    if getattr(event, "anchor", None) and name != "AliasEvent":
        anchors[event.anchor] = value
    builder.add(value)
