"""The Ask page: what is on it, and which event does what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.app import parts
from assistant.app.turns import Asking
from assistant.service.room import ReadingRoom

TITLE = "Ask – Council papers"
READERS_AT_ONCE = 10
KEEP_SECONDS = 6 * 60 * 60
"""How long the conversation of a page that was closed is kept."""

# No endpoint is offered to others (they have /api/ask), and the page shows its own steps.
_PRIVATE: dict[str, Any] = {
    "api_visibility": "private",
    "show_progress": "hidden",
    "concurrency_limit": READERS_AT_ONCE,
}


def build(room: ReadingRoom) -> gr.Blocks:
    """The page's widgets and events."""
    asking = Asking(room)
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        turns = gr.State((), time_to_live=KEEP_SECONDS)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="answer-column"):
                parts.words(value=asking.intro())
                question = gr.Textbox(
                    label="Your question", elem_id="question", lines=1, max_lines=6
                )
                with gr.Row(elem_id="ask-row"):
                    ask = gr.Button("Ask", elem_id="ask", variant="primary")
                    anew = gr.Button("Start again", elem_id="anew", visible=False)
                    scope_line = parts.step(value=asking.scope_line(None), elem_id="scope")
                filters = parts.filters(asking.filters(), elem_id="filters")
                step = parts.step(value="", elem_id="step")
                examples = parts.choices(value=asking.examples(), elem_id="examples")
                conversation = parts.conversation(value="", elem_id="conversation")
            with gr.Column(elem_id="source-column"):
                source = parts.source(value="", elem_id="source")

        changed = [step, question, conversation, source, examples, anew, turns]

        def answer(text: str, chosen: str | None, held: Any) -> Iterator[tuple[Any, ...]]:
            yield from asking.answer(text, chosen, held)

        def choose(chosen: str | None, held: Any, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            yield from asking.answer(str(event.question), chosen, held)

        def open_source(held: Any, event: gr.EventData) -> str:
            return asking.source(held, event.turn, event.source)

        asked = [question, filters, turns]
        gr.on([ask.click, question.submit], answer, asked, changed, **_PRIVATE)
        for part in (examples, conversation):
            part.choose(choose, [filters, turns], changed, **_PRIVATE)
        conversation.open(open_source, [turns], [source], **_PRIVATE)
        source.close(lambda: "", None, [source], **_PRIVATE)
        filters.narrow(asking.scope_line, [filters], [scope_line], **_PRIVATE)
        anew.click(asking.anew, None, changed, **_PRIVATE)
        page.load(asking.fresh, None, [filters, scope_line, examples], **_PRIVATE)
    made: gr.Blocks = page
    return made
