"""How questions over the real papers in ../shared/papers, and over 22 invented ones, are answered.

Run with ``python -m tests.bench_answers [STORES]``; the stores are made below ``STORES`` where
they are not there yet (``results/real``). The questions, with the patterns of right answers and
of the paragraphs that must be cited, stand in ``tests/assistant/real_questions.jsonl`` and
``invented_questions.jsonl``; the invented papers, of twelve invented councils, in
``tests/assistant/invented`` and, with questions in words far from theirs, ``invented_farther``.
Nothing is asserted: it prints a line for every question that is not answered in full, and the
means of each.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest

ROOT = Path(__file__).resolve().parents[1]
PAPERS = ROOT.parent / "shared" / "papers"
ASSISTANT = ROOT / "tests" / "assistant"
REAL = (
    ASSISTANT / "real_questions.jsonl",
    {
        "council": (PAPERS / "council" / "text",),
        "all": (PAPERS / "inspections", PAPERS / "kent", PAPERS / "council" / "pdf"),
    },
)
INVENTED = (
    ASSISTANT / "invented_questions.jsonl",
    {"invented": (ASSISTANT / "invented",), "farther": (ASSISTANT / "invented_farther",)},
)
ABSTAINED = ("not_in_papers", "refused")


@dataclass(slots=True)
class Tally:
    """What became of the questions of one kind."""

    asked: int = 0
    recall: float = 0.0
    answerable: int = 0
    refused: int = 0
    absent: int = 0
    answered_absent: int = 0
    foreign: int = 0
    cited: int = 0


@dataclass(slots=True)
class Judged:
    """One answer held against what was expected."""

    question: Mapping[str, Any]
    answer: Answer
    found: list[bool] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of nuggets that are given and cited to a right paragraph."""
        return sum(self.found) / len(self.found) if self.found else 0.0

    @property
    def absent(self) -> bool:
        """Whether no answer was to be given."""
        return bool(self.question["status"] == "absent")

    @property
    def abstained(self) -> bool:
        """Whether none was given."""
        return self.answer.status in ABSTAINED

    @property
    def wrong(self) -> bool:
        """Whether there is something to look at."""
        if self.absent:
            return not self.abstained
        return self.recall < 1 or bool(self.foreign or self.said)


def main(stores: Path = ROOT / "results" / "real") -> int:
    """Ask every question whose papers are there, and print what came back."""
    for questions, folders in (REAL, INVENTED):
        if all(folder.is_dir() for held in folders.values() for folder in held):
            _ask(questions, folders, stores)
        else:
            print(f"{questions.name}: its papers are not here", file=sys.stderr)
    return 0


def _ask(questions: Path, folders: Mapping[str, tuple[Path, ...]], stores: Path) -> None:
    lines = [json.loads(line) for line in questions.read_text("utf-8").splitlines() if line]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for store in dict.fromkeys(line["store"] for line in lines):
        with opened(stores / store, folders[store]) as library:
            asked = [line for line in lines if line["store"] == store]
            for judged in _judged(library, asked):
                _count(tallies[judged.question["kind"]], judged)
                if judged.wrong:
                    _show(judged)
    print(questions.name)
    _print(tallies)


def opened(store: Path, folders: tuple[Path, ...]) -> Library:
    """The store of some folders' papers, made where it is not there yet."""
    if not Library.exists(store):
        with Library.open(store, CorpusSettings(), writer=True) as library:
            ingest(folders, library)
    return Library.open(store, CorpusSettings())


def _judged(library: Library, lines: list[Mapping[str, Any]]) -> Iterator[Judged]:
    assistant = Assistant(library)
    sources = {paper.paper_id: paper.source for paper in library.papers()}
    owners = {paper.paper_id: paper.authority for paper in library.papers()}
    for line in lines:
        answer = assistant.ask(Question(line["question"], tuple(line.get("history", ()))))
        judged = Judged(line, answer)
        judged.found = [_given(nugget, answer, sources) for nugget in line.get("nuggets", ())]
        judged.said = [bad for bad in line.get("not", ()) if re.search(bad, answer.text)]
        meant = set(line.get("authorities", ()))
        judged.foreign = [
            citation.paragraph_id
            for citation in answer.citations
            if meant and owners[citation.paper_id] not in (meant | {None})
        ]
        yield judged


def _given(nugget: Mapping[str, str], answer: Answer, sources: Mapping[str, str]) -> bool:
    """Whether a line of the answer gives the value and cites a right paragraph, if one is named."""
    markers = {
        citation.marker
        for citation in answer.citations
        if re.search(nugget.get("source") or ".", sources[citation.paper_id])
        and re.search(nugget.get("text", "."), " ".join((citation.section, citation.text)))
    }
    plain = answer.text.replace("**", "").replace("\\", "")
    for block in re.split(r"\n+", plain):
        cites = {int(each) for each in re.findall(r"\[(\d+)\]", block)}
        supported = cites & markers or not nugget.get("source")
        if supported and re.search(nugget["value"], block):
            return True
    return False


def _count(tally: Tally, judged: Judged) -> None:
    tally.asked += 1
    tally.cited += len(judged.answer.citations)
    tally.foreign += len(judged.foreign)
    if judged.absent:
        tally.absent += 1
        tally.answered_absent += not judged.abstained
    else:
        tally.answerable += 1
        tally.refused += judged.abstained
        tally.recall += judged.recall


def _show(judged: Judged) -> None:
    line, answer = judged.question, judged.answer
    asked = " < ".join((line["question"], *reversed(line.get("history", ()))))
    print(f"--- {line['id']} {line['kind']} {asked}")
    missing = [
        nugget["value"]
        for nugget, found in zip(line.get("nuggets", ()), judged.found, strict=True)
        if not found
    ]
    print(f"    {answer.status}; missing {missing}; foreign {judged.foreign}; said {judged.said}")
    print("    " + answer.text[:600].replace("\n", "\n    "))
    print("    " + ", ".join(citation.paragraph_id for citation in answer.citations[:6]))


def _print(tallies: Mapping[str, Tally]) -> None:
    print(f"{'kind':14} asked  recall  refused  absent answered  foreign")
    for kind, tally in sorted(tallies.items()):
        recall = tally.recall / tally.answerable if tally.answerable else 0.0
        print(
            f"{kind:14} {tally.asked:5} {recall:7.2f} {tally.refused:8}"
            f"{tally.answered_absent:11} of {tally.absent:<3} {tally.foreign:7}"
        )


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
