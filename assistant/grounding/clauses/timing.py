"""When it was: what tells so may stand at either end of a clause that tells of one deed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.grounding.clauses.turning import Items
from assistant.grounding.clauses.verbs import is_adding, is_attributive, is_verb, subject_end
from assistant.grounding.reading.forms import is_past

TIMES = frozenset(("", "in", "at", "on"))
UNITS = frozenset(
    """year years month months week weeks day days night quarter term summer winter spring autumn
    morning afternoon evening decade""".split()
)
_SINCE = frozenset("since until during before after".split())
_LONGEST_WHEN = 4
_BEARERS = frozenset("of about for on".split())


def is_in_time(said: Items, printed: Items) -> bool:
    """Whether the dates are the same, or longer ones that claim no more: ``in July`` for ``on 4
    July``, but not of what did not happen then, nor of an amount."""
    mine, theirs = ({one.key for one in items if one.is_date} for items in (said, printed))
    if mine == theirs:
        return True
    return not any(one.denied or (one.is_value and not one.is_date) for one in printed)


def timed(items: Items) -> tuple[Items, Items] | None:
    """A clause without what tells when at one of its ends, and that."""
    end = _when_end(items, 0)
    if end is not None and end < len(items):
        return (replace(items[end], joint=items[0].joint), *items[end + 1 :]), items[:end]
    for first in range(len(items) - 1, 0, -1):
        if _when_end(items, first) == len(items) and not items[first].joint:
            return items[:first], items[first:]
    return None


def timed_within(items: Items) -> Iterator[tuple[Items, Items]]:
    """The same where only a further figure follows: ``There were 612 on 31 May, 38 more than ...``;
    only for a clause that tells of one deed."""
    for at in range(1, len(items)):
        end = _when_end(items, at)
        if end is None or end == len(items) or items[at].joint:
            continue
        rest = items[end:]
        plain = rest[0].is_value and rest[0].joint == "," and not any(map(is_verb, rest))
        if plain and is_single_deed(items[:at]):
            yield (*items[:at], *rest), items[at:end]


def _when_end(items: Items, first: int) -> int | None:
    """Where what tells when ends, if it begins here: ``on 3 May``, ``in the first week``."""
    head = items[first]
    if head.aux or head.denied:
        return None
    if head.word in _SINCE and not head.prep:
        after = items[first + 1] if first + 1 < len(items) else None
        return first + 2 if after is not None and after.is_date and not after.prep else None
    if head.is_date:
        return first + 1 if head.prep in (*TIMES, "from") else None
    if head.prep not in TIMES or not head.prep:
        return None
    for at in range(first, min(first + _LONGEST_WHEN, len(items))):
        one = items[at]
        if at > first and (one.joint or one.aux or one.denied or one.prep not in ("", "of")):
            return None
        if one.is_date or one.word in UNITS:
            after = items[at + 1] if at + 1 < len(items) else None
            if after is None or not (after.prep == "of" and after.is_date):
                return at + 1
    return None


def after_verb(items: Items) -> Items | None:
    """``Cabinet decided on 3 May to ...`` as ``On 3 May Cabinet decided to ...``."""
    verb = subject_end(items, 0, len(items))
    if verb is None or verb + 1 >= len(items) or items[verb + 1].joint:
        return None
    end = _when_end(items, verb + 1)
    if end is None or end == len(items):
        return None
    return (*items[verb + 1 : end], *items[: verb + 1], *items[end:])


def has_further_deed(items: Items) -> bool:
    """Whether a link adds what was done besides: it need not have been at the same time."""
    for at in range(1, len(items)):
        if is_adding(items[at]):
            chunk = items[at:]
            end = next((n for n, one in enumerate(chunk) if n and one.joint), len(chunk))
            if any(is_past(one.form) or one.aux == ("was",) for one in chunk[:end]):
                return True
    return False


def is_single_deed(items: Items) -> bool:
    """Whether a clause has one verb that tells of what was done, so that all of it was then."""
    verbs = [
        one
        for at, one in enumerate(items)
        if one.aux or ((is_past(one.form) or one.form == "pp") and not is_attributive(items, at))
    ]
    told = [
        one
        for one in verbs
        if one.form in ("ed", "past", "pp") or one.aux[:1] in (("was",), ("has",), ("had",))
    ]
    embedded = any(
        one.prep == "to" and not (one.is_value or one.capital or one.det) for one in items
    )
    # "told of failures in July": the failures may have been in July
    after = items[items.index(verbs[0]) + 1 :] if verbs else ()
    borne = any(one.prep in _BEARERS and not one.is_value and not one.is_date for one in after)
    return len(verbs) == 1 and bool(told) and not embedded and not borne
