"""Which store a command uses, and how it is opened.

Sample papers live in a store of their own. A command that names no store uses the reader's own
papers as soon as there are any, and the sample papers before that, saying so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import corpus
from assistant.cli.failures import CommandError, Status
from assistant.settings import AssistantSettings
from corpus.library import Library, StoreError
from corpus.settings import CorpusSettings

SAMPLE_PAPERS = Path(corpus.__file__).parent / "papers"


@dataclass(frozen=True, slots=True)
class Call:
    """One command as called, with the settings that hold for it."""

    options: argparse.Namespace
    corpus: CorpusSettings
    assistant: AssistantSettings

    @classmethod
    def from_options(cls, options: argparse.Namespace) -> Call:
        """Take the settings from the environment; raises BadSetting."""
        return cls(options, CorpusSettings.from_environment(), AssistantSettings.from_environment())

    @property
    def json(self) -> bool:
        """Whether standard output is for a program."""
        return bool(getattr(self.options, "json", False))

    @property
    def named_store(self) -> Path | None:
        """The store that the call or the environment names."""
        named = getattr(self.options, "store", None)
        if named:
            return Path(named)
        return self.corpus.store if self.corpus.store != CorpusSettings().store else None

    def store_to_read(self) -> Path:
        """The named store, else the reader's own if it holds papers, else the sample papers'."""
        if self.named_store:
            return self.named_store
        if Library.exists(self.corpus.store) or Library.lost(self.corpus.store):
            return self.corpus.store
        if Library.exists(self.corpus.sample_store):
            notify("no papers of your own yet: these are the invented sample papers")
            return self.corpus.sample_store
        return self.corpus.store

    def store_to_fill(self, sample: bool) -> Path:
        """The named store, else the one that papers of this sort belong to."""
        return self.named_store or (self.corpus.sample_store if sample else self.corpus.store)


def notify(message: str) -> None:
    """Tell the person at the terminal, leaving standard output to the answer."""
    print(f"papers: {message}", file=sys.stderr)


@contextmanager
def opened(call: Call, folder: Path, *, writer: bool = False) -> Iterator[Library]:
    """Open the store; what is wrong with it becomes one line and exit status 3."""
    if not writer and not Library.exists(folder) and not Library.lost(folder):
        raise CommandError(
            f"{folder} holds no papers yet: add some with 'papers ingest PATH', "
            "or the sample papers with 'papers ingest --sample'",
            Status.STORE,
        )
    try:
        with Library.open(folder, call.corpus, writer=writer) as library:
            yield library
            if writer:
                # Late: what readers keep is only looked after where papers change.
                from assistant.service.settling import settled

                for line in settled(library, call.corpus):
                    notify(line)
    except StoreError as error:
        raise CommandError(str(error), Status.STORE) from error
