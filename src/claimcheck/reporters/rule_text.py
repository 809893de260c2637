"""What a rule says of itself, for formats that carry it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.finding import Severity

# "Why it matters: ...", "Cannot see: ..." at the beginning of a paragraph.
_LABEL = re.compile(r"^([A-Z][A-Za-z ]{2,30}):(?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as its readers know it; ``documentation``: paragraphs of plain text, the first one a summary."""

    code: str
    name: str
    severity: Severity
    documentation: str

    @property
    def summary(self) -> str:
        """The first sentence: what is reported."""
        return self.documentation.partition("\n")[0]

    @property
    def markdown(self) -> str:
        """The documentation with the names of its sections in bold."""
        return _LABEL.sub(r"**\1:**", self.documentation)
