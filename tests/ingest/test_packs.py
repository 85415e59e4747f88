"""An agenda pack becomes its papers, and exempt items are known by their own marking."""

from __future__ import annotations

import pytest

from ingest.lines import Document, Line, Page
from ingest.packs import Part, split

FRONT = """Scrutiny Committee
AGENDA
1. Apologies for absence
2. Minutes of the last meeting (Pages 2 - 3)
3. Homes for children (Pages 4 - 4)
4. Exclusion of the press and public
5. Award of a contract (Exempt - to follow)"""
MINUTES = "MINUTES of the meeting of the Committee held on 3 May 2023\n1. Apologies\nNone."
MORE = "2. Declarations\nThere were no declarations."
REPORT = "Report to: Scrutiny Committee\nSubject: Homes for children\n1. Purpose"


def pack(*pages: str, stamps: dict[int, str] | None = None, outline: object = ()) -> Document:
    made = tuple(
        Page(number, tuple(Line(text, page=number, blank_before=True) for text in page.split("\n")))
        for number, page in enumerate(pages, start=1)
    )
    dropped = tuple(Line(text, page=page) for page, text in (stamps or {}).items())
    return Document("pdf", made, dropped=dropped, outline=tuple(outline))  # type: ignore[arg-type]


def shape(parts: list[Part]) -> list[tuple[str, str, list[int | None]]]:
    return [(p.name, p.status, [page.number for page in p.document.pages]) for p in parts]


def test_a_front_sheet_tells_where_papers_begin() -> None:
    parts = split(pack(FRONT, MINUTES, MORE, REPORT))
    assert shape(parts) == [
        ("", "open", [1]),
        ("item-2", "open", [2, 3]),
        ("item-3", "open", [4]),
        ("item-5", "exempt", []),
    ]
    assert [p.title for p in parts[1:]] == [
        "Minutes of the last meeting",
        "Homes for children",
        "Award of a contract",
    ]
    assert "Award of a contract" in (parts[-1].status_from or "")


def test_printed_pack_pages_are_followed_where_they_differ() -> None:
    front = FRONT.replace("2 - 3", "31 - 32").replace("4 - 4", "33 - 33")
    stamps = {1: "Page 30", 2: "Page 31", 3: "Page 32", 4: "Page 33"}
    parts = split(pack(front, MINUTES, MORE, REPORT, stamps=stamps))
    assert shape(parts)[1:3] == [("item-2", "open", [2, 3]), ("item-3", "open", [4])]


def test_stamps_part_a_pack_without_page_references() -> None:
    front = "AGENDA\n1. Apologies\n2. Minutes\n3. Homes for children"
    stamps = {2: "Agenda Item 2", 4: "Agenda Item 3"}
    parts = split(pack(front, MINUTES, MORE, REPORT, stamps=stamps))
    assert shape(parts) == [
        ("", "open", [1]),
        ("item-2", "open", [2, 3]),
        ("item-3", "open", [4]),
    ]


def test_minutes_bound_in_behind_the_agenda_without_a_stamp_are_a_paper() -> None:
    front = "AGENDA\n1. Apologies\n2. Minutes\n3. Homes for children"
    minutes = "Scrutiny Committee\n3 May 2023\nPresent: Councillors Ash and Birch\nNone."
    parts = split(pack(front, minutes, MORE, REPORT, stamps={4: "Agenda Item 3"}))
    assert shape(parts) == [
        ("", "open", [1]), ("item-2", "open", [2, 3]), ("item-3", "open", [4]),
    ]  # fmt: skip
    assert parts[1].title == "Minutes"


def test_bookmarks_part_a_pack() -> None:
    outline = ((1, "Agenda", 1), (1, "2 Minutes", 2), (1, "3 Homes for children", 4),
               (2, "Appendix 1", 5))  # fmt: skip
    parts = split(pack("AGENDA", MINUTES, MORE, REPORT, "Appendix 1", outline=outline))
    assert shape(parts)[1:] == [
        ("item-2", "open", [2, 3]),
        ("item-3", "open", [4]),
        ("item-3-2", "open", [5]),
    ]


def test_pages_of_an_exempt_item_are_not_read() -> None:
    front = FRONT.replace("(Exempt - to follow)", "(Exempt) (Pages 5 - 5)")
    parts = split(pack(front, MINUTES, MORE, REPORT, "The price is secret."))
    assert shape(parts)[-1] == ("item-5", "exempt", [])
    assert all(page.number != 5 for part in parts for page in part.document.pages)


@pytest.mark.parametrize(
    "line",
    [
        "4. Exclusion of the public: that the public be excluded during item 5\n5. A contract",
        "4. Exclusion of the press and public for the following item\n5. A contract",
        "EXEMPT ITEMS\n5. A contract",
        "PART 2 - PRIVATE\n5. A contract",
        "5. A contract (NOT FOR PUBLICATION by virtue of paragraph 3)",
    ],
)
def test_marked_exempt(line: str) -> None:
    front = f"AGENDA\n1. Apologies\n2. Minutes (Pages 2 - 2)\n{line}"
    parts = split(pack(front, MINUTES))
    assert [(p.item, p.status) for p in parts if p.status == "exempt"] == [("5", "exempt")]


@pytest.mark.parametrize(
    "line",
    [
        "EXEMPT ITEMS\n(None had been notified when these papers were sent out)",
        "4. Exclusion of the public (if necessary)",
        "4. Tax: who is exempt from the charge\n5. Exempt accommodation in the borough",
    ],
)
def test_not_marked_exempt(line: str) -> None:
    front = f"AGENDA\n1. Apologies\n2. Minutes (Pages 2 - 2)\n{line}"
    assert all(part.status == "open" for part in split(pack(front, MINUTES)))


def test_a_report_is_one_paper() -> None:
    document = pack(REPORT, "2. Background\n3. Costs", stamps={1: "Agenda Item 7"})
    assert split(document) == [Part(document)]


def test_an_agenda_alone_is_one_paper() -> None:
    document = pack("AGENDA\n1. Apologies\n2. Declarations of interest")
    assert split(document) == [Part(document)]


@pytest.mark.parametrize("pages", ["", " (Pages 5 - 6)"])
def test_a_front_sheet_alone_names_what_is_exempt(pages: str) -> None:
    parts = split(pack(f"AGENDA\n1. Apologies\n2. The sale of a barn (exempt){pages}"))
    assert shape(parts) == [("", "open", [1]), ("item-2", "exempt", [])]
    assert not parts[1].withheld


def test_pages_below_an_agenda_that_names_an_exempt_item_are_not_open_unless_told_apart() -> None:
    parts = split(pack("AGENDA\n1. Apologies\n2. The sale of a barn (exempt)", "The barn cost.",
                       "And the yard."))  # fmt: skip
    assert shape(parts) == [
        ("", "open", [1]),
        ("papers", "unclear", [2, 3]),
        ("item-2", "exempt", []),
    ]
