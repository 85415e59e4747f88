"""The sentences of papers embedded before anybody asks, for questions across authorities.

Such a question compares up to sixty sentences with what it asks; to embed them then is most of
what it takes. Where a store keeps their vectors none is embedded but the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from assistant.evidence.passages import sentences_of
from assistant.evidence.rows import is_whole_row
from assistant.evidence.subject import SENTENCE
from corpus.paper import Paragraph

if TYPE_CHECKING:
    from corpus.library import Library


def keep_sentences(library: Library, progress: Callable[[int, int], None] | None = None) -> int:
    """Keep the vectors of the sentences of all papers that have none; how many were embedded.

    Paper by paper: what was done before an interruption is kept. For whoever writes the store.
    """
    waiting = library.without_sentences()
    made = 0
    for done, paper_id in enumerate(waiting, start=1):
        texts = list(dict.fromkeys(sentences_compared(library.paragraphs(paper_id))))
        if texts:
            made += library.keep_sentences(paper_id, texts)
        if progress:
            progress(done, len(waiting))
    return made


def sentences_compared(paragraphs: Iterable[Paragraph]) -> Iterable[str]:
    """The sentences of paragraphs that a question about a subject may compare with it.

    One that is missed here costs the question that needs it some milliseconds, and no more.
    """
    for paragraph in paragraphs:
        if paragraph.kind not in ("agenda_item", "front_matter"):
            for text, _ in sentences_of(paragraph):
                if is_whole_row(paragraph, text) or len(text.split()) >= SENTENCE:
                    yield text
