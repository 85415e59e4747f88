"""Minutes: their running numbers, the paragraphs below them, and what was resolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.paper import Paragraph, Section
from ingest.lines import Line

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]

PROSE = "The council was visited in May and the visit found that most plans were late."


def test_running_numbers_with_the_item_below(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, found = pages(
        [
            line("MINUTES of a meeting of the Cabinet held on 9 January 2025."),
            line("PRESENT: Mr A Ashe (Chairman), Mrs B Birch", gap=True),
            line("79. Cabinet Member Updates", gap=True, bold=True),
            line("(Item 4)", italic=True),
            line("Updates were deferred to the next meeting", gap=True),
            line("80. Budget", gap=True, bold=True),
            line("(Item 5)", italic=True),
            line("Officers were in attendance.", gap=True),
            line("1. Mr Ashe introduced the report.", gap=True),
            line("2. Members said:", gap=True),
            line("• that the budget was late;", 0.15, gap=True),
            line("• that it was small.", 0.15),
            line("3. RESOLVED that Cabinet:", gap=True),
            line("a) note the report; and", 0.15, gap=True),
            line("b) agree the budget.", 0.15),
        ]
    )
    assert [s.title for s in sections] == ["79. Cabinet Member Updates", "80. Budget"]
    assert [(p.label, p.kind) for p in found] == [
        (None, "front_matter"),
        (None, "front_matter"),
        (None, "front_matter"),
        ("Minute 79", "paragraph"),
        (None, "front_matter"),
        ("Minute 80", "paragraph"),
        ("Minute 80, 1", "paragraph"),
        ("Minute 80, 2", "paragraph"),
        ("Minute 80, 2, first bullet", "item"),
        ("Minute 80, 2, second bullet", "item"),
        ("Minute 80, 3", "resolution"),
        ("Minute 80, 3(a)", "resolution"),
        ("Minute 80, 3(b)", "resolution"),
    ]


def test_numbers_with_the_year(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "Minutes of the meeting of the Finance Committee\n\nPRESENT: Cllr Ashe\n\n"
        "**90/18 APOLOGIES**\n\nNone were received.\n\n"
        "**91/18 ACCOUNTS**\n\nThe accounts were seen.\n\nRESOLVED: to approve the accounts.\n"
    )
    assert [(p.label, p.kind) for p in found][-3:] == [
        ("Minute 90/18", "paragraph"),
        ("Minute 91/18", "paragraph"),
        ("Minute 91/18", "resolution"),
    ]
    assert found[-1].paragraph_id == "paper/Minute-91-18~2"


def test_a_resolution_with_a_number_of_its_own(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "MINUTES of the meeting held on 21 September 2022\n\nPRESENT: Councillors A Ashe\n\n"
        "12. PLACES\n\nMembers saw the report.\n\nRESOLVED: 2022/012\n\nThat the report be noted.\n"
    )
    assert (found[-1].label, found[-1].kind) == ("Resolution 2022/012", "resolution")
    assert found[-1].text == "RESOLVED: 2022/012 That the report be noted."


def test_what_only_sounds_like_a_resolution(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "1. The UNRESOLVED BALANCE is £20.\n\n"
        "2. Mr Ashe moved that this Council resolves to act.\n\n3. The motion was lost.\n"
    )
    assert {p.kind for p in found} == {"paragraph"}


def test_lists_in_a_motion_start_again_below_their_own_words(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [
            line("281. Motions", 0.09, gap=True, bold=True),
            line("(Item 12)", 0.15, italic=True),
            line("3) Mr Ashe moved that", 0.15, gap=True),
            line("“This Council notes:", 0.20, gap=True),
            line("a. that it rains;", 0.20, gap=True),
            line("b. that it pours.", 0.20),
            line("This Council resolves to:", 0.20, gap=True),
            line("1. stay in;", 0.20, gap=True),
            line("2. keep dry.”", 0.20),
            line("4) The motion was lost.", 0.15, gap=True),
        ]
    )
    assert [p.label for p in found if p.label] == [
        "Minute 281, 3",
        "Minute 281, 3(a)",
        "Minute 281, 3(b)",
        "Minute 281, 3(1)",
        "Minute 281, 3(2)",
        "Minute 281, 4",
    ]
    assert found[3].lead_in == "“This Council notes:"
    assert not any(p.kind == "resolution" for p in found)


@pytest.mark.parametrize(
    "opening",
    ["At a Meeting of Housing Committee held on 14 March 2024", "City Council Cabinet Minutes"],
)
def test_minutes_that_open_in_other_words_number_what_stands_below(
    opening: str, read: Callable[[str], Structured]
) -> None:
    _, found = read(
        f"{opening}\n\nPresent: Councillor Reed (Chair)\n\n1 APOLOGIES FOR ABSENCE\n\n"
        "There were none at all.\n\n2 SUBSTITUTE MEMBERS\n\nThere were none of these.\n"
    )
    assert [p.label for p in found][-2:] == ["Minute 1", "Minute 2"]


def test_titles_numbered_without_a_point(read: Callable[[str], Structured]) -> None:
    heads = "Minutes of the meeting of Kelder Council held on 4 June 2025\n\nPresent: Cllr Ash\n\n"
    sections, found = read(
        f"{heads}31 Apologies\n\nCllr Hazel.\n\n32 Allotments\n\nThe Clerk spoke. 12 plots are let."
        "\n\n12 Cottages were built and are let.\n\nResolved: to let four more.\n\n33 Play area\n\n"
        "Two swings are worn.\n"
    )
    assert [s.title for s in sections] == ["31 Apologies", "32 Allotments", "33 Play area"]
    assert [p.label for p in found[2:]] == ["Minute 31", *["Minute 32"] * 3, "Minute 33"]


def test_two_figures_at_the_start_of_lines_number_nothing(
    read: Callable[[str], Structured],
) -> None:
    _, found = read(f"# Homes\n\n31 Flats\n\n{PROSE}\n\n32 Houses\n\n{PROSE}\n")
    assert {p.label for p in found} == {None}


def test_below_a_step_of_the_debate_the_minutes_number_counts_again(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [
            line("MINUTES of a meeting of the Council held on 9 January 2025."),
            line("PRESENT: Mr A Ashe (Chairman)", gap=True),
            line("61. Motion", gap=True, bold=True),
            line("It was moved that the Council resolves to:", gap=True),
            line("1. ask for powers;", gap=True),
            line("2. double the tax.", gap=True),
            line("Amendment 1", gap=True, bold=True),
            line("It was moved that point 2 be deleted.", gap=True),
            line("62. Business", gap=True, bold=True),
            line("There was none.", gap=True),
        ]
    )
    assert [p.label for p in found[2:]] == [
        "Minute 61", "Minute 61, 1", "Minute 61, 2", "Minute 61", "Minute 62",
    ]  # fmt: skip


def test_numbers_starred_for_the_council_to_decide(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    titles = ("198 Apologies", "* 199 Treasury report", "†200 Council tax", "201* Urgent business")
    said = [
        each
        for title in titles
        for each in (line(title, gap=True, bold=True), line("The report was noted.", gap=True))
    ]
    head = [line("MINUTES of a meeting of the Cabinet"), line("PRESENT: Mr A Ashe", gap=True)]
    _, found = pages([*head, *said, line("* Denotes a matter for the Council", gap=True)])
    labels = [p.label for p in found if p.kind == "paragraph" and p.text.startswith("The report")]
    assert labels == ["Minute 198", "Minute 199", "Minute 200", "Minute 201"]
