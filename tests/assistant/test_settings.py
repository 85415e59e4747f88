"""`.env.example`, the settings classes and the README name the same settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values

from assistant.settings import AssistantSettings
from corpus.settings import BadSetting, CorpusSettings
from ingest.settings import ReadingSettings

ROOT = Path(__file__).parents[2]
CLASSES: tuple[Any, ...] = (CorpusSettings, AssistantSettings, ReadingSettings)


class Asked(dict[str, str]):
    """Remembers which settings were looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return default


def read_by_the_program() -> set[str]:
    asked = Asked()
    for settings in CLASSES:
        settings.from_environment(asked)
    return asked.names


def test_example_names_every_setting_and_no_other() -> None:
    assert set(dotenv_values(ROOT / ".env.example")) == read_by_the_program()


@pytest.mark.parametrize("settings", CLASSES)
def test_example_gives_the_defaults(settings: Any) -> None:
    example = {name: value or "" for name, value in dotenv_values(ROOT / ".env.example").items()}
    assert settings.from_environment(example) == settings()


def test_readme_explains_every_setting() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [name for name in sorted(read_by_the_program()) if f"`{name}`" not in readme] == []


def test_number_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(BadSetting, match="PAPERS_PORT is 'often'"):
        AssistantSettings.from_environment({"PAPERS_PORT": "often"})
