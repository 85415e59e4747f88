"""The page that drafts a response: an outline from the papers, edited, checked, kept, exported."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi import Response as Reply
from fastapi.responses import HTMLResponse, RedirectResponse

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
from assistant.readers import DraftDeleted
from assistant.service.desk.downloads import MARKDOWN, WORD, download
from assistant.service.desk.edits import BESIDE, DELETED, DONE_WORDS, Edited, edited
from assistant.service.desk.printed import are_you_sure, page
from assistant.service.reader import asker_of, counted_as, reader_of
from assistant.service.room import ReadingRoom, TooManyQuestions
from assistant.service.view.responses import ResponseView, findings_to_answer

NOT_KEPT = "No such draft of yours is kept: see /response."
LOST = "That draft is not kept any more: choose another, or start anew."
TAKE_OUT = "Take this statement out of the response? Its words are not kept."
UNKEPT = " It is not kept here: export or copy it before you leave the page."
ANEW = "“Keep and check” does that."
SEE_OTHER, GONE = 303, 410
Texts = Annotated[list[str], Form()]


def response_routes(room: ReadingRoom) -> APIRouter:
    """``GET /response`` chooses, outlines and opens, ``POST /response`` edits, checks, exports."""
    routes = APIRouter()

    def shown(
        request: Request,
        response: Response | None,
        told: str = "",
        status: int = 200,
        name: str = "",
        words: str = "",
    ) -> HTMLResponse:
        view = None
        if response is not None:
            name = name or room.drafts.new_name()
            view = ResponseView.of(response, supported(room.library, response))
        groups = room.kept(("findings to answer",), lambda: findings_to_answer(room.library))
        drafts = room.drafts.kept(reader_of(request), words) if view is None else ()
        shown_page = page(
            room, "response.html", "response", status, view=view, groups=groups, told=told,
            name=name, drafts=drafts, asked=words, is_wrong=status >= 400,
            seen=room.drafts.state_of(reader_of(request), name), tab=room.drafts.new_name(),
        )  # fmt: skip
        # A page from a browser's cache would be an older state of the draft, or stand for two tabs.
        shown_page.headers["Cache-Control"] = "no-store"
        return shown_page

    def deleted(request: Request, response: Response, do: str) -> Reply:
        """What was typed on a page of a draft that is gone: exported, or offered as a new one."""
        if do == "keep":
            return Reply(DELETED, GONE, media_type="text/plain")
        if do in ("word", "markdown"):
            return _exported(room, response, is_word=do == "word")
        return shown(request, response, f"{DELETED} {ANEW}", GONE)

    @routes.get("/response")
    def outline(
        request: Request,
        finding: str = "",
        question: str = "",
        draft: str = "",
        q: str = "",
        done: str = "",
    ) -> HTMLResponse:
        told = DONE_WORDS.get(done, "")
        if draft:
            room.purge()
            opened = room.drafts.open(reader_of(request), draft)
            if opened is None:
                return shown(request, None, LOST, 404)
            return shown(request, opened, told, name=draft)
        if finding:
            found = outline_of_finding(room.library, finding)
            told = "" if found else "That finding is not held any more: choose another."
            return shown(request, found, told, 200 if found else 404)
        if not question:
            room.purge()
            return shown(request, None, told, words=q)
        try:
            room.admit(counted_as(request))
            answer = room.ask(Question(question), asker_of(request, "response"))
        except BadQuestion as error:
            return shown(request, None, str(error), 422)
        except TooManyQuestions as error:
            return shown(request, None, str(error), 429)
        response = outline_of_question(room.library, answer)
        told = "" if response.points else "The papers held do not answer this."
        return shown(request, response, told)

    @routes.post("/response")
    def edit(
        request: Request,
        title: Annotated[str, Form()] = "",
        heading: Texts = [],  # noqa: B006 (fastapi makes a new one for each request)
        text: Texts = [],  # noqa: B006
        cites: Texts = [],  # noqa: B006
        own: Annotated[str, Form()] = "",
        own_source: Annotated[str, Form()] = "",
        do: Annotated[str, Form()] = "check",
        draft: Annotated[str, Form()] = "",
        tab: Annotated[str, Form()] = "",
        seen: Annotated[str, Form()] = "",
        sure: Annotated[str, Form()] = "",
    ) -> Reply:
        asks = do.startswith("drop:") and not sure
        form = Edited(title, heading, text, cites, own, own_source, "keep" if asks else do)
        response, done = edited(form)
        if do == "anew":
            draft = room.drafts.new_name()
        try:
            kept = room.drafts.keep(reader_of(request), draft, response, tab, seen)
        except DraftDeleted:
            return deleted(request, response, do)
        if asks:
            # What was typed is kept first: whoever says no goes back to it.
            draft, seen = kept or draft, room.drafts.state_of(reader_of(request), kept or draft)
            return are_you_sure(
                room, "/response", TAKE_OUT, "Yes, take it out", f"/response?draft={quote(draft)}",
                title=title, heading=heading, text=text, cites=cites, own=own,
                own_source=own_source, do=do, draft=draft, tab=tab, seen=seen,
            )  # fmt: skip
        is_second = bool(kept) and kept != draft
        if do == "keep":
            # Words are sent back only where there is something to notice.
            told = BESIDE if is_second else None
            return Reply(told, 200 if told else 204 if kept else 503, media_type="text/plain")
        if do in ("word", "markdown"):
            return _exported(room, response, is_word=do == "word")
        if kept:
            where = urlencode({"draft": kept, "done": "beside" if is_second else done})
            return RedirectResponse(f"/response?{where}", SEE_OTHER)
        return shown(request, response, DONE_WORDS[done] + UNKEPT, name=draft)

    @routes.get("/response/{name}.{form}")
    def export(request: Request, name: str, form: str) -> Reply:
        room.purge()
        opened = room.drafts.open(reader_of(request), name)
        if opened is None or form not in ("md", "docx"):
            raise HTTPException(404, NOT_KEPT)
        return _exported(room, opened, is_word=form == "docx")

    @routes.post("/response/{name}/rename")
    def rename(request: Request, name: str, title: Annotated[str, Form()] = "") -> Reply:
        return _done(room.drafts.rename(reader_of(request), name, title), "renamed")

    @routes.post("/response/{name}/delete")
    def delete(request: Request, name: str, sure: Annotated[str, Form()] = "") -> Reply:
        opened = None if sure else room.drafts.open(reader_of(request), name)
        if opened is not None:
            asks = f"Delete “{opened.title}” for good? It cannot be brought back."
            goal = f"/response/{quote(name)}/delete"
            return are_you_sure(room, goal, asks, "Yes, delete it", "/response")
        return _done(room.drafts.delete(reader_of(request), name), "deleted")

    return routes


def _exported(room: ReadingRoom, response: Response, *, is_word: bool) -> Reply:
    document = as_document(response, supported(room.library, response))
    if is_word:
        return download(to_word(document), WORD, response.title, "docx")
    return download(to_markdown(document), MARKDOWN, response.title, "md")


def _done(is_done: bool, what: str) -> Reply:
    if not is_done:
        raise HTTPException(404, NOT_KEPT)
    return RedirectResponse(f"/response?{urlencode({'done': what})}", SEE_OTHER)
