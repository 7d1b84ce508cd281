"""The statuses that commands end with, as docs/cli.md tells them; 0 is fine."""

NOTHING = 1
"""Nothing was found, or nothing is there."""
WRONG_USE = 2
NO_LIBRARY = 3
"""There is none, or it cannot be used."""
SOME_REJECTED = 4
"""Some of the input could not be read."""
STOPPED = 130
"""By Ctrl-C, as a shell says it."""
