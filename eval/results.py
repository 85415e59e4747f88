"""The folder of one run: configuration, manifest, predictions; later scores and reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from eval.gold import GoldQuestion

CONFIG = "config.yaml"
MANIFEST = "manifest.json"
PREDICTIONS = "predictions.jsonl"
PER_QUESTION = "per_question.csv"
AGGREGATE = "aggregate.json"
PROBLEMS = "problems.log"
BASELINE = "quick-start"
"""The folder within a run that holds the baseline's own run, where one was made."""

QUICK_START = "quick start"
"""What the baseline is called as a target."""
KEPT = Path(__file__).parent / "baseline"
"""The figures committed with the project, which later runs are held against."""

COMPOSED = "composed"
"""The folder within a run with a language model that holds the composed answers beside it."""


class BadRun(Exception):
    """A folder is not a run that can be used so; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One wording of one gold question, as it is put to a target."""

    key: str
    gold: GoldQuestion
    question: str

    @property
    def request(self) -> dict[str, Any]:
        """The line of ``papers ask --file``."""
        return {"id": self.key, "question": self.question, "history": list(self.gold.history)}


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a target gave for one wording: its answer's JSON, or the error in its place.

    ``retrieved`` are paragraph ids, best first, None where the target does not search;
    ``scores`` are theirs. ``seconds`` is the time as seen from outside.
    """

    key: str
    question: str
    history: tuple[str, ...]
    answer: dict[str, Any] | None
    error: str | None
    retrieved: tuple[str, ...] | None
    scores: tuple[float, ...] | None
    seconds: float

    def fits(self, asked: Asked) -> bool:
        """Whether it answers the question as gold words it now."""
        return self.question == asked.question and self.history == asked.gold.history


def wordings(questions: tuple[GoldQuestion, ...]) -> Iterator[Asked]:
    """Every question and paraphrase: ``fen-007``, ``fen-007~2`` ..."""
    for gold in questions:
        for number, text in enumerate(gold.wordings, start=1):
            yield Asked(gold.id if number == 1 else f"{gold.id}~{number}", gold, text)


def read_predictions(folder: Path) -> dict[str, Prediction]:
    """The predictions of a run by key; a line that an interruption tore is left out."""
    path = folder / PREDICTIONS
    if not path.exists():
        return {}
    found = {}
    # Line by line, since an interruption may leave half a letter at the end
    for line in path.read_bytes().split(b"\n"):
        prediction = _prediction(line)
        if prediction:
            found[prediction.key] = prediction
    return found


def _prediction(line: bytes) -> Prediction | None:
    try:
        row = json.loads(line.decode())
        for name in ("history", "retrieved", "scores"):
            row[name] = None if row[name] is None else tuple(row[name])
        return Prediction(**row)
    except (ValueError, TypeError, KeyError):
        return None


def prediction_line(prediction: Prediction) -> str:
    """One line of predictions.jsonl."""
    return json.dumps(asdict(prediction), ensure_ascii=False) + "\n"


def read_manifest(folder: Path) -> dict[str, Any]:
    """A run's manifest; raises BadRun where the folder holds none."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRun(f"{folder} is not a run: its {MANIFEST} cannot be read") from error
    if not isinstance(manifest, dict):
        raise BadRun(f"{folder} is not a run: its {MANIFEST} is not a JSON object")
    return manifest


def runs_beside(folder: Path) -> list[Path]:
    """The composed answers and the baseline within a run's folder, if of its gold and papers."""
    wanted = read_manifest(folder)
    return [
        path
        for path in (folder / COMPOSED, folder / BASELINE)
        if (path / MANIFEST).exists()
        and all(read_manifest(path).get(n) == wanted.get(n) for n in ("gold_hash", "corpus_hash"))
    ]


def read_config(folder: Path) -> dict[str, Any]:
    """A run's configuration; raises BadRun where the folder holds none."""
    try:
        config = yaml.safe_load((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BadRun(f"{folder} is not a run: its {CONFIG} cannot be read") from error
    return dict(config or {})


def read_aggregate(folder: Path) -> dict[str, Any]:
    """A scored run's figures; raises BadRun where it was not scored."""
    try:
        return dict(json.loads((folder / AGGREGATE).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise BadRun(f"{folder} is not scored: run 'papers eval score {folder}'") from error


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write sorted, indented JSON in one step."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    write_text(path, text + "\n")


def write_yaml(path: Path, content: Mapping[str, Any]) -> None:
    """Write YAML in one step."""
    write_text(path, yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=True))


def write_text(path: Path, text: str) -> None:
    """Write a file in one step, so that an interruption leaves the old one or the new one."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
