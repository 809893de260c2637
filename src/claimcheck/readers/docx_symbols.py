"""Characters that Word keeps by their place in a symbol font."""

from __future__ import annotations

from typing import Final

# Adobe's Symbol encoding (https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt), from 0x20 on; "·" = none.
_SYMBOL: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼·"
    "································" + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
)
_PRIVATE: Final = 0xF000
_UNKNOWN: Final = "□"


def symbol(font: str, code: str) -> str:
    """Return the character of ``w:sym``: ``font`` and the hexadecimal ``code``; "□" for a picture font's sign."""
    try:
        number = int(code, 16) if len(code) <= 6 else -1
    except ValueError:
        return _UNKNOWN
    if "symbol" in font.lower():
        at = (number - _PRIVATE if number >= _PRIVATE else number) - 0x20
        return _SYMBOL[at] if 0 <= at < len(_SYMBOL) and _SYMBOL[at] != "·" else _UNKNOWN
    return chr(number) if 0x20 <= number < 0xD800 else _UNKNOWN


PRIVATE_SYMBOLS: Final = {_PRIVATE + 0x20 + at: sign for at, sign in enumerate(_SYMBOL) if sign != "·"}
"""What text typed in the Symbol font stands for, for ``str.translate``."""
