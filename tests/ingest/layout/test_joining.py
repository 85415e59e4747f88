"""Paragraphs put together again over lines, pages and footnotes."""

from __future__ import annotations

from collections.abc import Callable

from corpus.paper import Paragraph, Section
from ingest.lines import Line

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]

FULL = "The council has written a plan for every child who lives in the county and keeps them"


def test_a_paragraph_that_the_page_cut(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [line(f"5. {FULL}", gap=True)], [line("under review.", 0.14), line("6. End.", gap=True)]
    )
    assert [(p.label, p.text) for p in found] == [("5", f"{FULL} under review."), ("6", "End.")]
    assert [box.page for box in found[0].boxes] == [1, 2]
    assert (found[0].page, found[0].printed_page) == (1, "11")


def test_a_paragraph_goes_on_beyond_a_footnote(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [line(f"5. {FULL}", gap=True), line("These are plans.", gap=True, size=9.0, note="2")],
        [line("under review.", 0.14), line("6. End.", gap=True)],
    )
    assert [p.label for p in found] == ["5", "Footnote 2", "6"]
    assert found[0].text.endswith("keeps them under review.")


def test_hyphens_at_line_ends(pages: Callable[..., Structured], line: Callable[..., Line]) -> None:
    _, found = pages(
        [
            line(f"{FULL} long-", gap=True),
            line("term and under the con-", soft_hyphen=True),
            line("trol of its officers."),
        ]
    )
    assert found[0].text.endswith("keeps them long-term and under the control of its officers.")


def test_text_files_join_over_blank_lines(read: Callable[[str], Structured]) -> None:
    _, found = read("18. Planning is part of the work. Visits\n\nare a part of it.\n\n19. End.\n")
    assert [(p.label, p.text) for p in found] == [
        ("18", "Planning is part of the work. Visits are a part of it."), ("19", "End."),
    ]  # fmt: skip


def test_paragraphs_without_space_between_them(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages([line(FULL), line("safe."), line(FULL), line("well."), line("It ends.")])
    assert [p.text for p in found] == [f"{FULL} safe.", f"{FULL} well.", "It ends."]


def test_every_paragraph_has_its_place(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages([line(f"1. {FULL} safe", gap=True), line("and well.", 0.14)])
    (box,) = found[0].boxes
    assert (box.page, box.left, round(box.right, 2)) == (1, 0.1, 0.89)
    assert 0.05 < box.top < box.bottom < 0.2


def test_the_head_of_a_later_page_is_no_text(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    head = "Fenmarsh Council – Cabinet – 11 March 2020"
    front = [line("Fenmarsh Council"), line("Cabinet"), line("Date: 11 March 2020", gap=True)]
    _, found = pages(
        [*front, line(f"5. {FULL}", gap=True)],
        [line(head), line("under review.", 0.14)],
    )
    assert found[-1].text == f"{FULL} under review."


def test_a_word_that_ends_no_sentence_goes_on_over_the_page(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    first = [line(f"1. {FULL}", gap=True), line("safe. The aim is", 0.14)]
    _, found = pages(first, [line("65% by 2035.", 0.14)])
    assert [p.text for p in found] == [f"{FULL} safe. The aim is 65% by 2035."]
