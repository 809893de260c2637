"""Puts the page together: one file, with nothing in it that asks a network for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from importlib import resources
from typing import Any

STYLES = ("page.css",)
SCRIPTS = ("core.js", "article.js", "panel.js", "tables.js", "page.js")

_SLOT = re.compile(r"\{\{([a-z]+)\}\}")
# What could end the element that holds the data, or is no character of a script: the rest of JSON is harmless there
# (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def page(data: Mapping[str, Any], slots: Mapping[str, str]) -> str:
    """Return the page; ``slots``: words of the template by name, which are escaped here."""
    style = "".join(_read(name) for name in STYLES)
    script = "'use strict';\n(() => {\n" + "".join(_read(name) for name in SCRIPTS) + "})();\n"
    filled = {
        **{name: escape(_SURROGATE.sub("\ufffd", words)) for name, words in slots.items()},
        "policy": policy(style, script),
        "style": style,
        "script": script,
        "data": embedded(data),
    }
    return _SLOT.sub(lambda slot: filled[slot.group(1)], _read("page.html"))


def embedded(data: Mapping[str, Any]) -> str:
    """Return JSON that may stand in a script element, whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", text)


def policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy (level 3) that allows the page its own style and script, and nothing else."""
    return (
        f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (resources.files(__package__) / name).read_text("utf-8")
