"""Train the cross-encoder that looks twice (``assistant/evidence/cross_encoder.onnx``).

Run with ``python -m tests.train_cross_encoder [STORES] [GRAPH] [PART ...]``: the graph is written
where it is said, without the examples of those parts of the papers (``bench_plain.HELD_OUT`` where
none is named). Half an hour on two quiet cores that know bfloat16, hours on others. It starts from
the default embedding model. Of each question it is shown a few passages that answer and some of
the likeliest that do not. What is made small: that a right one is not the likeliest of them (a
softmax over them), and each one's own cross entropy, from which its scores are log odds. The
rows of word pieces stay as they are.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from assistant.evidence.cross_encoder import GRAPH, PIECES, read_as
from corpus.embedding.model import find_model
from corpus.settings import DEFAULT_MODEL
from tests.bench_answers import ROOT
from tests.bench_plain import HELD_OUT, PARTS
from tests.likely_examples import Example, examples

ROUNDS, AT_ONCE, PACE, WARMING = 3, 8, 1.5e-4, 0.1
RIGHT, NEXT, FURTHER = 2, 4, 3
"""How many passages are shown of each question: right ones, the likeliest wrong ones, others."""
SEED = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A question and the texts of its passages, best first; which of them answer."""

    question: str
    texts: Sequence[str]
    right: Sequence[bool]

    def drawn(self, lot: random.Random) -> tuple[list[str], int]:
        """Some of the texts, those that answer first, and how many those are."""
        good = [text for text, is_one in zip(self.texts, self.right, strict=True) if is_one]
        bad = [text for text, is_one in zip(self.texts, self.right, strict=True) if not is_one]
        further = bad[NEXT:]
        good = lot.sample(good, min(RIGHT, len(good)))
        others = lot.sample(further, min(FURTHER, len(further)))
        return [*good, *bad[:NEXT], *others], len(good)


def main(
    stores: Path = ROOT / "results" / "real",
    graph: Path = GRAPH,
    parts: Sequence[int] = (HELD_OUT,),
) -> int:
    """Train on the examples of the other parts, and write the graph."""
    others = {*range(PARTS)} - {*parts}
    shown = [one for example in examples(stores, others) for one in _shown(example)]
    print(f"{len(shown)} questions", file=sys.stderr)
    graph.write_bytes(_graph_of(_trained(shown)))
    return 0


def _shown(example: Example) -> Iterator[Shown]:
    texts = [read_as(one) for one in example.passages]
    # Where none of the likeliest answers though a paper does, one of them may do so in part.
    if len(texts) > NEXT and (any(example.right) or not example.answerable):
        yield Shown(example.plan.text, texts, example.right)


def _trained(shown: Sequence[Shown]) -> Any:
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    torch.manual_seed(SEED)
    torch.set_num_threads(os.cpu_count() or 1)
    lot = random.Random(SEED)
    location = find_model(DEFAULT_MODEL).location
    tokenizer = AutoTokenizer.from_pretrained(location)
    # No attention of torch's own: the exporter knows only the plain one.
    model = AutoModelForSequenceClassification.from_pretrained(
        location, num_labels=1, attn_implementation="eager"
    )
    model.base_model.embeddings.word_embeddings.weight.requires_grad = False
    free = [one for one in model.parameters() if one.requires_grad]
    search = torch.optim.AdamW(free, lr=PACE, weight_decay=0.01)
    steps = ROUNDS * (len(shown) // AT_ONCE)
    model.train()
    for step, batch in enumerate(tqdm(_batches(shown, lot), total=steps, unit="step")):
        drawn = [one.drawn(lot) for one in batch]
        pieces = tokenizer(
            [one.question for one, (texts, _) in zip(batch, drawn, strict=True) for _ in texts],
            [text for texts, _ in drawn for text in texts],
            truncation="only_second",
            max_length=PIECES,
            padding=True,
            return_tensors="pt",
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(**pieces).logits[:, 0]
        loss = _loss(scores.float(), [(len(texts), good) for texts, good in drawn])
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(free, 1.0)
        for group in search.param_groups:
            group["lr"] = PACE * min(1.0, (step + 1) / (WARMING * steps)) * (1 - step / steps)
        search.step()
        search.zero_grad()
    return model.eval()


def _batches(shown: Sequence[Shown], lot: random.Random) -> Iterator[list[Shown]]:
    for _ in range(ROUNDS):
        order = lot.sample(shown, len(shown))
        for start in range(0, len(order) - AT_ONCE + 1, AT_ONCE):
            yield order[start : start + AT_ONCE]


def _loss(scores: torch.Tensor, sizes: Iterable[tuple[int, int]]) -> torch.Tensor:
    """Of each question the loss of its choice and of its passages' own odds, on the average."""
    losses, start = [], 0
    for count, good in sizes:
        own = scores[start : start + count]
        start += count
        told = torch.zeros(count)
        told[:good] = 1.0
        loss = torch.nn.functional.binary_cross_entropy_with_logits(own, told)
        if good:
            loss = loss - torch.logsumexp(torch.log_softmax(own, 0)[:good], 0)
        losses.append(loss)
    return torch.stack(losses).mean()


def _graph_of(model: Any) -> bytes:
    """The layers as an ONNX graph from rows of word pieces to scores, its weights of eight bits.

    Seven of them are used: on processors without the newer dot products eight would overflow.
    """
    from onnxruntime.quantization import (  # type: ignore[import-untyped]
        QuantType,
        quantize_dynamic,
    )

    embeddings = model.base_model.embeddings
    places = embeddings.position_embeddings.weight[:PIECES].detach().clone()
    embeddings.position_embeddings = torch.nn.Embedding(PIECES, places.shape[1], _weight=places)
    embeddings.position_ids = torch.arange(PIECES)[None]
    embeddings.token_type_ids = torch.zeros(1, PIECES, dtype=torch.long)

    class Judge(torch.nn.Module):
        """The layers with the rows of the word pieces put in."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, rows: Any, types: Any, mask: Any) -> Any:
            said = self.model(inputs_embeds=rows, token_type_ids=types, attention_mask=mask)
            return said.logits[:, 0]

    rows = torch.zeros(2, 8, model.config.hidden_size)
    types = torch.zeros(2, 8, dtype=torch.long)
    names = ["rows", "types", "mask"]
    free = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad(), warnings.catch_warnings():
        # The exporter warns of its own old age and of branches that a fixed model never takes.
        warnings.simplefilter("ignore")
        whole, rounded = Path(folder) / "whole.onnx", Path(folder) / "rounded.onnx"
        torch.onnx.export(
            Judge().eval(),
            (rows, types, torch.ones_like(types)),
            str(whole),
            input_names=names,
            output_names=["scores"],
            dynamic_axes=dict.fromkeys(names, free) | {"scores": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, rounded, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
        return rounded.read_bytes()


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(
        main(
            Path(given[0]) if given else ROOT / "results" / "real",
            Path(given[1]) if len(given) > 1 else GRAPH,
            [int(part) for part in given[2:]] or (HELD_OUT,),
        )
    )
