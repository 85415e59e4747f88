"""Minutes that have been counted for years, by bare, starred and long numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.paper import Paragraph, Section

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]
HEAD = "Minutes of the meeting held on 4 June 2024\n\nPresent: Cllrs Ash, Birch and Cole\n\n"


def labelled(structured: Structured) -> list[tuple[str, str]]:
    return [(p.label, p.text) for p in structured[1] if p.label]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("1234. APOLOGIES", "1235. HALL", "1236. TREES"),
        ("1043 Apologies", "1044 Hall", "1045 Trees"),
        ("612. Apologies", "613. Hall", "614. Trees"),
        ("1999. Apologies", "2000. Hall", "2001. Trees"),
        ("30. Apologies", "31 Hall", "32 Trees"),
        ("AWA/1 APOLOGIES", "AWA/2 HALL", "AWA/3 TREES"),
    ],
)
def test_the_count_goes_on(
    read: Callable[[str], Structured], first: str, second: str, third: str
) -> None:
    found = read(
        f"{HEAD}{first}\n\nCllr Dale was ill.\n\n{second}\n\nThe roof leaks.\n\n{third}\n\n"
        "a) An elm fell.\nb) An ash was planted.\n"
    )
    names = [f"Minute {title.split()[0].rstrip('.')}" for title in (first, second, third)]
    assert labelled(found) == [
        (names[0], "Cllr Dale was ill."),
        (names[1], "The roof leaks."),
        (f"{names[2]}(a)", "An elm fell."),
        (f"{names[2]}(b)", "An ash was planted."),
    ]


def test_paragraphs_of_a_long_number_and_one_extract(read: Callable[[str], Structured]) -> None:
    found = read(
        f"{HEAD}1998. MINUTES\n\nThey were agreed.\n\n1999. BARNS\n\n1999.1 A barn was seen.\n\n"
        "1999.2 It was RESOLVED to grant leave.\n\n2000. TREES\n\nNone fell.\n"
    )
    assert [label for label, _ in labelled(found)] == [
        "Minute 1998", "Minute 1999.1", "Minute 1999.2", "Minute 2000",
    ]  # fmt: skip
    alone = read(
        "EXTRACT FROM THE MINUTES OF THE CABINET\n\n4417. CAPITAL OUTTURN\n\nIt was noted.\n"
    )
    assert labelled(alone) == [("Minute 4417", "It was noted.")]


@pytest.mark.parametrize(
    "text",
    [
        "A history of the hall\n\n2022. The roof was mended.\n\n2023. The hall was painted.\n\n"
        "2024. The car park was laid.\n",
        "Our year\n\n1250 homes were built.\n\nIn all\n\n1400 trees were planted.\n",
        f"{HEAD}Also there: 14 Electors\n\n2024 was a good year.\n",
    ],
)
def test_years_and_sums_count_no_minutes(read: Callable[[str], Structured], text: str) -> None:
    assert labelled(read(text)) == []


def test_a_star_marks_a_minute_in_plain_text_and_no_list(
    read: Callable[[str], Structured],
) -> None:
    found = read(
        f"{HEAD}* 199 CAPITAL\n\nThe works were seen.\n\nThey are late.\n\n200 SCHOOLS\n\n"
        "Two were named.\n"
    )
    assert [label for label, _ in labelled(found)] == ["Minute 199", "Minute 199", "Minute 200"]
    _, listed = read("We saw:\n\n* 5 Elms in the park\n* 6 Oaks in the lane\n* 7 Ashes\n")
    assert [p.text for p in listed[1:]] == ["5 Elms in the park", "6 Oaks in the lane", "7 Ashes"]


@pytest.mark.parametrize(
    "said",
    [
        "Mr Finch proposed and Ms Reed seconded the following motion:",
        "Cllr Finch moved that the roof be mended. Carried.",
    ],
)
def test_one_bare_number_above_what_a_member_did(
    read: Callable[[str], Structured], said: str
) -> None:
    found = read(f"{HEAD}31 Motion on trees\n\n{said}\n\nThe motion was lost.\n")
    assert labelled(found) == [("Minute 31", said), ("Minute 31", "The motion was lost.")]
