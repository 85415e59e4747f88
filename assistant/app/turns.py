"""What each event of the Ask page answers with: values in, values out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.answer import Answer, Question
from assistant.question.limits import BadQuestion
from assistant.readers import Conversation, still_held
from assistant.record.entry import Asker
from assistant.service.room import Extent, ReadingRoom, TooManyQuestions
from assistant.service.view.answers import cited, conversation_html, done_words
from assistant.service.view.environment import fragment
from assistant.service.view.examples import example_questions
from assistant.service.view.filters import Choices, chosen_scope, counts_within
from assistant.service.view.source import source_html
from assistant.service.view.steps import with_step
from assistant.steps import as_they_happen
from corpus.library import StoreError
from corpus.paper import Scope

LOG = logging.getLogger(__name__)
BEGINS = " The conversation before was deleted: this begins a new one."
SORRY = "Something went wrong and the question was not answered. Nothing is lost: ask it again."
CHECKING = "Working: the model writes, and each statement is checked before it is shown …"


@dataclass(frozen=True, slots=True)
class Whom:
    """Who asks: whose conversations are kept, whose questions are counted, and for the log."""

    reader: str
    counted: str
    asker: Asker


@dataclass(frozen=True, slots=True)
class Following:
    """What can be asked next, and after which turn."""

    turn: int
    questions: tuple[str, ...]


class Asking:
    """The events of the page over one reading room; conversations are passed in, never kept."""

    def __init__(self, room: ReadingRoom) -> None:
        self.room = room

    def answer(
        self, text: str, chosen: str | None, held: Conversation | None, whom: Whom
    ) -> Iterator[tuple[Any, ...]]:
        """Say what is searched, then show the answer, and keep it for the reader.

        Yields the values of step, question, conversation, source, examples, button and the
        conversation's state.
        """
        same = gr.skip()
        # A page that stood open may hold answers from papers that have gone or changed since.
        held = still_held(held or Conversation.new(), self.room.library)
        begins = ""
        if held.turns and self.room.readers.is_deleted(held.name):
            held, begins = Conversation.new(), BEGINS
        papers = self.room.library.papers()
        scope = chosen_scope(chosen, papers)
        try:
            text = self.room.checked(text)
            self.room.admit(whom.counted)
            steps = [self._opening(scope)]
            yield _step(_trail(steps), working=True), same, same, same, same, same, same
            asked = Question(text, tuple(turn.question for turn in held.turns), scope)
            for told in as_they_happen(lambda: self.room.states(asked, whom.asker)):
                if not isinstance(told, Answer):
                    steps = with_step(steps, told)
                    yield _step(_trail(steps), working=True), same, same, same, same, same, same
                    continue
                answer = told
                if answer.unfinished:
                    shown = conversation_html(held.with_answer(answer))
                    yield _step(CHECKING, working=True), same, shown, same, same, same, same
        except (BadQuestion, StoreError, TooManyQuestions) as error:
            yield _step(str(error), wrong=True), same, same, same, same, same, same
            return
        except Exception:
            # The edge: whatever failed, the reader keeps the page and the log has the reason.
            LOG.exception("a question was not answered")
            yield _step(SORRY, wrong=True), same, same, same, same, same, same
            return
        held = held.with_answer(answer)
        is_kept = self.room.readers.keep(whom.reader, held)
        yield (
            _step(f"{done_words(answer)}{begins}"),
            gr.Textbox(value="", label="Ask a follow-up, or something new"),
            conversation_html(held, is_kept=is_kept),
            "",
            "",
            gr.Button(visible=True),
            held,
        )

    def source(self, held: Conversation | None, turn: object, key: object) -> str:
        """The source that a reader chose in one of their own answers."""
        turns = still_held(held, self.room.library).turns if held else ()
        found = next((one for one in turns if one.number == turn), None)
        citation = cited(found.answer, str(key)) if found else None
        return source_html(self.room.library, citation) if citation else ""

    def anew(self) -> tuple[Any, ...]:
        """An empty page again: the same values as ``answer``."""
        question = gr.Textbox(value="", label="Your question")
        return (
            _step("A new conversation."),
            question,
            "",
            "",
            self.examples(),
            gr.Button(visible=False),
            None,
        )

    def fresh(self, reader: str, name: str) -> tuple[Any, ...]:
        """Filters and the line of what is searched as the papers now stand, and the page's rest.

        With ``name`` the reader's own conversation of that name is opened again.
        """
        page = gr.HTML(panel=self.filters()), self.scope_line(None)
        opened = self.room.conversation(reader, name) if name else None
        same = gr.skip()
        if opened is None:
            missing = "This conversation is not kept any more." if name else ""
            # Somebody quick may have typed already: what is in the box stays.
            return *page, _step(missing), same, same, same, self.examples(), same, same
        conversation, title = opened
        question = gr.Textbox(label="Ask a follow-up, or something new")
        shown = conversation_html(conversation, is_kept=True)
        told = _step(f"Opened: {title}")
        return *page, told, question, shown, "", "", gr.Button(visible=True), conversation

    def intro(self) -> str:
        """The head of the page."""
        return fragment("intro.html", model=self.room.settings.model)

    def filters(self) -> str:
        """What can be chosen."""
        return fragment("filters.html", choices=Choices.of(self.room.library.papers()))

    def narrowed(self, chosen: str | None, held: Conversation | None) -> tuple[Any, Any]:
        """The line of what is searched, and questions that the papers then left can answer.

        In a conversation they take the place of those under its newest answer, which stays as it
        is; before one they are the page's examples.
        """
        held = still_held(held, self.room.library) if held else None
        if held is None or not held.turns:
            return self.scope_line(chosen), self.examples(chosen)
        return self._with_following(chosen, held), gr.skip()

    def following(self, chosen: str | None, held: Conversation | None) -> Any:
        """The line of what is searched with what can be asked next, which takes as long as the
        answers to it: nobody waits for it with the answer before them."""
        held = still_held(held, self.room.library) if held else None
        if held is None or not held.turns:
            return gr.skip()
        return self._with_following(chosen, held)

    def _with_following(self, chosen: str | None, held: Conversation) -> str:
        scope = chosen_scope(chosen, self.room.library.papers())
        *earlier, last = held.turns
        told = self.room.suggesting.after(last.answer, (one.answer for one in earlier), scope)
        return self.scope_line(chosen, Following(last.number, told))

    def examples(self, chosen: str | None = None) -> str:
        """Questions that what is held can answer, and what the choices leave of it."""
        library = self.room.library
        papers = library.papers()
        scope = chosen_scope(chosen, papers)
        questions = self.room.kept(("examples", scope), lambda: self._examples(scope))
        return fragment("examples.html", examples=questions, any_held=bool(papers))

    def _examples(self, scope: Scope) -> tuple[str, ...]:
        found = tuple(example_questions(self.room.library, scope))
        # A filter can leave a question's authority and take its answer away.
        return found if scope == Scope() else self.room.suggesting.answered(found, scope)

    def scope_line(self, chosen: str | None, following: Following | None = None) -> str:
        """How many papers the choices leave; ``following`` is what can then be asked next."""
        papers = self.room.library.papers()
        scope = chosen_scope(chosen, papers)
        counts = counts_within(self.room.library, scope)
        extent = self.room.extent(scope)
        return fragment(
            "scope_line.html",
            extent=extent,
            whole=Extent.of(papers),
            counts=counts,
            following=following,
        )

    def _opening(self, scope: Scope) -> str:
        waits = "" if self.room.is_ready else " (the search model is still loading)"
        return f"searching {self.room.extent(scope)}{waits}"


def _trail(steps: list[str]) -> str:
    return f"Working: {', then '.join(steps)} …"


def _step(words: str, *, working: bool = False, wrong: bool = False) -> str:
    return fragment("step.html", words=words, is_working=working, is_error=wrong)
