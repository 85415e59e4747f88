"""The front sheet of a pack: its items, the pages they refer to, and which are exempt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line
from ingest.metadata.answers import is_none
from ingest.metadata.business import starts_item
from ingest.metadata.head import where
from ingest.metadata.marking import is_denied, is_marking
from ingest.metadata.marking.doubt import closed_by_its_law, closing_brackets, is_doubtful
from ingest.metadata.marking.resolutions import CONDITIONAL, EXCLUSION
from ingest.metadata.marking.sayings import appendices_closed
from ingest.metadata.marking.stamps import begins_law_stamp
from ingest.metadata.marking.words import IN_PRIVATE, SURE
from ingest.packs.entry import CONTAINS, Entry
from ingest.packs.excluded import explained_signs, gather, marked, named_by, restricted, signed

_AGENDA = re.compile(
    r"^\W*(?:public\s+|supplementary\s+)?agenda\b(?!\s+item)[^.]{0,60}$", re.IGNORECASE
)
_BRACKETED = re.compile(
    r"[(\[]\s*(?:exempt|confidential|private|not for publication|to follow)[^)\]]*[)\]]",
    re.IGNORECASE,
)
# The same, and the law by which an item is closed, with numbers in brackets of their own.
_IN_BRACKETS = re.compile(
    rf"{_BRACKETED.pattern}|\((?:[^()]|\([^()]{{1,12}}\))*\bschedule\s+(?:12\s?A|7\s?A|6)\b"
    r"(?:[^()]|\([^()]{1,12}\))*\)",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"(?<=[a-z\d)])\s+(?:To (?:consider|receive|note|agree|approve)|Report of|That )"
)
_MARKED = re.compile(
    rf"\s[(\[–—:-]*\s*(?:{SURE}|(?:exempt|confidential)\s+(?:under|by\s+virtue)\b)", re.IGNORECASE
)
_PAGES = re.compile(
    r"\(?\s*\b(?:pack\s+)?pages?\s*(?:no\.?|nos\.?)?\s*:?\s*(?P<first>\d{1,4})"
    r"(?:\s*(?:-|–|—|to)\s*(?P<last>\d{1,4}))?\s*\)?",
    re.IGNORECASE,
)
_BARE_PAGES = re.compile(r"\s(?P<first>\d{1,4})\s*(?:-|–|to)\s*(?P<last>\d{1,4})$")
_EXEMPT_HEADING = re.compile(
    r"^\W*(?:part\s+(?:2|ii|b|two)\b.{0,60}|"
    # However long the reason that software prints: "Part B – Items during which it is likely ..."
    r"part\s+(?:2|ii|b|two)\W{1,5}(?:items|business|matters|reports)\b.{0,160}|"
    r"items?\s+(?:\w+\s+){0,10}?(?:in\s+(?:private|the\s+absence)|not\s+be\s+open\s+to)\b.{0,80}|"
    r"(?:section\s+(?:2|ii|b|two)\b\W{1,4})?(?:exempt|confidential|private|restricted|closed)\s+"
    r"(?:items?|reports?|business|session|agenda|part)\b.{0,40}|items?\s+(?:to\s+be\s+)?considered\s+"
    rf"in\s+(?:private|the\s+absence).{{0,60}}|private(?:\s+items?)?)\W*$|{IN_PRIVATE}",
    re.IGNORECASE,
)
_OPEN_HEADING = re.compile(
    r"^\W*(?:part\s+(?:1|i|a|one)\b.{0,60}|(?:unrestricted|open|public)\s+(?:items?|reports?|"
    r"business|session|agenda|part)\b.{0,40})\W*$",
    re.IGNORECASE,
)
_OWN_MARK = re.compile(
    r"[(\[]\s*(?:exempt|confidential|private|not\s+for\s+publication|restricted|"
    r"eithriedig|c?g?yfrinachol)\b|"
    r"\bby\s+virtue\s+of\s+(?:paragraph|para\b|categor)|\bpart\s+(?:2|ii|two)\s+(?:item|report)\b|"
    r"\bnot\s+for\s+publication\b|\bexempt\s+(?:under|by\s+virtue|appendix|report|item|from\s+(?:publication|disclosure))\b|"
    r"[-–:]\s*(?:exempt|confidential|private)\b|\b(?:exempt|confidential)\W*$",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(
    r"\b(?:items|reports|business|session|agenda|part|matters|eitemau)\b", re.IGNORECASE
)
_APPENDIX_ONLY = re.compile(r"\b(?:appendix|appendices|annex|part)\b", re.IGNORECASE)


def is_front(lines: Sequence[Line]) -> bool:
    """Whether a page is the front sheet of an agenda: it says so and numbers its items."""
    says = any(_AGENDA.match(line.text.strip()) and len(line.text) < 90 for line in lines[:25])
    return says and sum(1 for line in lines if starts_item(line)) >= 2


def read_entries(lines: Sequence[Line]) -> list[Entry]:
    """The items of the front sheet in order, exempt ones marked by their own words.

    A line that says that there are none, a form's prompt, or an item that only asks whether the
    public should be excluded marks nothing as exempt.
    """
    begin = next((at for at, line in enumerate(lines, 1) if _AGENDA.match(_without_cells(line))), 0)
    entries: list[tuple[Entry, list[str]]] = []
    private: str | None = None
    runs_on = False
    loose: list[tuple[Line, str]] = []
    signs = explained_signs(_without_cells(line) for line in lines)
    for at, line in enumerate(lines[begin:], begin):
        text = _without_cells(line)
        if explained_signs([text]):
            continue
        if started := starts_item(line):
            entries.append((Entry(*started, line, exempt=private), [started[1]]))
            runs_on = True
        elif entries and begins_law_stamp(text):
            entries[-1][1].append(text)  # what software prints under the item that is exempt
        elif runs_on and _marks_above(entries[-1][0].line, line, text):
            entries[-1][1].append(text)
            if not _APPENDIX_ONLY.search(text) and not _OF_SEVERAL.search(text):
                entries[-1] = (replace(entries[-1][0], exempt=where(line)), entries[-1][1])
        elif _opens_private(text) or _OPEN_HEADING.match(text):
            denied = any(is_none(_without_cells(below)) for below in lines[at + 1 : at + 2])
            private = where(line) if _opens_private(text) and not denied else None
            if private and entries and line.page is None and not _OF_SEVERAL.search(text):
                # Without pages nothing tells whether it is of the item above or of those below.
                entries[-1] = (replace(entries[-1][0], exempt=private), entries[-1][1])
            runs_on = False
        elif runs_on and _belongs(entries[-1][0].line, line):
            if not (entries[-1][0].exempt and _is_of_matter(text)):
                entries[-1][1].append(text)
        else:
            runs_on = False
            gather(loose, line, text)
    done = [_finished(entry, " ".join(parts)) for entry, parts in entries]
    done = [signed(one, " ".join(parts), signs)
            for one, (_, parts) in zip(done, entries, strict=True)]  # fmt: skip
    done = restricted((_without_cells(line) for line in lines), done)
    return named_by(loose, marked(done))


def names_agenda(text: str) -> bool:
    """Whether a line is the name of an agenda: ``AGENDA``, ``Agenda for Cabinet``."""
    return bool(_AGENDA.match(text.strip()))


def _opens_private(text: str) -> bool:
    return not is_denied(text) and (bool(_EXEMPT_HEADING.match(text)) or is_marking(text))


def _is_of_matter(text: str) -> bool:
    """Whether a line below the title of an item is a sentence on its matter, no word on access."""
    says = _OWN_MARK.search(text) or CONTAINS.search(text) or EXCLUSION.search(text)
    return text[:1].isupper() and text.endswith(".") and not says and not is_marking(text)


def _marks_above(first: Line, line: Line, text: str) -> bool:
    """Whether a marking is of the item it stands under, and no heading over those that follow."""
    if not (is_marking(text) or is_doubtful(text)) or not _belongs(first, line):
        return False
    if is_doubtful(text) and not line.blank_before and not _OF_SEVERAL.search(text):
        return True
    indented = (line.indent or 0) > (first.indent or 0) + 0.01
    return indented or text.startswith(("(", "[")) or bool(re.search(r"\bparagraph", text, re.I))


def _belongs(first: Line, line: Line) -> bool:
    if line.page != first.page:
        return False
    return (
        not line.blank_before
        or (line.indent or 0) > (first.indent or 0) + 0.01
        or bool(_PAGES.fullmatch(line.text.strip()))
    )


def _without_cells(line: Line) -> str:
    if not line.cells:
        return line.text.strip()
    return " ".join(cell for cell in line.cells if cell.strip())


def _finished(entry: Entry, text: str) -> Entry:
    pages = _PAGES.search(text) or _BARE_PAGES.search(text)
    first = last = None
    title = text
    if pages:
        first = int(pages["first"])
        last = int(pages["last"]) if pages["last"] else first
        title = f"{text[: pages.start()]} {text[pages.end() :]}"
    exempt, part = entry.exempt, None
    own = _OWN_MARK.search(text) or closing_brackets(text) or closed_by_its_law(text)
    if own and not EXCLUSION.search(text) and not CONDITIONAL.search(text):
        said = where(entry.line, f"{entry.item}. {up_to_mark(text)}")
        if _APPENDIX_ONLY.search(text[: _start_of_mark(text)]) and pages:
            part = said
        else:
            exempt = said
    elif CONTAINS.search(text) and not CONDITIONAL.search(text) and exempt is None:
        said = where(entry.line, f"{entry.item}. {text}")
        contains = CONTAINS.search(text)
        if pages and _APPENDIX_ONLY.search(text[: contains.start() + 1 if contains else 0]):
            part = said
        else:
            exempt = said
    closed = appendices_closed([text]) if part else ()
    title = title if EXCLUSION.search(title) else _title(title)
    return replace(
        entry, title=title, first=first, last=last, exempt=exempt, part_exempt=part, closed=closed
    )


def _start_of_mark(text: str) -> int:
    match = _OWN_MARK.search(text)
    said = closing_brackets(text)
    return match.start() if match else text.index(said) + len(said) if said else 0


def up_to_mark(text: str) -> str:
    """An item's words down to its marking: what stands close below it may be of the matter."""
    found = _IN_BRACKETS.search(text)
    return text[: found.end()] if found else text


def _title(text: str) -> str:
    said = closing_brackets(text)
    before, _, after = text.partition(f"({said})") if said else (text, "", "")
    text = before if before.strip(" .") else after
    before = _IN_BRACKETS.split(text)[0]
    text = before if before.strip(" .") else _IN_BRACKETS.sub("", text)
    text = _MARKED.split(_EXPLAINED.split(text)[0])[0]
    return re.sub(r"\s+", " ", text).strip(" .-–")
