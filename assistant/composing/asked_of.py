"""What no draft may answer: a person's pay or name told by what is of others, or a false label.

A figure beside the word ``pay`` is not the director's; a table of placements names no child; and a
question that rests on a paragraph which no paper asked about has, is answered by none of them.
"""

from __future__ import annotations

import re

from assistant.composing.draft import Desk, Draft
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.persons import ROLE
from assistant.words.stems import stem, words
from assistant.words.values import people

_PAY_ASKED = re.compile(
    r"\bhow\s+much\s+(?:is|are|was|were)\b[^?]{0,90}\bpaid\W*$|"
    r"\bhow\s+much\s+(?:does|do|did|will)\b[^?]{0,90}\bearn(?:s|ed)?\b|"
    r"\b(?:salar(?:y|ies)|wages?|remuneration|earnings)\s+of\b|"
    r"[’']s?\s+(?:salary|wages?|remuneration|earnings)\b",
    re.IGNORECASE,
)
_PAY_TOLD = re.compile(
    r"\b(?:salar|earn|remunerat|wage|allowance|honorari|stipend)\w*|\bpaid\b|\bpay\s+(?:scale|grade|band)",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:leader|mayor|chief\s+executive|councillor|chair)\b", re.IGNORECASE)
_NAMES_ASKED = re.compile(
    r"\bnames?\s+of\s+(?:[\w’']+\s+){0,3}?(?:child(?:ren)?|young\s+people|pupils?|carers?|parents?|"
    r"families|persons?|people|residents?|tenants?|patients?|victims?|staff|employees|workers?)\b",
    re.IGNORECASE,
)
_LABEL_NAMED = re.compile(
    r"\bparagraph\s+(?P<label>\d{1,3}(?:\.\d{1,3})*\s?\([a-z]{1,4}\))", re.IGNORECASE
)
_SIGNS = re.compile(r"[^\w.]")


def is_told_of_others(desk: Desk, draft: Draft) -> bool:
    """Whether a draft tells of others what is asked of a person, or of persons."""
    asked, told = desk.plan.text, [one.text.replace("**", "") for one in draft.statements]
    if _NAMES_ASKED.search(asked):
        return not any(people(text) for text in told)
    if not _PAY_ASKED.search(asked):
        return False
    named = {stem(word) for word in words(" ".join(_who(asked)))}
    return bool(named) and not any(
        _PAY_TOLD.search(text) and named.intersection(map(stem, words(text))) for text in told
    )


def rests_on_a_false_label(desk: Desk) -> bool:
    """Whether a paragraph is named by a label that no paper asked about has: ``4.1(z)``."""
    found = _LABEL_NAMED.search(desk.plan.text)
    if found is None:
        return False
    wanted = _plain(found["label"])
    labels = (
        _plain(paragraph.label or "")
        for paper in desk.papers()
        for paragraph in paragraphs_of(desk.library, paper.paper_id)
    )
    # An item may be kept by its letter alone: "(b)" of "4.1(b)".
    return not any(label and (label == wanted or label == wanted[-1]) for label in labels)


def _who(asked: str) -> list[str]:
    roles = [one.group().split()[0] for one in ROLE.finditer(asked)]
    return [*roles, *(one.group() for one in _OFFICE.finditer(asked)),
            *(one.text for one in people(asked))]  # fmt: skip


def _plain(label: str) -> str:
    return _SIGNS.sub("", label).lower()
