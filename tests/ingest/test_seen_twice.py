"""The same paper twice, reissued papers, drafts and finals: through the job, into a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.paper import Paper
from ingest.job import ingest
from ingest.report import Report
from tests.ingest.drawing import draw, write

Open = Callable[..., Library]

HEAD = ["Report to: Roads Committee", "Subject: Winter gritting", "Date of meeting: 4 March 2024",
        "Wiltshire Council"]  # fmt: skip
BODY = [
    "1. The Council gritted 412 miles of road on 31 nights of the winter, eleven more than before.",
    "2. The salt in the barns at Warminster and Melksham lasted until the second week of March.",
    "3. Drivers asked that the lane below the church be added to the second of the four routes.",
    "4. The Committee is asked to note the report and to thank those who drove at night.",
]
FRONT = ["Wiltshire Council", "Roads Committee", "AGENDA", "Date of meeting: 4 March 2024",
         "1. Apologies for absence", "2. Winter gritting (Pages 2 - 2)",
         "3. Street lights (Pages 3 - 3)"]  # fmt: skip
LIGHTS = ["Report to: Roads Committee", "Subject: Street lights", "Date of meeting: 4 March 2024",
          "1. Lights in the villages are dimmed after midnight, which no one has complained of.",
          "2. The Committee is asked to note that the market lamps are new."]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    return made


def report(folder: Path, name: str, *, head: Sequence[str] = HEAD, change: str = "") -> None:
    body = [line.replace("412", change) if change else line for line in BODY]
    (folder / name).write_text("\n\n".join([*head, *body]))


def pack(folder: Path, name: str = "pack.pdf") -> None:
    pages = [FRONT, [*HEAD, *BODY], LIGHTS]
    draw(folder / name, *(partial(_page, lines=lines) for lines in pages))


def _page(canvas: object, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines):
        write(canvas, 60, 80 + 30 * place, line, size=9)


def read_in(open_library: Open, folder: Path) -> tuple[Report, dict[str, Paper]]:
    with open_library(writer=True) as library:
        told = ingest([folder], library)
        return told, {paper.paper_id: paper for paper in library.papers()}


def hits(open_library: Open, words: str) -> set[str]:
    with open_library() as library:
        return {hit.paragraph_id.split("/")[0] for hit in library.search_words(words, 20)}


def test_a_report_alone_and_in_a_pack_is_one_paper(open_library: Open, folder: Path) -> None:
    pack(folder)
    report(folder, "gritting.txt")
    told, held = read_in(open_library, folder)
    assert sorted(held) == ["gritting", "pack", "pack--item-3"]
    assert held["gritting"].also_in == ("pack.pdf, item 2",)
    assert held["gritting"].agenda_item == "2"
    assert held["gritting"].read_from["agenda_item"].endswith("in which it stands too: pack.pdf")
    assert told.copies == (("pack.pdf, item 2", "gritting"),)
    assert (told.added, told.reissued) == (("gritting.txt", "pack.pdf"), ())
    assert hits(open_library, "salt barns Warminster") == {"gritting"}


def test_a_file_of_its_own_comes_before_a_part_of_a_pack(open_library: Open, folder: Path) -> None:
    pack(folder)
    _, held = read_in(open_library, folder)
    assert "pack--item-2" in held
    report(folder, "gritting.txt")
    told, held = read_in(open_library, folder)
    assert sorted(held) == ["gritting", "pack", "pack--item-3"]
    assert held["gritting"].also_in == ("pack.pdf, item 2",)
    assert told.unchanged == ("pack.pdf",)
    assert hits(open_library, "salt barns Warminster") == {"gritting"}


def test_without_one_file_the_paper_is_held_from_the_other(
    open_library: Open, folder: Path
) -> None:
    pack(folder)
    report(folder, "gritting.txt")
    read_in(open_library, folder)
    with open_library(writer=True) as library:
        assert library.remove_source("gritting.txt").moved == ("pack--item-2",)
        assert library.paper("pack--item-2").also_in == ()  # type: ignore[union-attr]
        assert library.check() == []
    assert hits(open_library, "salt barns Warminster") == {"pack--item-2"}
    with open_library(writer=True) as library:
        library.remove_source("pack.pdf")
        assert library.papers() == ()
        assert library.check() == []


@pytest.mark.parametrize("way", ["remove", "exempt"])
def test_of_a_paper_that_goes_no_file_it_stands_in_keeps_a_word(
    open_library: Open, folder: Path, store: Path, way: str
) -> None:
    head = [*HEAD, "Report author: Ann Zanzibar", "Cabinet member: Councillor Bob Quagga"]
    report(folder, "gritting.txt", head=head)
    report(folder, "again.txt", head=[*head, "A copy for the press"], change="398")
    report(folder, "later.md", head=head)
    told, held = read_in(open_library, folder)
    ((name, paper),) = held.items()
    assert (paper.title, paper.authors) == ("Winter gritting", ("Ann Zanzibar",))
    assert len(told.copies) == 1
    with open_library(writer=True) as library:
        assert library.remove(name) if way == "remove" else library.decide(name, "exempt")
        assert library.check() == []
    everything = b"".join(one.read_bytes() for one in store.rglob("*") if one.is_file())
    words = (b"gritted", b"Zanzibar", b"Quagga", b"Winter gritting")
    assert [word for word in words if word in everything] == []
    assert list((store / "files").glob("*")) == []
    if way == "exempt":
        # What was decided is of the paper, from whichever file it is read next.
        report(folder, "gritting.txt", change="413")
        report(folder, "again.txt", change="413")
        report(folder, "later.md", change="413")
        _, held = read_in(open_library, folder)
        assert {one.status for one in held.values()} == {"exempt"}


def test_without_the_pack_the_report_stays(open_library: Open, folder: Path) -> None:
    pack(folder)
    report(folder, "gritting.txt")
    read_in(open_library, folder)
    with open_library(writer=True) as library:
        assert library.remove_source("pack.pdf").moved == ()
        [kept] = library.papers()
        assert (kept.paper_id, kept.also_in, kept.agenda_item) == ("gritting", (), None)


def test_a_copy_whose_file_changes_is_a_paper_again(open_library: Open, folder: Path) -> None:
    report(folder, "a.txt")
    report(folder, "b.md")
    _, held = read_in(open_library, folder)
    assert [(p.paper_id, p.also_in) for p in held.values()] == [("a", ("b.md",))]
    (folder / "a.txt").write_text("\n\n".join(LIGHTS))
    told, held = read_in(open_library, folder)
    assert sorted(held) == ["a", "b"]
    assert (told.replaced, held["a"].also_in, held["b"].also_in) == (("a.txt",), (), ())


@pytest.mark.parametrize("name", ["later.txt", "gritting-revised.txt", "gritting_v2.txt"])
def test_a_reissued_report_takes_the_place_of_the_earlier(
    open_library: Open, folder: Path, name: str
) -> None:
    report(folder, "gritting.txt")
    read_in(open_library, folder)
    report(folder, name, change="398")
    told, held = read_in(open_library, folder)
    (paper,) = held.values()
    assert told.reissued == (("gritting.txt", paper.paper_id),)
    assert (paper.source, paper.replaces, paper.version) == (name, ("gritting.txt",), 2)
    assert hits(open_library, "412") == set()
    told, _ = read_in(open_library, folder)
    assert sorted(told.unchanged) == sorted(["gritting.txt", name])


def test_an_earlier_issue_that_comes_later_is_not_held(open_library: Open, folder: Path) -> None:
    report(folder, "gritting-v2.txt", change="398")
    read_in(open_library, folder)
    report(folder, "gritting.txt")
    told, held = read_in(open_library, folder)
    assert told.reissued == (("gritting.txt", "gritting-v2"),)
    assert held["gritting-v2"].replaces == ("gritting.txt",)
    assert hits(open_library, "412") == set()


@pytest.mark.parametrize(
    "other",
    [
        [*HEAD[:1], "Subject: Summer verges", *HEAD[2:]],
        [*HEAD[:2], "Date of meeting: 6 May 2024", HEAD[3]],
        ["Report to: Council", *HEAD[1:]],
        [*HEAD[:3], "Devon County Council"],
    ],
)
def test_what_differs_in_its_head_is_another_paper(
    open_library: Open, folder: Path, other: Sequence[str]
) -> None:
    report(folder, "one.txt")
    report(folder, "two.txt", head=other, change="398")
    told, held = read_in(open_library, folder)
    assert (sorted(held), told.copies, told.reissued) == (["one", "two"], (), ())


def test_draft_and_final_are_two_papers(open_library: Open, folder: Path) -> None:
    report(folder, "first.txt", head=["DRAFT", *HEAD])
    report(folder, "second.txt")
    report(folder, "third-draft.txt", change="398")
    told, held = read_in(open_library, folder)
    assert {name: paper.edition for name, paper in held.items()} == {
        "second": None,
        "third-draft": "draft",
    }
    assert told.reissued == (("first.txt", "third-draft"),)


DRAFT = "DRAFT – for officer comment"
AGAIN = "Republished 1 March 2024: paragraph 1 corrected"


@pytest.mark.parametrize("mark", [DRAFT, "Draft for discussion", "DRAFT: not for circulation",
                                  "Draft report – subject to legal clearance"])  # fmt: skip
@pytest.mark.parametrize("first", ["draft", "final"])
def test_a_draft_that_says_what_it_is_for_never_takes_the_place_of_the_final(
    open_library: Open, folder: Path, mark: str, first: str
) -> None:
    def place(name: str) -> None:
        if name == "draft":
            report(folder, "one.txt", head=[*HEAD, mark], change="398")
        else:
            report(folder, "two.txt")

    place(first)
    read_in(open_library, folder)
    place("final" if first == "draft" else "draft")
    told, held = read_in(open_library, folder)
    assert {name: paper.edition for name, paper in held.items()} == {"one": "draft", "two": None}
    assert (told.reissued, told.copies) == ((), ())


@pytest.mark.parametrize("order", list(permutations(["copy.txt", "first.txt", "later.txt"])))
def test_an_issue_with_other_figures_replaces_all_copies_of_the_earlier_in_any_order(
    open_library: Open, folder: Path, order: tuple[str, ...]
) -> None:
    for name in order:
        later = name == "later.txt"
        report(folder, name, head=[*HEAD, AGAIN] if later else HEAD, change="398" if later else "")
        _, held = read_in(open_library, folder)
    (paper,) = held.values()
    assert (paper.source, paper.edition, paper.also_in) == ("later.txt", "republished", ())
    assert sorted(paper.replaces) == ["copy.txt", "first.txt"]
    assert hits(open_library, "412") == set()


@pytest.mark.parametrize("subject", ["Draft budget for the year", "Draft Plan for Roads",
                                     "Revised budget 2024/25: second quarter"])  # fmt: skip
def test_a_subject_that_is_a_draft_or_revised_is_no_edition(
    open_library: Open, folder: Path, subject: str
) -> None:
    report(folder, "one.txt", head=["Wiltshire Council", subject, *HEAD[::2]])
    _, held = read_in(open_library, folder)
    assert [paper.edition for paper in held.values()] == [None]
