"""The shape of ``references.yaml``: YAML nodes in, values out, every mistake told with its line and its remedy.

Written by hand rather than with pydantic: nodes know their line, values stay as printed (``28969441``, ``2018`` and
``2026-11-22`` are text), and a run does not pay 0.15 s to import a validator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from claimcheck.errors import RecordError

_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads nodes of one file; ``path`` is how errors name it."""

    path: str

    def fail(self, node: Node, problem: str, remedy: str) -> RecordError:
        """Return the error for a node: one line with file, line, problem and remedy."""
        return failure(self.path, node.start_mark.line + 1, problem, remedy)

    def mapping(self, node: Node, what: str, keys: Iterable[str]) -> dict[str, Node]:
        """Return the entries of a mapping by key; raises RecordError for other nodes, unknown keys and doubled ones."""
        if not isinstance(node, MappingNode):
            raise self.fail(node, f"{what} is not a mapping", "write it as keys and values, 'key: value'")
        known = tuple(keys)
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            if name not in known:
                raise self.fail(key, f"unknown key {name!r} in {what}", _did_you_mean(name, known))
            if name in found:
                raise self.fail(key, f"key {name!r} stands twice in {what}", "keep one of them")
            found[name] = value
        return found

    def items(self, node: Node | None, what: str) -> list[Node]:
        """Return the items of a list; an absent or empty one gives []."""
        if node is None or is_null(node):
            return []
        if not isinstance(node, SequenceNode):
            raise self.fail(node, f"{what} is not a list", "write one item a line, each after '- ', or []")
        return list(node.value)

    def text(self, node: Node | None, what: str) -> str:
        """Return a scalar as printed; an absent or empty one gives ""."""
        if node is None or is_null(node):
            return ""
        if not isinstance(node, ScalarNode):
            raise self.fail(node, f"{what} is not a single value", "write it as one text, in quotes if it holds ': '")
        return str(node.value).strip()

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Return a list of scalars; a single scalar counts as a list of one."""
        if isinstance(node, ScalarNode) and not is_null(node):
            return (self.text(node, what),)
        return tuple(filter(None, (self.text(item, what) for item in self.items(node, what))))

    def flag(self, node: Node | None, what: str, default: bool) -> bool:
        """Return a true/false value."""
        if node is None or is_null(node):
            return default
        word = self.text(node, what).lower()
        if word not in ("true", "false", "yes", "no"):
            raise self.fail(node, f"{what} is {word!r}", "write true or false")
        return word in ("true", "yes")

    def choice(self, node: Node | None, what: str, choices: Mapping[str, object] | tuple[str, ...]) -> str:
        """Return a scalar that must be one of ``choices``."""
        word = self.text(node, what)
        if node is None or word not in choices:
            listed = ", ".join(choices)
            if node is None:
                raise RecordError(f"{self.path}: {what} is missing; write one of: {listed}")
            raise self.fail(node, f"{what} is {word!r}", f"write one of: {listed}")
        return word


def is_null(node: Node) -> bool:
    """Tell whether a node is YAML's null or an empty value."""
    return isinstance(node, ScalarNode) and (node.tag == _NULL or not str(node.value).strip())


def failure(path: str, line: int, problem: str, remedy: str) -> RecordError:
    """Return the error for a line of the file."""
    return RecordError(f"{path}:{line}: {problem}; {remedy}")


def _did_you_mean(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # an error is on its way: time does not matter

    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(known)}"
