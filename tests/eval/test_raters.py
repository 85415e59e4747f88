from __future__ import annotations

import csv
from pathlib import Path

import pytest

from eval.generate import run
from eval.raters.agreement import cohen_kappa, krippendorff_alpha
from eval.raters.items import make_items
from eval.raters.labels import (
    LABELS,
    BadSheet,
    add_labels,
    read_key,
    read_labels,
    read_sheet,
)
from eval.raters.sheets import KEY, assign, write_sheets
from eval.results import BadRun
from tests.eval.collection import FEN, answer, gold, holdings
from tests.eval.test_runs import RIGHT, Fake

# Krippendorff 2011, section C: four observers, twelve units, values missing
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def test_alpha_is_that_of_the_published_example() -> None:
    units = [[v for v in unit if v is not None] for unit in zip(*OBSERVERS, strict=True)]
    assert krippendorff_alpha(units, "nominal") == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(units, "ordinal") == pytest.approx(0.815, abs=0.0005)
    assert krippendorff_alpha(units, "interval") == pytest.approx(0.849, abs=0.0005)


def test_agreement_at_its_ends() -> None:
    assert krippendorff_alpha([[1, 1], [2, 2]]) == 1
    assert krippendorff_alpha([[1, 1], [1, 1]]) is None
    assert krippendorff_alpha([[1], [2]]) is None
    assert cohen_kappa([]) is None
    assert cohen_kappa([("a", "a")]) is None


def test_kappa_allows_for_chance() -> None:
    # Cohen's table: 20 both yes, 15 both no, 5 and 10 apart; seen 0.7, by chance 0.5
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


@pytest.fixture
def runs(tmp_path: Path) -> dict[str, Path]:
    """Two runs, the second of them worse."""
    worse = answer("=It is dear [1].", [f"{FEN}/5"])
    for name, fact in (("one", RIGHT["fen-007"]), ("two", worse)):
        answers = RIGHT | {"fen-007": fact}
        target = Fake(answers).target()
        run(gold(), target, holdings(), tmp_path / name, {})
    return {name: tmp_path / name for name in ("one", "two")}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def fill(path: Path, labels: dict[str, str], **more: str) -> Path:
    rows = [row | {"label": labels.get(row["task"], "")} | more for row in rows_of(path)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_sheet_is_blind_shuffled_and_safe_to_open(runs: dict[str, Path], tmp_path: Path) -> None:
    items = make_items(runs, gold(), ("answer", "nugget", "citation", "pair"), seed=7)
    counts = write_sheets(tmp_path / "sheets", items, ["ann", "bea"], seed=7)
    assert counts.keys() == {"ann", "bea"}
    assert sum(counts.values()) > len(items)
    sheet = (tmp_path / "sheets" / "ann.csv").read_text(encoding="utf-8-sig")
    assert not any(word in sheet for word in ("one/", "two/", str(tmp_path)))
    rows = rows_of(tmp_path / "sheets" / "ann.csv")
    assert "runs" not in rows[0]
    assert all(not row["answer"].startswith("=") for row in rows)
    pair = next(row for row in rows if row["task"] == "pair")
    assert pair["answer"]
    assert pair["other_answer"]
    assert pair["allowed"] == "-2 | -1 | 0 | 1 | 2"
    again = make_items(runs, gold(), ("answer",), seed=8)
    assert {item.item for item in again}.isdisjoint(item.item for item in items)


def test_at_least_the_share_asked_for_is_scored_twice() -> None:
    keys = [f"q{n}" for n in range(50)]
    shares = assign(keys, ["ann", "bea", "cyd"], seed=1, double=0.3)
    given = [key for share in shares.values() for key in share]
    assert set(given) == set(keys)
    assert len(given) == 65
    assert shares == assign(keys, ["ann", "bea", "cyd"], seed=1, double=0.3)
    assert assign(keys, ["ann"], seed=1)["ann"] != keys


def test_sheets_and_labels_are_never_written_over(runs: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    items = make_items({"one": runs["one"]}, gold(), ("answer",), seed=7)
    write_sheets(folder, items, ["ann"], seed=7)
    with pytest.raises(BadRun, match="has sheets already"):
        write_sheets(folder, items, ["ann"], seed=7)
    for label in ("incorrect", "correct"):
        sheet = fill(folder / "ann.csv", {"answer": label}, wrong_year="yes")
        add_labels(folder, read_sheet(sheet, "ann", folder))
    assert len((folder / LABELS).read_text().splitlines()) == 2 * len(items)
    assert {label.label for label in read_labels(folder)} == {"correct"}
    assert read_labels(folder)[0].flags == ("wrong_year",)


@pytest.mark.parametrize("name", ["ann.csv", "old.csv", "labels.jsonl"])
def test_sheets_without_their_key_are_not_written_over(
    runs: dict[str, Path], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / name).write_text("mine")
    with pytest.raises(BadRun, match="has sheets already"):
        write_sheets(folder, make_items(runs, gold(), ("answer",), seed=7), ["ann"], seed=7)
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [(name, "mine")]


def labelled(runs: dict[str, Path], folder: Path) -> bytes:
    """A folder in which one rater has said something of every answer."""
    write_sheets(folder, make_items(runs, gold(), ("answer",), seed=7), ["ann"], seed=7)
    sheet = fill(folder / "ann.csv", {"answer": "correct"})
    add_labels(folder, read_sheet(sheet, "ann", folder))
    return (folder / LABELS).read_bytes()


def test_a_label_cut_short_is_named_and_left_out_and_nothing_is_written_over(
    runs: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    raw = labelled(runs, folder)
    whole = read_labels(folder)
    # Killed within the last line, here in the middle of a letter
    torn = raw[: raw.rindex(b"{")] + '{"item": "é'.encode()[:-1]
    (folder / LABELS).write_bytes(torn)
    told: list[str] = []
    assert len(read_labels(folder, told.append)) == len(whole) - 1
    assert [line.split(": ", 1)[1] for line in told] == [
        f"line {len(whole)} was cut short while it was written, and is left out"
    ]
    add_labels(folder, whole)
    assert (folder / LABELS).read_bytes().startswith(torn)
    told.clear()
    assert read_labels(folder, told.append) == whole
    assert len(told) == 1
    # Killed after the last letter, before the end of the line: all was said
    (folder / LABELS).write_bytes(raw.rstrip(b"\n"))
    add_labels(folder, whole[:1])
    assert read_labels(folder, pytest.fail) == whole


@pytest.mark.parametrize("broken", [b'{"item": "x"\n', b"[1, 2]\n", b'{"item": "x"}\n', b"\xff\n"])
def test_a_line_broken_in_another_way_is_an_error(
    runs: dict[str, Path], tmp_path: Path, broken: bytes
) -> None:
    raw = labelled(runs, tmp_path / "sheets")
    (tmp_path / "sheets" / LABELS).write_bytes(raw.replace(b"\n", b"\n" + broken, 1))
    with pytest.raises(BadRun, match=r"labels\.jsonl: line 2 is no label: mend that line, or"):
        read_labels(tmp_path / "sheets")
    (tmp_path / "sheets" / KEY).write_bytes(b'{"item": "x')
    with pytest.raises(BadRun, match=r"key\.jsonl is broken"):
        read_key(tmp_path / "sheets")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"label": "splendid"}, "row 2: 'splendid' is not one of correct, partly"),
        ({"item": "made-up"}, "row 2: no item 'made-up' was handed out"),
        ({"misleading": "perhaps"}, "row 2: misleading is 'perhaps'"),
    ],
)
def test_a_sheet_with_a_wrong_row_is_refused_whole(
    runs: dict[str, Path], tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    folder = tmp_path / "sheets"
    write_sheets(folder, make_items({"one": runs["one"]}, gold(), ("answer",), 7), ["ann"], 7)
    sheet = fill(folder / "ann.csv", {"answer": "correct"}, **change)
    with pytest.raises(BadSheet, match=reason):
        read_sheet(sheet, "ann", folder)
    with pytest.raises(BadRun, match="no sheets"):
        read_sheet(sheet, "ann", tmp_path)


def test_a_source_is_shown_as_the_paper_prints_it(tmp_path: Path) -> None:
    invented = answer("It is £9m [1] [2].", [f"{FEN}/4.1-b", "fen-2024/99"])
    for citation in invented["citations"]:
        citation["text"] = "It is £9m."
    run(gold(), Fake(RIGHT | {"fen-007": invented}).target(), holdings(), tmp_path / "run", {})
    items = make_items({"run": tmp_path / "run"}, gold(), ("citation",), 1, holdings())
    shown = {item.part: item.source for item in items if item.key == "fen-007"}
    assert shown == {
        f"{FEN}/4.1-b": "It must improve: the quality of plans.",
        "fen-2024/99": "(The papers hold no paragraph fen-2024/99.)",
    }


@pytest.mark.parametrize(
    ("delimiter", "encoding", "end"),
    [(";", "utf-8-sig", "\r\n"), ("\t", "utf-8", "\n"), (",", "utf-8-sig", "\r\n")],
)
def test_a_sheet_comes_back_as_spreadsheets_write_it(
    runs: dict[str, Path], tmp_path: Path, delimiter: str, encoding: str, end: str
) -> None:
    folder = tmp_path / "sheets"
    write_sheets(folder, make_items(runs, gold(), ("answer", "pair"), seed=7), ["ann"], seed=7)
    rows = [row | {"note": "gut; aber\nkurz"} for row in rows_of(folder / "ann.csv")]
    for row in rows:
        row["label"] = "Correct " if row["task"] == "answer" else "'-1"
    with (folder / "back.csv").open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter, lineterminator=end)
        writer.writeheader()
        writer.writerows(rows)
    labels = read_sheet(folder / "back.csv", "ann", folder)
    assert len(labels) == len(rows)
    assert {label.label for label in labels} == {"correct", "-1"}
    # Neither digits alone nor 12e5: a spreadsheet would make another number of them
    assert all(row["item"].startswith("id") for row in rows)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"item,label\n\xe9,correct\n", "save it as 'CSV UTF-8'"),
        (b"thing,said\na,b\n", "has no columns 'item' and 'label'"),
        (b"", "has no columns 'item' and 'label'"),
    ],
)
def test_a_file_that_is_no_sheet_is_one_line(
    runs: dict[str, Path], tmp_path: Path, content: bytes, reason: str
) -> None:
    folder = tmp_path / "sheets"
    write_sheets(folder, make_items(runs, gold(), ("answer",), seed=7), ["ann"], seed=7)
    (tmp_path / "back.csv").write_bytes(content)
    with pytest.raises(BadSheet, match=reason) as error:
        read_sheet(tmp_path / "back.csv", "ann", folder)
    assert len(str(error.value).splitlines()) == 1


def test_labels_are_of_the_rater_who_was_given_the_sheet(
    runs: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    write_sheets(folder, make_items(runs, gold(), ("answer",), 7), ["ann", "bea"], 7)
    sheet = fill(folder / "ann.csv", {"answer": "correct"})
    with pytest.raises(BadSheet, match="'Ann' was handed no sheet: it is one of ann, bea"):
        read_sheet(sheet, "Ann", folder)
    with pytest.raises(BadSheet, match=r"row \d+: no item .* was handed out to bea"):
        read_sheet(sheet, "bea", folder)
    assert read_sheet(sheet, "ann", folder)


def test_what_a_row_says_without_a_label_or_twice_is_not_dropped(
    runs: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    write_sheets(folder, make_items({"one": runs["one"]}, gold(), ("answer",), 7), ["ann"], 7)
    sheet = fill(folder / "ann.csv", {}, misleading="yes")
    with pytest.raises(BadSheet, match="row 2: misleading is set, but no label is given"):
        read_sheet(sheet, "ann", folder)
    rows = rows_of(fill(folder / "ann.csv", {"answer": "correct"}, misleading=""))
    write_rows(folder / "ann.csv", [*rows, rows[0], rows[1] | {"label": "partly"}])
    with pytest.raises(BadSheet, match=r"row 8: item .* has another label in a row above"):
        read_sheet(folder / "ann.csv", "ann", folder)
