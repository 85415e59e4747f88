"""A cited paragraph as a statement is held against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.grounding.clauses.matching import Text
from assistant.grounding.reading.forms import root
from assistant.grounding.reading.items import Item, Line, line, lines
from assistant.grounding.reading.naming import definitions, in_one_form
from assistant.grounding.reading.restating import directed, restated
from assistant.words.sentences import sentences
from corpus.paper import Paper, Paragraph

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?(?!\d)")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph, its paper, and its sentences as items.

    ``shown`` are the stretches of the paragraph that the lines of ``text`` stand for, so that
    what was relied on can be quoted as printed.
    """

    paragraph: Paragraph
    paper: Paper
    text: Text
    shown: tuple[str, ...]
    defined: dict[str, str]
    """Long forms that the paragraph gives with their abbreviation."""


def body(paragraph: Paragraph, paper: Paper) -> Body:
    """Make a paragraph ready to be held against."""
    defined = definitions(f"{paragraph.lead_in or ''} {paragraph.text}")
    own = frozenset([root("council")]) if paper.authority_name else frozenset()
    context = _context(paragraph)
    if paragraph.cells:
        rows = [in_one_form(row, paper, defined) for row in _cells(paragraph)]
        found = tuple(one for row in rows for one in lines(f"{row}."))
        shown = (paragraph.text,) * len(found)
        return Body(paragraph, paper, Text(found, context, is_table=True, own=own), shown, defined)
    lead = tuple(one.text for one in sentences(paragraph.lead_in or ""))
    own_text = tuple(one.text for one in sentences(paragraph.text))
    shown, joined = (*lead, *own_text), frozenset[int]()
    printed = [in_one_form(one, paper, defined) for one in shown]
    if lead and own_text and leads_on(lead[-1]):
        # "The council must:" and "train its staff;" are one sentence in two places.
        whole = f"{lead[-1].rstrip().rstrip(':')} {own_text[0]}"
        joined = frozenset([len(printed)])
        printed.append(in_one_form(whole, paper, defined))
        shown = (*shown, f"{lead[-1]} {own_text[0]}")
    for made, first, last in tuple(restated(printed)):
        printed.append(made)
        shown = (*shown, " ".join(shown[first : last + 1]))
    found = tuple(line(directed(one)) for one in printed)
    return Body(paragraph, paper, Text(found, context, len(lead), joined, own=own), shown, defined)


def leads_on(lead: str) -> bool:
    """Whether a lead-in goes on in its items, as ``The council must:`` and ``We read 20 plans.``
    does not."""
    return not lead.rstrip().endswith((".", "!", "?", ";"))


def _cells(paragraph: Paragraph) -> Iterator[str]:
    """A table row as what it says: its head and one column at a time, never two mixed."""
    head, *rest = [cell.strip().rstrip(":") for cell in paragraph.cells] or [""]
    columns = paragraph.columns if len(paragraph.columns) == len(paragraph.cells) else ()
    yield head
    for at, cell in enumerate(rest, 1):
        if not cell:
            continue
        column = columns[at].strip() if columns else ""
        yield f"{head} {column} {cell}"
        yield f"{column} {head} {cell}"
        if not _is_of_a_year(columns, at):
            yield f"{head} {cell}"


def _is_of_a_year(columns: tuple[str, ...], at: int) -> bool:
    """Whether a column's figures are of one year and another column's of another."""
    years = [frozenset(_YEAR.findall(one)) for one in columns]
    return bool(columns and years[at] and any(one and one != years[at] for one in years))


def _context(paragraph: Paragraph) -> tuple[Item, ...]:
    """The words of what stands above a paragraph: its headings and its lead-in.

    The headings of other columns stay out: they would let one column's figure pass for another's.
    """
    above = [*paragraph.sections, paragraph.lead_in or ""]
    found: list[Line] = [one for text in above if text for one in lines(text)]
    return tuple(item for one in found for item in one.items)


def statement_text(text: str) -> str:
    """A statement of a model as one line of what can be seen: no controls, nothing invisible."""
    shown = "".join(" " if c in "\r\n\t" else c for c in text)
    shown = "".join(c for c in shown if unicodedata.category(c) not in _UNSEEN)
    return re.sub(r"\s+", " ", shown).strip()
