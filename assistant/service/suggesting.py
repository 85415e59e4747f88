"""Questions offered to a reader: only those that the papers which are searched do answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from assistant.answer import Answer, Question
from assistant.service.view.follow_ups import answers_for, follow_ups, not_asked, tells_again
from corpus.library import Library
from corpus.paper import Scope

SUGGESTED, TRIED = 3, 4
"""So many suggestions are offered, and looked at: each costs the time of an answer."""
TELLING = ("answered", "partly_answered")


@dataclass(frozen=True, slots=True)
class Suggesting:
    """Tries questions before they are offered; ``ask`` answers without a language model."""

    library: Library
    ask: Callable[[Question], Answer]

    def answerable(self, answer: Answer, earlier: Iterable[Answer] = ()) -> Answer:
        """The answer with what can be asked next: what the papers answer, and nothing told yet.

        ``earlier`` are the conversation's answers before it.
        """
        return replace(answer, suggestions=self.after(answer, earlier, answer.question.scope))

    def after(self, answer: Answer, earlier: Iterable[Answer], scope: Scope) -> tuple[str, ...]:
        """What can be asked after an answer of the papers that are then to be searched.

        Choices between readings of a question stay.
        """
        if answer.status == "needs_clarification":
            return answer.suggestions
        own = answer.suggestions if scope == answer.question.scope else ()
        offered = own or follow_ups(self.library, answer, scope)
        return self._tried(offered, answer, earlier, scope)

    def answered(self, texts: Iterable[str], scope: Scope) -> tuple[str, ...]:
        """Those of some questions that the papers of a scope answer."""
        found = ((text, self.ask(Question(text, (), scope))) for text in texts)
        return tuple(text for text, one in found if self._tells(one, text))

    def _tried(
        self, offered: Iterable[str], answer: Answer, earlier: Iterable[Answer], scope: Scope
    ) -> tuple[str, ...]:
        asked, before = answer.question, (answer, *earlier)
        history = (*asked.history, asked.text)
        told: list[str] = []
        for text in not_asked(offered, asked, self.library)[:TRIED]:
            if len(told) == SUGGESTED:
                break
            found = self.ask(Question(text, history, scope))
            if self._tells(found, text) and not any(tells_again(found, one) for one in before):
                told.append(text)
                before = (*before, found)
        return tuple(told)

    def _tells(self, found: Answer, text: str) -> bool:
        return found.status in TELLING and answers_for(found, text, self.library)
