"""The default model through onnxruntime: the same vectors without the import of torch."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.embedding.model import Model, Vectors
from corpus.embedding.reference import ReferenceEmbedder
from corpus.embedding.windows import Span, Window, windows
from corpus.files import write_whole
from corpus.settings import DEFAULT_MODEL

_MOST = 256
_DIMENSION = 384
# Word pieces in one batch: enough to keep two cores busy, little enough to stay in their caches
# (512 took 42 ms of processor time a paragraph, 2048 49, 4096 58).
_BATCH_PIECES = 512


class FastEmbedder:
    """The default model as an ONNX graph."""

    dimension = _DIMENSION

    def __init__(self, model: Model, graph: Path, threads: int) -> None:
        self.name = model.name
        self.digest = model.digest or ""
        self._tokenizer = Tokenizer.from_file(str(Path(model.location) / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Threads that spin between batches would take the cores from the rest of the ingest.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the texts, one row each, in order."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        # Cut as the reference cuts: the closing piece stays.
        ids = [
            pieces if len(pieces) <= _MOST else [*pieces[: _MOST - 1], pieces[-1]] for pieces in ids
        ]
        for batch in _batches([len(pieces) for pieces in ids]):
            vectors[batch] = self._run([ids[place] for place in batch])
        return vectors

    def windows(self, text: str, prefix: str = "") -> list[Window]:
        """The windows of a text that the model can read whole, the prefix in front of each."""
        return windows(text, prefix, _MOST - 2, self._pieces)

    def _pieces(self, text: str) -> list[Span]:
        spans: list[Span] = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return spans

    def _run(self, batch: list[list[int]]) -> Vectors:
        ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, pieces in enumerate(batch):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        vectors: NDArray[np.float32] = self._session.run(None, inputs)[0]
        return vectors


def graph_in(folder: Path, model: Model) -> Path | None:
    """The model's graph in the folder, if it is there and as it was written."""
    path, seal = _places(folder, model)
    seen = seal.with_suffix(".seen")
    try:
        state = path.stat()
        told = f"{seal.read_text().strip()} {state.st_size} {state.st_mtime_ns}"
        if seen.is_file() and seen.read_text() == told:
            # Reading all of it again takes a fifth of a cold start: same size and time will do.
            return path
        with path.open("rb") as graph:
            digest = hashlib.file_digest(graph, "sha256").hexdigest()
    except OSError:
        return None
    if not told.startswith(f"{digest} "):
        return None
    with suppress(OSError):
        write_whole(seen, told.encode())
    return path


def export(reference: ReferenceEmbedder, model: Model, folder: Path) -> Path:
    """Write the model's graph into the folder, whole or not at all."""
    path, seal = _places(folder, model)
    content = _rounded(_graph_of(reference)) if model.is_int8 else _graph_of(reference)
    write_whole(path, content)
    write_whole(seal, hashlib.sha256(content).hexdigest().encode())
    return path


def _graph_of(reference: ReferenceEmbedder) -> bytes:
    with warnings.catch_warnings():
        # The exporter warns of its own old age and of branches that a fixed model never takes.
        warnings.simplefilter("ignore")
        return reference.graph()


def _rounded(graph: bytes) -> bytes:
    """The graph with its weights rounded to eight bits, each output channel by its own range."""
    # Late: it brings onnx, and the rounding happens once.
    from onnxruntime.quantization import (  # type: ignore[import-untyped]
        QuantType,
        quantize_dynamic,
    )

    with tempfile.TemporaryDirectory() as folder:
        whole, rounded = Path(folder) / "whole.onnx", Path(folder) / "rounded.onnx"
        whole.write_bytes(graph)
        quantize_dynamic(whole, rounded, per_channel=True, weight_type=QuantType.QInt8)
        return rounded.read_bytes()


def _places(folder: Path, model: Model) -> tuple[Path, Path]:
    kind = "int8" if model.is_int8 else "fp32"
    stem = f"{DEFAULT_MODEL}-{(model.weights or '')[:16]}-{kind}"
    return folder / f"{stem}.onnx", folder / f"{stem}.sha256"


def _batches(lengths: list[int]) -> list[list[int]]:
    """Places of texts in batches of like length, each of bearable size when padded."""
    found: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        # Lengths rise, so this text's length is that of the whole batch once padded.
        if found and (len(found[-1]) + 1) * lengths[place] <= _BATCH_PIECES:
            found[-1].append(place)
        else:
            found.append([place])
    return found
