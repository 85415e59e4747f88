"""The tools: ask, search, show, list and themes, over one library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import ValidationError

from assistant.answer import Answer, Question
from assistant.looking_up import (
    listed_json,
    named_paper,
    named_paragraphs,
    paper_json,
    paragraph_json,
    ranked,
)
from assistant.mcp import arguments, texts
from assistant.mcp.messages import INVALID_PARAMS, Refused
from assistant.question.limits import BadQuestion, checked_history, checked_question
from assistant.scope import UnknownName, named_scope
from corpus.errors import StoreError
from corpus.library import Library
from corpus.paper import Scope

Told = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: what it is for, what it takes, and what carries it out."""

    name: str
    title: str
    description: str
    takes: type[arguments.Arguments]
    carry_out: Callable[[Any], Told]

    def described(self) -> dict[str, Any]:
        """As ``tools/list`` gives it: nothing is changed by it and nothing outside is reached."""
        hints = {"readOnlyHint": True, "idempotentHint": True, "openWorldHint": False}
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": self.takes.model_json_schema(),
            "annotations": {"title": self.title, **hints},
        }


class Desk:
    """Carries out the tools; ``ask`` answers and writes down, ``limit`` is the longest question."""

    def __init__(self, library: Library, ask: Callable[[Question], Answer], limit: int) -> None:
        self._library, self._ask_papers, self._limit = library, ask, limit
        self._tools = {tool.name: tool for tool in self._made()}

    def described(self) -> list[dict[str, Any]]:
        """The tools as ``tools/list`` gives them."""
        return [tool.described() for tool in self._tools.values()]

    def call(self, name: str, given: dict[str, Any]) -> dict[str, Any]:
        """The result of one tool; what is wrong with the arguments is told in it."""
        tool = self._tools.get(name)
        if tool is None:
            raise Refused(INVALID_PARAMS, f"there is no tool {name!r}: {', '.join(self._tools)}")
        try:
            words, told = tool.carry_out(tool.takes.model_validate(given))
        except ValidationError as error:
            return _failed(f"{name} cannot be called so: {_wrong(error)}")
        except (BadQuestion, UnknownName, StoreError) as error:
            return _failed(str(error))
        if self._library.is_sample:
            words = texts.joined([words, texts.INVENTED])
        return {
            "content": [{"type": "text", "text": words}],
            "structuredContent": told,
            "isError": False,
        }

    def _made(self) -> tuple[Tool, ...]:
        return (
            Tool(
                "ask",
                "Ask the papers",
                "Answers a question from the council papers held, in their own words; every "
                "statement is cited to its numbered paragraph. Says so where they do not tell.",
                arguments.AskArguments,
                self._ask,
            ),
            Tool(
                "search",
                "Search paragraphs",
                "The paragraphs nearest to some words, best first, each with its citation.",
                arguments.SearchArguments,
                self._search,
            ),
            Tool(
                "show",
                "Show a paper or a paragraph",
                "The text of a paper as printed, or of the paragraph that a label or id names.",
                arguments.ShowArguments,
                self._show,
            ),
            Tool(
                "list",
                "List papers",
                "The papers held, with authority, committee, date and status, and what could not "
                "be read.",
                arguments.ListArguments,
                self._list,
            ),
            Tool(
                "themes",
                "What recurs",
                "Findings that recur across authorities, grouped by meaning, the most shared "
                "first, each with its paragraph.",
                arguments.ThemesArguments,
                self._themes,
            ),
        )

    def _ask(self, given: arguments.AskArguments) -> Told:
        text = checked_question(given.question, self._limit)
        history = checked_history(given.history, self._limit)
        answer = self._ask_papers(Question(text, history, self._scope(given)))
        return texts.answer_words(answer), answer.as_json()

    def _search(self, given: arguments.SearchArguments) -> Told:
        words = checked_question(given.words, self._limit)
        found = ranked(self._library, words, self._scope(given), given.limit)
        rows = [{"score": round(score, 6)} | asdict(one) for score, one in found]
        return texts.found_words([one for _, one in found]), {"paragraphs": rows}

    def _show(self, given: arguments.ShowArguments) -> Told:
        with self._library.snapshot():
            paper = named_paper(self._library, given.paper)
            held = self._library.paragraphs(paper.paper_id)
        chosen = named_paragraphs(held, given.paragraph) if given.paragraph else list(held)
        if given.paragraph and not chosen:
            raise UnknownName(f"{paper.paper_id} has no paragraph {given.paragraph!r}")
        shown = chosen[given.offset : given.offset + given.limit]
        last = given.offset + len(shown)
        more = f"{len(chosen) - last} more: call again with offset {last}"
        parts = [texts.paper_words(paper, len(held)), texts.paragraph_words(shown)]
        told = {
            "paper": paper_json(paper),
            "paragraphs": [paragraph_json(one) for one in shown],
            "total": len(chosen),
            "next_offset": last if last < len(chosen) else None,
        }
        return texts.joined([*parts, more if last < len(chosen) else ""]), told

    def _list(self, given: arguments.ListArguments) -> Told:
        with self._library.snapshot():
            papers = self._library.in_scope(self._scope(given))
            counts, failures = self._library.paragraph_counts(), self._library.failures()
        counted = [(paper, counts.get(paper.paper_id, 0)) for paper in papers]
        unread = [{"source": one.source, "reason": one.reason} for one in failures]
        lines = [texts.paper_words(paper, count) for paper, count in counted]
        lines += [f"Not read: {one['source']} ({one['reason']})" for one in unread]
        rows = [listed_json(paper, count) for paper, count in counted]
        words = "\n".join(lines) or "No paper is held of these."
        return words, {"papers": rows, "not_read": unread}

    def _themes(self, given: arguments.ThemesArguments) -> Told:
        # Grouping brings numerical libraries with it, which the other tools do without.
        from corpus.themes import themes

        found = themes(self._library, self._scope(given), given.finding)
        told = found.as_json()
        total = len(told["themes"])
        told["themes"] = told["themes"][: given.limit]
        more = f"{total - given.limit} more themes" if total > given.limit else ""
        words = texts.theme_words(found.themes[: given.limit], found)
        return texts.joined([words, more]), told | {"total": total}

    def _scope(self, given: arguments.Filters) -> Scope:
        return named_scope(
            self._library,
            authorities=given.authority,
            committees=given.committee,
            kinds=given.kind,
            since=given.since,
            until=given.until,
        )


def _failed(message: str) -> dict[str, Any]:
    return {"content": [{"type": "text", "text": message}], "isError": True}


def _wrong(error: ValidationError) -> str:
    """What is wrong with each argument, in one line and without repeating it."""
    return "; ".join(
        f"{'.'.join(map(str, one['loc'])) or 'arguments'}: {one['msg']}" for one in error.errors()
    )
