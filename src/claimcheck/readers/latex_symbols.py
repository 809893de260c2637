"""LaTeX commands that stand for a character, in text and in mathematics, and the units of siunitx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_GREEK: Final = (
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
    "mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ "
    "Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)
_LETTERS: Final = "ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ"
_SIGNS: Final = (
    "textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” "
    "textquotesingle ' textquotedbl \" guillemotleft « guillemotright » quotedblbase „ textless < textgreater > "
    "textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $ textpercent % "
    "textregistered ® texttrademark ™ textcopyright © copyright © pounds £ textsterling £ texteuro € euro € "
    "textyen ¥ textdegree ° degree ° textmu µ textbullet • textellipsis … dots … ldots … cdots … S § P ¶ "
    "textonehalf ½ textonequarter ¼ textthreequarters ¾ pm ± mp ∓ times × cdot · div ÷ sim ~ approx ≈ leq ≤ le ≤ "
    "geq ≥ ge ≥ neq ≠ ne ≠ lt < gt > ll ≪ gg ≫ leqslant ≤ geqslant ≥ rightarrow → to → leftarrow ← uparrow ↑ "
    "downarrow ↓ Rightarrow ⇒ infty ∞ sum Σ prod Π sqrt √ circ ° prime ′ star * ast * minus - equiv ≡ propto ∝ "
    "in ∈ subset ⊂ cup ∪ cap ∩ lbrace { rbrace } percent % backslash \\"
)
_SPACES: Final = "quad qquad enspace space nobreakspace thickspace medspace hfill"
_UNITS: Final = (
    "percent % gram g kilogram kg metre m meter m second s ampere A kelvin K mole mol candela cd hertz Hz newton N "
    "pascal Pa joule J watt W volt V litre l liter L hour h minute min day d celsius °C degreeCelsius °C degree ° "
    "molar M tesla T becquerel Bq gray Gy sievert Sv electronvolt eV bar bar "
    "kilo k milli m micro µ nano n pico p centi c deci d hecto h mega M giga G "
    "kg kg g g mg mg ug µg mcg µg ng ng m m km km cm cm mm mm um µm nm nm l l L L ml ml mL mL ul µl s s ms ms h h "
    "mol mol mmol mmol umol µmol Hz Hz kHz kHz MHz MHz V V mV mV A A mA mA W W K K J J kJ kJ Pa Pa kPa kPa"
)


def _table(words: str) -> dict[str, str]:
    parts = words.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


SYMBOLS: Final[Mapping[str, str]] = {
    **_table(_GREEK),
    **_table(_LETTERS),
    **_table(_SIGNS),
    **dict.fromkeys(_SPACES.split(), " "),
    "thinspace": "\u2009",
    "newline": " ",
    "linebreak": " ",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
"""Commands without arguments -> what they print."""

UNITS: Final[Mapping[str, str]] = _table(_UNITS)
"""siunitx's units and prefixes (section 4.3 of its manual) -> how they are printed."""
