"""Lists: what they stand under, what introduces them, and how their members are called."""

from __future__ import annotations

from collections.abc import Callable

from corpus.paper import Paragraph, Section
from ingest.lines import Line

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]


def labels(structured: Structured) -> list[str | None]:
    return [paragraph.label for paragraph in structured[1]]


def test_a_second_list_under_one_number_is_told_apart(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "## Purpose\n\n1. Fenmarsh was inspected.\n\n2. There were two areas:\n\n"
        "a) Visits\n\nb) Plans\n\nFurther points were:\n\na) Records\n\nb) Audits\n\n3. It ends.\n"
    )
    assert [p.label for p in found] == ["1", "2", "2(a)", "2(b)", None, "2(a)", "2(b)", "3"]
    first, second = found[2], found[5]
    assert (first.occurrence, second.occurrence) == (1, 2)
    assert second.paragraph_id == "paper/2(a)~2"
    assert (first.lead_in, second.lead_in) == ("There were two areas:", "Further points were:")
    assert second.group == found[6].group != first.group == found[3].group
    assert first.parent == second.parent == "paper/2"
    assert {p.kind for p in (first, second)} == {"item"}


def test_bullets_are_counted_in_words(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "2.3 Inspectors saw:\n - good plans\n - good visits\n - good records\n"
        "2.4 They asked for:\n - more time\n"
    )
    assert [p.label for p in found] == [
        "2.3", "2.3, first bullet", "2.3, second bullet", "2.3, third bullet",
        "2.4", "2.4, first bullet",
    ]  # fmt: skip


def test_a_lead_in_is_the_last_sentence_and_all_members_have_it(
    read: Callable[[str], Structured],
) -> None:
    _, found = read("4. Aldermere was visited in May. Strengths are:\n\na) One\n\nb) Two\n")
    assert [p.lead_in for p in found] == [None, "Strengths are:", "Strengths are:"]


def test_a_list_below_a_heading_has_the_heading_as_lead_in(
    read: Callable[[str], Structured],
) -> None:
    sections, found = read("## What needs to improve?\n\n- The plans.\n- The visits.\n")
    assert [section.title for section in sections] == ["What needs to improve?"]
    assert [(p.label, p.lead_in) for p in found] == [(None, "What needs to improve?")] * 2
    assert found[0].group == found[1].group is not None
    assert [p.ordinal for p in found] == [1, 2]


def test_nested_lists_keep_their_parents(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [
            line("5. The council will:", 0.10),
            line("a) write a plan;", 0.14, gap=True),
            line("b) publish it, that is:", 0.14),
            line("(i) on its pages; and", 0.18),
            line("(ii) in its offices;", 0.18),
            line("c) keep it.", 0.14),
            line("6. It will report.", 0.10, gap=True),
        ]
    )
    assert [p.label for p in found] == [
        "5", "5(a)", "5(b)", "5(b)(i)", "5(b)(ii)", "5(c)", "6",
    ]  # fmt: skip
    assert found[4].parent == "paper/5(b)"
    assert found[5].group == found[1].group != found[3].group


def test_bullets_within_bullets(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [
            line("2.3 The red indicators are in:", 0.10),
            line("• Housing", 0.16, gap=True),
            line("o Repairs done within 28 days", 0.20),
            line("o Homes let within 20 days", 0.20),
            line("• Planning", 0.16),
            line("o Applications decided in time", 0.20),
        ]
    )
    assert [p.label for p in found] == [
        "2.3",
        "2.3, first bullet",
        "2.3, first bullet, first sub-bullet",
        "2.3, first bullet, second sub-bullet",
        "2.3, second bullet",
        "2.3, second bullet, first sub-bullet",
    ]


def test_the_ninth_letter_is_no_roman_one(read: Callable[[str], Structured]) -> None:
    items = "".join(f"{letter}) point {letter}\n\n" for letter in "abcdefghijk")
    assert labels(read(f"7. Points made:\n\n{items}"))[1:] == [f"7({c})" for c in "abcdefghijk"]


def test_roman_numbers_start_with_the_letter_i(read: Callable[[str], Structured]) -> None:
    assert labels(read("3. Either:\n\n(i) agree\n\n(ii) refer\n\n(iii) defer\n")) == [
        "3", "3(i)", "3(ii)", "3(iii)",
    ]  # fmt: skip


def test_a_list_under_no_number_has_no_number_of_its_own_making(
    read: Callable[[str], Structured],
) -> None:
    _, found = read("The visit found:\n\n- late plans\n- late visits\n\nOptions are:\n\na) wait\n")
    assert [p.label for p in found] == [None, None, None, None, "(a)"]
    assert [p.label_basis for p in found] == ["none", "none", "none", "none", "printed"]


def test_where_numbers_are_lost_a_list_is_not_given_to_the_last_one(
    read: Callable[[str], Structured],
) -> None:
    _, found = read(
        "2. Fenmarsh was inspected in May.\n\nThe report names areas to improve:\n\n"
        "a) plans\n\nb) visits\n\n7. The next visit is in June.\n"
    )
    assert [p.label for p in found] == ["2", None, "(a)", "(b)", "7"]
    assert found[2].parent is None


def test_a_list_goes_on_over_the_page(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [line("8. Members said:", 0.1), line("• that plans were late;", 0.15, gap=True)],
        [line("• that visits were rare.", 0.12), line("9. It was noted.", 0.07, gap=True)],
    )
    assert [p.label for p in found] == ["8", "8, first bullet", "8, second bullet", "9"]
    assert found[1].group == found[2].group


def test_a_dash_inside_a_sentence_is_no_bullet(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    full = "The motion for debate was put by the leader of the largest group on the council "
    _, found = pages([line(f"1. {full}today 2", 0.1), line("– Electoral reform – and lost.", 0.1)])
    assert [p.label for p in found] == ["1"]
    assert found[0].text.endswith("today 2 – Electoral reform – and lost.")


def test_letters_below_a_decimal_heading_are_cited_by_its_number(
    read: Callable[[str], Structured],
) -> None:
    found = read(
        "# Constitution\n\n## 4.01 Meanings\n\n(a) The framework means these plans:\n\n"
        "(i) the local plan; and\n\n(ii) the budget.\n\n(b) The budget is the tax.\n\n"
        "## 4.02 Functions\n\nThe Council alone is:\n\n(a) changing the Constitution; and\n\n"
        "(b) setting the budget.\n"
    )
    assert [label for label in labels(found) if label] == [
        "4.01(a)", "4.01(a)(i)", "4.01(a)(ii)", "4.01(b)", "4.02(a)", "4.02(b)",
    ]  # fmt: skip
