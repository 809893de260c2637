"""The headings under which reference lists stand, and the ones that end them."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re

_WORDS = r"(?:[\w’'&,-]+\s+){0,3}"

_LIST = re.compile(
    r"(?:(?:list\s+of\s+|selected\s+|key\s+|main\s+|scientific\s+|article\s+|study\s+|research\s+|medical\s+|cited\s+|"
    r"primary\s+|secondary\s+|online\s+|all\s+|our\s+|the\s+)*"
    r"(?:references?|bibliograph(?:y|ies)|citations?|sources?|endnotes|works\s+cited|works\s+consulted|literature)"
    r"(?:\s+(?:list|cited|used|section|and\s+(?:notes|citations|sources|links|resources|bibliography|references)|"
    r"&\s+(?:notes|citations|sources|links|resources|references)|for\s+this\s+article))*|"
    r"notes\s+(?:and|&)\s+references|literature|cited\s+(?:literature|works|references)|"
    r"literatur(?:verzeichnis|angaben|hinweise)?|quellen(?:verzeichnis|angaben)?|referenzen|einzelnachweise|"
    r"r[ée]f[ée]rences(?:\s+bibliographiques)?|bibliographie|ouvrages\s+cit[ée]s|"
    r"referencias(?:\s+bibliogr[áa]ficas)?|bibliograf[íi]a|bibliografia|riferimenti(?:\s+bibliografici)?|fuentes|"
    r"refer[êe]ncias(?:\s+bibliogr[áa]ficas)?|literatuur(?:lijst)?|bronnen|referenser|k[äa]llor|litteratur)",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"(?:(?:suggestions?\s+for\s+)?(?:further|recommended|suggested|additional|background|related|more)\s+"
    r"(?:readings?|resources|sources|references|literature)|"
    r"(?:resources|read\s+more|learn\s+more|weiterf[üu]hrende\s+literatur|lectures\s+compl[ée]mentaires|to\s+learn\s+more))",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:comments?|leave\s+a\s+(?:comment|reply)|\d+\s+comments?|responses?|about\s+(?:the\s+)?(?:authors?|us)|author\s+bio|"
    r"authors?[’']?\s+(?:contributions?|information|note|affiliations?)|share(?:\s+(?:this|on)\b.*)?|related\s+(?:posts?|articles?|content)|"
    r"you\s+(?:may|might)\s+also\s+like.*|recent\s+posts?|subscribe.*|newsletter.*|sign\s+up.*|tags?|categories|"
    r"acknowledge?ments?|appendi(?:x|ces).*|figure\s+(?:legends?|captions?)|tables?|supplement(?:ary|al)\b.*|"
    r"supporting\s+information|conflicts?\s+of\s+interest|competing\s+interests?|funding|disclaimer.*|disclosures?|"
    r"abbreviations|footnotes|notes?|image\s+credits?|photo\s+credits?|copyright.*|contact(?:\s+us)?|faqs?.*|"
    r"frequently\s+asked.*|previous(?:\s+post)?|next(?:\s+post)?|read\s+next.*|about)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:(?:\d+|[IVX]+)(?:\.\d+)*[.)]?\s+|[#*_•–-]+\s*)")


class HeadingRole(StrEnum):
    """What a heading says about the blocks below it."""

    LIST = "list"
    FURTHER_READING = "further reading"
    END = "end"
    OTHER = "other"


@lru_cache(maxsize=2048)
def heading_role(text: str) -> HeadingRole:
    """Tell the role of a heading's words (a number before it and a colon behind it do not matter)."""
    words = _NUMBER.sub("", text.strip()).strip(" \t\r\n*_:：.#-–—[]\u00a0")
    if not words or len(words) > 60:
        return HeadingRole.OTHER
    words = re.sub(r"\s+", " ", words)
    if _LIST.fullmatch(words):
        return HeadingRole.LIST
    if _FURTHER.fullmatch(words):
        return HeadingRole.FURTHER_READING
    if _END.fullmatch(words):
        return HeadingRole.END
    return HeadingRole.OTHER
