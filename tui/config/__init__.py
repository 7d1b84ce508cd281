"""A person's own settings, keys, macros and themes: one TOML file, checked line by line.

Nothing here is loaded, and no TOML parsed, while there is no such file.
"""

from tui.config.keeping import NoPlace, with_macro
from tui.config.loading import load
from tui.config.nouns import DEFAULTS, Config, Fault
from tui.config.reading import read
from tui.config.writing import defaults_as_toml

__all__ = ["DEFAULTS", "Config", "Fault", "NoPlace", "defaults_as_toml", "load", "read", "with_macro"]
