"""The attributes of tags, and what they tell about an element: hidden, beside the article, an entry, a list."""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attributes of one tag say.

    ``beside``: how surely the element stands beside the article, by its classes, id and role. ``hidden``: nobody sees
    it. ``body``: it says that it holds the article. ``list`` and ``notes``: it says that it holds references, notes.
    """

    values: dict[str, str] = field(default_factory=dict)
    beside: Beside = Beside.NO
    named: bool = False  # ``beside`` follows from the id alone
    hidden: bool = False
    body: bool = False
    list: bool = False
    notes: bool = False
    entry: bool = False
    tells: bool = False  # any of these

    def get(self, name: str) -> str:
        """Return an attribute's value with entities resolved, "" where there is none."""
        value = self.values.get(name, "")
        return resolve(value).strip() if "&" in value else value.strip()


NONE: Final = Attributes()


class AttributeReader:
    """Reads attributes; those that occur often once."""

    def __init__(self) -> None:
        self._known: dict[str, Attributes] = {"": NONE}

    def __call__(self, attributes: str) -> Attributes:
        """Return what ``attributes``, the part of a tag behind its name, say."""
        known = self._known.get(attributes)
        if known is None:
            known = self._known[attributes] = read_attributes(attributes)
        return known


def read_attributes(attributes: str) -> Attributes:
    """Read the part of a tag behind its name; of an attribute given twice the first counts."""
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        values.setdefault(name.lower(), double or single or bare)
    classes, identity, role = values.get("class", ""), values.get("id", ""), values.get("role", "").lower()
    if not (classes or identity or role or "style" in values or "hidden" in values or "aria-hidden" in values):
        body = _is_body(values, "", "")
        return Attributes(values, body=body, tells=body)
    beside = beside_words(classes)
    named = beside is Beside.NO
    if named:
        beside = beside_words(identity, exact=True)
    if role in _ROLES_BESIDE:
        beside, named = Beside.SURELY, False
    words = f"{classes} {identity}"
    hidden, body = _is_hidden(values, classes), _is_body(values, classes, role)
    listing = is_list_words(words) or role == "doc-bibliography"
    notes = is_notes_words(words) or role in ("doc-endnotes", "doc-footnote")
    entry = bool(_ENTRY_WORD.search(classes) or _ENTRY_ID.match(identity)) or role == "doc-biblioentry"
    tells = bool(beside or hidden or body or listing or notes or entry)
    return Attributes(values, beside, named and bool(beside), hidden, body, listing, notes, entry, tells)


def resolve(value: str) -> str:
    """Resolve the entities of an attribute's value."""
    return _ENTITY.sub(lambda match: unescape(match.group()), value)


def _is_hidden(values: dict[str, str], classes: str) -> bool:
    if "hidden" in values and values["hidden"].lower() != "until-found":
        return True
    if values.get("aria-hidden", "").strip().lower() == "true" or _UNSEEN.search(values.get("style", "")):
        return True
    if _NOT_PRINTED.search(classes):
        return True
    words = classes.lower().split()
    return any(w in words for w in ("hidden", "d-none", "is-hidden", "hide")) and not _SHOWN_ELSEWHERE.search(classes)


def _is_body(values: dict[str, str], classes: str, role: str) -> bool:
    return (
        values.get("itemprop", "").lower() == "articlebody"
        or role == "main"
        or bool(classes and _CONTENT.search(classes))
    )
