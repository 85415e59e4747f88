"""Ask a language model to judge the answers of a run, resumable, within the day's budget."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.gold import Gold
from eval.holdings import Holdings
from eval.judge.prompt import GRADES, RULES, request
from eval.judge.verdicts import VERDICTS, Verdict, read_verdicts
from eval.results import Asked, Prediction, read_manifest, read_predictions, wordings, write_text

if TYPE_CHECKING:
    from assistant.settings import ModelSettings

LONGEST = 120
"""Tokens of one verdict."""
_REASON = 300


class NoJudge(Exception):
    """No model may be asked; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a call did: answers judged now, kept from before, and left without a verdict."""

    asked: int
    kept: int
    failed: int


def judge(
    folder: Path,
    gold: Gold,
    holdings: Holdings,
    store: Path,
    settings: ModelSettings,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Judged:
    """Judge every answer of a run that has no verdict yet from this model.

    What rests on a paper that is not open as a whole, or is not held, is not sent and gets none.
    ``store`` keeps the log and the budget of all calls to models. Raises NoJudge where none may
    be asked, BadRun where the folder is no run.
    """
    read_manifest(folder)
    if not (settings.is_configured and settings.is_allowed):
        raise NoJudge("no model may judge: set LLM_BASE_URL, LLM_MODEL and LLM_ALLOWED_HOSTS")
    todo = list(_answers(gold, read_predictions(folder), holdings))
    before = read_verdicts(folder)
    kept = [v for asked, text in todo if (v := before.get(asked.key)) and _holds(v, text, settings)]
    done = {verdict.key for verdict in kept}
    # What came to nothing is asked again, and a line torn by an interruption goes
    write_text(folder / VERDICTS, "".join(verdict.line for verdict in kept))
    failed = 0
    with (folder / VERDICTS).open("a", encoding="utf-8") as file:
        for number, (asked, text) in enumerate((e for e in todo if e[0].key not in done), start=1):
            verdict = _verdict(asked, text, store, replace(settings, max_tokens=LONGEST))
            failed += verdict.grade is None
            file.write(verdict.line)
            file.flush()
            progress(len(kept) + number, len(todo))
    return Judged(len(todo) - len(kept), len(kept), failed)


def _answers(
    gold: Gold, predictions: dict[str, Prediction], holdings: Holdings
) -> Iterator[tuple[Asked, str]]:
    for asked in wordings(gold.questions):
        given = predictions.get(asked.key)
        if given and given.answer and given.fits(asked) and _is_open(asked, given.answer, holdings):
            yield asked, request(asked, given.answer)


def _is_open(asked: Asked, answer: Mapping[str, Any], holdings: Holdings) -> bool:
    named = {str(citation["paragraph_id"]) for citation in answer.get("citations") or ()}
    held = [holdings.paragraphs.get(name) for name in named | asked.gold.evidence_ids()]
    return all(one and holdings.papers[one.paper_id].status == "open" for one in held)


def _holds(verdict: Verdict, text: str, settings: ModelSettings) -> bool:
    same = (verdict.request, verdict.model) == (_digest(text), settings.name)
    return same and verdict.grade is not None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _verdict(asked: Asked, text: str, store: Path, settings: ModelSettings) -> Verdict:
    said = _asked(text, store, settings)
    grade, reason = (None, "") if said.error else _read(said.text)
    return Verdict(
        key=asked.key,
        request=_digest(text),
        grade=grade,
        reason=reason,
        error=said.error or (None if grade else "the judge gave none of the grades"),
        model=settings.name,
        endpoint=said.endpoint,
        tokens=said.tokens,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What came of one call: its text, or why there is none."""

    text: str
    error: str | None
    endpoint: str
    tokens: int


def _asked(text: str, store: Path, settings: ModelSettings) -> _Said:
    # The model's client takes seconds to load, and only those who judge by one wait for it
    from assistant.generate.calls import CallFailed, Reply, tokens_of
    from assistant.generate.client import call
    from assistant.generate.ledger import Ledger, OverBudget
    from assistant.generate.writer import PLAYED

    ledger, name = Ledger(store, settings), uuid.uuid4().hex[:16]
    reply = Reply(tokens_in=tokens_of(len(RULES) + len(text)))
    said, error = "", None
    try:
        ledger.begin(name, reply.tokens_in, settings.max_tokens)
        said = "".join(call(settings, RULES, text, reply, time.monotonic() + settings.timeout))
    except CallFailed as failure:
        error = f"the judge {failure}"
    except OverBudget as reason:
        return _Said("", str(reason), "none", 0)
    out = reply.tokens_out if reply.is_counted else tokens_of(reply.characters)
    tokens, cost = reply.tokens_in + out, settings.cost(reply.tokens_in, out)
    if reply.is_refused:
        tokens, cost = 0, 0.0
    told = {"for": "judge", "model": settings.name, "host": settings.host}
    ledger.end(name, told | {"tokens": tokens, "cost": cost, "calls": reply.calls})
    endpoint = "played" if reply.fingerprint.startswith(PLAYED) else "real"
    return _Said(said, error, endpoint, tokens)


def _read(said: str) -> tuple[str | None, str]:
    first, _, rest = said.strip().partition("\n")
    word = first.strip().strip("*.:# ").casefold()
    return (word if word in GRADES else None), " ".join(rest.split())[:_REASON]
