"""What a cell is drawn with, and the shortest sequence from one such state of the terminal to another."""

from dataclasses import dataclass
from functools import lru_cache

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29", "21": "24"}
"""Which number switches an attribute off again; any other is switched off only by resetting everything."""
_SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "51", "52", "53"))
"""Attributes that draw something even where there is no character: lines, boxes, reverse."""


@dataclass(frozen=True, slots=True, eq=False)
class Pen:
    """The state of a terminal's pen. `pen` and `paper` return one object for each state: compare with `is`."""

    attributes: frozenset[str]
    """SGR numbers."""
    ink: str
    """SGR parameters of the foreground, empty for the terminal's own."""
    ground: str
    """SGR parameters of the background, empty for the terminal's own."""
    link: str
    """What stands between `OSC 8 ;` and its end, empty for no link."""


@lru_cache(maxsize=4096)
def _pen(attributes: frozenset[str], ink: str, ground: str, link: str) -> Pen:
    return Pen(attributes, ink, ground, link)


@lru_cache(maxsize=4096)
def pen(sgr: str, link: str = "") -> Pen:
    """Return the pen that the parameters of one SGR sequence, such as `1;38;5;188`, make of a fresh one."""
    attributes: set[str] = set()
    ink = ground = ""
    numbers = iter(sgr.split(";") if sgr else ())
    for number in numbers:
        colour = number
        if number in ("38", "48"):
            kind = next(numbers)
            colour = ";".join((number, kind, *(next(numbers) for _ in range(3 if kind == "2" else 1))))
        value = int(number)
        if 30 <= value <= 38 or 90 <= value <= 97:
            ink = colour
        elif 40 <= value <= 48 or 100 <= value <= 107:
            ground = colour
        elif value not in (39, 49):  # the terminal's own colours, which a fresh pen has
            attributes.add(number)
    return _pen(frozenset(attributes), ink, ground, link)


PLAIN = pen("")


@lru_cache(maxsize=4096)
def paper(pen: Pen) -> Pen:
    """Return the least pen that draws a blank as `pen` does: mostly its ground alone."""
    if pen.link or pen.attributes & _SEEN_ON_BLANKS:
        return pen
    return _pen(frozenset(), "", pen.ground, "")


def erasable(pen: Pen, *, in_colour: bool) -> bool:
    """Return whether erasing draws what blanks draw that hold `pen`; `in_colour`: it draws the pen's background."""
    return paper(pen) is pen and not pen.attributes and not pen.link and (in_colour or not pen.ground)


@lru_cache(maxsize=4096)
def change(old: Pen, new: Pen) -> str:
    """Return the shortest sequence that makes `new` of `old`. Where neither has a colour it holds no colour."""
    link = f"\x1b]8;{new.link or ';'}\x1b\\" if old.link != new.link else ""
    return link + _change_style(old, new)


def _change_style(old: Pen, new: Pen) -> str:
    colours = [colour for colour in (new.ink, new.ground) if colour]
    whole = ["", *sorted(new.attributes), *colours]  # no number is 0, which resets
    gone = old.attributes - new.attributes
    if not all(attribute in _OFF for attribute in gone):
        return f"\x1b[{';'.join(whole)}m"
    off = {_OFF[attribute] for attribute in gone}
    kept = {attribute for attribute in new.attributes & old.attributes if _OFF.get(attribute) not in off}
    step = [*sorted(off), *sorted(new.attributes - kept)]
    if old.ink != new.ink:
        step.append(new.ink or "39")
    if old.ground != new.ground:
        step.append(new.ground or "49")
    if not step:
        return ""
    return f"\x1b[{min(';'.join(step), ';'.join(whole), key=len)}m"
