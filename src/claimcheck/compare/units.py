"""Units of measurement: what each spelling measures, and its factor to the base unit of that dimension.

Factors are exact definitions (SI brochure, 9th edition; international yard and pound of 1959; UCUM for customary and
older units); months and years are the Julian year's (365.25 days).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.unit_table import LENGTH_SYMBOLS, PREFIXED, PREFIXES, SPELLED, SPELLED_PREFIXES, TABLE

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Unit:
    """``dimension``: "time", "mass/volume", ... ("" where two spellings are only ever compared by name)."""

    name: str
    dimension: str
    factor: float = 1.0


def _build() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in TABLE.strip().splitlines():
        dimension, printed, names = line.split(" ", 2)
        for name in names.split("|"):
            unit = units[name] = Unit(name, dimension, float(printed))
            for plural in _plurals(name):
                units.setdefault(plural, unit)
    for name in PREFIXED:
        base = units.get(name, Unit(name, name))
        for prefix, factor in PREFIXES.items():
            units.setdefault(prefix + name, Unit(prefix + name, base.dimension, base.factor * factor))
    for name in SPELLED:
        base = units.get(name, Unit(name, name))
        for prefix, factor in SPELLED_PREFIXES.items():
            whole = Unit(prefix + name, base.dimension, base.factor * factor)
            units.setdefault(prefix + name, whole)
            for plural in _plurals(name):
                units.setdefault(prefix + plural, whole)
    _add_powers(units)
    for short in ("hrs", "yrs", "mins", "secs", "wks", "mos", "ozs", "pts"):
        if short[:-1] in units:
            units[short] = units[short[:-1]]
    for name in list(units):
        if "μ" in name:
            units[name.replace("μ", "µ")] = units[name]
    return units


def _plurals(name: str) -> list[str]:
    """Return the plural of a spelled-out unit, none for a symbol: "inch" -> "inches", "degree C" -> "degrees C"."""
    head, space, rest = name.partition(" ")
    if space and (head in ("degree", "deg", "part", "order") or rest.startswith(("per ", "of ", "an "))):
        return [f"{head}s {rest}"]
    if space:
        return [f"{head} {plural}" for plural in _plurals(rest)] if head.isalpha() else []
    if name in _IRREGULAR:
        return [_IRREGULAR[name]]
    if len(name) < 3 or not (name.isascii() and name.isalpha() and name.islower()) or not set(name) & set("aeiouy"):
        return []
    if name[-1] in "sCFgx":
        return []
    if name.endswith("ry"):
        return [name[:-1] + "ies"]
    return [name + "es"] if name.endswith("ch") else [name + "s"]


_IRREGULAR = {"foot": "feet", "millennium": "millennia", "gauss": "gausses", "hertz": "hertz", "siemens": "siemens"}


_CUSTOMARY = {"mi": "mile", "ft": "foot", "yd": "yard", "in": "inch"}


def _add_powers(units: dict[str, Unit]) -> None:
    """Squares and cubes of every length: "cm2", "cm²", "sq km", "square feet", "cubic metres", "km cubed"."""
    for name, unit in [(n, u) for n, u in units.items() if u.dimension == "length" and " " not in n]:
        spelled = len(name) > 3
        whole = _CUSTOMARY.get(name, unit.name) if spelled or name in _CUSTOMARY else ""
        if not spelled and name not in LENGTH_SYMBOLS:
            continue
        for power, dimension, sign, short, long, behind in (
            (2, "area", "²", "sq", "square", "squared"),
            (3, "volume", "³", "cu", "cubic", "cubed"),
        ):
            factor = unit.factor**power * (1000.0 if power == 3 else 1.0)  # volumes are in litres
            made = Unit(f"{long} {whole}" if whole else f"{name}{sign}", dimension, factor)
            spellings = [f"{long} {name}", f"{short} {name}", f"{short}. {name}", f"{name} {behind}"]
            spellings += [] if spelled else [f"{name}{power}", f"{name}{sign}", f"{name}^{power}"]
            for spelling in spellings:
                units.setdefault(spelling, made)
    units.setdefault("cc", Unit("cc", "volume", 0.001))


UNITS: dict[str, Unit] = _build()

_FOLDED: dict[str, Unit] = {}
for _spelling, _unit in UNITS.items():
    if len(_spelling) > 3:
        _FOLDED.setdefault(_spelling.lower(), _unit)
_PARTS = re.compile(r" per |/")
_EXPONENT = re.compile(r"\^?([-−–⁻]?)([1-4¹²³⁴])$")
_DIGITS = str.maketrans("¹²³⁴", "1234")


def find_unit(name: str) -> Unit | None:
    """Return the unit that ``name`` spells: exactly, or folded to lower case where it has four letters or more.

    Quotients and products of known units are units too: "mg/kg/day", "mile per hour", "g cm−3", "W m-2".
    """
    return known_unit(name) or (_composed(name) if len(name) > 2 else None)


def known_unit(name: str) -> Unit | None:
    """Return the unit that the table has for ``name``, no quotient or product of units."""
    return UNITS.get(name) or (_FOLDED.get(name.lower()) if len(name) > 3 else None)


@lru_cache(maxsize=1024)
def _composed(name: str) -> Unit | None:
    if len(name) > 60 or not any(mark in name for mark in ("/", " ", "·", "⋅")):
        return None
    above: list[str] = []
    below: list[str] = []
    factor = 1.0
    for place, part in enumerate(_PARTS.split(name)):
        whole = known_unit(part)
        words = [part] if whole is not None else part.replace("·", " ").replace("⋅", " ").split()
        for word in words or [""]:
            unit, power = whole or known_unit(word), 1
            if unit is None and (exponent := _EXPONENT.search(word)) is not None:
                base, power = word[: exponent.start()], int(exponent[2].translate(_DIGITS))
                unit = known_unit(f"{base}{power}")  # "cm−3" is per cubic centimetre
                unit, power = (unit, 1) if unit is not None else (known_unit(base), power)
                power = -power if exponent[1] else power
            if unit is None:
                return None
            power = -power if place else power
            (above if power > 0 else below).extend([unit.dimension] * abs(power))
            factor *= unit.factor**power
    dimension = " ".join(sorted(above)) + "".join(f"/{d}" for d in sorted(below))
    return Unit(name, dimension, factor)
