"""How the list is shown by itself: with heads and snippets where the settings say so."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from tui.screens.settling import SettlingDesk
from tui.screens.viewing import ViewingDesk

if TYPE_CHECKING:
    from tui.config import Config


class PreferringDesk(SettlingDesk, ViewingDesk):
    """A desk whose list begins as a person prefers it. What a key changed since stays until the setting changes."""

    _prefers_groups = False
    _prefers_snippets = False

    def follow_settings(self, file: Path | None, config: "Config | None") -> None:
        """Take `config` for what `file` says now, and follow the file from here on."""
        super().follow_settings(file, config)
        if config:
            self._prefer(bool(config.groups), bool(config.snippets))

    @on(SettlingDesk.Configured)
    def _take_preferences(self, message: SettlingDesk.Configured) -> None:
        if message.config.readable:
            self._prefer(bool(message.config.groups), bool(message.config.snippets))

    def _prefer(self, groups: bool, snippets: bool) -> None:
        if groups != self._prefers_groups:
            self.grouped = self._prefers_groups = groups
            self.regroup()
        if snippets != self._prefers_snippets:
            self._prefers_snippets = snippets
            self.article_list.see(replace(self.article_list.view, snippets=snippets))
