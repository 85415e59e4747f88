"""Stars beside the numbers of minutes in plain text, which look like a list's signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STARRED = re.compile(r"^\s*[*†‡§]\s*(\d{1,4}[.)]?\s+[A-Z].*)$")
_NUMBER = re.compile(r"^\s*(?:[*†‡§]\s*)?(\d{1,4})[.)]?\s+[A-Z]")
_APART = 2  # lines from a minute's title to the next: its own text stands between


def starred_numbers(raws: Sequence[str]) -> dict[int, str]:
    """The lines whose star marks a minute for another body: ``* 199 CAPITAL PROGRAMME``.

    The number before or after it heads another line further on; the members of a list that begin
    with quantities stand one below the other. Gives the words with the number, by the line.
    """
    numbers: dict[int, list[int]] = {}
    for place, raw in enumerate(raws):
        if found := _NUMBER.match(raw):
            numbers.setdefault(int(found[1]), []).append(place)
    starred: dict[int, str] = {}
    for place, raw in enumerate(raws):
        found = _STARRED.match(raw)
        if not found:
            continue
        number = int(re.split(r"\D", found[1], maxsplit=1)[0])
        before, after = numbers.get(number - 1, []), numbers.get(number + 1, [])
        counts = any(place - at > _APART for at in before) or any(
            at - place > _APART for at in after
        )
        if counts and not any(abs(at - place) <= _APART for at in (*before, *after)):
            starred[place] = re.sub(r"\s+", " ", found[1]).strip()
    return starred
