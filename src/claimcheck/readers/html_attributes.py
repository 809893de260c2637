"""The attributes of tags, and what they tell about an element: hidden, beside the article, an entry, a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from claimcheck.compare import lazy_patterns as re
from claimcheck.readers.html_words import Beside, beside_words, is_list_words, is_notes_words

_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]{1,80}+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+""")
# In attributes an entity without its semicolon is none before "=" or a letter (WHATWG, section 13.2.5.73).
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})(?:;|(?![=\w;]))")
_UNSEEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHOWN_ELSEWHERE: Final = re.compile(r"(?:^|\s)(?:[a-z0-9-]+:|d-\w+-)(?:block|flex|grid|inline\S*|table\S*)(?:\s|$)")
_NOT_PRINTED: Final = re.compile(r"(?:^|[\s_-])(?:backlink|footnote-back(?:ref)?|noprint|no-print)(?=\s|$)")
_CONTENT: Final = re.compile(
    r"(?:^|\s)(?:entry-content|post-content|post-body|post__content|post_content|article-content|article-body|"
    r"article__body|article__content|articlebody|story-body|story-content|blog-post-content|blog-item-content|"
    r"gh-content|kg-content|available-content|body\.?markup|mw-parser-output|markdown-body|e-content|"
    r"td-post-content|single-content|main-content|post-single-content|article-text|articletext|content-body)(?:\s|$)",
    re.IGNORECASE,
)
_ENTRY_WORD: Final = re.compile(
    r"(?:^|[\s_-])(?:csl-entry|reference(?:s?-item|s__item)?|citation|bibl?|bib-?item|bib-?entry|ref-?item|ltx_bibitem)"
    r"(?=\s|$)",
    re.IGNORECASE,
)
_ENTRY_ID: Final = re.compile(r"(?:ref|reference|bib|cit|cite|cr|b|rf)[-_:.]?[a-z]{0,4}\d{1,4}\Z", re.IGNORECASE)
_ROLES_BESIDE: Final = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tooltip status "
    "doc-toc doc-backlink".split()
)


# Attributes as nearly all pages write them, small letters and double quotes: the same as _ATTRIBUTE reads, in one step.
# An attribute given twice is passed by the second time.
_WHOLE: Final = re.compile(
    r"""(?:\s++(?:(?(1)(?!)|class="([^"]*+)")|(?(2)(?!)|id="([^"]*+)")|(?(3)(?!)|role="([^"]*+)")"""
    r"""|(?(4)(?!)|style="([^"]*+)")|(?(5)(?!)|aria-hidden="([^"]*+)")|(?(6)(?!)|itemprop="([^"]*+)")"""
    r"""|(?!hidden)[a-z_][a-z0-9_:.-]{0,79}+(?:="[^"]*+"|(?![^\s/]))))*+\s*+/?"""
)
_LINK: Final = re.compile(
    r"""(?:\s++(?!href\b)[a-z_][a-z0-9_:.-]{0,79}+(?:="[^"]*+"|(?=\s++[a-z])))*+\s++href="([^"]*+)\""""
)
names_itself: Final = re.compile(r"(?:[iI][dD]|[nN][aA][mM][eE])\s*+=").search
"""Tells fast whether attributes may hold an id or a name."""
_TELLING: Final = ("class", "id", "role", "style", "aria-hidden", "itemprop")
_REMEMBERED: Final = 20_000
_DIGITS: Final = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attributes of one tag say about its element.

    ``beside``: how surely the element stands beside the article, by its classes, id and role. ``hidden``: nobody sees
    it. ``body``: it says that it holds the article. ``list`` and ``notes``: it says that it holds references, notes.
    """

    classes: str = ""
    role: str = ""
    beside: Beside = Beside.NO
    named: bool = False  # ``beside`` follows from the id alone
    hidden: bool = False
    body: bool = False
    list: bool = False
    notes: bool = False
    entry: bool = False
    tells: bool = False  # any of these


NONE: Final = Attributes()


class AttributeReader:
    """Reads attributes; those that occur often once. They are given as the part of a tag behind its name."""

    def __init__(self) -> None:
        self._known: dict[str, Attributes] = {"": NONE}
        self._told: dict[tuple[object, ...], Attributes] = {}
        self._identities: dict[str, tuple[Beside, bool, bool, bool]] = {"": (Beside.NO, False, False, False)}

    def __call__(self, attributes: str) -> Attributes:
        """Return what ``attributes`` say."""
        known = self._known.get(attributes)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[attributes] = self._read(attributes)
        return known

    def values(self, attributes: str) -> dict[str, str]:
        """Return all attributes by name in lower case; of one given twice the first counts."""
        values: dict[str, str] = {}
        if attributes:
            for name, double, single, bare in _ATTRIBUTE.findall(attributes):
                values.setdefault(name.lower(), double or single or bare)
        return values

    def get(self, attributes: str, name: str) -> str:
        """Return an attribute's value with entities resolved, "" where there is none."""
        value = self.values(attributes).get(name, "")
        return resolve(value).strip()

    def address(self, attributes: str) -> str:
        """Return where a link leads, "" where it says nothing."""
        match = _LINK.match(attributes)
        return resolve(match.group(1)).strip() if match else self.get(attributes, "href")

    def names(self, attributes: str) -> Sequence[str]:
        """Return the id and the name that links lead to an element by."""
        values = self.values(attributes)
        return [resolve(name) for name in (values.get("id"), values.get("name")) if name]

    def _read(self, attributes: str) -> Attributes:
        match = _WHOLE.fullmatch(attributes)
        if match is not None:
            classes, identity, role, style, unseen, item = match.groups("")
            hidden = None
        else:
            values = self.values(attributes)
            classes, identity, role, style, unseen, item = (values.get(name, "") for name in _TELLING)
            hidden = values.get("hidden")
        name = self._identity(identity)
        key = (classes, role, style, unseen, item, hidden, name)
        told = self._told.get(key)
        if told is None:
            if len(self._told) > _REMEMBERED:
                self._told.clear()
            told = self._told[key] = _told(classes, role, style, unseen, item, hidden, name)
        return told

    def _identity(self, identity: str) -> tuple[Beside, bool, bool, bool]:
        """Return what an id says: beside the article, list, notes, entry. All digits say the same."""
        identity = _DIGITS.sub("0", identity)
        known = self._identities.get(identity)
        if known is None:
            if len(self._identities) > _REMEMBERED:
                self._identities.clear()
            known = self._identities[identity] = (
                beside_words(identity, exact=True),
                is_list_words(identity),
                is_notes_words(identity),
                _ENTRY_ID.match(identity) is not None,
            )
        return known


def _told(
    classes: str,
    role: str,
    style: str,
    unseen: str,
    itemprop: str,
    hidden: str | None,
    identity: tuple[Beside, bool, bool, bool],
) -> Attributes:
    """Return what classes, an id and the other attributes say together."""
    by_id, listed, noted, numbered = identity
    beside = beside_words(classes)
    named = beside is Beside.NO
    if named:
        beside = by_id
    small = role.lower()
    if small in _ROLES_BESIDE:
        beside, named = Beside.SURELY, False
    away = _is_hidden(hidden, unseen, style, classes)
    body = itemprop.lower() == "articlebody" or small == "main" or bool(classes and _CONTENT.search(classes))
    listing = listed or is_list_words(classes) or small == "doc-bibliography"
    notes = noted or is_notes_words(classes) or small in ("doc-endnotes", "doc-footnote")
    entry = numbered or bool(_ENTRY_WORD.search(classes)) or small == "doc-biblioentry"
    tells = bool(beside or away or body or listing or notes or entry)
    return Attributes(classes, role, beside, named and bool(beside), away, body, listing, notes, entry, tells)


def resolve(value: str) -> str:
    """Resolve the entities of an attribute's value."""
    return _ENTITY.sub(lambda match: unescape(match.group()), value) if "&" in value else value


def _is_hidden(hidden: str | None, unseen: str, style: str, classes: str) -> bool:
    if hidden is not None and hidden.lower() != "until-found":
        return True
    if unseen.strip().lower() == "true" or _UNSEEN.search(style):
        return True
    if _NOT_PRINTED.search(classes):
        return True
    words = classes.lower().split()
    return any(w in words for w in ("hidden", "d-none", "is-hidden", "hide")) and not _SHOWN_ELSEWHERE.search(classes)
