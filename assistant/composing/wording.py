"""How an answer is worded around the papers' own words: names, dates, bold, plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.answer import Statement
from assistant.words.dates import Period, from_iso, in_words, periods
from assistant.words.values import has_kind
from corpus.paper import Paper, Paragraph

_MARKED_BULLET = re.compile(
    r"^\s*(?:[•·▪■◼●○\uf0a7\uf0b7\uf06e*–-]\s+|\(?[a-z]\)\s+|\(?[ivx]{1,4}\)\s+)"
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def escape(text: str) -> str:
    """A paper's words as Markdown that shows them as printed, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def bold(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Words as Markdown with the spans in bold."""
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if start < last:
            continue
        pieces += [
            escape_piece(text[last:start]),
            "**",
            escape_piece(text[start:end].strip()),
            "**",
        ]
        last = end
    return "".join([*pieces, escape_piece(text[last:])]).strip()


def bold_of_both(one: str, other: str) -> str:
    """The same Markdown twice as once, with the words in bold that are so in either."""
    plain_text = one.replace("**", "")
    marks = [False] * len(plain_text)
    for text in (one, other):
        at, strong = 0, False
        for piece in text.split("**"):
            if strong:
                marks[at : at + len(piece)] = [True] * len(piece)
            at, strong = at + len(piece), not strong
    runs = [(key, "".join(char for char, _ in group)) for key, group in groupby(
        zip(plain_text, marks, strict=True), key=lambda pair: pair[1])]  # fmt: skip
    return "".join(f"**{run}**" if strong else run for strong, run in runs)


def escape_piece(text: str) -> str:
    """Like ``escape``, keeping the spaces at either end."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))


def without_bullet(text: str) -> str:
    """A list item without a bullet or letter that the reader left in front of it."""
    return _MARKED_BULLET.sub("", text, count=1)


def told_of(
    paragraph: Paragraph, paper: Paper, shown: str | None = None, event_date: str | None = None
) -> str | None:
    """The partial ISO date that stands before words of a paragraph (``shown``, or all of it).

    The event's, where the visit, a heading or the sentences before settle it: a reader would not
    see it otherwise. The paper's own, where the paragraph prints that date and these words have
    one as well, or are not of it: "184 cases (January 2024: 231)" are not those of that January.
    """
    event = event_date or paragraph.event_date
    if not event or not paper.best_date:
        return event or paper.best_date
    return event if _is_settled(paragraph.text, shown, from_iso(event)) else paper.best_date


def _is_settled(whole: str, shown: str | None, event: Period) -> bool:
    """Whether words that do not say when are of an event: their paragraph does not print its date,
    or prints it right before them."""

    def is_of_it(told: Period) -> bool:
        return any(event.holds(Period(day, day)) for day in (told.start, told.end))

    if not any(map(is_of_it, periods(whole))):
        return True
    start = whole.find(shown) if shown else 0
    before = periods(whole[: max(start, 0)])
    says_when = has_kind("date", whole if shown is None else shown)
    return bool(before) and is_of_it(before[-1]) and not says_when


def attribution(paper: Paper, date: str | None, former: str | None = None) -> str:
    """Who and when, as it stands before a statement: ``Kent County Council, 9 January 2025``.

    ``former`` is the council that it is of where the paper's authority took over from it.
    """
    name = paper.authority_name or paper.title
    name = f"{former}, as {name} tells" if former else name
    return f"{name}, {in_words(date)}" if date else name


def plain(text: str) -> Statement:
    """A line of our own that states no fact of a paper and cites none."""
    return Statement(text, ())


def joined(names: Sequence[str], last: str = "and") -> str:
    """Names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, thing: str, many: str = "") -> str:
    """``1 paper``, ``5 papers``."""
    return f"{number} {thing if number == 1 else many or thing + 's'}"
