"""Asking in the line above the bottom for a word or two: a tag, a note, a file, a name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from tui import keys
from tui.screens.inquiry import InquiringDesk


def _nothing(text: str) -> None:
    """Do nothing with what is typed."""


def _no_words(text: str) -> Sequence[str]:
    return ()


class Question(NamedTuple):
    """What is asked in the line, and what becomes of the answer. All four functions are called with the typed text."""

    label: str
    """Stands in front of what is typed."""
    take: Callable[[str], Awaitable[None] | None]
    """Is called with the answer, when the panes have the focus again; the next key waits for what it returns."""
    text: str = ""
    """Stands in the line at first."""
    words: Callable[[str], Sequence[str]] = _no_words
    """Returns the whole lines that the typed text may be meant to become; Tab puts one after the other in the line."""
    says: Callable[[str], str] | None = None
    """Returns what stands at the right; without it the words that are offered."""
    typed: Callable[[str], None] = _nothing
    """Is called at every change of the text."""
    step: Callable[[int], str | None] | None = None
    """Is called by the keys for up (-1) and down (1); returns what then stands in the line, None to leave it."""
    left: Callable[[], None] | None = None
    """Is called when the question is left without an answer."""
    own: bool = False
    """Whether the answer is in a person's own words: left or cut off, they are not lost."""


class PromptingDesk(InquiringDesk):
    """A desk with a line to type in; one question stands in it at a time."""

    _question: Question | None = None
    _begun = ""
    """What was typed before it was completed."""
    unkept = ""
    """Own words that were typed last and not kept: in the next line for such, the keys for up and down have them."""

    @property
    def asking(self) -> bool:
        """Whether a question stands in the line."""
        return self._question is not None

    @property
    def idle_keys(self) -> tuple[str, ...]:
        """As of every frame; of a line in which nothing can be completed, the key that does so."""
        bare = self._question is not None and self._question.words is _no_words
        return (*super().idle_keys, "prompt-complete") if bare else super().idle_keys

    def put_question(self, question: Question) -> None:
        """Open the line and go there."""
        self._question = question
        self.prompt.open(question.label, question.text, "")
        self.set_focus(self.prompt)
        self.prompt_typed()

    def prompt_typed(self) -> None:
        """Take note of a change in what is typed."""
        self._begun = self.prompt.text
        if self._question:
            self._question.typed(self.prompt.text)
            self._tell(self._question)

    @property
    def typed_words(self) -> str:
        """Own words in the line that would be lost with it."""
        question, text = self._question, self.prompt.text
        return text if question and question.own and text.strip() and text != question.text else ""

    def _tell(self, question: Question) -> None:
        if question.own and self.unkept and self.prompt.text == question.text:
            self.prompt.tell(f"{keys.named('prompt-before')}: what was not kept")
        elif question.says:
            self.prompt.tell(question.says(self._begun))
        else:
            self.prompt.tell(self.glyphs.dot.join(question.words(self._begun)))

    def action_complete_prompt(self) -> None:
        """Put a line that begins so in the place of what is typed; the next one when one stands there."""
        words = self._question.words(self._begun) if self._question else ()
        if words:
            standing = words.index(self.prompt.text) if self.prompt.text in words else -1
            word = words[(standing + 1) % len(words)]
            self.prompt.put(word, len(word))

    def action_step_prompt(self, step: int) -> None:
        """Go up or down in what the line is about."""
        if self._question and self._question.own and self.unkept:
            words, self.unkept = self.unkept, self.prompt.text
            self.prompt.put(words, len(words))
            self.prompt_typed()
        elif self._question and self._question.step:
            text = self._question.step(step)
            if text is not None:
                self.prompt.put(text, len(text))
                self.prompt_typed()

    def action_leave_prompt(self) -> None:
        """Go back and leave things as they were."""
        self.unkept = self.typed_words or self.unkept
        question, self._question = self._question, None
        self.set_focus(self.pane)
        if question and question.left:
            question.left()

    async def action_take_prompt(self) -> None:
        """Go back and do what was asked for."""
        await self.answer(self.prompt.text)

    async def answer(self, text: str) -> None:
        """Take `text` for the answer to the question that stands in the line."""
        question, self._question = self._question, None
        self.set_focus(self.pane)
        if question and (under_way := question.take(text)) is not None:
            await under_way
