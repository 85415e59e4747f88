"""The same path as llama-index classes, for those who build on llama-index.

``PapersRetriever`` finds paragraphs, ``PapersQueryEngine`` answers with them as source nodes. Both
go the way of ``Assistant`` and read none of llama-index's global settings.
"""

from __future__ import annotations

from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.answer import Citation, Question
from assistant.chat import Assistant
from assistant.rendering import cite
from corpus.paper import Scope


class PapersRetriever(BaseRetriever):
    """Paragraphs that bear on a question, best first, one ``TextNode`` for each.

    A node's id is the paragraph's, its metadata the fields of a citation.
    """

    def __init__(self, assistant: Assistant, *, scope: Scope | None = None, top: int = 10) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._assistant = assistant
        self._scope = scope or Scope()
        self._top = top

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = Question(query_bundle.query_str, scope=self._scope)
        found = self._assistant.evidence(question).items[: self._top]
        return [
            _node(cite(item.paragraph, item.paper, item.rank, item.paragraph.text), item.score)
            for item in found
        ]


class PapersQueryEngine(BaseQueryEngine):
    """Answers composed from the papers' own words, their citations as source nodes.

    The response's metadata is the answer as ``papers ask --json`` prints it.
    """

    def __init__(self, assistant: Assistant, *, scope: Scope | None = None) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._assistant = assistant
        self._scope = scope or Scope()

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._assistant.ask(Question(query_bundle.query_str, scope=self._scope))
        return Response(
            response=answer.text,
            source_nodes=[_node(citation, None) for citation in answer.citations],
            metadata=answer.as_json(),
        )

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        # Answering takes milliseconds of computing and waits for nothing.
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


def _node(citation: Citation, score: float | None) -> NodeWithScore:
    fields: dict[str, Any] = {
        "paragraph_id": citation.paragraph_id,
        "paper_id": citation.paper_id,
        "authority": citation.authority,
        "committee": citation.committee,
        "title": citation.title,
        "date": citation.best_date,
        "paragraph": citation.paragraph,
        "page": citation.page,
        "source": citation.source,
    }
    node = TextNode(
        id_=citation.paragraph_id,
        text=citation.text,
        metadata=fields,
        # What is embedded and sent to a model is the paragraph alone; the rest is for the reader.
        excluded_embed_metadata_keys=list(fields),
        excluded_llm_metadata_keys=list(fields),
    )
    return NodeWithScore(node=node, score=score)
