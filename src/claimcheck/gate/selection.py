"""Which rules are on: ``select``, ``ignore`` and ``extend-select`` with ruff's semantics.

A selector is a code (``REF007``), a name (``container-mismatch``), the beginning of codes (``REF``, ``REF00``) or
``ALL``. The more specific selector wins, whichever list it stands in; of two equally specific ones, ``ignore`` wins.
Layers (the configuration, then the command line) are applied in turn: a layer with ``select`` starts anew, one without
changes what the layers before it left; what a layer without ``select`` ignores stays ignored under the next ``select``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.errors import UsageError

ALL = "ALL"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rules that can be named: all codes in order, and code by kebab-case name.

    ``redirects``: codes and names that rules had once. ``preview``: the codes that need to be asked for by more than
    their name.
    """

    codes: tuple[str, ...]
    names: Mapping[str, str]
    redirects: Mapping[str, str] = field(default_factory=dict)
    preview: frozenset[str] = frozenset()

    def selector(self, word: str, option: str) -> Selector:
        """Return what ``word`` selects; raises UsageError naming ``option`` and the nearest name."""
        upper = word.upper()
        if upper == ALL:
            return Selector(0, self.codes)
        code = self._called(word)
        if code in self.codes:
            return Selector(len(code), (code,))
        codes = tuple(c for c in self.codes if c.startswith(upper)) if upper else ()
        if codes:
            return Selector(len(upper), codes)
        raise UsageError(f"{option}: there is no rule {word!r}{self._suggestion(word)}; see claimcheck rule")

    def code(self, word: str) -> str:
        """Return the code of one rule named by code or name; raises UsageError."""
        code = self._called(word)
        if code in self.codes:
            return code
        raise UsageError(f"there is no rule {word!r}{self._suggestion(word)}; see claimcheck rule")

    def redirected(self, word: str) -> str:
        """Return the code that a word stands for by now, where it was a rule's code or name once; else ""."""
        return self.redirects.get(word.upper()) or self.redirects.get(word.lower()) or ""

    def _called(self, word: str) -> str:
        return self.redirected(word) or self.names.get(word.lower(), word.upper())

    def _suggestion(self, word: str) -> str:
        from difflib import get_close_matches

        families = {code.rstrip("0123456789") for code in self.codes}
        near = get_close_matches(word.upper(), [*self.codes, *sorted(families), ALL], n=1, cutoff=0.6)
        near = get_close_matches(word.lower(), self.names, n=1, cutoff=0.6) or near
        return f" (did you mean {near[0]!r}?)" if near else ""


@dataclass(frozen=True, slots=True)
class Selector:
    """What one word selects; the higher ``specificity``, the closer the word is to a single code."""

    specificity: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """The selectors of one place; ``select`` None: not given there (an empty one selects nothing).

    ``option`` is how messages call an option, with {} for its name ("--{}", "claimcheck.toml: {}").
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    option: str = "{}"

    def named(self, option: str) -> str:
        """Return how messages call an option of this layer."""
        return self.option.format(option)


def selected_codes(catalogue: Catalogue, layers: Iterable[Layer], *, preview: bool = False) -> frozenset[str]:
    """Return the codes that are on after all layers; with no layer everything is. Raises UsageError.

    ``preview``: rules that are still being tried out may run.
    """
    on = frozenset(catalogue.codes)
    carried: tuple[Selector, ...] = ()
    for layer in layers:
        select = _selectors(catalogue, layer.select or (), layer.named("select"))
        extend = _selectors(catalogue, layer.extend_select, layer.named("extend-select"))
        ignore = _selectors(catalogue, layer.ignore, layer.named("ignore"))
        decided = _decide((*select, *extend), (*ignore, *carried))
        if layer.select is not None:
            on = frozenset(code for code, chosen in decided.items() if chosen)
            carried = ()
        else:
            on = frozenset(code for code in catalogue.codes if decided.get(code, code in on))
            carried = (*carried, *ignore)
    return on if preview else on - catalogue.preview


def _selectors(catalogue: Catalogue, words: Iterable[str], option: str) -> tuple[Selector, ...]:
    return tuple(catalogue.selector(word, option) for word in words)


def _decide(chosen: Sequence[Selector], ignored: Sequence[Selector]) -> dict[str, bool]:
    steps = [(selector.specificity, 0, selector.codes) for selector in chosen]
    steps += [(selector.specificity, 1, selector.codes) for selector in ignored]
    decided: dict[str, bool] = {}
    for _, ignore, codes in sorted(steps):
        for code in codes:
            decided[code] = not ignore
    return decided
