"""`.env.example`, the settings classes and the README name the same settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values

from assistant.settings import AssistantSettings, ModelSettings
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


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("LLM_BASE_URL", "localhost:11434", "LLM_BASE_URL is no HTTP address"),
        ("LLM_RETRIES", "-1", "LLM_RETRIES is '-1'"),
        ("LLM_COST_IN", "cheap", "LLM_COST_IN is 'cheap'"),
        ("LLM_FOLLOW_UPS", "maybe", "say yes or no"),
    ],
)
def test_model_setting_that_cannot_be_used_is_refused_by_name(
    name: str, text: str, told: str
) -> None:
    with pytest.raises(BadSetting, match=told):
        AssistantSettings.from_environment({name: text})


@pytest.mark.parametrize(
    ("address", "allowed", "is_allowed"),
    [
        ("http://127.0.0.1:11434/v1", "127.0.0.1", True),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434", True),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:9", False),
        ("https://Models.Example./v1", "models.example", True),
        ("https://models.example.evil.example/v1", "models.example", False),
        ("https://models.example@evil.example/v1", "models.example", False),
        ("https://models.example/v1", "", False),
    ],
)
def test_only_a_named_host_is_allowed(address: str, allowed: str, is_allowed: bool) -> None:
    settings = ModelSettings.from_environment(
        {"LLM_BASE_URL": address, "LLM_MODEL": "m", "LLM_ALLOWED_HOSTS": allowed}
    )
    assert settings.is_allowed is is_allowed


def test_number_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(BadSetting, match="PAPERS_PORT is 'often'"):
        AssistantSettings.from_environment({"PAPERS_PORT": "often"})
