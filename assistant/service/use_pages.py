"""The page on which administrators see what the language model took today."""

from __future__ import annotations

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse

from assistant.generate.ledger import Ledger
from assistant.service.deciding import MAY_SEE_USE
from assistant.service.desk.printed import page
from assistant.service.room import ReadingRoom
from assistant.service.view.use import budgets, calls


def _administrator(request: Request) -> None:
    if request.scope["state"]["role"] not in MAY_SEE_USE:
        raise HTTPException(403, "Only administrators see what the language model took.")


def use_routes(room: ReadingRoom) -> APIRouter:
    """``/use``: today's tokens, seconds and cost against the day's budget, model by model."""
    routes = APIRouter(include_in_schema=False, dependencies=[Depends(_administrator)])
    settings = room.settings.model
    ledger = Ledger(room.library.folder, settings)

    @routes.get("/use")
    def use() -> HTMLResponse:
        rows = ledger.rows()
        return page(
            room, "use.html", "use", model=settings, budgets=budgets(ledger.spent(), settings),
            models=ledger.by_model(), calls=calls(rows),
        )  # fmt: skip

    return routes
