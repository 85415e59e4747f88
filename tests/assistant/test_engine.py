"""The assistant as llama-index classes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import TextNode

from assistant.answer import Question
from assistant.chat import Assistant
from assistant.engine import PapersQueryEngine, PapersRetriever
from corpus.library import Library
from corpus.paper import Scope
from corpus.settings import CorpusSettings

QUESTION = "How much is Fenmarsh forecast to overspend on placements in 2024/25?"


@pytest.fixture(scope="module")
def assistant(sample_store: Path) -> Iterator[Assistant]:
    with Library.open(sample_store, CorpusSettings()) as library:
        yield Assistant(library)


def test_retriever_gives_paragraphs_with_their_place(assistant: Assistant) -> None:
    retriever = PapersRetriever(assistant, top=5)
    assert isinstance(retriever, BaseRetriever)

    found = retriever.retrieve(QUESTION)

    assert len(found) == 5
    assert all(isinstance(one.node, TextNode) for one in found)
    assert "fenmarsh-childrens-budget-2024/3.4" in [one.node.node_id for one in found]
    assert {one.node.metadata["authority"] for one in found} == {"Fenmarsh Borough Council"}


def test_retriever_keeps_within_its_scope(assistant: Assistant) -> None:
    retriever = PapersRetriever(assistant, scope=Scope(authorities=("kelderwick",)))
    found = retriever.retrieve("What was found on supervision?")
    assert {one.node.metadata["authority"] for one in found} == {
        "Kelderwick Metropolitan Borough Council"
    }


def test_query_engine_gives_the_same_answer_as_the_assistant(assistant: Assistant) -> None:
    engine = PapersQueryEngine(assistant)
    assert isinstance(engine, BaseQueryEngine)

    response = engine.query(QUESTION)

    answer = assistant.ask(Question(QUESTION))
    assert str(response) == answer.text
    assert [one.node.node_id for one in response.source_nodes] == [
        citation.paragraph_id for citation in answer.citations
    ]
    assert response.metadata is not None
    assert response.metadata["status"] == "answered"
