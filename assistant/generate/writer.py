"""One answer worded by a model: asked within the budget, checked line by line, settled."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Literal

from assistant.answer import ModelUse
from assistant.composing.draft import Draft
from assistant.generate.brief import Brief
from assistant.generate.calls import CallFailed, Reply, tokens_of
from assistant.generate.checking import Checked, check_said
from assistant.generate.ledger import Ledger, OverBudget
from assistant.generate.lines import NotAnswered, Said, statements
from assistant.generate.settling import settle, so_far
from assistant.prompts import ANSWER_RULES, FOLLOW_UP_RULES
from assistant.settings import ModelSettings

CACHED = 128
"""How many answers are kept in memory; never on disk, where they would outlive their papers."""
PLAYED = "played"
"""How the fingerprint of an endpoint begins that says of itself that it only plays a model."""
OWN_WORDS = "This answer is in the papers' own words."


@dataclass(frozen=True, slots=True)
class Written:
    """A draft to be shown and what the model had to do with it; ``unfinished`` while it writes."""

    draft: Draft
    use: ModelUse
    unfinished: bool = False


@dataclass(slots=True)
class _Call:
    """One answer being made."""

    reply: Reply = field(default_factory=Reply)
    started: float = field(default_factory=time.monotonic)
    name: str = field(default_factory=lambda: uuid.uuid4().hex[:16])


class Wording:
    """The configured model over one store; several threads may use it."""

    def __init__(self, settings: ModelSettings, folder: Path) -> None:
        self.settings = settings
        self.ledger = Ledger(folder, settings)
        self._cache: OrderedDict[str, tuple[Said, ...]] = OrderedDict()
        self._lock = Lock()

    def prepare(self) -> None:
        """Load the model's client now, where it may be used, and not with the first question."""
        if self.settings.is_allowed:
            _client()

    def forget(self) -> None:
        """Drop every answer kept: the papers have changed."""
        with self._lock:
            self._cache.clear()

    @property
    def restates(self) -> bool:
        """Whether the model may also make follow-up questions stand-alone."""
        return self.settings.follow_ups and self.settings.is_allowed

    def composed(self, notice: str | None = None) -> ModelUse:
        """The use of an answer that the model had nothing to do with."""
        return ModelUse(self.settings.name, self.settings.host, notice=notice)

    def write(self, brief: Brief) -> Iterator[Written]:
        """The draft in the model's words as far as they hold, again after each statement.

        The last one is final: worded, or the composed draft with a notice on why.
        """
        if not self.settings.is_allowed:
            yield Written(brief.draft, self.composed(self._not_allowed()))
            return
        kept = self._cached(brief)
        if kept is not None:
            checked = list[Checked]()
            for one in kept:
                checked.append(check_said(one, brief.bodies, checked))
            yield self._settled(brief, checked, replace(self.composed(), cached=True))
            return
        yield from self._asked(brief)

    def stand_alone(self, request: str) -> str | None:
        """A follow-up question made stand-alone as the model words it; None where it gives none."""
        call = _Call()
        try:
            pieces = self._pieces(call, FOLLOW_UP_RULES, request)
            return "".join(pieces).strip() or None
        except (CallFailed, OverBudget):
            return None
        finally:
            self._end(call, {"for": "follow_up"})

    def _asked(self, brief: Brief) -> Iterator[Written]:
        call, said, checked = _Call(), list[Said](), list[Checked]()
        outcome = "left"
        notice = None
        try:
            for one in statements(self._pieces(call, ANSWER_RULES, brief.request)):
                said.append(one)
                checked.append(check_said(one, brief.bodies, checked))
                if checked[-1].statements:
                    draft = so_far(brief.plan, brief.draft, checked)
                    yield Written(draft, self.composed(), unfinished=True)
            outcome = "answered"
        except OverBudget as reason:
            outcome, notice = "over_budget", f"{str(reason).capitalize()}. {OWN_WORDS}"
        except NotAnswered:
            outcome = "not_answered"
            notice = f"The model found no answer in the paragraphs it was given. {OWN_WORDS}"
        except CallFailed as failure:
            outcome = "failed"
            notice = f"The model at {self.settings.host} {failure}. {OWN_WORDS}"
        finally:
            self._end(call, self._row(brief, outcome, checked))
        use = self._use(call, notice)
        if outcome != "answered":
            yield Written(brief.draft, use)
            return
        self._keep(brief, said)
        yield self._settled(brief, checked, use)

    def _settled(self, brief: Brief, checked: Sequence[Checked], use: ModelUse) -> Written:
        settled = settle(brief.plan, brief.draft, checked)
        if settled is None:
            notice = f"What the model wrote did not hold against the papers. {OWN_WORDS}"
            if any(one.statements for one in checked):
                notice = f"The model passed over what answers the question. {OWN_WORDS}"
            left_out = sum(one.outcome == "left_out" for one in checked)
            return Written(brief.draft, replace(use, notice=notice, left_out=left_out))
        return Written(
            settled.draft,
            replace(
                use,
                outcome="worded",
                statements=settled.kept,
                replaced=settled.replaced,
                left_out=settled.left_out,
                added=settled.added,
            ),
        )

    def _pieces(self, call: _Call, system: str, user: str) -> Iterator[str]:
        client = _client()
        call.started = time.monotonic()
        settings = self.settings
        self.ledger.begin(call.name, tokens_of(len(system) + len(user)), settings.max_tokens)
        call.reply.tokens_in = tokens_of(len(system) + len(user))
        deadline = call.started + settings.timeout
        yield from client.call(settings, system, user, call.reply, deadline)

    def _use(self, call: _Call, notice: str | None) -> ModelUse:
        reply = call.reply
        tokens_out = reply.tokens_out if reply.is_counted else _estimated(reply)
        tokens_in = reply.tokens_in if reply.calls and not reply.is_refused else 0
        return replace(
            self.composed(notice),
            endpoint=_kind(reply),
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            tokens=("counted" if reply.is_counted else "estimated") if reply.calls else "none",
            seconds=round(time.monotonic() - call.started, 3),
            cost=self.settings.cost(tokens_in, tokens_out),
            calls=reply.calls,
        )

    def _row(self, brief: Brief, outcome: str, checked: Sequence[Checked]) -> dict[str, object]:
        return {
            "for": "answer",
            "question": hashlib.sha256(brief.plan.question.text.encode()).hexdigest()[:16],
            "evidence": [source.paragraph.paragraph_id for source in brief.sources],
            "outcome": outcome,
            "statements": {
                name: sum(one.outcome == name for one in checked)
                for name in ("kept", "replaced", "left_out")
            },
        }

    def _end(self, call: _Call, row: dict[str, object]) -> None:
        if not call.reply.calls:
            return  # nothing was set aside, or nothing was sent
        use = self._use(call, None)
        told = {
            "model": use.model, "host": use.host, "endpoint": use.endpoint,
            "tokens_in": use.tokens_in, "tokens_out": use.tokens_out, "counted": use.tokens,
            "tokens": use.tokens_in + use.tokens_out, "seconds": use.seconds, "cost": use.cost,
            "calls": use.calls,
        }  # fmt: skip
        self.ledger.end(call.name, row | told)

    def _not_allowed(self) -> str:
        return (
            f"LLM_ALLOWED_HOSTS does not name {self.settings.host}, so nothing was sent to it. "
            f"{OWN_WORDS}"
        )

    def _cached(self, brief: Brief) -> tuple[Said, ...] | None:
        with self._lock:
            found = self._cache.get(self._key(brief))
            if found is not None:
                self._cache.move_to_end(self._key(brief))
            return found

    def _keep(self, brief: Brief, said: Sequence[Said]) -> None:
        with self._lock:
            self._cache[self._key(brief)] = tuple(said)
            if len(self._cache) > CACHED:
                self._cache.popitem(last=False)

    def _key(self, brief: Brief) -> str:
        return f"{brief.digest} {self.settings.name} {self.settings.base_url}"


def _client() -> ModuleType:
    # The model's client takes seconds to load, and only those who configured one wait for it.
    from assistant.generate import client

    return client


def _kind(reply: Reply) -> Literal["real", "played", "unknown", "none"]:
    """Whether a model answered or one was played: what answered nothing has not said."""
    if reply.fingerprint.startswith(PLAYED):
        return "played"
    return ("real" if reply.characters else "unknown") if reply.calls else "none"


def _estimated(reply: Reply) -> int:
    return tokens_of(reply.characters) if reply.characters else 0
