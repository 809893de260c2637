"""Adds a decision to the text of ``decisions.yaml``; every byte that is there stays as it is."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.gate.decisions import Decision, read_decisions

_HEADER = """\
# Findings that an editor has looked at and accepted: who, why, and until when.
# Added to by `claimcheck accept` and edited by people; comments and order are kept.
version: 1
decisions:
"""


def with_decision(text: str, decision: Decision, path: str) -> str:
    """Return the text with one decision more, after all others. Raises UsageError where it cannot be added.

    What comes out is read again: a shape that nobody thought of ends in an error and not in a broken file.
    """
    before = read_decisions(text, path)
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    newline = "\r\n" if "\r\n" in body else "\n"
    if not body.strip():
        at, column, lead, body = len(_HEADER), 2, "", _HEADER
    else:
        at, column, lead = _end_of_list(body, path)
    pad = " " * column
    added = lead + "".join(
        f"{pad}{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(_lines(decision))
    )
    if at and body[at - 1] != "\n":
        added = "\n" + added
    after = bom + body[:at] + added.replace("\n", newline) + body[at:]
    if read_decisions(after, path) != (*before, decision):
        raise UsageError(f"{path}: cannot be added to without changing what it says; nothing was written")
    return after


def _lines(decision: Decision) -> list[str]:
    """Return the keys of a decision, a line each; JSON's strings are YAML's too."""
    lines = [f"{name}: {json.dumps(getattr(decision, name), ensure_ascii=False)}" for name in ("identity",)]
    lines.append(f"rule: {decision.rule}")
    lines += [
        f"{name}: {json.dumps(getattr(decision, name), ensure_ascii=False)}" for name in ("excerpt", "by", "reason")
    ]
    lines += [f"{name}: {day.isoformat()}" for name in ("decided", "until") if (day := getattr(decision, name))]
    return lines


def _end_of_list(body: str, path: str) -> tuple[int, int, str]:
    """Return where the next decision goes, its column, and the line that must come before it."""
    import yaml

    root: Any = yaml.compose(body, Loader=yaml.SafeLoader)
    pairs = {key.value: (key, value) for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    if not pairs:  # comments alone
        return len(body), 2, "version: 1\ndecisions:\n"
    if root.flow_style:
        raise UsageError(f"{path}: its top level is in braces; write one key a line, so that decisions can be added")
    if "decisions" not in pairs:
        return len(body), 2, "decisions:\n"
    key, value = pairs["decisions"]
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        return _line_after(body, _end(value.value[-1], body)), value.start_mark.column, ""
    if isinstance(value, yaml.ScalarNode) and value.value == "":
        return _line_after(body, key.end_mark.index), key.start_mark.column + 2, ""
    raise UsageError(f"{path}: its decisions are in brackets; write each on lines of its own after '- '")


def _end(node: Any, body: str) -> int:
    """Return where the last thing that a node says ends, before comments and empty lines."""
    if not isinstance(node.value, str) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, body)
    end: int = node.end_mark.index
    return len(body[:end].rstrip()) if getattr(node, "style", None) in ("|", ">") else end


def _line_after(body: str, at: int) -> int:
    end = body.find("\n", at)
    return len(body) if end < 0 else end + 1
