"""The pages that readers work with: authorities, scrutiny, responses, conversations, adding."""

from assistant.service.desk.routes import desk_routes

__all__ = ["desk_routes"]
