"""What each tool takes: checked before it is called, and told to clients as JSON Schema."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.partial_date import PartialDate
from corpus.paper import FindingKind, PaperKind

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Arguments(BaseModel):
    """Arguments of a tool; what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Filters(Arguments):
    """Which papers are meant."""

    authority: list[Words] = Field([], description="Councils by name, short name or id")
    committee: list[Words] = Field([], description="Committees by name")
    kind: list[PaperKind] = Field([], description="Kinds of paper")
    since: PartialDate | None = Field(None, description="Papers from 2022, 2022-04 or 2022-04-26")
    until: PartialDate | None = Field(None, description="Papers up to 2022, 2022-04 or 2022-04-26")


class AskArguments(Filters):
    """A question and the earlier ones of the conversation."""

    question: Words = Field(description="One question, in plain words")
    history: list[Words] = Field([], description="The earlier questions, the oldest first")


class SearchArguments(Filters):
    """Words to look for."""

    words: Words = Field(description="Words to look for")
    limit: int = Field(10, ge=1, le=50, description="How many paragraphs at most")


class ShowArguments(Arguments):
    """A paper, and what of it."""

    paper: Words = Field(description="The paper's id (paper_id) or file name")
    paragraph: Words | None = Field(
        None, description="A printed label such as 5(b), or a paragraph_id; without it, all"
    )
    offset: int = Field(0, ge=0, description="How many paragraphs to pass over")
    limit: int = Field(50, ge=1, le=200, description="How many paragraphs at most")


class ListArguments(Filters):
    """Which papers to list."""


class ThemesArguments(Filters):
    """What kind of finding recurs."""

    finding: FindingKind = Field("improvement_area", description="Kind of finding")
    limit: int = Field(10, ge=1, le=100, description="How many themes at most")
