"""A response drafted from the papers: an outline to edit, and whether the papers support it."""

from assistant.drafting.outline import outline_of_finding, outline_of_question
from assistant.drafting.response import Point, Response, Supported, as_document, supported

__all__ = [
    "Point",
    "Response",
    "Supported",
    "as_document",
    "outline_of_finding",
    "outline_of_question",
    "supported",
]
