"""The model through sentence-transformers: the reference, and the way for every model."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.embedding.model import Model, Vectors, verify
from corpus.embedding.windows import Span, Window, windows
from corpus.errors import ModelUnusable

_BATCH = 16


class ReferenceEmbedder:
    """Any model that sentence-transformers can load."""

    def __init__(self, model: Model, threads: int) -> None:
        # Late: together these take seconds to import, and the usual path never needs them.
        import torch
        from sentence_transformers import SentenceTransformer

        verify(model)
        torch.set_num_threads(threads)
        try:
            self._model = SentenceTransformer(model.location, device="cpu")
        except Exception as error:  # whatever a loader of any model raises
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise ModelUnusable(
                f"the embedding model {model.name} cannot be loaded: {reason}"
            ) from error
        self.name = model.name
        self.digest = model.digest or _digest(self._model.state_dict())
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self._most = int(self._model.max_seq_length or 256)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the texts, one row each, in order."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts),
            batch_size=_BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, dtype=np.float32)

    def windows(self, text: str, prefix: str = "") -> list[Window]:
        """The windows of a text that the model can read whole, the prefix in front of each."""
        return windows(text, prefix, self._most - 2, self._pieces)

    def graph(self) -> bytes:
        """The model as an ONNX graph from word pieces to unit vectors (mean pooling)."""
        import torch

        ids = torch.ones((2, 8), dtype=torch.int64)
        names = ["input_ids", "attention_mask", "token_type_ids"]
        free = {0: "texts", 1: "pieces"}
        with tempfile.TemporaryDirectory() as folder, torch.no_grad():
            path = Path(folder) / "model.onnx"
            torch.onnx.export(
                _pooled(self._model[0].model),
                (ids, torch.ones_like(ids), torch.zeros_like(ids)),
                str(path),
                input_names=names,
                output_names=["vectors"],
                dynamic_axes=dict.fromkeys(names, free) | {"vectors": {0: "texts"}},
                opset_version=17,
                dynamo=False,  # the newer exporter needs one more package and gives the same graph
            )
            return path.read_bytes()

    def _pieces(self, text: str) -> list[Span]:
        encoded = self._model.tokenizer(
            text, add_special_tokens=False, truncation=False, return_offsets_mapping=True
        )
        return [(int(start), int(end)) for start, end in encoded["offset_mapping"]]


def _pooled(transformer: Any) -> Any:
    import torch

    class Pooled(torch.nn.Module):
        """The transformer with mean pooling over the pieces that are text, and unit length."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, ids: Any, mask: Any, types: Any) -> Any:
            hidden = self.transformer(
                input_ids=ids, attention_mask=mask, token_type_ids=types
            ).last_hidden_state
            weight = mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2, dim=1)

    return Pooled().eval()


def _digest(state: dict[str, Any]) -> str:
    digest = hashlib.sha256()
    for name in sorted(state):
        digest.update(name.encode())
        digest.update(state[name].cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
