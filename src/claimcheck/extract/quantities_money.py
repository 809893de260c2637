"""Currencies before and behind a number: "$4.5bn", "EUR 125", "13 dollars"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SYMBOLS = {
    "$": "$", "us$": "$", "usd": "$", "us $": "$", "a$": "A$", "aud": "A$", "au$": "A$", "c$": "C$",
    "cad": "C$", "ca$": "C$", "hk$": "HK$", "hkd": "HK$", "nz$": "NZ$", "s$": "S$", "€": "€", "eur": "€",
    "£": "£", "gbp": "£", "¥": "¥", "jpy": "¥", "₹": "₹", "inr": "₹", "rs": "₹", "rs.": "₹", "chf": "CHF",
    "cny": "CNY", "rmb": "CNY", "rm": "RM", "myr": "RM", "krw": "KRW", "₩": "KRW", "₽": "RUB", "rub": "RUB",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "r$": "R$", "mxn": "MXN",
}  # fmt: skip
_WORDS = {
    "dollar": "$", "us dollar": "$", "u.s. dollar": "$", "american dollar": "$", "united states dollar": "$",
    "canadian dollar": "C$", "australian dollar": "A$", "hong kong dollar": "HK$", "euro": "€",
    "pound sterling": "£", "british pound": "£", "pounds sterling": "£", "yen": "yen", "japanese yen": "yen",
    "yuan": "yuan", "chinese yuan": "yuan", "renminbi": "yuan", "rupee": "rupee", "indian rupee": "rupee",
    "cent": "cent", "us cent": "cent", "ringgit": "RM", "malaysian ringgit": "RM", "swiss franc": "CHF",
    "franc": "franc", "won": "won", "ruble": "ruble", "rouble": "ruble", "peso": "peso", "krona": "krona",
    "penny": "penny", "pence": "penny", "¢": "cent", "bitcoin": "bitcoin",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?<![\w])(?P<s>(?i:us|u\.s\.)\s?\$|(?:A|AU|C|CA|HK|NZ|S|R)\s?\$|\$|€|£|¥|₹|₩|₽|(?:USD|EUR|GBP|JPY|AUD|CAD|HKD|CHF|CNY|RMB|INR|MYR|RM|KRW|SEK|NOK|DKK|MXN|Rs\.?)\$?)\s{0,2}$"
)
_AFTER = re.compile(
    r"[\s-]{0,2}(?P<w>(?:(?:us|u\.s\.|american|united states|canadian|australian|hong kong|"
    r"british|japanese|chinese|indian|swiss|malaysian)\s+)?"
    r"(?:dollars?|euros?|pounds?\s+sterling|pound\s+sterling|yen|yuan|renminbi|rupees?|cents?|ringgits?|francs?|rubles?|roubles?|pesos?|krona|pence|penny)|british\s+pounds?)\b"
    r"|\s?(?P<s>€|£|¥|₹|¢|\$(?!\s?\d)|(?:USD|EUR|GBP|JPY|AUD|CAD|HKD|CHF|CNY|RMB|INR|MYR)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency beside a number; ``symbol``: it stands before the number."""

    name: str
    start: int
    end: int
    symbol: bool


def currency_before(text: str, at: int, floor: int) -> Currency | None:
    """Return the currency that ends where the number begins."""
    begin = max(floor, at - 8)
    match = _BEFORE.search(text[begin:at])
    if match is None:
        return None
    printed = " ".join(match.group("s").lower().replace("u.s.", "us").split()).replace(" $", "$")
    return Currency(
        _SYMBOLS.get(printed) or _SYMBOLS.get(printed.removesuffix("$"), "$"), begin + match.start(), at, True
    )


def currency_after(text: str, at: int, end: int) -> Currency | None:
    """Return the currency behind a number."""
    match = _AFTER.match(text, at, end)
    if match is None:
        return None
    if match.group("s"):
        printed = match.group("s").lower()
        return Currency("cent" if printed == "¢" else _SYMBOLS[printed], match.start(), match.end(), False)
    printed = " ".join(match.group("w").lower().split())
    name = _WORDS.get(printed) or _WORDS.get(printed.removesuffix("s"))
    return Currency(name or printed, match.start(), match.end(), False)
