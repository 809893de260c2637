"""Pages such as themes in use print them, of any size; the words are made up. For read_html.py."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

_WORDS = (
    "sleep trial patients group weeks effect mean risk dose study adults blood pressure memory light evening caffeine "
    "placebo the the the of of and in in a to with for that was were is by from after before than more fewer results "
    "show large small people who walked slept reported measured randomised controlled outcomes difference clinical"
).split()
_NAMES = "Osei Lind Moreau Aalto Costa Farr Nowak Ito Holm Berg Silva Duarte Okafor Wendt Marsh Petrov".split()


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(9, 26))
    if chance.random() < 0.3:
        words[3] = f"{chance.randint(2, 95)}%"
    return " ".join(words).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(3, 7)))


def _linked(chance: random.Random) -> str:
    """Return a paragraph with a link, an emphasis and entities here and there."""
    words = _paragraph(chance).split()
    for at in range(4, len(words), chance.randint(20, 45)):
        kind = chance.randrange(5)
        if kind < 2:
            words[at] = (
                f'<a href="https://example.org/{at}/{chance.randrange(9999)}" target="_blank" rel="noopener">{words[at]}</a>'
            )
        elif kind == 2:
            words[at] = f"<em>{words[at]}</em>"
        elif kind == 3:
            words[at] = f"<strong>{words[at]}</strong>"
        else:
            words[at] = f"{words[at]}&nbsp;&ndash;"
    return " ".join(words)


def _fill(size: int, one: Callable[[], str]) -> Iterator[str]:
    length = 0
    while length < size:
        piece = one()
        length += len(piece)
        yield piece


def _page(head: str, body: str) -> str:
    return f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A page</title>\n{head}</head>\n{body}</html>\n'


def prose(chance: random.Random, size: int) -> str:
    """Paragraphs with some links: an article and nothing else."""

    def one() -> str:
        heading = f"<h2>{' '.join(chance.choices(_WORDS, k=4))}</h2>\n" if chance.random() < 0.15 else ""
        return f"{heading}<p>{_linked(chance)}</p>\n"

    return _page("", f"<body><article><h1>A page</h1>\n{''.join(_fill(size, one))}</article></body>\n")


def _chrome(chance: random.Random) -> str:
    """Return what themes print around an article: styles, scripts, pictures, JSON."""
    icon = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 L3 7 v9 l9 5 9-5 V7z"/></svg>'
    settings = json.dumps({f"option_{n}": [chance.randrange(999) for _ in range(9)] for n in range(12)})
    style = "".join(f".wp-block-{n}>p:first-child{{margin:0 0 {n}px;color:#{n:03}}}\n" for n in range(40))
    items = "".join(
        f'<li id="menu-item-{n}" class="menu-item menu-item-type-post_type menu-item-{n}"><a href="/p/{n}/">Page {n}</a></li>'
        for n in range(12)
    )
    return (
        f'<style id="global-styles-inline-css">\n{style}</style>\n<script id="app-settings">var settings = {settings};</script>\n'
        f'<div class="wp-site-blocks"><nav class="wp-block-navigation" aria-label="Main"><ul>{items}</ul></nav>{icon}</div>\n'
    )


def wordpress(chance: random.Random, size: int) -> str:
    """Articles of 12,000 characters or so within a theme's markup, one after the other."""

    def one() -> str:
        pieces = [
            f'<p class="wp-block-paragraph has-medium-font-size">{_linked(chance)}</p>\n\n\n\n'
            if chance.random() < 0.8
            else f'<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" '
            f'src="https://example.org/wp-content/uploads/a-1024x683.jpg" alt="" class="wp-image-{chance.randrange(999)}" '
            f'srcset="https://example.org/a-1024x683.jpg 1024w, https://example.org/a-300x200.jpg 300w, '
            f'https://example.org/a-768x512.jpg 768w" sizes="(max-width: 1024px) 100vw, 1024px" />'
            f'<figcaption class="wp-element-caption">{_sentence(chance)}</figcaption></figure>\n\n\n\n'
            for _ in range(24)
        ]
        return f'{_chrome(chance)}<div class="entry-content wp-block-post-content is-layout-flow">\n{"".join(pieces)}</div>\n'

    return _page("", f'<body class="single"><main id="main"><h1>A page</h1>{"".join(_fill(size, one))}</main></body>\n')


def ghost(chance: random.Random, size: int) -> str:
    """Cards and prose as Ghost prints them."""

    def one() -> str:
        kind = chance.randrange(6)
        if kind == 0:
            return (
                '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="https://example.org/content/images/a.jpg" '
                'class="kg-image" alt="" loading="lazy" width="2000" height="1333" srcset="https://example.org/size/w600/a.jpg '
                f'600w, https://example.org/size/w1000/a.jpg 1000w" sizes="(min-width: 720px) 720px"><figcaption><span style='
                f'"white-space: pre-wrap;">{_sentence(chance)}</span></figcaption></figure>'
            )
        if kind == 1:
            items = "".join(
                f'<li value="{n}"><span style="white-space: pre-wrap;">{_sentence(chance)}</span></li>'
                for n in (1, 2, 3)
            )
            return f"<ul>{items}</ul>"
        return f"<p>{_linked(chance)}</p>"

    return _page(
        "",
        f'<body><main class="gh-main"><article class="gh-article post"><h1 class="gh-article-title">A page</h1><section class="gh-content gh-canvas">{"".join(_fill(size, one))}</section></article></main></body>\n',
    )


def nested(chance: random.Random, size: int) -> str:
    """What page builders print: seven elements around every paragraph, with classes, data and settings on each."""

    def one() -> str:
        identity = f"{chance.randrange(16**7):07x}"
        icon = (
            '<span class="elementor-icon"><svg viewBox="0 0 512 512"><path d="M256 8C119 8 8 119 8 256z"/></svg></span>'
        )
        script = (
            f"<script>window.items = window.items || []; items.push({{id: '{identity}'}});</script>"
            if chance.random() < 0.1
            else ""
        )
        return (
            f'<section class="elementor-section elementor-top-section elementor-element elementor-element-{identity}" data-id="{identity}" '
            f'data-element_type="section"><div class="elementor-container elementor-column-gap-default"><div class="elementor-column '
            f'elementor-col-100 elementor-top-column elementor-element" data-id="{identity}" data-element_type="column"><div class='
            f'"elementor-widget-wrap elementor-element-populated"><div class="elementor-element elementor-widget elementor-widget-text-editor" '
            f'data-settings="{{&quot;_animation&quot;:&quot;none&quot;}}" data-id="{identity}"><div class="elementor-widget-container">'
            f"{icon}<div><p>{_sentence(chance)} <span>{_sentence(chance)}</span></p></div></div></div></div></div></div>{script}</section>\n"
        )

    return _page(
        "",
        f'<body><div id="page"><div class="site-content"><div class="entry-content"><h1>A page</h1>{"".join(_fill(size, one))}</div></div></div></body>\n',
    )


def _entry(chance: random.Random, number: int) -> str:
    """Return one reference as MediaWiki prints it."""
    author, other = chance.sample(_NAMES, 2)
    doi = f"10.9999%2Fab.{number}"
    year = chance.randint(1980, 2023)
    return (
        f'<li id="cite_note-{number}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{number}">^</a></b></span> <span class='
        f'"reference-text"><cite id="CITEREF{author}{other}{year}" class="citation journal cs1">{author}, A; {other}, B (May {year}). '
        f'<a rel="nofollow" class="external text" href="https://example.org/{number}">"{" ".join(chance.choices(_WORDS, k=9))}"</a>. '
        f"<i>Journal of {chance.choice(_WORDS)}</i>. <b>{chance.randint(1, 90)}</b> ({chance.randint(1, 12)}): {number}–{number + 9}. "
        f'<a href="/wiki/Doi_(identifier)" class="mw-redirect" title="Doi (identifier)">doi</a>:<a rel="nofollow" class="external text" '
        f'href="https://doi.org/{doi}">10.9999/ab.{number}</a>. <a href="/wiki/PMID_(identifier)" class="mw-redirect" title='
        f'"PMID (identifier)">PMID</a>&nbsp;<a rel="nofollow" class="external text" href="https://pubmed.example.org/{number}">{number}'
        f'</a>.</cite><span title="ctx_ver=Z39.88-2004&amp;rft.genre=article&amp;rft.volume=9&amp;rft.date={year}&amp;rft.aulast={author}'
        f'&amp;rft_id=info%3Adoi%2F{doi}" class="Z3988"></span></span>\n</li>\n'
    )


def references(chance: random.Random, size: int) -> str:
    """A list of references and nothing else, the densest markup that an article's page has."""
    number = 0

    def one() -> str:
        nonlocal number
        number += 1
        return _entry(chance, number)

    return _page(
        "",
        f'<body><div class="mw-parser-output"><h1>A page</h1><h2>References</h2><div class="reflist"><ol class="references">\n{"".join(_fill(size, one))}</ol></div></div></body>\n',
    )


def encyclopedia(chance: random.Random, size: int) -> str:
    """Prose with a link every few words and marks, as Wikipedia has it, and its references: a third of the page."""
    number = 0
    entries: list[str] = []

    def one() -> str:
        nonlocal number
        sentences = []
        for _ in range(chance.randint(3, 7)):
            words = _sentence(chance).split()
            for at in range(3, len(words), chance.randint(7, 14)):
                words[at] = f'<a href="/wiki/{words[at]}_{at}" title="{words[at]} {at}">{words[at]}</a>'
            sentence = " ".join(words)
            if chance.random() < 0.35:
                number += 1
                entries.append(_entry(chance, number))
                sentence += f'<sup id="cite_ref-{number}" class="reference"><a href="#cite_note-{number}"><span class="cite-bracket">&#91;</span>{number}<span class="cite-bracket">&#93;</span></a></sup>'
            sentences.append(sentence)
        heading = (
            f'<div class="mw-heading mw-heading2"><h2 id="s{number}">{" ".join(chance.choices(_WORDS, k=3))}</h2><span class="mw-editsection">'
            f'<span class="mw-editsection-bracket">[</span><a href="/w/index.php?action=edit&amp;section={number}"><span>edit</span></a>'
            f'<span class="mw-editsection-bracket">]</span></span></div>\n'
            if chance.random() < 0.15
            else ""
        )
        return f"{heading}<p>{' '.join(sentences)}\n</p>"

    text = "".join(_fill(size * 6 // 10, one))
    return _page(
        "",
        f'<body class="mediawiki skin-vector"><div id="content"><h1>A page</h1><div id="mw-content-text"><div class="mw-parser-output">{text}<h2 id="References">References</h2><div class="reflist"><ol class="references">\n{"".join(entries)}</ol></div></div></div></div></body>\n',
    )


def comments(chance: random.Random, size: int) -> str:
    """A short article with a long thread of comments below."""

    def one() -> str:
        number = chance.randrange(99999)
        return (
            f'<li id="comment-{number}" class="comment even thread-even depth-1"><article id="div-comment-{number}" class="comment-body">'
            f'<footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="https://secure.example.org/avatar/{number}?s=48" '
            f'class="avatar avatar-48 photo" height="48" width="48" loading="lazy"/><b class="fn">{chance.choice(_NAMES)}</b> <span class="says">'
            f'says:</span></div><div class="comment-metadata"><a href="https://example.org/#comment-{number}"><time datetime='
            f'"2021-03-04T10:00:00+00:00">March 4, 2021 at 10:00</time></a></div></footer><div class="comment-content"><p>{_paragraph(chance)}'
            f'</p>\n</div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#comment-{number}" data-commentid="{number}">Reply'
            f"</a></div></article></li>\n"
        )

    article = "".join(f"<p>{_linked(chance)}</p>\n" for _ in range(30))
    return _page(
        "",
        f'<body><main><article><h1>A page</h1><div class="entry-content">{article}</div></article><div id="comments" class="comments-area"><h2 class="comments-title">Many thoughts on this</h2><ol class="comment-list">{"".join(_fill(size, one))}</ol></div></main></body>\n',
    )


def tables(chance: random.Random, size: int) -> str:
    """Tables of figures with prose between them."""

    def one() -> str:
        rows = "".join(
            f"<tr><td>{' '.join(chance.choices(_WORDS, k=3))}</td><td>{chance.randint(1, 400)}</td><td>{chance.random() * 90:.1f}%</td>"
            f"<td>{chance.randint(1, 99)} ({chance.randint(1, 9)})</td></tr>\n"
            for _ in range(20)
        )
        return f'<p>{_paragraph(chance)}</p>\n<figure class="wp-block-table"><table><thead><tr><th>Group</th><th>n</th><th>Share</th><th>Mean (SD)</th></tr></thead><tbody>\n{rows}</tbody></table></figure>\n'

    return _page("", f"<body><article><h1>A page</h1>\n{''.join(_fill(size, one))}</article></body>\n")


def markdown(chance: random.Random, size: int) -> str:
    """Prose in Markdown with links, emphases, lists and headings."""

    def one() -> str:
        kind = chance.randrange(8)
        if kind == 0:
            return f"## {' '.join(chance.choices(_WORDS, k=4)).capitalize()}\n\n"
        if kind == 1:
            return "".join(f"- {_sentence(chance)}\n" for _ in range(4)) + "\n"
        words = _paragraph(chance).split()
        for at in range(4, len(words), chance.randint(20, 45)):
            words[at] = chance.choice(
                (
                    f"**{words[at]}**",
                    f"*{words[at]}*",
                    f"[{words[at]}](https://example.org/{at})",
                    f"{words[at]} [{at}]",
                )
            )
        return " ".join(words) + "\n\n"

    return "# A page\n\n" + "".join(_fill(size, one))


def markdown_references(chance: random.Random, size: int) -> str:
    """A numbered list of references in Markdown."""
    number = 0

    def one() -> str:
        nonlocal number
        number += 1
        author, other = chance.sample(_NAMES, 2)
        return (
            f"{number}. {author} A, {other} B. {' '.join(chance.choices(_WORDS, k=9)).capitalize()}. *Journal of {chance.choice(_WORDS)}*. "
            f"{chance.randint(1980, 2023)};**{chance.randint(1, 90)}**({chance.randint(1, 12)}):{number}–{number + 9}. "
            f"[doi:10.9999/ab.{number}](https://doi.org/10.9999/ab.{number})\n"
        )

    return "# A page\n\n## References\n\n" + "".join(_fill(size, one))
