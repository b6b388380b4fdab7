"""Units by the words that name them: dimension, and how many base units one is."""

from __future__ import annotations

_TABLE = """
share 0.01 % percent pct
length 1 m metre metres meter meters
length 1000 km kms kilometre kilometres kilometer kilometers
length 0.01 cm centimetre centimetres centimeter centimeters
length 0.001 mm millimetre millimetres
length 1609.34 mile miles mi
length 0.3048 foot feet ft
length 0.9144 yard yards
length 0.0254 inch inches
mass 1 kg kilo kilos kilogram kilograms kilogramme kilogrammes
mass 0.001 gram grams gramme grammes
mass 1000 tonne tonnes
mass 907.18 ton tons
mass 0.4536 pound-weight lb lbs
mass 0.02835 ounce ounces
time 0.000694 minute minutes
time 0.0416667 hour hours
time 1 day days
time 7 week weeks
time 14 fortnight fortnights
time 30.4375 month months
time 365.25 year years
time 3652.5 decade decades
temperature 1 degree degrees
area 1 hectare hectares ha
area 0.4047 acre acres
area 100 square-kilometre square-kilometres square-km
area 258.999 square-mile square-miles
volume 1 litre litres liter liters
volume 3.785 gallon gallons
volume 1000 cubic-metre cubic-metres
power 1 megawatt megawatts mw
power 1000 gigawatt gigawatts gw
magnitude 1 magnitude
money 1 dollar dollars euro euros pound pounds franc francs crown crowns mark marks yen peso pesos
money 1 rupee rupees
money 1 rouble roubles ruble rubles krona kronor krone kroner dinar dinars lira liras florin florins
money 0.01 cent cents
"""
UNITS: dict[str, tuple[str, float]] = {
    name: (dimension, float(size))
    for dimension, size, *names in (line.split() for line in _TABLE.strip().splitlines())
    for name in names
}

# How many of a period are in a year.
PERIODS = {"hour": 8766.0, "day": 365.25, "week": 52.18, "month": 12.0, "year": 1.0, "annum": 1.0}
EITHER = frozenset({"pound", "pounds"})  # of money, or of weight
