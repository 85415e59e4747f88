"""The Ask page: what is on it, and which event does what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.accounts.users import ROLES
from assistant.app import parts
from assistant.app.turns import Asking, Whom
from assistant.service.reader import asker_of, counted_as, reader_of
from assistant.service.room import ReadingRoom

TITLE = "Ask – Council papers"
MAY_ASK = (*ROLES, "reader")
"""The roles that the gate gives; ``reader`` where nobody signs in on this machine."""
READERS_AT_ONCE = 10
KEEP_SECONDS = 6 * 60 * 60
"""How long the conversation of a page that was closed is kept."""

# No endpoint is offered to others (they have /api/ask), and the page shows its own steps.
_PRIVATE: dict[str, Any] = {
    "api_visibility": "private",
    "show_progress": "hidden",
    "concurrency_limit": READERS_AT_ONCE,
}

# On a slow line a reader chooses again before the first choice is answered, and the last counts.
# What is put off is sent with the first one's event data: right for filters, whose choice is a
# value that is read when it is sent, wrong for a marker, whose every choice is sent at once.
_LAST: dict[str, Any] = {"trigger_mode": "always_last"}
_EACH: dict[str, Any] = {"trigger_mode": "multiple"}


@dataclass(frozen=True, slots=True)
class Widgets:
    """What is on the page, by what it is for."""

    question: Any
    ask: Any
    anew: Any
    scope_line: Any
    filters: Any
    step: Any
    examples: Any
    conversation: Any
    source: Any
    turns: Any

    @property
    def changed(self) -> list[Any]:
        """What an answer changes, in the order in which ``Asking.answer`` gives the values."""
        return [
            self.step,
            self.question,
            self.conversation,
            self.source,
            self.examples,
            self.anew,
            self.turns,
        ]


def build(room: ReadingRoom) -> gr.Blocks:
    """The page's widgets and events."""
    asking = Asking(room)
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        widgets = _laid_out(asking)
        answering = [*_ask_events(asking, widgets), _open_event(page, asking, widgets)]
        _follow_events(answering, asking, widgets)
        _other_events(asking, widgets)
    return page


def _laid_out(asking: Asking) -> Widgets:
    turns = gr.State(None, time_to_live=KEEP_SECONDS)
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="answer-column"):
            parts.words(value=asking.intro())
            question = gr.Textbox(label="Your question", elem_id="question", lines=1, max_lines=6)
            with gr.Row(elem_id="ask-row"):
                ask = gr.Button("Ask", elem_id="ask", variant="primary")
                anew = gr.Button("Start again", elem_id="anew", visible=False)
                scope_line = parts.scope_line(value=asking.scope_line(None), elem_id="scope")
            filters = parts.filters(asking.filters(), elem_id="filters")
            step = parts.step(value="", elem_id="step")
            examples = parts.choices(value=asking.examples(), elem_id="examples")
            conversation = parts.conversation(value="", elem_id="conversation")
        with gr.Column(elem_id="source-column"):
            source = parts.source(value="", elem_id="source")
    return Widgets(
        question, ask, anew, scope_line, filters, step, examples, conversation, source, turns
    )


def _ask_events(asking: Asking, on: Widgets) -> list[Any]:
    def answer(
        text: str, chosen: str | None, held: Any, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        yield from asking.answer(text, chosen, held, _whom(request))

    def choose(
        chosen: str | None, held: Any, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        whom = _whom(request)
        yield from asking.answer(str(event.question), chosen, held, whom)

    asked = [on.question, on.filters, on.turns]
    typed = gr.on([on.ask.click, on.question.submit], answer, asked, on.changed, **_PRIVATE)
    chosen = [on.filters, on.turns]
    parts_with_choices = (on.examples, on.conversation)
    return [typed, *(p.choose(choose, chosen, on.changed, **_PRIVATE) for p in parts_with_choices)]


def _follow_events(answering: list[Any], asking: Asking, on: Widgets) -> None:
    """Once an answer stands on the page, what can be asked after it is looked for."""

    def follow(chosen: str | None, held: Any, request: gr.Request) -> Any:
        _whom(request)
        return asking.following(chosen, held)

    for event in answering:
        event.success(follow, [on.filters, on.turns], [on.scope_line], **_PRIVATE, **_EACH)


def _open_event(page: gr.Blocks, asking: Asking, on: Widgets) -> Any:
    def fresh(request: gr.Request) -> tuple[Any, ...]:
        return asking.fresh(
            _whom(request).reader, str(request.query_params.get("conversation", ""))
        )

    return page.load(fresh, None, [on.filters, on.scope_line, *on.changed], **_PRIVATE)


def _whom(request: gr.Request) -> Whom:
    """Who asks. Each event looks anew whether the gate gave them a role that may."""
    sent: Any = request.request
    asker = asker_of(sent, "web")
    if asker.role not in MAY_ASK:
        raise gr.Error("Sign in first.", print_exception=False)
    return Whom(reader_of(sent), counted_as(sent), asker)


def _other_events(asking: Asking, on: Widgets) -> None:
    def open_source(held: Any, event: gr.EventData, request: gr.Request) -> str:
        _whom(request)
        return asking.source(held, event.turn, event.source)

    def close_source(request: gr.Request) -> str:
        _whom(request)
        return ""

    def narrow(chosen: str | None, held: Any, request: gr.Request) -> tuple[Any, Any]:
        _whom(request)
        return asking.narrowed(chosen, held)

    def anew(request: gr.Request) -> tuple[Any, ...]:
        _whom(request)
        return asking.anew()

    on.conversation.open(open_source, [on.turns], [on.source], **_PRIVATE, **_EACH)
    on.source.close(close_source, None, [on.source], **_PRIVATE, **_EACH)
    chosen, shown = [on.filters, on.turns], [on.scope_line, on.examples]
    on.filters.narrow(narrow, chosen, shown, **_PRIVATE, **_LAST)
    on.anew.click(anew, None, on.changed, **_PRIVATE)
