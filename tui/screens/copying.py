"""What one copies: it goes to the clipboard, or into a file where that takes no more."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Literal

import platformdirs

from tui.screens.choosing import ChoosingDesk
from tui.screens.prefixing import PrefixingDesk
from tui.widgets.wording import counted

if TYPE_CHECKING:
    from index import Article

What = Literal["text", "headline", "link", "citation", "entity", "id"]


class CopyingDesk(ChoosingDesk, PrefixingDesk):
    """A desk from which text goes to the clipboard. It says by which way."""

    async def action_copy(self, what: What) -> None:
        """Copy something of the marked articles, without marks of the one that is read; or the name that is chosen."""
        if what == "entity":
            entity = self.article_text.entity or self.entity_list.entity
            texts = [entity.name] if entity else []
        else:
            articles = await self.articles_in_hand()
            if not articles:
                return
            texts = [text for article in articles if (text := _copied(article, what))]
        if texts:
            between = "\n\n" if what == "text" else "\n"
            await self.copy(what if len(texts) == 1 else counted(len(texts), what), between.join(texts))
        else:
            self.say(f"there is no {what} to copy here")

    async def copy(self, what: str, text: str) -> None:
        """Put `text` on the clipboard, or into a file, and say where it went; the sentence calls it `what`."""
        from tui import clipboard  # who copies nothing does without

        if await asyncio.to_thread(clipboard.by_tmux, text, os.environ):
            self.say(f"{what} copied, by tmux")
        elif clipboard.by_terminal(text, self.app.copy_to_clipboard):
            self.say(f"{what} copied, by the terminal")
        else:
            file = platformdirs.user_cache_path("broadsheet") / "copied.txt"
            try:
                self.say(f"too long for a clipboard: {what} written to {clipboard.by_file(text, file)}")
            except OSError as error:
                self.say(f"too long for a clipboard, and {file} cannot be written ({error.strerror})")


def _copied(article: Article, what: What) -> str | None:
    from index import citation

    match what:
        case "text":
            return f"{article.title}\n\n{article.body}"
        case "headline":
            return article.title
        case "link":
            return article.url
        case "citation":
            return " ".join(filter(None, (citation(article), article.url)))
        case _:
            return article.id
