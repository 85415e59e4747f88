"""The answer log for those who ask for it: JSON Lines or CSV, with papers' words where held."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from assistant.record.entry import digest

if TYPE_CHECKING:
    from corpus.library import Library

COLUMNS = (
    *("at", "role", "name", "through", "question", "question_digest", "kind", "status"),
    *("statements", "cited", "words", "evidence", "papers", "generation", "program", "model"),
    "seconds",
)
CLOSED = "[left out: rests on exempt papers]"


def with_words(entry: dict[str, Any], library: Library) -> dict[str, Any]:
    """The entry with the words of each cited paragraph that is held as it was when it was cited.

    ``words`` is None where the paper was removed, closed or changed since.
    """
    cited = entry["answer"]["cited"]
    held = library.paragraphs_by_id([one["paragraph_id"] for one in cited])
    told = []
    for one in cited:
        paragraph = held.get(one["paragraph_id"])
        is_same = paragraph is not None and digest(paragraph.text) == one["text"]
        told.append(one | {"words": paragraph.text if paragraph and is_same else None})
    return entry | {"answer": entry["answer"] | {"cited": told}}


def without_closed(
    entries: Iterable[dict[str, Any]], closed: Collection[str] = ()
) -> Iterator[dict[str, Any]]:
    """The entries, those that rest on exempt papers without their question and how it was read.

    ``closed`` are the ids of papers that are withheld by now: a question asked while one was open
    may repeat it.
    """
    for entry in entries:
        if not entry.get("exempt") and _papers_of(entry).isdisjoint(closed):
            yield entry
            continue
        question = {"digest": entry["question"]["digest"], "text": CLOSED}
        yield entry | {"question": question, "plan": None}


def _papers_of(entry: dict[str, Any]) -> set[str]:
    """The papers that an answer cites or had before it."""
    cited = {one[0] for one in entry["papers"]["cited"]}
    return cited | {one[0].partition("/")[0] for one in entry["evidence"]}


def as_lines(entries: Iterable[dict[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)


def as_csv(entries: Iterable[dict[str, Any]]) -> str:
    """A row for each entry, lists with spaces between; for spreadsheets, so with a mark first."""
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in entries:
        rows.writerow([_inert(cell) for cell in _row(entry)])
    return "\ufeff" + sheet.getvalue()


def _row(entry: dict[str, Any]) -> list[str]:
    answer, question, papers = entry["answer"], entry["question"], entry["papers"]
    model = entry.get("model") or {}
    words = [one["words"] for one in answer["cited"] if one.get("words")]
    values = (
        entry["at"],
        entry["role"],
        entry.get("name") or "",
        entry["through"],
        question.get("text", ""),
        question["digest"],
        answer["kind"],
        answer["status"],
        " ".join(one["digest"] for one in answer["statements"]),
        " ".join(one["paragraph_id"] for one in answer["cited"]),
        "\n".join(words),
        " ".join(one[0] for one in entry["evidence"]),
        " ".join(f"{name}@{version}" for name, version, _ in papers["cited"]),
        papers["generation"],
        f"{entry['program']['version']} {entry['program']['digest']}",
        model.get("name", ""),
        entry["seconds"],
    )
    return [str(value) for value in values]


def _inert(cell: str) -> str:
    # A spreadsheet would run a cell that begins so as a formula.
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
