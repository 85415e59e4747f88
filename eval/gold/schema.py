"""One gold question as YAML gives it. ``README.md`` beside this file tells how to write them."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from eval.language.dates import iso_date, year_span
from eval.language.numbers import Quantity, parse_quantity
from eval.language.text import content_stems

SPAN = 12
"""The words within which all content words of a phrase must stand."""

Kind = Literal[
    "fact", "list", "across", "compare", "change", "follow_up", "trap", "absent", "partial"
]
Split = Literal["dev", "test"]


def _as_text(value: object) -> object:
    # YAML reads 2022-04-26 as a date and 2024 as a number
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Evidence = tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...]
"""Alternatives, each a set of paragraph ids that only together say it."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class NumberSpec(_Entry):
    """A number: ``unit`` is GBP, percent, absent for a plain count, or the noun counted.

    ``about`` where the paper itself says "about".
    """

    value: float | str
    unit: str | None = None
    about: bool = False

    @property
    def quantity(self) -> Quantity:
        """The value with its stated digits; ValueError where it is no number."""
        text = self.value if isinstance(self.value, str) else f"{self.value:.10f}".rstrip("0")
        unit = self.unit if self.unit in ("GBP", "percent") else ""
        return parse_quantity(text.rstrip("."), unit)  # type: ignore[arg-type]

    @property
    def noun(self) -> str | None:
        """What is counted, where the unit says it."""
        return None if self.unit in (None, "", "GBP", "percent") else self.unit

    @model_validator(mode="after")
    def _is_number(self) -> Self:
        _ = self.quantity
        return self


class Matcher(_Entry):
    """What recognises a nugget in an answer: exactly one of the five, with its guards.

    Each entry of ``near`` must occur too (an entry that is a list: one of it), none of ``not``.
    """

    number: NumberSpec | None = None
    phrase: Text | None = None
    date: Text | None = None
    regex: str | None = None
    any_of: Annotated[tuple[Matcher, ...], Field(min_length=1)] | None = None
    near: tuple[Text | tuple[Text, ...], ...] = ()
    without: tuple[Text, ...] = Field(default=(), alias="not")

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        given = [
            name
            for name in ("number", "phrase", "date", "regex", "any_of")
            if getattr(self, name) is not None
        ]
        if len(given) != 1:
            raise ValueError(
                "a matcher is one of number, phrase, date, regex and any_of; "
                f"this one has {' and '.join(given) or 'none'}"
            )
        if self.phrase is not None and not 0 < len(set(content_stems(self.phrase))) <= SPAN:
            raise ValueError(f"phrase {self.phrase!r} must have 1 to {SPAN} content words")
        if self.date is not None:
            iso_date(self.date)
        if self.regex is not None:
            _check_regex(self.regex)
        return self


def _check_regex(pattern: str) -> None:
    try:
        if re.search(pattern, "") is not None:
            raise ValueError(f"regex {pattern!r} matches everything")
    except re.error as error:
        raise ValueError(f"regex {pattern!r} cannot be read: {error}") from error


class Nugget(_Entry):
    """One thing that a right answer says, and the paragraphs that say it."""

    id: Identifier
    text: Text
    weight: Literal["vital", "okay"] = "vital"
    match: Matcher
    evidence: Annotated[Evidence, Field(min_length=1)]

    @property
    def worth(self) -> float:
        """1 for a vital nugget, 0.5 for an okay one."""
        return 1.0 if self.weight == "vital" else 0.5


class Distractor(_Entry):
    """A wrong thing that an answer might say.

    ``why`` names the trap (``wrong_authority``, ``wrong_year``, ``wrong_status`` ...); ``text``
    is the wrong statement in words, ``evidence`` where the papers say it.
    """

    why: Identifier
    match: Matcher
    text: Text | None = None
    evidence: Evidence = ()


class AuthorityGold(_Entry):
    """What one authority's part of an answer across authorities must say, if anything."""

    nuggets: tuple[Nugget, ...] = ()
    expect: Literal["nothing_found"] | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if bool(self.nuggets) == bool(self.expect):
            raise ValueError("give an authority either nuggets or 'expect: nothing_found'")
        return self


class GoldQuestion(_Entry):
    """One entry of a gold file: a question in one or more wordings and what answers it."""

    id: Identifier
    cluster: Identifier
    split: Split = "test"
    kind: Kind
    question: Text
    paraphrases: tuple[Text, ...] = ()
    history: tuple[Text, ...] = ()
    authorities: tuple[Text, ...] = ()
    years: tuple[Text, ...] = ()
    themes: tuple[Text, ...] = ()
    nuggets: tuple[Nugget, ...] = ()
    per_authority: dict[str, AuthorityGold] = Field(default_factory=dict)
    distractors: tuple[Distractor, ...] = ()
    acceptable: tuple[Text, ...] = ()
    unacceptable: tuple[Text, ...] = ()
    near_miss_of: Identifier | None = None
    expect: Literal["answer", "abstain"] = "answer"
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, values: Any) -> Any:
        if isinstance(values, dict):
            values = {"cluster": values.get("id")} | values
            if values.get("kind") == "absent":
                values = {"expect": "abstain"} | values
        return values

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for year in self.years:
            year_span(year)
        names = [nugget.id for nugget in self.all_nuggets]
        if len(names) != len(set(names)):
            raise ValueError("two nuggets have one id")
        if self.kind == "follow_up" and not self.history:
            raise ValueError("a follow-up needs the earlier questions in history")
        if self.kind == "absent" and self.expect != "abstain":
            raise ValueError("an absent question cannot expect an answer")
        if self.should_abstain and self.all_nuggets:
            raise ValueError("nothing can answer this question, so it can have no nuggets")
        if not self.should_abstain and not self.all_nuggets:
            raise ValueError("no nuggets: say what answers it, or 'expect: abstain'")
        return self

    @property
    def should_abstain(self) -> bool:
        """Whether the only right answer is that the papers do not say."""
        silent = bool(self.per_authority) and not self.all_nuggets
        return self.expect == "abstain" or silent

    @property
    def all_nuggets(self) -> tuple[Nugget, ...]:
        """The nuggets of the whole question and of each authority."""
        own = (nugget for part in self.per_authority.values() for nugget in part.nuggets)
        return (*self.nuggets, *own)

    @property
    def wordings(self) -> tuple[str, ...]:
        """The question and its paraphrases, each asked apart."""
        return (self.question, *self.paraphrases)

    def evidence_ids(self) -> frozenset[str]:
        """Every paragraph that is evidence of a nugget."""
        return frozenset(
            name for nugget in self.all_nuggets for group in nugget.evidence for name in group
        )
