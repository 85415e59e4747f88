"""The HTTP interface: the same answers and lists as ``papers ask --json`` and ``list --json``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.answer import Citation, Coverage, ModelUse, Question, QuestionKind, Status
from assistant.looking_up import listed_json
from assistant.partial_date import PartialDate
from assistant.question.limits import BadQuestion, checked_history, whole
from assistant.scope import UnknownName, named_scope
from assistant.service.reader import asker_of, counted_as
from assistant.service.room import ReadingRoom, TooManyQuestions
from corpus.library import StoreError
from corpus.paper import PaperKind

# A name is looked for among those held, which takes the longer the longer it is.
Names = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=50)]


class AskBody(BaseModel):
    """A question, the earlier questions of the conversation, and filters.

    Authorities may be given by id, name or what people call them; dates are ISO (``2022``,
    ``2022-04`` or ``2022-04-26``) and held against a paper's date. With ``suggest`` the answer
    comes with what can be asked next, which was tried first and takes as long as those answers.
    What is not named here is refused: a filter that was misspelt would silently filter nothing.
    """

    model_config = ConfigDict(extra="forbid")

    question: str
    history: list[str] = []
    authority: Names = []
    committee: Names = []
    kind: list[PaperKind] = []
    since: PartialDate | None = None
    until: PartialDate | None = None
    id: Annotated[str, AfterValidator(whole)] | None = None
    suggest: bool = False


class Refusal(BaseModel):
    """Why nothing is answered, in a line; or, of a body, what is wrong with each part of it."""

    detail: str | list[dict[str, Any]]


SIGNED_OUT: dict[int | str, dict[str, Any]] = {
    401: {"model": Refusal, "description": "Where people sign in: nobody is signed in"}
}
REFUSALS = SIGNED_OUT | {
    422: {"model": Refusal, "description": "The question or a filter cannot be taken as it is"},
    429: {
        "model": Refusal,
        "description": "Too many questions in a minute",
        "headers": {
            "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}
        },
    },
    503: {"model": Refusal, "description": "The store of papers cannot be read now"},
}


class AnswerBody(BaseModel):
    """An answer as ``papers ask --json`` prints it; ``answer`` is Markdown with [1] markers.

    ``suggestions`` are the readings to choose from where a question is unclear, what else to ask
    where it is refused, and otherwise empty unless they were asked for.
    """

    id: str | None
    question: str
    kind: QuestionKind
    follow_up: bool
    status: Status
    answer: str
    citations: list[Citation]
    nearest: list[Citation]
    coverage: Coverage
    suggestions: list[str]
    confidence: float | None
    seconds: float
    model: ModelUse | None = None


def api_routes(room: ReadingRoom) -> APIRouter:
    """``POST /api/ask``, ``GET /api/papers`` and ``GET /health``."""
    routes = APIRouter()

    @routes.post(
        "/api/ask",
        response_model=AnswerBody,
        response_model_exclude_unset=True,
        summary="Ask a question of the papers",
        responses=REFUSALS,
    )
    def ask(body: AskBody, request: Request) -> dict[str, Any]:
        """Answer from the papers held, each statement cited to its paragraph."""
        try:
            room.admit(counted_as(request))
            scope = named_scope(
                room.library,
                authorities=body.authority,
                committees=body.committee,
                kinds=body.kind,
                since=body.since,
                until=body.until,
            )
            history = checked_history(body.history, room.settings.max_question)
            question = Question(body.question, history, scope, body.id)
            answer = room.ask(question, asker_of(request, "api"))
            return (room.suggesting.answerable(answer) if body.suggest else answer).as_json()
        except (BadQuestion, UnknownName) as error:
            raise HTTPException(422, str(error)) from error
        except TooManyQuestions as error:
            raise HTTPException(429, str(error), {"Retry-After": "60"}) from error
        except StoreError as error:
            raise HTTPException(503, str(error)) from error

    @routes.get("/api/papers", summary="The papers held", responses=SIGNED_OUT)
    def papers() -> list[dict[str, Any]]:
        """What is held, with the number of paragraphs of each paper."""
        with room.library.snapshot():
            counts, held = room.library.paragraph_counts(), room.library.papers()
        return [listed_json(one, counts.get(one.paper_id, 0)) for one in held]

    @routes.get("/health", summary="Whether questions are answered yet")
    def health(request: Request) -> dict[str, Any]:
        """``ready`` is false while the search model is still loading.

        How much is held is told to those who have signed in.
        """
        state = {"status": "ok", "ready": room.is_ready}
        if asker_of(request, "health").role == "nobody":
            return state
        held = len(room.library.papers())
        return state | {"papers": held, "sample": room.library.is_sample}

    return routes
