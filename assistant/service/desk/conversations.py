"""A reader's own conversations: found, renamed, deleted, exported; and verdicts on answers."""

from __future__ import annotations

import sqlite3
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi import Response as Reply
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.documents import to_markdown, to_word
from assistant.readers import Verdict
from assistant.service.desk.downloads import MARKDOWN, WORD, download
from assistant.service.desk.printed import are_you_sure, page
from assistant.service.reader import reader_of
from assistant.service.room import ReadingRoom
from assistant.service.view.talks import as_document

DONE_WORDS = {"renamed": "The conversation was renamed.", "deleted": "It was deleted for good."}
NOT_KEPT = "No such conversation of yours is kept: see /conversations."
SEE_OTHER = 303


def conversation_routes(room: ReadingRoom) -> APIRouter:
    """``/conversations``, what is done with each, and ``/judge``."""
    routes = APIRouter()
    readers = room.readers

    @routes.get("/conversations")
    def conversations(request: Request, q: str = "", done: str = "") -> HTMLResponse:
        room.purge()
        found = readers.kept(reader_of(request), q)
        told = DONE_WORDS.get(done, "")
        return page(room, "conversations.html", "conversations", found=found, asked=q, told=told)

    @routes.get("/conversations/{name}.{form}")
    def export(request: Request, name: str, form: str) -> Reply:
        opened = room.conversation(reader_of(request), name)
        if opened is None or form not in ("md", "docx"):
            raise HTTPException(404, NOT_KEPT)
        document = as_document(opened[0], opened[1])
        if form == "docx":
            return download(to_word(document), WORD, opened[1], form)
        return download(to_markdown(document), MARKDOWN, opened[1], form)

    @routes.post("/conversations/{name}/rename")
    def rename(request: Request, name: str, title: Annotated[str, Form()] = "") -> Reply:
        return _done(readers.rename(reader_of(request), name, title), "renamed")

    @routes.post("/conversations/{name}/delete")
    def delete(request: Request, name: str, sure: Annotated[str, Form()] = "") -> Reply:
        opened = None if sure else readers.open(reader_of(request), name)
        if opened is not None:
            asks = f"Delete “{opened[1]}” for good? It cannot be brought back."
            goal = f"/conversations/{quote(name)}/delete"
            return are_you_sure(room, goal, asks, "Yes, delete it", "/conversations")
        return _done(readers.delete(reader_of(request), name), "deleted")

    @routes.post("/judge")
    def judge(
        request: Request,
        conversation: Annotated[str, Form()],
        turn: Annotated[int, Form()],
        verdict: Annotated[Verdict, Form()],
        note: Annotated[str, Form()] = "",
    ) -> HTMLResponse:
        reader = reader_of(request)
        opened = room.conversation(reader, conversation)
        judged = next((t for t in opened[0].turns if t.number == turn), None) if opened else None
        if judged is None:
            raise HTTPException(404, NOT_KEPT)
        try:
            readers.judge(reader, judged, verdict, note)
        except (OSError, sqlite3.OperationalError) as error:
            raise HTTPException(503, f"The verdict cannot be kept: {error}") from error
        return page(room, "judged.html", back=f"/?conversation={quote(conversation)}")

    return routes


def _done(is_done: bool, what: str) -> Reply:
    if not is_done:
        raise HTTPException(404, NOT_KEPT)
    return RedirectResponse(f"/conversations?{urlencode({'done': what})}", SEE_OTHER)
