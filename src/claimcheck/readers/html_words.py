"""Words by which pages name their parts: what stands beside an article, and headings that begin or end its parts.

Class names follow the conventions of widespread themes (WordPress core and its block themes, Ghost's Casper,
Squarespace, Substack, MediaWiki's Vector, Bootstrap) and of the readability scripts after Arc90's.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from claimcheck.compare import lazy_patterns as re


class Beside(IntEnum):
    """How surely an element is no part of the article."""

    NO = 0
    LIKELY = 1  # unless most of the page's text stands in it
    SURELY = 2


_SURELY: Final = re.compile(
    r"(?:^|-)(?:nav|navbar|navigation|menus?|submenu|breadcrumbs?|crumbs|pagination|pager|page-links|skip-?link|"
    r"skip-to-content|toc|table-of-contents|ez-toc|masthead|top-?bar|site-(?:header|footer)|colophon|editsection|"
    r"navbox|catlinks|printfooter|jump-link|"
    r"comments|comment-(?:list|form|respond|section|body|thread)|commentlist|respond|disqus|disqus-thread|replies|"
    r"webmentions?|"
    r"related(?!-(?:work|literature|research))|relatedposts|yarpp|recommended|recommendations|recirc(?:ulation)?|"
    r"more-(?:from|stories|posts|articles|reading)|read-next|readnext|up-next|(?:also|may|might)-(?:also-)?like|"
    r"similar-(?:posts|articles|content)|trending|popular-posts|most-(?:read|popular)|(?:latest|recent)-posts|"
    r"post-nav|nav-links|outbrain|taboola|"
    r"sharedaddy|share-(?:buttons?|bar|links?|tools|widget|this)|sharing|social-(?:share|links?|icons?|media|buttons?)|"
    r"addtoany|a2a-kit|addthis|sharethis|click-to-tweet|"
    r"newsletter|subscribe|subscription|mc4wp|mailchimp|mc-embed-signup|convertkit|formkit|email-capture|opt-?in|"
    r"cookies?|gdpr|ccpa|onetrust|cookiebot|cc-window|"
    r"side-?bar|widget-area|advert|advertisement|advertising|adsbygoogle|ads?|sponsored|popup|pop-up|"
    r"author-(?:box|bio|card|info|profile)|about-(?:the-)?author|authorbox|"
    r"screen-reader-text|sr-only|visually-?hidden|assistive-text|edit-link|tag-?cloud)(?:-|$)"
)
_LIKELY: Final = re.compile(
    r"\A(?:(?:page|main|global|app)-)?header\Z|(?:^|-)(?:footer|footer-widgets?|banner|promo|promotion|cta|call-to-action|modal|lightbox|"
    r"announcement|consent|share|social|by-?line|dateline|read(?:ing)?-time|time-to-read|rating|ratings|search-?form|"
    r"login|cart|secondary|bio|reactions|(?:entry|post|article|story)-(?:meta|info|date|tags|footer|categories|details)|"
    r"metadata|tags|tag-list|cat-links|tags-links|tags|categories|timestamp|signup|sign-up|widget|how-to-cite|"
    r"citation-(?:tools|info)|article-(?:doi|history|tools)|doi|authors|affiliations|contrib-group|author-list|"
    r"author-notes|metrics|metrics-bar|altmetrics?|article-(?:identifiers|info|metrics)|pull-?quote|twitter-tweet|instagram-media|copyright|subscriptions?|meta)(?:-|$)"
)
# What a class says about the page or the theme's settings, not about its element.
_SETTING: Final = re.compile(
    r"(?:has|with|no|without|is|not|hide|supports|category|tag(?!-(?:list|cloud))|type|status|format|single-post|"
    r"page-(?:template|id)|post-\d|theme|wp-custom|menu-item|elementor-(?:element|section|column|container|widget-"
    r"(?:wrap|container|text-editor|heading|theme-post-content)))(?:-|\Z)|elementor-widget\Z|"
    r".*-(?:open|closed|enabled|disabled|active|sidebar-wrap)\Z"
)
_IDS: Final = re.compile(
    r"(?:nav|menu|navigation|header|footer|site-header|site-footer|sidebar|side-bar|secondary|comments|comment-section|"
    r"respond|disqus-thread|replies|related|related-(?:posts|articles|content|stories)|share|sharing|social|newsletter|"
    r"subscribe|subscription|cookie-?(?:banner|notice|consent|law|bar)(?:-.*)?|onetrust-.*|cybot.*|gdpr-?.*|breadcrumbs?|"
    r"colophon|masthead|toc|catlinks|mw-(?:navigation|panel|head|page-base|head-base|hidden-catlinks)|"
    r"table-of-contents|author-(?:box|bio)|about-the-author|popup|modal|ads?|advert|recommended|trending)\Z"
)
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINS: Final = re.compile(r"[_\-.:/]+")
_LIST: Final = re.compile(
    r"(?:^|[\s_-])(?:references|reference-list|ref-?list|bibliography|bibliographie|citations|citation-list|"
    r"works-cited|sources|csl-bib-body|ltx_biblist|literature-cited)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_NOTES: Final = re.compile(r"(?:^|[\s_-])(?:footnotes?|foot-notes?|endnotes?|fn-group)(?=[\s_-]|$)", re.IGNORECASE)


def beside_words(words: str, *, exact: bool = False) -> Beside:
    """Tell what classes (or, ``exact``, an id) say about where their element stands."""
    best = Beside.NO
    for word in words.split()[:40]:
        kebab = _JOINS.sub("-", _CAMEL.sub("-", word[:80])).strip("-").lower()
        if exact:
            if _IDS.match(kebab):
                return Beside.SURELY
        elif not _SETTING.match(kebab):
            if _SURELY.search(kebab):
                return Beside.SURELY
            if best is Beside.NO and _LIKELY.search(kebab):
                best = Beside.LIKELY
    return best


def is_list_words(words: str) -> bool:
    """Tell whether classes and id name a list of references."""
    return _LIST.search(words) is not None


def is_notes_words(words: str) -> bool:
    """Tell whether classes and id name footnotes."""
    return _NOTES.search(words) is not None


_NUMBER: Final = r"(?:(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})*[.)]?\s+)?"
_LIST_HEADING: Final = re.compile(
    _NUMBER + r"(?:(?:list of|selected|key|cited|main|scientific|further|additional|other|recommended|suggested|"
    r"article|medical|primary|secondary|our|all|the|online)\s+)*"
    r"(?:references?|citations?|bibliograph(?:y|ies)|works (?:cited|consulted)|literature(?: cited)?|sources?|reading|"
    r"notes and (?:references|sources)|cited (?:works|literature)|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|"
    r"r[ée]f[ée]rences|referencias|bibliograf[íi]a|bibliografia|einzelnachweise|references and notes)"
    r"(?:\s+(?:list|cited|used|section|for this article|(?:and|&)\s+\w+))*(?:\s?\(\d{1,3}\))?\s?[:.]?\Z",
    re.IGNORECASE,
)
_NOTES_HEADING: Final = re.compile(_NUMBER + r"(?:foot|end)?notes?\s?[:.]?\Z", re.IGNORECASE)
_ENDING: Final = re.compile(
    r"(?:you (?:may|might|could) also (?:like|enjoy|be interested)\b.*|related(?: (?:reading|links|topics))?|"
    r"(?:related|similar|recent|latest|popular|trending|recommended|other|more) "
    r"(?:posts?|articles?|stories|content|news|reading from\b.*)|"
    r"recommended(?: for you)?|(?:more|recommended) from .{1,50}|more like this|(?:read|up) next\b.*|keep reading|"
    r"continue reading|what to read next|don['’]t miss|trending(?: now)?|most (?:read|popular)|"
    r"leave a (?:reply|comment)\b.*|comments?(?: \(\d+\))?|\d+ (?:comments?|responses?|replies)\b.*|replies|"
    r"responses \(\d+\)|\d+ thoughts? on .*|join the (?:conversation|discussion)|(?:post|add) a comment|cancel reply|"
    r"discussion about this post|share(?: (?:this|on)\b.*)?|spread the word|follow us\b.*|"
    r"about (?:the |our )?authors?|authors? (?:information|affiliations?|details)|authors and affiliations|"
    r"affiliations|"
    r"written by\b.{0,40}|author bio|meet the author|(?:how to )?cite this article|rights and permissions|"
    r"about this article|cited by(?: \(\d+\))?|article metrics|"
    r"subscribe\b.*|(?:our )?newsletter\b.*|sign up\b.*|stay (?:in touch|up to date|informed)\b.*|"
    r"get our newsletter\b.*|join our (?:newsletter|mailing list)\b.*|"
    r"(?:table of )?contents|in this article|on this page|jump to\b.*|archives|(?:post|site) navigation|"
    r"navigation menu|advertisement|blogroll|we (?:use|value) .{0,20}(?:cookies|privacy)\b.*|"
    r"cookie (?:settings|policy|preferences))\s?[:!…]?\Z",
    re.IGNORECASE,
)
_STRAY: Final = re.compile(
    r"(?:(?:approx\.? |about |~ ?)?\d{1,3}[ -]?min(?:ute)?s?[ -](?:read|reading|to read)\b.{0,60}|"
    r"(?:estimated )?read(?:ing)? time\b.{0,40}|"
    r"(?:first |originally |last )?(?:published|posted|updated|modified|reviewed|edited)\b:?[^.!?]{0,25}"
    r"(?:\b(?:19|20)\d\d\b|\bago\b|\d/\d)[^.!?]{0,40}|"
    r"(?:written |reviewed |edited |medically reviewed |fact[- ]checked )?by"
    r"(?: (?-i:[A-Z])[\w.'’-]{0,20}){1,6}(?:(?:,| [|·•–—-]) .{0,50})?|"
    r"share|share (?:this|on) .{0,30}|tweet|pin(?: it)?|email(?: this)?|print(?: this)?|copy link|save|listen|like|"
    r"follow|reply|subscribe(?: now)?|sign in|sign up|log ?in|get the app|open in app|skip to (?:main )?content|"
    r"back to top|read more\b.{0,3}|continue reading\b.{0,3}|leave a comment|advertisement|sponsored|home|menu|"
    r"search|close|previous(?: post| article)?|next(?: post| article)?|\d+ (?:shares|likes|views|comments)|"
    r"[·•|›»/\\→←]+|\d{1,3}(?:[.,]\d{1,3})?[KkM]?|"
    r"(?:\w{3,9}\.? \d{1,2},?|\d{1,2}\.? \w{3,9}\.?,?) (?:19|20)\d\d)\s?[:!]?\Z",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"(?:this page was |page )?(?:last|first|originally) "
    r"(?:updated|modified|edited|revised|changed|published|reviewed)\b",
    re.IGNORECASE,
)
_LEAD_IN: Final = re.compile(
    r"(?:related|read (?:more|next|also)|see also|also read|more on this|you (?:may|might) also like|"
    r"recommended(?: reading)?|don['’]t miss)\b[^.]{0,20}?:",
    re.IGNORECASE,
)


def is_list_heading(words: str) -> bool:
    """Tell whether a heading's words announce references or further reading."""
    return len(words) <= 70 and _LIST_HEADING.match(words) is not None


def is_notes_heading(words: str) -> bool:
    """Tell whether a heading's words announce notes."""
    return len(words) <= 30 and _NOTES_HEADING.match(words) is not None


def ends_article(words: str) -> bool:
    """Tell whether a heading's words announce what is no part of the article: comments, related posts, sharing."""
    return len(words) <= 90 and _ENDING.match(words) is not None


def is_stray(words: str) -> bool:
    """Tell whether a short block is a byline, a date, a reading time or the label of a button."""
    if not 0 < len(words) <= 110:
        return False
    if words[-1:] not in (".", ")", ",") and _STRAY.match(words):
        return True
    return words[0] in "LlFfOoPpTt" and _UPDATED.match(words) is not None


def leads_away(words: str) -> bool:
    """Tell whether a paragraph begins as a pointer to another article does ("Related: ...")."""
    return _LEAD_IN.match(words) is not None
