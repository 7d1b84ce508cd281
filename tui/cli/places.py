"""Where libraries are kept."""

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import click
import platformdirs

import seeds

SETTINGS = "tui.settings"
"""Where a command's context keeps the file that `--config` names."""


def settings_file(context: click.Context) -> Path:
    """Return the file of settings, there or not: that of --config, of BROADSHEET_CONFIG, else the person's own."""
    named = context.meta.get(SETTINGS) or os.environ.get("BROADSHEET_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("broadsheet") / "config.toml"


def default_library() -> Path:
    """Return the person's own library: BROADSHEET_LIBRARY, else in the data folder."""
    named = os.environ.get("BROADSHEET_LIBRARY")
    return Path(named) if named else platformdirs.user_data_path("broadsheet") / "library"


def pile_library(paths: Iterable[str]) -> Path:
    """Return the library in the cache folder that belongs to this pile of paths."""
    names = sorted({os.path.realpath(path) for path in paths})
    digest = blake2b("\0".join(names).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return platformdirs.user_cache_path("broadsheet") / "piles" / digest


def sample_folder() -> Path:
    """Return the folder with the sample collection."""
    return Path(seeds.__file__).parent


def library_of(context: click.Context) -> Path:
    """Return the folder of the library that a command is for: the one that was named, or the person's own."""
    named: Path | None = context.obj
    return named or default_library()
