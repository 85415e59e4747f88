"""Does a text say what gold asks for? Within one sentence, or two that touch.

The caller cuts the text into windows of one sentence or two; a matcher fires in a window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from eval.gold.schema import SPAN, Matcher, NumberSpec
from eval.language.dates import Date, find_dates, iso_date
from eval.language.numbers import Quantity, find_quantities
from eval.language.text import alike, content_stems, fold, stems, within

NOUN_REACH = 40
"""Characters after a number within which the noun that it counts must stand."""


class Window:
    """A text in which a matcher may fire, taken apart once and only as far as needed."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of all its words, in order."""
        return stems(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers."""
        return find_quantities(self.text)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Its dates."""
        return find_dates(self.text)


def fires(matcher: Matcher, window: Window) -> bool:
    """Whether the window says it, with every ``near`` and without any ``not``."""
    return (
        _says(matcher, window)
        and all(_near(entry, window) for entry in matcher.near)
        and not any(_contains(entry, window) for entry in matcher.without)
    )


def fires_in(matcher: Matcher, windows: Iterable[Window]) -> bool:
    """Whether any of the windows says it."""
    return any(fires(matcher, window) for window in windows)


def _says(matcher: Matcher, window: Window) -> bool:
    if matcher.number is not None:
        return _number(matcher.number, window)
    if matcher.phrase is not None:
        return _contains(matcher.phrase, window)
    if matcher.date is not None:
        wanted = iso_date(matcher.date)
        return any(date.says(wanted) for date in window.dates)
    if matcher.regex is not None:
        return re.search(alike(matcher.regex), window.text, re.IGNORECASE) is not None
    return any(fires(choice, window) for choice in matcher.any_of or ())


def _number(spec: NumberSpec, window: Window) -> bool:
    wanted = spec.quantity
    return any(
        found.agrees(wanted, spec.about)
        and (spec.noun is None or _counts(spec.noun, found, window))
        for found in window.quantities
    )


def _counts(noun: str, found: Quantity, window: Window) -> bool:
    following = window.text[found.end : found.end + NOUN_REACH]
    return within(content_stems(noun), stems(following), SPAN)


def _near(entry: str | tuple[str, ...], window: Window) -> bool:
    choices = (entry,) if isinstance(entry, str) else entry
    return any(_contains(choice, window) for choice in choices)


def _contains(phrase: str, window: Window) -> bool:
    return within(content_stems(phrase), window.stems, SPAN)
