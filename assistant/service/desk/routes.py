"""All working pages as one router."""

from __future__ import annotations

from fastapi import APIRouter

from assistant.service.desk.adding import adding_routes
from assistant.service.desk.authorities import authority_routes
from assistant.service.desk.conversations import conversation_routes
from assistant.service.desk.evaluation import evaluation_routes
from assistant.service.desk.responses import response_routes
from assistant.service.desk.scrutiny import scrutiny_routes
from assistant.service.room import ReadingRoom


def desk_routes(room: ReadingRoom) -> APIRouter:
    """The routes of every working page over one reading room."""
    routes = APIRouter(include_in_schema=False)
    parts = (
        authority_routes,
        scrutiny_routes,
        response_routes,
        conversation_routes,
        evaluation_routes,
        adding_routes,
    )
    for part in parts:
        routes.include_router(part(room))
    return routes
