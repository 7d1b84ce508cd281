"""The words and signs of quantities: scales, money, measures."""

SCALES = {
    **dict.fromkeys(("hundred",), 1e2),
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("million", "mn", "m"), 1e6),
    **dict.fromkeys(("billion", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "tn"), 1e12),
    **{"dozen": 12, "lakh": 1e5, "crore": 1e7},
}
"""Word or letters behind a number → what it is multiplied by."""
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "Rs": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
}
"""Sign before a number → the currency, ISO 4217."""
CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars", "US dollars", "USD"), "USD"),
    **dict.fromkeys(("euro", "euros", "EUR"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "pounds sterling", "GBP"), "GBP"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles"), "RUB"),
    **dict.fromkeys(("crown", "crowns"), "crown"),
    **{
        "yen": "JPY",
        "rupees": "INR",
        "yuan": "CNY",
        "renminbi": "CNY",
        "francs": "CHF",
        "shekels": "ILS",
        "hryvnia": "UAH",
    },
    **{"lira": "TRY", "rials": "IRR", "riyals": "SAR", "dirhams": "AED", "pesos": "peso", "zloty": "PLN"},
}
"""Name → the currency, ISO 4217 where the name alone says whose it is."""
MEASURES = {
    **dict.fromkeys(("nautical mile", "nautical miles"), "nmi"),
    **dict.fromkeys(("square kilometre", "square kilometres", "square kilometers", "sq km"), "km²"),
    **dict.fromkeys(("square mile", "square miles"), "mi²"),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeters"), "cm"),
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeters"), "mm"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("tonne", "tonnes"), "t"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("hour", "hours"), "h"),
    **dict.fromkeys(("minute", "minutes"), "min"),
    **dict.fromkeys(("seconds",), "s"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("per cent", "percent", "pc"), "%"),
    **dict.fromkeys(("percentage point", "percentage points"), "pp"),
    **{"feet": "ft", "foot": "ft", "inches": "in", "yards": "yd", "acres": "acre", "barrels": "bbl", "knots": "kn"},
    **{"mph": "mph", "kph": "km/h", "km/h": "km/h", "°C": "°C", "°F": "°F", "MW": "MW", "GW": "GW"},
}
"""Name of a measure → its sign."""
UNIT_OF = {name.lower(): unit for name, unit in (MEASURES | CURRENCIES).items()}
"""Name in lower case → its unit."""
