"""How many results a command gives, as its option says it."""

import click

_MOST = 1_000_000_000  # more than any library has; what counts rows takes no number of any size
SOME = click.IntRange(1, _MOST)
ALL_AT_ZERO = click.IntRange(0, _MOST)
