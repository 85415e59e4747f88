"""The page that drafts a response: an outline from the papers, edited, checked and exported."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi import Response as Reply
from fastapi.responses import HTMLResponse

from assistant.answer import Question
from assistant.documents import to_markdown, to_word
from assistant.drafting import (
    Response,
    as_document,
    outline_of_finding,
    outline_of_question,
    supported,
)
from assistant.question.limits import BadQuestion
from assistant.service.desk.edits import Edited, edited
from assistant.service.desk.printed import page
from assistant.service.reader import asker_of, counted_as
from assistant.service.room import ReadingRoom, TooManyQuestions
from assistant.service.view.responses import ResponseView, findings_to_answer

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Texts = Annotated[list[str], Form()]


def response_routes(room: ReadingRoom) -> APIRouter:
    """``GET /response`` chooses and outlines, ``POST /response`` edits, checks and exports."""
    routes = APIRouter()

    def shown(response: Response | None, told: str = "", status: int = 200) -> HTMLResponse:
        view = None
        if response is not None:
            view = ResponseView.of(response, supported(room.library, response))
        groups = room.kept(("findings to answer",), lambda: findings_to_answer(room.library))
        return page(room, "response.html", "response", status, view=view, groups=groups, told=told)

    @routes.get("/response")
    def outline(request: Request, finding: str = "", question: str = "") -> HTMLResponse:
        if finding:
            found = outline_of_finding(room.library, finding)
            told = "" if found else "That finding is not held any more: choose another."
            return shown(found, told, 200 if found else 404)
        if not question:
            return shown(None)
        try:
            room.admit(counted_as(request))
            answer = room.ask(Question(question), asker_of(request, "response"))
        except BadQuestion as error:
            return shown(None, str(error), 422)
        except TooManyQuestions as error:
            return shown(None, str(error), 429)
        response = outline_of_question(room.library, answer)
        return shown(response, "" if response.points else "The papers held do not answer this.")

    @routes.post("/response")
    def edit(
        title: Annotated[str, Form()] = "",
        heading: Texts = [],  # noqa: B006 (fastapi makes a new one for each request)
        text: Texts = [],  # noqa: B006
        cites: Texts = [],  # noqa: B006
        own: Annotated[str, Form()] = "",
        own_source: Annotated[str, Form()] = "",
        do: Annotated[str, Form()] = "check",
    ) -> Reply:
        response, told = edited(Edited(title, heading, text, cites, own, own_source, do))
        if do not in ("word", "markdown"):
            return shown(response, told)
        document = as_document(response, supported(room.library, response))
        if do == "word":
            return _file(to_word(document), WORD, "response.docx")
        return _file(to_markdown(document), "text/markdown; charset=utf-8", "response.md")

    return routes


def _file(content: bytes | str, kind: str, name: str) -> Reply:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Reply(content, media_type=kind, headers=headers)
