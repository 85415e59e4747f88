"""Gold files -> questions; what is wrong with them is told by file, entry and reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from eval.gold.schema import GoldQuestion, Split

OWN_GOLD = Path(__file__).parent

_Placed = tuple[int, GoldQuestion]
"""A question and the line at which it begins."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with gold: the file, the entry's id (or place) and the reason."""

    file: str
    entry: str
    reason: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.file}: {self.entry}: {self.reason}"


class BadGold(Exception):
    """Gold that cannot be used; ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Gold:
    """Gold questions in the order of their ids; ``files`` and ``lines`` say where each stands."""

    questions: tuple[GoldQuestion, ...]
    files: dict[str, str]
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """Names the content: comments, notes, order and layout of the files do not count."""
        rows = [
            question.model_dump(mode="json", by_alias=True, exclude={"note"})
            for question in self.questions
        ]
        text = json.dumps(rows, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def only(self, split: Split | None) -> Gold:
        """The questions of one split, or all."""
        kept = tuple(q for q in self.questions if split in (None, q.split))
        return Gold(kept, self.files, self.lines)


def gold_files(paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The YAML files named, or found in the folders named; the project's own by default."""
    found: list[Path] = []
    for path in paths or (OWN_GOLD,):
        found += sorted(path.glob("*.y*ml")) if path.is_dir() else [path]
    return tuple(found)


def load_gold(paths: Sequence[Path] = ()) -> Gold:
    """The questions of these files or folders; raises BadGold if any cannot be read."""
    gold, problems = read_gold(paths)
    if problems:
        raise BadGold(problems)
    return gold


def read_gold(paths: Sequence[Path] = ()) -> tuple[Gold, tuple[Problem, ...]]:
    """What can be read of these files or folders, and what is wrong with the rest."""
    questions: dict[str, GoldQuestion] = {}
    files: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    chosen = gold_files(paths)
    for path in chosen:
        found, wrong = _read_file(path)
        problems += wrong
        for line, question in found:
            if question.id in questions:
                reason = f"this id is already used in {files[question.id]}"
                problems.append(Problem(path.name, question.id, reason))
                continue
            questions[question.id] = question
            files[question.id] = path.name
            lines[question.id] = line
    if not questions and not problems:
        where = ", ".join(map(str, paths or (OWN_GOLD,)))
        problems.append(Problem(where, "-", "no gold questions here"))
    ordered = tuple(questions[name] for name in sorted(questions))
    return Gold(ordered, files, lines), tuple(problems)


def _read_file(path: Path) -> tuple[list[_Placed], list[Problem]]:
    try:
        content, lines = _read_yaml(path.read_text(encoding="utf-8"))
    except OSError as error:
        return [], [Problem(str(path), "-", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return [], [Problem(path.name, "-", "is not UTF-8 text")]
    except RecursionError:
        return [], [Problem(path.name, "-", "is nested too deeply to be read")]
    except yaml.YAMLError as error:
        return [], [Problem(path.name, "-", f"is not valid YAML: {_yaml_reason(error)}")]
    if not isinstance(content, dict) or content.get("schema") != 1:
        return [], [Problem(path.name, "-", "must begin with 'schema: 1'")]
    unknown = sorted(set(content) - {"schema", "questions"})
    entries = content.get("questions")
    if unknown or not isinstance(entries, list):
        reason = f"unknown key {unknown[0]!r}" if unknown else "has no list 'questions'"
        return [], [Problem(path.name, "-", reason)]
    return _read_entries(path.name, entries, lines)


def _read_yaml(text: str) -> tuple[Any, list[int]]:
    """What the text holds, and the line at which each entry of ``questions`` begins."""
    loader = _UniqueKeys(text)
    node = loader.get_single_node()
    if not isinstance(node, yaml.MappingNode):
        return None, []
    lists = [value for key, value in node.value if key.value == "questions"]
    lines = [item.start_mark.line + 1 for value in lists[:1] for item in _items(value)]
    return loader.construct_document(node), lines


def _items(node: yaml.Node) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else ()


def _read_entries(
    file: str, entries: Iterable[Any], lines: Sequence[int]
) -> tuple[list[_Placed], list[Problem]]:
    questions, problems = [], []
    for number, (entry, line) in enumerate(zip(entries, lines, strict=True), start=1):
        name = str(entry.get("id")) if isinstance(entry, dict) and "id" in entry else f"#{number}"
        try:
            questions.append((line, GoldQuestion.model_validate(entry)))
        except ValidationError as error:
            problems += [Problem(file, name, reason) for reason in _reasons(error)]
    return questions, problems


def _reasons(error: ValidationError) -> Iterable[str]:
    for detail in error.errors(include_url=False):
        where = ".".join(str(part) for part in detail["loc"])
        # Who writes YAML writes lists and mappings
        message = detail["msg"].removeprefix("Value error, ").replace("valid tuple", "list")
        message = message.replace("valid dictionary", "mapping")
        yield f"{where}: {message}" if where else message


def _yaml_reason(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or error).splitlines()[0]
    return f"line {mark.line + 1}: {reason}" if mark else reason


class _UniqueKeys(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping, where YAML would keep the last.

    What YAML takes for a date or a number and cannot read as one, it refuses with its line.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, AttributeError, OverflowError) as error:
            reason = f"{node.value!r} cannot be read: {error}"
            raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark) from error

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {name!r} stands twice", key.start_mark
                )
            seen.add(name)
        return super().construct_mapping(node, deep)
