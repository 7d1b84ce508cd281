"""What English calls months, weekdays, seasons, holidays and numbers."""

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS = {
    **{name: n for n, name in enumerate(_NAMES, 1)},
    **{name[:3]: n for n, name in enumerate(_NAMES, 1)},
    "Sept": 9,
}
"""Name or abbreviation → 1 to 12."""
WEEKDAYS = {
    name: n for n, name in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
}
"""Name → 0 to 6."""
UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
"""Unit → days, about."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Name → the first of its three months, as north of the equator."""
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen"
    " nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_BELOW_TEN = _ONES.split()[:9]
COUNTS = {
    "a": 1,
    "an": 1,
    **{name: n for n, name in enumerate(_ONES.split(), 1)},
    **{name: n for n, name in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    **{
        f"{tens}-{one}": n + m
        for n, tens in zip(range(20, 100, 10), _TENS.split(), strict=True)
        for m, one in enumerate(_BELOW_TEN, 1)
    },
}
"""Number word → number, to ninety-nine."""
_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {
    **{name: n for n, name in enumerate(_FIRSTS.split(), 1)},
    **{f"twenty-{name}": n + 20 for n, name in enumerate(_FIRSTS.split()[:9], 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
"""Ordinal word → number, to thirty-one."""
HOLIDAYS = {
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year’s Eve": (12, 31),
    "New Year's Eve": (12, 31),
    "New Year’s Day": (1, 1),
    "New Year's Day": (1, 1),
}
"""Name → month and day."""
