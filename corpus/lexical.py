"""Search by words: a tantivy index of paragraphs, derived from the catalogue."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from corpus.errors import StoreError

# How much a word counts for where it stands: in the paragraph itself, and in what stands above it.
_BOOSTS = {
    "text": 1.0,
    "label": 0.8,
    "lead_in": 0.5,
    "section": 0.5,
    "title": 0.3,
    "authority": 0.3,
}
# Of a word found in several fields the best counts whole, the others by this share.
_TIE_BREAKER = 0.1
# The words of a term that stand together count this much on top.
_PHRASE_BOOST = 0.7
# More words than any sensible question has; each one costs a look-up in every field.
_MOST_WORDS = 64
_LONGEST_WORD = 40
# A term longer than this is a whole question, whose words seldom stand together.
_MOST_PHRASE = 5
_STEMMED = "papers_en"
_PLAIN = "papers_plain"
_HEAP = 64_000_000


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """A paragraph as it is indexed; ``key`` and ``paper_key`` are those of the catalogue."""

    key: int
    paper_key: int
    text: str
    lead_in: str
    section: str
    title: str
    authority: str
    label: str


class LexicalIndex:
    """The index in a folder, or in memory where no folder is given.

    Opening a folder that cannot be read raises StoreError: the index is then made anew.
    """

    def __init__(self, folder: Path | None) -> None:
        schema = _schema()
        try:
            if folder is None:
                self._index = tantivy.Index(schema)
            else:
                folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(schema, path=str(folder))
        except (ValueError, OSError) as error:
            raise StoreError(f"the index of words cannot be opened: {error}") from error
        self._stemmed, self._plain, self._query = _analyzers()
        self._index.register_tokenizer(_STEMMED, self._stemmed)
        self._index.register_tokenizer(_PLAIN, self._plain)

    @property
    def size(self) -> int:
        """How many paragraphs are held."""
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def keys(self) -> set[int]:
        """The keys of all paragraphs held."""
        searcher = self._index.searcher()
        count = max(1, int(searcher.num_docs))
        hits = searcher.search(tantivy.Query.all_query(), count, count=False).hits
        found = searcher.fast_field_values("key", [address for _, address in hits])
        return {int(key or 0) for key in found}

    def update(self, gone: Iterable[int], rows: Iterable[LexicalRow]) -> None:
        """Drop the paragraphs of the papers ``gone`` and take in ``rows``, in one step."""
        # One thread and few segments: an ingest leaves the cores to the embedding.
        writer = self._index.writer(_HEAP, 1)
        # By query: deletion by term takes a number for a signed one and matches nothing.
        writer.delete_documents_by_query(self._of_papers(sorted(set(gone))))
        for row in rows:
            writer.add_document(_document(row))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def reload(self) -> None:
        """See what another process has written since."""
        self._index.reload()

    def search(
        self, terms: Sequence[str], k: int, papers: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The ``k`` best paragraphs as (key, BM25 score), best first.

        Each term is one or more words; any of them may match, and the words of one term count
        more when they stand together. ``papers`` restricts to those paper keys.
        """
        query = self._build(terms)
        if query is None or k < 1:
            return []
        if papers is not None:
            silent = tantivy.Query.const_score_query(self._of_papers(papers), 0.0)
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, silent)]
            )
        searcher = self._index.searcher()
        hits = searcher.search(query, k, count=False).hits
        keys = searcher.fast_field_values("key", [address for _, address in hits])
        return [(int(key or 0), float(score)) for key, (score, _) in zip(keys, hits, strict=True)]

    def vocabulary(self) -> dict[str, int]:
        """Each word held, in lower case, with the number of paragraphs that have it."""
        return dict(self._index.searcher().terms_with_prefix("words", ""))

    def _build(self, terms: Sequence[str]) -> tantivy.Query | None:
        wanted: dict[str, None] = {}
        phrases: list[list[str]] = []
        for term in terms:
            words = self._query.analyze(term) or self._stemmed.analyze(term)
            wanted.update(dict.fromkeys(words))
            if 1 < len(words) <= _MOST_PHRASE:
                phrases.append(self._stemmed.analyze(term))
            if len(wanted) > _MOST_WORDS:
                break
        if not wanted:
            return None
        parts = [self._word(word) for word in list(wanted)[:_MOST_WORDS]]
        parts += [self._phrase(words) for words in phrases[:_MOST_WORDS]]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    def _of_papers(self, papers: Sequence[int]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._index.schema, "paper_key", list(papers))

    def _word(self, word: str) -> tantivy.Query:
        fields = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._index.schema, field, word, "freq"), boost
            )
            for field, boost in _BOOSTS.items()
        ]
        return tantivy.Query.disjunction_max_query(fields, _TIE_BREAKER)

    def _phrase(self, words: list[str]) -> tantivy.Query:
        phrase = tantivy.Query.phrase_query(self._index.schema, "text", [*words])
        return tantivy.Query.boost_query(phrase, _PHRASE_BOOST)


def discard(folder: Path) -> None:
    """Delete an index, whatever state it is in."""
    shutil.rmtree(folder, ignore_errors=True)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", fast=True, indexed=True)
    builder.add_unsigned_field("paper_key", fast=True, indexed=True)
    for field in _BOOSTS:
        builder.add_text_field(field, tokenizer_name=_STEMMED, index_option="position")
    builder.add_text_field("words", tokenizer_name=_PLAIN, index_option="basic")
    return builder.build()


def _analyzers() -> tuple[tantivy.TextAnalyzer, tantivy.TextAnalyzer, tantivy.TextAnalyzer]:
    """How words are cut: for the fields, for the vocabulary, and for a question."""

    def base() -> tantivy.TextAnalyzerBuilder:
        return (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.remove_long(_LONGEST_WORD))
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.ascii_fold())
            # What is left of a genitive: every "council's" would match every "Ofsted's".
            .filter(tantivy.Filter.custom_stopword(["s"]))
        )

    stem = tantivy.Filter.stemmer("english")
    return (
        base().filter(stem).build(),
        base().build(),
        base().filter(tantivy.Filter.stopword("english")).filter(stem).build(),
    )


def _document(row: LexicalRow) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("key", row.key)
    document.add_unsigned("paper_key", row.paper_key)
    document.add_text("text", row.text)
    document.add_text("lead_in", row.lead_in)
    document.add_text("section", row.section)
    document.add_text("title", row.title)
    document.add_text("authority", row.authority)
    document.add_text("label", row.label)
    document.add_text("words", _words_of(row))
    return document


def _words_of(row: LexicalRow) -> str:
    """What the vocabulary is drawn from: words of letters, without what is numbers and codes."""
    text = " ".join((row.text, row.section, row.title, row.authority))
    return " ".join(re.findall(r"[^\W\d_]+", text))
