"""Folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.folding import fold, is_latin, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Gómez-Peña’s <i>Foo</i> &amp; bar", "gomez penas foo and bar"),
        ("GÃ³mez", "gomez"),
        ("Naps – “again”", "naps again"),
        ("CO<sub>2</sub> &amp;lt; O₂", "co2 o2"),
        ("TNF-α and TNF-Α", "tnf alpha and tnf alpha"),
        ("p < 0.05 and q > 0.1", "p 0 05 and q 0 1"),
        ("Straße", "strasse"),
        ("𝚷 in bold", "pi in bold"),
        ("", ""),
        ("…—…", ""),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_plain_keeps_what_people_read() -> None:
    assert plain("A <em>b</em>\n  &ndash; c") == "A b – c"
    assert plain("Ã la carte") == "Ã la carte"


def test_scripts() -> None:
    assert is_latin("α-waves in sleep")
    assert not is_latin("睡眠研究")


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
