"""Units of measurement: what each spelling measures, and its factor to the base unit of that dimension.

Factors are exact definitions (SI brochure, 9th edition; international yard and pound of 1959); months and years are
the Julian year's (365.25 days).
"""

from __future__ import annotations

from dataclasses import dataclass

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Unit:
    """``dimension``: "time", "mass", ... ("" where two spellings are only ever compared by name)."""

    name: str
    dimension: str
    factor: float = 1.0


# dimension, factor to the base unit, spellings in the singular (a spelling of four letters or more has a plural in -s)
_TABLE = """
percent 1 %|percent|per cent|pct|percentage
point 1 percentage point|percent point|%-point
permille 1 ‰|per mille
time 1 s|sec|second
time 60 min|minute
time 3600 h|hr|hour
time 86400 d|day
time 604800 wk|week
time 1209600 fortnight
time 2629800 mo|month
time 31557600 y|yr|year
time 315576000 decade
time 3155760000 century
time .001 ms|msec|millisecond
time .000001 μs|microsecond
time .000000001 ns|nanosecond
time 31557600000 ka|kyr|millennium|millennia
time 31557600000000 Ma|Myr|Mya
time 31557600000000000 Ga|Gyr
mass 1 g|gram|gramme|gm
mass 1000 kg|kilogram|kilo|kilogramme
mass .001 mg|milligram
mass .000001 μg|mcg|ug|microgram
mass .000000001 ng|nanogram
mass .000000000001 pg|picogram
mass 453.59237 lb|lbs|pound
mass 28.349523125 oz|ounce
mass 1000000 t|tonne|metric ton|metric tonne
mass 907184.74 ton|short ton
mass 6350.29318 stone
length 1 m|metre|meter
length 1000 km|kilometre|kilometer
length .01 cm|centimetre|centimeter
length .1 dm|decimetre|decimeter
length .001 mm|millimetre|millimeter
length .000001 μm|um|micron|micrometre|micrometer
length .000000001 nm|nanometre|nanometer
length .000000000001 pm|picometre|picometer
length .0000000001 Å|angstrom|ångström
length .0254 inch|inches
length .3048 ft|foot|feet
length .9144 yd|yard
length 1609.344 mi|mile
length 1852 nautical mile
area .0001 cm2|cm²|square centimetre|square centimeter
area .000001 mm2|mm²|square millimetre|square millimeter
area 1 m2|m²|square metre|square meter|sq m
area 1000000 km2|km²|square kilometre|square kilometer|sq km
area 10000 ha|hectare
area 4046.8564224 acre
area .09290304 ft2|square foot|square feet|sq ft|sq. ft
area 2589988.110336 square mile|sq mi|sq. mi
volume 1 l|L|litre|liter
volume .001 ml|mL|millilitre|milliliter|cc|cm3|cm³|cubic centimetre|cubic centimeter
volume .000001 μl|μL|ul|uL|microlitre|microliter
volume .01 cl|cL|centilitre|centiliter
volume .1 dl|dL|decilitre|deciliter
volume 1000 m3|m³|cubic metre|cubic meter
volume 1000000000000 km3|km³|cubic kilometre|cubic kilometer
volume 3.785411784 gal|gallon
volume 158.987294928 barrel|bbl
volume .01478676478125 tbsp|tablespoon
volume .00492892159375 tsp|teaspoon
volume .2365882365 cup
volume .473176473 pint
volume .946352946 quart
volume .0295735295625 fl oz|fluid ounce
speed .2777777778 km/h|kph|kmh
speed .44704 mph
speed .5144444444 knot|kt
celsius 1 °C|℃|celsius|degree celsius|degree C|deg C|centigrade|degree centigrade|celcius|° C
fahrenheit 1 °F|℉|fahrenheit|degree fahrenheit|degree F|deg F|° F
kelvin 1 K|kelvin
angle 1 °|degree|deg
angle .0166666667 arcmin|arcminute
angle .0002777778 arcsec|arcsecond
angle 57.29577951 rad|radian
frequency 1 Hz|hertz|cps
energy 1 J|joule
energy 4184 kcal|kilocalorie|Cal
energy 4.184 cal|calorie
energy 3600 Wh|watt hour|watt-hour
energy 3600000 kWh|kilowatt hour|kilowatt-hour
energy 3600000000 MWh|megawatt hour|megawatt-hour
energy 3600000000000 GWh|gigawatt hour
energy 3600000000000000 TWh|terawatt hour
electronvolt 1 eV|electronvolt|electron volt
power 1 W|watt
power 745.7 hp|horsepower|bhp
force 1 N|newton
pressure 1 Pa|pascal
pressure 100000 bar
pressure 101325 atm
pressure 133.322 mmHg|torr|Torr|mm Hg
pressure 6894.757 psi
voltage 1 V|volt
current 1 A|ampere|amp
resistance 1 Ω|ohm
magnetic 1 T|tesla
magnetic .0001 gauss
amount 1 mol|mole
molar 1 M|molar
mass-unit 1 Da|dalton
molal 1 Osm
activity 1 U|unit|IU|international unit
activity 1000000 MU
radioactivity 1 Bq|becquerel
radioactivity 37000000000 Ci|curie
absorbed 1 Gy|gray
sievert 1 Sv|sievert
luminous 1 lux|lumen
decibel 1 dB|decibel|dBA
data 1 byte|B
data .125 bit
bases 1 bp|nt|base pair|nucleotide|base
parts 1 ppm|part per million|parts per million
parts .001 ppb|part per billion|parts per billion
parts .000001 ppt
rotation 1 rpm|revolution per minute|revolutions per minute|RPM
beats 1 bpm|beats per minute
gravity 1 ×g|xg|x g|× g
fold 1 fold|times|-fold
order 1 order of magnitude|orders of magnitude
sd 1 SD|standard deviation|sigma|σ
cycles 1 cycle
pixel 1 px|pixel|megapixel
lightyear 1 light year|light-year|parsec|pc|kpc|Mpc|AU|astronomical unit|solar mass|solar masses
wt 1 wt.%|wt%|wt %|wt. %|vol%|vol.%|at.%|at%|mol%|mol %|mass%
"""

_PREFIXES = {"p": 1e-12, "n": 1e-9, "u": 1e-6, "μ": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
_PREFIXED = "Hz W V A Pa J eV mol M Bq Gy Sv bar N Da Ω T Ci cal B b bp Wh bit bps Bps Osm U".split()
_SPELLED_PREFIXES = {
    "kilo": 1e3,
    "mega": 1e6,
    "giga": 1e9,
    "tera": 1e12,
    "exa": 1e18,
    "peta": 1e15,
    "milli": 1e-3,
    "micro": 1e-6,
}
_SPELLED = "watt volt hertz byte bit joule pascal amp base mole molar newton".split()


def _build() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        dimension, printed, names = line.split(" ", 2)
        for name in names.split("|"):
            units[name] = Unit(name, dimension, float(printed))
            if " " in name and name.split()[0] not in ("x", "×", "per", "sq", "°"):
                units.setdefault(_plural_head(name), Unit(name, dimension, float(printed)))
            if (
                len(name) > 2
                and name.isascii()
                and name[-1].isalpha()
                and name[-1] not in "sCFg"
                and name.islower()
                and set(name) & set("aeio")
            ):
                units.setdefault(
                    name[:-1] + "ies" if name.endswith("ry") else name + "s", Unit(name, dimension, float(printed))
                )
    for name in _PREFIXED:
        base = units.get(name, Unit(name, name))
        for prefix, factor in _PREFIXES.items():
            units.setdefault(prefix + name, Unit(prefix + name, base.dimension, base.factor * factor))
    for name in _SPELLED:
        base = units.get(name, Unit(name, name))
        for prefix, factor in _SPELLED_PREFIXES.items():
            whole = Unit(prefix + name, base.dimension, base.factor * factor)
            units.setdefault(prefix + name, whole)
            units.setdefault(prefix + name + "s", whole)
    for name in ("hrs", "yrs", "mins", "secs", "wks", "mos", "hr", "ozs", "pts"):
        if name[:-1] in units:
            units[name] = units[name[:-1]]
    for name in list(units):
        if "μ" in name:
            units[name.replace("μ", "µ")] = units[name]
    return units


def _plural_head(name: str) -> str:
    """ "degree celsius" -> "degrees celsius"."""
    head, space, rest = name.partition(" ")
    return f"{head}s{space}{rest}"


UNITS: dict[str, Unit] = _build()
for _irregular, _name in (
    ("inches", "inch"),
    ("feet", "foot"),
    ("square feet", "square foot"),
    ("centuries", "century"),
):
    UNITS[_irregular] = Unit(_name, UNITS[_name].dimension, UNITS[_name].factor)

_FOLDED: dict[str, Unit] = {}
for _spelling, _unit in UNITS.items():
    if len(_spelling) > 3:
        _FOLDED.setdefault(_spelling.lower(), _unit)


def find_unit(name: str) -> Unit | None:
    """Return the unit that ``name`` spells: exactly, or folded to lower case where it has four letters or more."""
    found = UNITS.get(name)
    return found if found is not None or len(name) < 4 else _FOLDED.get(name.lower())
