"""A partial ISO date as the interfaces take it: checked, and told to clients as JSON Schema."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from assistant.words.partial import checked_partial_date

PartialDate = Annotated[
    str,
    Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(checked_partial_date),
]
"""``2022``, ``2022-04`` or ``2022-04-26``; refused where there is no such day."""
