"""The year that a question compares its own with, by its number."""

from __future__ import annotations

import re

from assistant.question.dates import Times, times
from assistant.words.dates import from_iso, split_year

_WITH_YEAR_BEFORE = re.compile(
    r"\b(?:compared? (?:with|to)|against|versus|than(?: in)?|and(?: in)?) (?P<before>(?:the )?(?:year before(?: that)?"
    r"|previous year|preceding year|year earlier))\b",
    re.IGNORECASE,
)


def with_year_before(text: str) -> str:
    """A question with the year that it compares its own with: ``in 2023/24 compared with the year
    before`` asks of 2022/23 as well."""
    match = _WITH_YEAR_BEFORE.search(text)
    own = times(text) if match else Times()
    if match is None or len(own.periods) != 1 or not own.written[0][-1:].isdigit():
        return text
    year = own.periods[0].year
    if own.periods[0] == split_year(year):
        before = f"{year - 1}/{year % 100:02d}"
    elif own.periods[0] == from_iso(str(year)):
        before = str(year - 1)
    else:
        return text
    return f"{text[: match.start('before')]}{before}{text[match.end() :]}"
