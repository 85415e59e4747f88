from __future__ import annotations

from pathlib import Path

import pytest

from eval.gold import BadGold, load_gold, read_gold
from eval.gold.validate import summary, validate
from tests.eval.collection import GOLD, gold, holdings

NUGGET = """
  nuggets:
  - id: n1
    text: the overspend
    match: {number: {value: 4200000, unit: GBP}}
    evidence: [["fen-2024/1.2"]]
"""
ENTRY = f"- id: one\n  kind: fact\n  question: How much?{NUGGET}"


def written(folder: Path, body: str, name: str = "gold.yaml") -> Path:
    path = folder / name
    path.write_text(f"schema: 1\nquestions:\n{body}", encoding="utf-8")
    return path


def problems(folder: Path, body: str) -> list[str]:
    found, unreadable = read_gold([written(folder, body)])
    return [str(problem) for problem in (*unreadable, *validate(found, holdings()))]


def test_the_fixture_is_fit_to_judge_by() -> None:
    assert validate(gold(), holdings()) == ()
    told = summary(gold())
    assert told | {"gold_hash": ""} == {
        "questions": 4,
        "wordings": 5,
        "clusters": 4,
        "paraphrased": 1,
        "kinds": {"absent": 1, "across": 1, "fact": 1, "follow_up": 1},
        "traps": {},
        "near_misses": 1,
        "splits": {"dev": 1, "test": 3},
        "gold_hash": "",
    }


def test_the_projects_own_gold_has_enough_of_each_kind_in_both_splits() -> None:
    own = load_gold()
    told = summary(own)
    kinds = told["kinds"]
    assert told["clusters"] >= 130
    assert (kinds["fact"] >= 40, kinds["list"] >= 20, kinds["across"] >= 20) == (True, True, True)
    assert kinds["compare"] + kinds["change"] >= 10
    assert min(kinds["absent"], told["near_misses"]) >= 15
    assert kinds["follow_up"] >= 10
    wanted = {"wrong_authority", "wrong_year", "wrong_status"}
    traps = [
        question
        for question in own.questions
        if question.kind == "trap" and wanted & {one.why for one in question.distractors}
    ]
    assert len({trap.cluster for trap in traps}) >= 15
    assert min(told["traps"][why] for why in wanted) >= 5
    assert told["paraphrased"] >= 40
    for split in ("dev", "test"):
        assert set(summary(own.only(split))["kinds"]) == set(kinds)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            "- {id: a, kind: absent, question: 'What?'}\n",
            "a: line 3: an absent question needs near",
        ),
        (
            "- {id: a, kind: absent, question: 'What?', near_miss_of: a}\n",
            "a: line 3: near_miss_of names the question itself",
        ),
        (
            f"{ENTRY}  authorities: [aldermere]\n",
            "one: line 3: n1: its evidence is of fenmarsh, which 'authorities' does not list",
        ),
    ],
)
def test_near_misses_and_authorities_are_told_with_file_and_line(
    tmp_path: Path, body: str, reason: str
) -> None:
    found = problems(tmp_path, body)
    assert len(found) == 1
    assert found[0].startswith(f"gold.yaml: {reason}")


def test_brackets_without_end_are_one_line_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text("schema: 1\nquestions: " + "[" * 5000 + "]" * 5000)
    _, found = read_gold([path])
    assert [str(problem) for problem in found] == ["deep.yaml: -: is nested too deeply to be read"]


def test_the_hash_names_the_content_not_the_layout(tmp_path: Path) -> None:
    one = load_gold([written(tmp_path, ENTRY)]).hash
    noted = load_gold([written(tmp_path, f"# a remark\n{ENTRY}  note: hard\n")]).hash
    changed = load_gold([written(tmp_path, ENTRY.replace("4200000", "4300000"))]).hash
    assert one == noted != changed


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            ENTRY.replace("fen-2024/1.2", "fen-2024/1.3"),
            "gold.yaml: one: paragraph 'fen-2024/1.3' does not exist; "
            "the nearest is 'fen-2024/1.2'",
        ),
        (
            ENTRY.replace("4200000", "4300000"),
            "gold.yaml: one: n1: its matcher does not fire on its own evidence ['fen-2024/1.2']",
        ),
        (
            ENTRY + "  distractors:\n  - {why: wrong_year, match: {number: {value: 4.2m, "
            "unit: GBP}}, evidence: [[fen-2024/3.4]]}\n",
            "gold.yaml: one: n1: its matcher fires on the distractor wrong_year: "
            "paragraph 'fen-2024/3.4'",
        ),
        (
            ENTRY + "  distractors:\n  - {why: other, match: {phrase: forecast}}\n",
            "gold.yaml: one: distractor other: its matcher fires on paragraph 'fen-2024/1.2', "
            "evidence of n1, so an answer that quotes it would count as trapped",
        ),
        (
            ENTRY + "  distractors:\n  - {why: other, match: {regex: x+}}\n",
            "gold.yaml: one: distractor other: a regex needs a text or evidence that proves it",
        ),
        (
            ENTRY + "  distractors:\n  - {why: other, match: {phrase: cheap}, text: It is dear.}\n",
            "gold.yaml: one: distractor other: its matcher does not fire on its own text",
        ),
        (
            f"{ENTRY}  cluster: c\n  split: dev\n"
            + ENTRY.replace("one", "two").replace("much", "many")
            + "  cluster: c\n",
            "gold.yaml: two: cluster 'c' stands in test here and in dev in one",
        ),
        (
            ENTRY + ENTRY.replace("one", "two"),
            "gold.yaml: two: asks the same as one: 'How much?'",
        ),
        (ENTRY + ENTRY, "gold.yaml: one: this id is already used in gold.yaml"),
        (ENTRY + "  paraphrases: [HOW MUCH]\n", "gold.yaml: one: two wordings are the same"),
        (
            ENTRY + "  authorities: [fenmarch]\n",
            "gold.yaml: one: authority 'fenmarch' is not held; the nearest is 'fenmarsh'",
        ),
        (
            ENTRY + "  authorities: [leeds]\n",
            "gold.yaml: one: authority 'leeds' is not held; held are aldermere, brookvale, "
            "fenmarsh",
        ),
        (
            "- id: one\n  kind: across\n  question: Who?\n  per_authority:\n    aldermere:"
            + NUGGET.replace("\n", "\n    "),
            "gold.yaml: one: n1: paragraph 'fen-2024/1.2' is in a paper of fenmarsh, "
            "not of aldermere",
        ),
        (
            "- {id: one, kind: absent, question: 'Who?', near_miss_of: none}\n",
            "gold.yaml: one: near_miss_of names 'none', which is no question here",
        ),
        (ENTRY.replace("fact", "trap"), "gold.yaml: one: a trap needs distractors"),
    ],
)
def test_gold_that_would_judge_wrongly_is_refused(tmp_path: Path, body: str, reason: str) -> None:
    assert reason in problems(tmp_path, body)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("- id: [", "gold.yaml: -: is not valid YAML: line 3:"),
        ("- id: one\n  id: two\n", "gold.yaml: -: is not valid YAML: line 4: the key 'id' stands"),
        (
            ENTRY.replace("number: {value: 4200000, unit: GBP}", "date: 2024-06-31"),
            "gold.yaml: -: is not valid YAML: line 9: '2024-06-31' cannot be read: day is out",
        ),
        (ENTRY.replace("fact", "puzzle"), "gold.yaml: one: kind: Input should be"),
        (ENTRY + "  colour: red\n", "gold.yaml: one: colour: Extra inputs are not permitted"),
        (ENTRY + "  years: [2024/27]\n", "gold.yaml: one: '2024/27' is not a year"),
        ("- id: one\n  kind: fact\n  question: Who?\n", "gold.yaml: one: no nuggets"),
        (ENTRY.replace("fact", "absent"), "gold.yaml: one: nothing can answer this question"),
        (ENTRY.replace("fact", "follow_up"), "gold.yaml: one: a follow-up needs"),
        ("- kind: fact\n", "gold.yaml: #1: id: Field required"),
        (ENTRY.replace('[["fen-2024/1.2"]]', '["fen-2024/1.2"]'), "evidence.0: Input should be"),
    ],
)
def test_gold_that_cannot_be_read_is_told_by_file_entry_and_reason(
    tmp_path: Path, body: str, reason: str
) -> None:
    with pytest.raises(BadGold) as error:
        load_gold([written(tmp_path, body)])
    assert reason in str(error.value)


def test_files_that_are_no_gold(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("schema: 2\n", encoding="utf-8")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    _, found = read_gold([tmp_path, tmp_path / "missing.yaml"])
    assert [problem.reason for problem in found] == [
        "is not UTF-8 text",
        "must begin with 'schema: 1'",
        "cannot be read: No such file or directory",
    ]


def test_a_bad_entry_leaves_the_others_readable(tmp_path: Path) -> None:
    found, wrong = read_gold([GOLD, written(tmp_path, "- {id: bad}\n")])
    assert len(found.questions) == 4
    assert {problem.entry for problem in wrong} == {"bad"}
