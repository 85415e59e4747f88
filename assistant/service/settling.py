"""All that has to follow when the papers of a store have changed."""

from __future__ import annotations

from assistant.readers.purging import purge
from assistant.readers.store import Readers
from corpus.library import Library
from corpus.settings import CorpusSettings


def settled(library: Library, corpus: CorpusSettings) -> tuple[str, ...]:
    """Bring the closed store up to date, and let nothing that readers keep outlive its paper.

    For whoever has written the store and still holds it. One line for each cleared file that
    cannot be read. Raises StoreError.
    """
    purge(Readers(library.folder), library)
    # Late: papers are analysed, and their sentences told apart, only where papers change.
    from assistant.evidence.analysed import keep_analyses, version

    keep_analyses(library)
    if library.keeps_sentences:
        from assistant.evidence.kept import keep_sentences

        keep_sentences(library)
    if not library.needs_closed:
        return ()
    # Reading papers is loaded only where there are cleared ones.
    from ingest.closed import bring_up_to_date

    told = bring_up_to_date(library, corpus)
    with Library.open(library.closed_folder, corpus, embedder=library.embedder) as closed:
        purge(Readers(closed.folder), closed)
        is_analysed = not closed.not_analysed(version())
    if not is_analysed:
        with Library.open(
            library.closed_folder, corpus, writer=True, embedder=library.embedder
        ) as closed:
            keep_analyses(closed)
    return told
