"""Where libraries are kept."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import seeds

if TYPE_CHECKING:
    import click  # who reads does without

SETTINGS = "tui.settings"
"""Where a command's context keeps the file that `--config` names."""


def default_settings() -> Path:
    """Return the file of settings, there or not: that of BROADSHEET_CONFIG, else the person's own."""
    named = os.environ.get("BROADSHEET_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("broadsheet") / "config.toml"


def default_library() -> Path:
    """Return the person's own library: BROADSHEET_LIBRARY, else in the data folder."""
    named = os.environ.get("BROADSHEET_LIBRARY")
    return Path(named) if named else platformdirs.user_data_path("broadsheet") / "library"


def pile_library(paths: Iterable[str]) -> Path:
    """Return the library in the cache folder that belongs to this pile of paths."""
    from hashlib import blake2b  # loads slowly, and only piles need it

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


def settings_of(context: click.Context) -> Path:
    """Return the file of settings that a command goes by, there or not: the one that was named, or the default."""
    named: Path | None = context.meta.get(SETTINGS)
    return named or default_settings()
