"""What kind of question it is, what value would answer it and which findings it asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.question.wordings import findings, forms, wanted
from assistant.words.stems import stem, words
from assistant.words.values import people
from corpus.paper import PaperKind

UNLISTED = (("cost",), ("risk",), ("progress",))
"""Kinds of finding that no list of its own bears the name of: the words must be looked for."""


def is_out_of_scope(text: str) -> bool:
    """Whether it is small talk, a request to invent or an opinion, or no words at all: nothing
    that papers can answer."""
    return bool(forms.OUT_OF_SCOPE.search(text)) or not any(map(str.isalnum, text))


def is_about_collection(text: str) -> bool:
    """Whether it asks which papers, authorities or years are held."""
    return bool(forms.COLLECTION.search(text))


def compares(text: str) -> bool:
    """Whether it asks to set things side by side."""
    return bool(forms.COMPARE.search(text))


def asks_change(text: str) -> bool:
    """Whether it asks what changed between dates."""
    return bool(forms.CHANGE.search(text))


def goes_across(text: str) -> bool:
    """Whether it asks over many authorities, and not for a figure that a paper gives of all."""
    return bool(forms.ACROSS.search(text)) and not forms.NATIONAL.search(text)


def papers_asked(text: str) -> tuple[PaperKind, ...]:
    """The kind of paper of which it asks which ones tell of something (``which minutes mention``)."""
    if not forms.WHICH_PAPERS.search(text):
        return ()
    return next(((kind,) for kind, pattern in forms.PAPERS_ASKED if pattern.search(text)), ())


def asks_of_all_held(text: str) -> bool:
    """Whether it asks ``which of them`` or ``and where``: of all that is held, where it follows no
    other question."""
    return bool(forms.ALL_HELD.search(text))


def asks_of_anyone(text: str) -> bool:
    """Whether it asks who or where about findings, which many authorities may share."""
    if not forms.ANYONE.search(text):
        return False
    found = finding_kinds(text)
    graded = "judgement" in found and named_grade(text) is not None
    return graded or "improvement_area" in found or "strength" in found


def asks_before(text: str) -> bool:
    """Whether a question that follows another asks for the time before."""
    return bool(forms.BEFORE.search(text))


def asks_where(text: str) -> bool:
    """Whether it asks in which places something is so, or has become so."""
    return bool(forms.WHERE.search(text))


def is_of_now(text: str) -> bool:
    """Whether it asks how something is, and not how it was or came about."""
    return bool(forms.NOW.search(text)) and not forms.THEN.search(text)


def asks_of_a_meeting(text: str) -> bool:
    """Whether the day that it names is that of a meeting, and not of what was decided there."""
    return bool(forms.OF_A_MEETING.search(text))


def asks_next(text: str) -> bool:
    """Whether it asks for what is still to come, whatever time was asked about before."""
    return bool(forms.NEXT.search(text))


def asks_which_more(text: str) -> bool:
    """Whether it asks which of several has more of a thing: the figures of both answer it."""
    return bool(forms.WHICH_MORE.search(text))


def asks_which_of_two(text: str) -> bool:
    """Whether it asks, of two that it names, whose is more or worse: a figure of each tells."""
    return bool(forms.WHICH_OF_TWO.search(text))


def asks_vote(text: str) -> bool:
    """Whether it asks how a vote went, or who voted; what comes after a vote is not the vote."""
    return bool(forms.VOTE.search(forms.AFTER_A_VOTE.sub(" ", text)))


def voter_asked(text: str) -> str:
    """The member of whom it asks how they voted (``How did Mrs Low vote on the bus motion?``), or
    nothing where it asks of none."""
    match = forms.VOTER.search(text)
    named = people(match["who"]) if match else ()
    return named[0].text if named else ""


def asks_mover(text: str) -> bool:
    """Whether it asks who moved, proposed or seconded a motion."""
    return bool(forms.MOVER.search(text))


def asks_motion(text: str) -> bool:
    """Whether it asks what a motion or amendment says."""
    return bool(forms.MOTION.search(text))


def asks_how_it_ended(text: str) -> bool:
    """Whether it asks what a meeting resolved, or whether it resolved a thing."""
    return bool(forms.ENDED.search(text))


def asks_what_was_chosen(text: str) -> bool:
    """Whether it asks for the option that was chosen, which all of them do not answer."""
    return bool(forms.CHOSEN.search(text))


def asks_author(text: str) -> bool:
    """Whether it asks who wrote a paper."""
    return bool(forms.AUTHOR.search(text))


def asks_verdict(text: str) -> bool:
    """Whether it asks what inspectors made of somebody: their grade, where nothing else is named."""
    return bool(forms.VERDICT.search(text))


def asks_to_confirm(text: str) -> bool:
    """Whether it puts a statement of the asker's own, to be confirmed."""
    return bool(forms.CONFIRM.search(text))


def asks_what_is_said(text: str) -> bool:
    """Whether it asks what is said of a subject, and so for more than one fact of it."""
    return bool(forms.SAID_OF.search(text))


def asks_inspectors(text: str) -> bool:
    """Whether it asks what inspectors said or found: who said it is not what it is about."""
    return bool(forms.INSPECTORS_SAID.search(text))


def asks_of_those(text: str) -> bool:
    """Whether a question that follows another asks for a part of what was counted there."""
    return bool(forms.OF_THOSE.search(text))


def asks_list(text: str) -> bool:
    """Whether several things would answer it, asked in a sentence or in headwords."""
    if forms.LIST.search(text):
        return True
    return not forms.ASKS.search(text) and bool(forms.LISTED.search(text))


@lru_cache(maxsize=256)
def wanted_value(text: str) -> str | None:
    """The kind of value that would answer, by the first rule that fits.

    A search in headwords (``recycling rate 2020/21``) wants what its noun is counted in.
    """
    found = next((want for want, pattern in wanted.WANTS if pattern.search(text)), None)
    if found is not None or forms.ASKS.search(text):
        return found
    return next((want for want, pattern in wanted.HEADWORDS if pattern.search(text)), None)


def is_headwords(text: str) -> bool:
    """Whether it is a search in headwords, no sentence: ``library visits 2021/22``."""
    return not forms.ASKS.search(text) and not forms.LISTED.search(text)


@lru_cache(maxsize=256)
def finding_kinds(text: str) -> tuple[str, ...]:
    """The kinds of finding that the question names, in the order of the rules.

    What was done to improve a thing is not what has to improve.
    """
    places = {kind: match for kind, pattern in findings.FINDINGS if (match := pattern.search(text))}
    found = tuple(kind for kind in places if not _is_of_what(kind, places, text))
    if found[:1] == ("improvement_area",) and findings.DONE_TO_IMPROVE.search(text):
        return found[1:]
    return found


def _is_of_what(kind: str, places: Mapping[str, re.Match[str]], text: str) -> bool:
    """Whether a decision is only what another kind is asked for of: ``the risks of the decision``."""
    if kind not in ("decision", "resolution"):
        return False
    start = places[kind].start()
    return any(
        findings.OF_WHAT.search(text[other.end() : start])
        for name, other in places.items()
        if name not in ("decision", "resolution") and other.end() <= start
    )


def finding_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where the question names kinds of finding: words that the kind stands for.

    Of a wording that frames what it is about (``problems with ... anywhere``) only the ends.
    """
    spans: list[tuple[int, int]] = []
    for _, pattern in findings.FINDINGS:
        for match in pattern.finditer(text):
            spans += _frame(match.group(), match.start())
    return tuple(sorted(spans))


def finding_stems(text: str) -> frozenset[str]:
    """The stems of the words with which the question names kinds of finding."""
    return frozenset(
        stem(word) for start, end in finding_words(text) for word in words(text[start:end])
    )


FRAMED = 4
"""A wording of more words than this frames its subject."""


def _frame(written: str, start: int) -> list[tuple[int, int]]:
    words = list(re.finditer(r"\S+", written))
    if len(words) <= FRAMED:
        return [(start, start + len(written))]
    return [(start + word.start(), start + word.end()) for word in (words[0], words[-1])]


def named_grade(text: str) -> str | None:
    """The grade a question names (``Which authorities are inadequate?``), in lower case."""
    match = findings.GRADE.search(text)
    if match is None:
        called = (grade for grade, pattern in findings.MARKS if pattern.search(text))
        return next(called, None)
    grade = match.group("grade").lower()
    return "requires improvement" if grade == "ri" else grade
