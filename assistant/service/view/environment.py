"""The templates, with everything that comes from a paper escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.service.links import file_link, page_image_link, paper_link, paragraph_link
from assistant.service.view.blocks import label_words, opened
from assistant.service.view.filters import KIND_WORDS
from assistant.service.view.markdown import quoted
from assistant.service.view.runs import round_words
from assistant.service.view.visitor import visitor
from assistant.service.wording import counted
from assistant.words.dates import in_words

MENU = (
    ("ask", "/", "Ask"),
    ("papers", "/papers", "Papers"),
    ("themes", "/themes", "Themes"),
    ("authorities", "/authorities", "Authorities"),
    ("scrutiny", "/scrutiny", "Scrutiny"),
    ("response", "/response", "Response"),
    ("conversations", "/conversations", "Conversations"),
    ("evaluate", "/evaluate", "Evaluate"),
)
"""The main menu: key, address, words."""


@cache
def environment() -> Environment:
    """The templates; a name that a template uses and nobody gives is an error."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        counted=counted,
        in_words=in_words,
        label_words=label_words,
        opened=opened,
        quoted=quoted,
        round_words=round_words,
    )
    made.globals.update(
        kind_names=KIND_WORDS,
        menu=MENU,
        visitor=visitor,
        file_link=file_link,
        page_image_link=page_image_link,
        paper_link=paper_link,
        paragraph_link=paragraph_link,
    )
    return made


def fragment(template: str, **values: object) -> str:
    """A template printed with these values."""
    return environment().get_template(template).render(**values)
