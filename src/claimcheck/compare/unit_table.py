"""The table of units: dimension, factor to the base unit of the dimension, spellings in the singular.

Sources: SI brochure, 9th edition (2019), tables 1 to 8; NIST Special Publication 811, appendix B; UCUM. Squares and
cubes of lengths, plurals and prefixes are made from it (``compare.units``).
"""

from __future__ import annotations

TABLE = """
percent 1 %|percent|per cent|percentage|pct
point 1 percentage point|percent point|%-point
permille 1 ‰|per mille|per mil
basis 1 basis point
time 1 s|sec|second
time 60 min|minute
time 3600 h|hr|hour
time 86400 d|day
time 604800 wk|week
time 1209600 fortnight
time 2629800 mo|month
time 7889400 trimester
time 31557600 y|yr|year|annum
time 315576000 decade
time 3155760000 century
time .001 ms|msec|millisecond
time .000001 μs|μsec|usec|microsecond
time .000000001 ns|nsec|nanosecond
time .000000000001 ps|picosecond
time .000000000000001 fs|femtosecond
time 31557600000 ka|kyr|millennium
time 31557600000000 Ma|Myr|Mya
time 31557600000000000 Ga|Gyr|byr
mass 1 g|gram|gramme|gm|gms
mass 1000 kg|kilogram|kilo|kilogramme|kgs
mass .001 mg|milligram|milligramme
mass .000001 μg|mcg|ug|microgram|microgramme
mass .000000001 ng|nanogram
mass .000000000001 pg|picogram
mass .000000000000001 fg|femtogram
mass .01 cg|centigram
mass .1 decigram
mass 453.59237 lb|lbs|pound|pound-mass
mass 28.349523125 oz|ounce
mass 1000000 t|tonne|metric ton|metric tonne
mass 1000000000 kt|kiloton|kilotonne
mass 1000000000000 Mt|megaton|megatonne
mass 1000000000000000 Gt|gigaton|gigatonne
mass 907184.74 ton|short ton
mass 1016046.9088 long ton
mass 6350.29318 stone
mass .2 carat|karat
mass 45359.237 hundredweight|cwt
mass 31.1034768 troy ounce
length 1 m|metre|meter|mtr
length 1000 km|kilometre|kilometer|kms
length .01 cm|centimetre|centimeter|cms
length .1 dm|decimetre|decimeter
length 10 decametre|decameter
length 100 hm|hectometre|hectometer
length .001 mm|millimetre|millimeter|mms
length .000001 μm|um|micron|micrometre|micrometer
length .000000001 nm|nanometre|nanometer
length .000000000001 pm|picometre|picometer
length .000000000000001 fm|femtometre|femtometer
length .0000000001 Å|angstrom|ångström|Å
length .0254 inch|in|"|″
length .3048 ft|foot|'|′
length .9144 yd|yard
length 1609.344 mi|mile
length 1852 nautical mile|nmi
length 201.168 furlong
length 1.8288 fathom
length 9460730472580800 ly|light year|light-year|lightyear
length 30856775814913673 pc|parsec
length 30856775814913673000 kpc|kiloparsec
length 30856775814913673000000 Mpc|megaparsec
length 149597870700 AU|astronomical unit
area 10000 ha|hectare
area 4046.8564224 ac|acre
volume 1 l|L|litre|liter|ltr
volume .001 ml|mL|millilitre|milliliter|cc
volume .000001 μl|μL|ul|uL|microlitre|microliter
volume .000000001 nl|nL|nanolitre|nanoliter
volume .01 cl|cL|centilitre|centiliter
volume .1 dl|dL|decilitre|deciliter
volume 100 hl|hL|hectolitre|hectoliter
volume 1000 kl|kL|kilolitre|kiloliter
volume 1000000 megalitre|megaliter
volume 1000000000 gigalitre|gigaliter
volume 3.785411784 gal|gallon|US gallon
volume 4.54609 imperial gallon
volume 158.987294928 barrel|bbl
volume .01478676478125 tbsp|tablespoon
volume .00492892159375 tsp|teaspoon
volume .2365882365 cup
volume .473176473 pint
volume .946352946 quart|qt
volume .0295735295625 fl oz|fl. oz|fluid ounce
volume 35.23907017 bushel
volume 1233481.83754752 acre-foot|acre foot
length/time .2777777778 kph|kmh|kmph|km/h
length/time .44704 mph
length/time .5144444444 knot|kn
length/volume 425.143707 mpg
length/time .3048 fps
length/time 299792458 speed of light
celsius 1 °C|℃|celsius|degree celsius|degree C|deg C|centigrade|degree centigrade|celcius
celsius 1 degree celcius|° C|deg celsius|oC|ºC|ºc|° celsius|°c|deg c|degree c
fahrenheit 1 °F|℉|fahrenheit|degree fahrenheit|degree F|deg F|° F
fahrenheit 1 farenheit|degree farenheit
fahrenheit 1 fahrenhiet|degree fahrenhiet|deg fahrenheit|oF|ºF|º f|° fahrenheit|°f|deg f|degree f
kelvin 1 K|kelvin|degree kelvin|°K
rankine 1 °R|rankine|degree rankine
angle 1 °|º|degree|deg
angle .0166666667 arcmin|arcminute|arc minute
angle .0002777778 arcsec|arcsecond|arc second
angle 57.29577951 rad|radian
solid 1 sr|steradian
frequency 1 Hz|hertz|cps
energy 1 J|joule
energy 4184 kcal|kilocalorie|Cal
energy 4.184 cal|calorie|kcals
energy 3600 Wh|watt hour
energy 3600000 kWh|kilowatt hour|kilowatthour|kwh
energy 3600000000 MWh|megawatt hour
energy 3600000000000 GWh|gigawatt hour
energy 3600000000000000 TWh|terawatt hour
energy 1055.05585262 BTU|Btu|btu|British thermal unit
energy 105505585.262 therm
energy .0000001 erg
electronvolt 1 eV|electronvolt|electron volt|electron-volt
power 1 W|watt
power 745.69987 hp|horsepower|bhp|HP|brake horsepower
power 735.49875 metric horsepower
force 1 N|newton
force .00001 dyn|dyne
force 4.4482216152605 lbf|pound-force
pressure 1 Pa|pascal
pressure 100000 bar
pressure 101325 atm|atmosphere
pressure 133.322387415 mmHg|torr|Torr|mm Hg
pressure 3386.389 inHg
pressure 6894.757293168 psi
voltage 1 V|volt
current 1 A|ampere|amp
charge 1 C|coulomb
charge 3600 Ah|ampere hour|amp hour
charge 3.6 mAh|milliampere hour
resistance 1 Ω|Ω|ohm
conductance 1 S|siemens
capacitance 1 F|farad
inductance 1 H|henry
flux 1 Wb|weber
magnetic 1 T|tesla
magnetic .0001 gauss
amount 1 mol|mole
amount/volume 1 M|molar
catalysis 1 kat|katal
mass-unit 1 Da|dalton|amu
osmolal 1 Osm|osmol
activity 1 U|IU|international unit|unit
activity 1000000 MU
radioactivity 1 Bq|becquerel
radioactivity 37000000000 Ci|curie
absorbed 1 Gy|gray
absorbed .01 rads
sievert 1 Sv|sievert
sievert .01 rem
luminous 1 cd|candela
lumens 1 lm|lumen
illuminance 1 lx|lux
illuminance 10.76391042 foot-candle
viscosity .1 poise
viscosity .001 cP|centipoise
decibel 1 dB|decibel|dBA|dB(A)|dBm
data 1 byte|B
data .125 bit
bases 1 bp|nt|base pair|nucleotide|base
parts 1 ppm|part per million|ppmv
parts .001 ppb|part per billion|ppbv
parts .000001 ppt|part per trillion
rotation 1 rpm|revolution per minute|RPM
beats 1 bpm|beat per minute
gravity 1 ×g|xg|x g|× g
fold 1 fold|times|-fold
order 1 order of magnitude
sd 1 SD|standard deviation|sigma|σ
cycles 1 cycle
pixel 1 px|pixel
pixel 1000000 megapixel|MP
dots 1 dpi|ppi
solar-mass 1 solar mass|solar masses
solar-radius 1 solar radius|solar radii
wt 1 wt.%|wt%|wt %|wt. %|vol%|vol.%|at.%|at%|mol%|mol %|mass%
"""

PREFIXES = {
    "f": 1e-15, "p": 1e-12, "n": 1e-9, "u": 1e-6, "μ": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12,
    "P": 1e15,
}  # fmt: skip
PREFIXED = (
    "Hz W V A Pa J eV mol M Bq Gy Sv bar N Da Ω T Ci cal B b bp Wh bit bps Bps Osm U F S C H lm Ah kat Torr pc rad s sr"
).split()
SPELLED_PREFIXES = {
    "femto": 1e-15, "pico": 1e-12, "nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 1e-2, "deci": 1e-1,
    "deca": 1e1, "hecto": 1e2, "kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12, "peta": 1e15, "exa": 1e18,
}  # fmt: skip
SPELLED = (
    "watt volt hertz byte bit joule pascal amp ampere base mole molar newton electronvolt ohm farad henry siemens "
    "tesla becquerel gray sievert curie calorie parsec bar lumen lux coulomb gram metre meter litre liter radian"
).split()
LENGTH_SYMBOLS = frozenset("m km cm mm dm μm um nm ft yd mi in Å".split())
"""Symbols whose squares and cubes are units: "km2", "cm³"."""
