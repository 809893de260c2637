"""Web addresses printed in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.model.document import Hyperlink
from claimcheck.model.span import Span

# Angle brackets belong to an address only as old Wiley DOIs have them: .../16<1661::AID-SIM968>3.0.CO;2-2
_ADDRESS: Final = re.compile(
    r"(?<![\w@/.-])(?P<scheme>https?://|ftp://|(?=www\.\w)|(?=(?:dx\.)?doi\.org/\S))"
    r"(?:[^\s<>\"“”„«»‹›`|\\^\u200b\ufeff]|<[^\s<>\"]{1,40}>(?=\d))+",
    re.IGNORECASE,
)
_SIGNS: Final = ("://", "www.", "WWW.", "doi.org/", "DOI.org/", "DOI.ORG/")
_SCHEME: Final = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_NEXT_ADDRESS: Final = re.compile(r"[,;)\]](?=https?://)", re.IGNORECASE)
_TRAILING: Final = ".,;:!?'’‘*_…"
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}


def find_addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Hyperlink]:
    """Yield the addresses that stand in ``text[start:end]``, without the punctuation that follows them.

    An address is http, https or ftp with its scheme, or one without it that begins with "www." or "doi.org/" (its
    target gets "https://"). Brackets that close in the address what was opened before it end it.
    """
    end = len(text) if end is None else end
    done = start
    for at in _candidates(text, start, end):
        match = _ADDRESS.match(text, at, end) if at >= done else None
        if match is None:
            continue
        words = _trim(match.group())
        scheme = match.group("scheme")
        if len(words) > len(scheme) + 2:
            done = at + len(words)
            yield Hyperlink(Span(at, done), words if scheme else f"https://{words}", bare=True)


def _candidates(text: str, start: int, end: int) -> list[int]:
    """Return where addresses may begin, in order (plain searches: far faster than a pattern over all text)."""
    places = []
    for sign in _SIGNS:
        at = text.find(sign, start, end)
        while at >= 0:
            first = at
            if sign == "://":
                scheme = _SCHEME.search(text, max(start, at - 5), at)
                first = scheme.start() if scheme else -1
            elif sign[0] in "dD" and text[max(start, at - 3) : at].lower() == "dx.":
                first = at - 3
            if first >= 0:
                places.append(first)
            at = text.find(sign, at + len(sign), end)
    places.sort()
    return places


def _trim(words: str) -> str:
    """Cut an address where another begins or a bracket closes that it did not open, then final punctuation."""
    following = _NEXT_ADDRESS.search(words)
    if following:
        words = words[: following.start()]
    opened: list[str] = []
    end = len(words)
    for at, character in enumerate(words):
        if character in "([{":
            opened.append(character)
        elif character in _PAIRS:
            if not opened or opened[-1] != _PAIRS[character]:
                end = at
                break
            opened.pop()
    while end and words[end - 1] in _TRAILING + "([{":
        end -= 1
    return words[:end]
