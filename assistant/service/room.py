"""The reading room: the papers held and the assistant over them, as the web app uses them."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from assistant.answer import Answer, Question
from assistant.question.limits import BadQuestion, checked_question
from assistant.readers import Conversation, Drafts, Readers, purge, still_held
from assistant.record.entry import Asker, entry_of
from assistant.record.log import AnswerLog, LogUnwritable
from assistant.service.intake import Intake
from assistant.service.limit import Limit
from assistant.service.metrics import Metrics
from assistant.service.suggesting import Suggesting
from assistant.service.wording import counted
from assistant.settings import AssistantSettings, ModelSettings
from corpus.freed import steady
from corpus.library import Library
from corpus.paper import Paper, Scope
from corpus.settings import CorpusSettings

LOG = logging.getLogger(__name__)
Ask = Callable[[Question], Answer]
States = Callable[[Question], Iterator[Answer]]
Made = TypeVar("Made")
KEPT = 200
"""So many things that took long to make are kept for the next reader."""


class TooManyQuestions(Exception):
    """One reader asked more in a minute than is allowed."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a scope leaves to search: papers, and how many authorities they are of."""

    papers: int
    authorities: int

    @classmethod
    def of(cls, papers: Iterable[Paper]) -> Extent:
        """Count the papers that can be searched, and the authorities that they name."""
        papers = [paper for paper in papers if not paper.is_closed]
        return cls(len(papers), len({paper.authority for paper in papers if paper.authority}))

    def __str__(self) -> str:
        """``14 papers of 6 authorities``."""
        authorities = counted(self.authorities, "authority", "authorities")
        return f"{counted(self.papers, 'paper')} of {authorities}"


class ReadingRoom:
    """The library, and an assistant that loads behind the page.

    ``load`` makes the assistant; it runs in a thread of its own once ``prepare`` is called, and
    questions asked meanwhile wait for it.
    """

    def __init__(
        self,
        library: Library,
        settings: AssistantSettings,
        load: Callable[[], Ask] | None = None,
        corpus: CorpusSettings | None = None,
    ) -> None:
        self.library = library
        self.settings = settings
        self._load = load
        self._assistant: Future[States] | None = None
        self._plain: Ask | None = None
        self.readers = Readers(library.folder)
        self.drafts = Drafts(self.readers, library)
        self.intake = Intake(library, corpus or CorpusSettings(), settings.may_change)
        self._kept: tuple[int, dict[Hashable, object]] = (-1, {})
        self._asked = Limit(settings.sign_in.questions, 60)
        self.log = AnswerLog(library.folder, settings.record.days)
        self.metrics = Metrics()
        self.started = time.time()
        self._last_asked = float("-inf")

    def prepare(self) -> None:
        """Begin to load the assistant, without waiting for it."""
        if self._assistant is None:
            loader = ThreadPoolExecutor(1, thread_name_prefix="assistant")
            self._assistant = loader.submit(self._loaded)
            loader.shutdown(wait=False)

    @property
    def is_ready(self) -> bool:
        """Whether questions are answered without waiting for the model."""
        return self._assistant is not None and self._assistant.done()

    def checked(self, text: str) -> str:
        """The question without white space around it; raises BadQuestion."""
        try:
            return checked_question(text, self.settings.max_question)
        except BadQuestion as error:
            # On a page it stands by itself, as a sentence.
            words = str(error)
            raise BadQuestion(f"{words[:1].upper()}{words[1:]}.") from error

    def admit(self, asker: str) -> None:
        """Count a question of a reader; raises TooManyQuestions."""
        if not self._asked.take(asker):
            most = counted(self.settings.sign_in.questions, "question")
            raise TooManyQuestions(f"More than {most} in a minute: wait a minute and ask again.")

    def ask(self, question: Question, asker: Asker | None = None) -> Answer:
        """Answer a question; raises BadQuestion where it is empty or too long.

        The answer is written down for whoever asked; without an asker the app asks itself.
        """
        *_, answer = self.states(question, asker)
        return answer

    def states(self, question: Question, asker: Asker | None = None) -> Iterator[Answer]:
        """The answer as it comes: what is checked of it so far, and last the whole of it.

        Raises BadQuestion where the question is empty or too long.
        """
        question = replace(question, text=self.checked(question.text))
        self.prepare()
        assert self._assistant is not None
        self._last_asked = time.monotonic()
        states = self._assistant.result()
        try:
            for answer in states(question):
                if asker and not answer.unfinished:
                    # Before it is shown: nobody sees an answer that was not written down.
                    self._record(answer, asker)
                yield answer
        except Exception:
            if asker:
                self.metrics.count("questions", status="failed")
            raise

    @property
    def idle_for(self) -> float:
        """Seconds since somebody asked last."""
        return time.monotonic() - self._last_asked

    def _record(self, answer: Answer, asker: Asker) -> None:
        self.metrics.answered(answer.status, answer.seconds)
        try:
            self.log.add(entry_of(answer, self.library, asker, self.settings.record))
        except LogUnwritable as error:
            self.metrics.count("log_failures")
            LOG.error("%s", error)

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What takes long to make, made once for each state of the papers."""
        generation = self.library.generation
        if self._kept[0] != generation or len(self._kept[1]) >= KEPT:
            self._kept = (generation, {})
        # Two readers may make the same at once; both get the same.
        held = self._kept[1]
        if key not in held:
            held[key] = make()
        return cast("Made", held[key])

    def conversation(self, reader: str, name: str) -> tuple[Conversation, str] | None:
        """One of a reader's conversations and its title, as far as its papers are still held.

        What may not be shown any more is not kept either.
        """
        self.purge()
        opened = self.readers.open(reader, name)
        if opened is None:
            return None
        held = still_held(opened[0], self.library)
        if held != opened[0]:
            self.readers.keep(reader, held)
        return held, opened[1]

    def forget_entries(self) -> None:
        """Delete from the answer log what has been kept long enough."""
        try:
            self.log.forget()
        except LogUnwritable as error:
            LOG.error("%s", error)

    def purge(self) -> None:
        """Take out of what readers keep the words that are not held any more."""
        try:
            purge(self.readers, self.library)
        except (sqlite3.OperationalError, OSError):
            # What cannot be changed is not shown: every conversation is looked through again.
            LOG.error("what readers keep in %s cannot be changed", self.readers.folder)

    @property
    def suggesting(self) -> Suggesting:
        """What can be asked that the papers answer."""
        return Suggesting(self.library, self._composed)

    def extent(self, scope: Scope) -> Extent:
        """How much a scope leaves to search."""
        return Extent.of(self.library.in_scope(scope))

    def _loaded(self) -> States:
        if self._load is not None:
            ask = self._plain = self._load()
            return lambda question: iter((ask(question),))
        # The assistant brings the search model with it: seconds that the page need not wait for.
        from assistant.chat import Assistant

        assistant = Assistant(self.library, self.settings)
        assistant.prepare()
        steady()
        without_model = replace(self.settings, model=ModelSettings())
        is_worded = self.settings.model.is_configured
        plain = Assistant(self.library, without_model) if is_worded else assistant
        self._plain = plain.ask
        return assistant.ask_streaming

    def _composed(self, question: Question) -> Answer:
        """An answer in the papers' own words, written down nowhere: the app asks itself."""
        self.prepare()
        assert self._assistant is not None
        self._assistant.result()
        assert self._plain is not None
        return self._plain(question)


def closed_room(library: Library, room: ReadingRoom, corpus: CorpusSettings) -> ReadingRoom:
    """The room of the roles that may see exempt papers, beside the room of all others.

    It shares the log, the counts and the desk where papers are added; no language model words its
    answers, and its conversations are kept in its own store.
    """
    settings = replace(room.settings, model=ModelSettings())
    closed = ReadingRoom(library, settings, corpus=corpus)
    closed.log, closed.metrics, closed.intake = room.log, room.metrics, room.intake
    return closed
