"""Load the model that is set, by the fastest way that gives its vectors."""

from __future__ import annotations

import logging

from corpus.embedding.model import Embedder, find_model
from corpus.embedding.reference import ReferenceEmbedder
from corpus.settings import CorpusSettings

_log = logging.getLogger(__name__)


def load_embedder(settings: CorpusSettings) -> Embedder:
    """The embedder that is set.

    The default model runs through onnxruntime; its graph is made once, through
    sentence-transformers, and kept in ``settings.models``. Any other model runs through
    sentence-transformers. Raises ModelUnusable.
    """
    model = find_model(settings.embedding_model)
    if not model.is_default:
        return ReferenceEmbedder(model, settings.embedding_threads)
    # Late: a command that only reads the catalogue needs no onnxruntime.
    from corpus.embedding import fast

    folder = settings.models.expanduser()
    graph = fast.graph_in(folder, model)
    if graph is None:
        reference = ReferenceEmbedder(model, settings.embedding_threads)
        try:
            graph = fast.export(reference, model, folder)
        except Exception as error:  # without the graph the reference does the same work, slower
            _log.warning("the embedding model stays in its slow form: %s", error)
            return reference
    return fast.FastEmbedder(model, graph, settings.embedding_threads)
