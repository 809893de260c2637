"""What LaTeX's sources are divided by."""

from __future__ import annotations

from typing import Final

from claimcheck.compare import lazy_patterns as re

PLAIN: Final = re.compile(r"(?:[^\\{}$&%~`'\s-]|[ ](?=[^\s%])|['-](?![`'-]))+")
"""Characters that stand for themselves, and single spaces between words."""
SPACE: Final = re.compile(r"\s+")
COMMENT: Final = re.compile(r"%[^\n]*\n?[ \t]*")
BEGIN: Final = re.compile(r"^(?:[^%\n]|\\%){0,300}?\\begin\{document\}", re.MULTILINE)
PREAMBLE: Final = re.compile(
    r"^(?:[^%\n\\]|\\%){0,300}(\\(?:title|addbibresource|addglobalbib|bibliography))(?![A-Za-z])\*?", re.MULTILINE
)
DOLLARS: Final = re.compile(r"\$\$(?:[^$\\]|\\.){1,20000}?\$\$|\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n)){1,3000}?\$", re.DOTALL)
VERB: Final = re.compile(r"(?:\[[^\[\]\n]{0,200}\])?([^\sA-Za-z*{])([^\n]{0,1000}?)\1|\{()([^{}\n]{0,1000})\}")
DEFINITION: Final = re.compile(r"\s{0,4}\\[A-Za-z@]{1,60}[^{}\n]{0,100}(?=\{)")
