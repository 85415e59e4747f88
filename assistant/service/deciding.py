"""An administrator's word on who may read a paper: kept above its marking, and acted on."""

from __future__ import annotations

from typing import Literal

from corpus.library import Library
from corpus.paper import Paper

Decision = Literal["open", "exempt", "cleared"]
MAY_DECIDE = ("administrator", "reader")
MAY_SEE_USE = MAY_DECIDE
"""``reader`` is whoever asks where nobody signs in, which is on this machine alone."""


def decide(library: Library, paper: Paper, decision: Decision) -> bool:
    """Act on a decision as the store's writer; False where the file to be read is not there.

    What is exempt is purged at once; what is open is read again from where its file lay; what is
    cleared is exempt here, and read for some roles when the writer settles. Raises StoreError.
    """
    origin = library.origin_of(paper.source)
    is_there = origin is not None and origin.is_file()
    if decision == "cleared":
        library.clear(paper.paper_id)
        return is_there
    library.clear(paper.paper_id, is_cleared=False)
    library.decide(paper.paper_id, decision)
    if decision == "exempt":
        return True
    if is_there and origin is not None:
        # Reading papers is loaded only where one is read.
        from ingest import job

        job.ingest([origin], library, sample=paper.sample)
    return is_there
