"""Whether a list or a sentence is meant, where both would answer.

``What needs to improve at Fenmarsh?`` means the list; ``What is wrong with the plans for foster
children?`` means what is said of those plans, though a list of all that is wrong would do.
"""

from __future__ import annotations

import math

from assistant.composing.draft import Desk, Draft
from assistant.evidence.papers import before
from assistant.question.terms import subject_terms
from assistant.words.matching import coverage

SURER, BESIDE, BARE, OF_A_KIND, HELD_IN_IT, START = 1.94, -1.81, 2.80, -2.11, 1.41, -1.15
"""What counts in the log odds that the list is meant: the log odds that it answers; how much more of
the subject the fact holds; that no subject is named; that findings of a kind are asked for; that the
fact is one of its items. Logistic regression on 265 questions that only one of the two answers, of
``plain_questions.jsonl`` and the written ones, which count five times: ten-fold held out it chooses
the right one of 207 plain questions 124 times and of 58 written ones 49 (73% more and as many as
margins between the two confidences did)."""
_LEAST = 1e-3


def means_the_list(desk: Desk, listed: Draft, fact: Draft) -> bool:
    """Whether the list is meant rather than the fact."""
    subject = subject_terms(desk.plan.topic)
    told = coverage(subject, [(" . ".join(one.text for one in fact.statements), 1.0)])
    held = coverage(subject, [(_with_its_place(desk, listed), 1.0)])
    odds = (
        START
        + SURER * _log_odds(listed.confidence)
        + BESIDE * ((told - held) if subject else 0.0)
        + BARE * (not subject)
        + OF_A_KIND * bool(desk.plan.findings)
        + HELD_IN_IT * (not set(fact.cited).isdisjoint(listed.cited))
    )
    return odds > 0


def _log_odds(probability: float) -> float:
    return math.log(max(probability, _LEAST) / max(1 - probability, _LEAST))


def _with_its_place(desk: Desk, listed: Draft) -> str:
    """A list with the headings it stands under and the paragraph in front of it."""
    texts = [one.text for one in listed.statements]
    for paragraph in desk.library.paragraphs_by_id(listed.cited).values():
        texts += [*paragraph.sections, paragraph.lead_in or ""]
        if paragraph.paragraph_id == listed.cited[0]:
            texts += [one.text for one in before(desk.library, paragraph)[:1]]
    return " . ".join(texts)
