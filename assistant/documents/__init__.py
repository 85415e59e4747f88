"""Documents for readers to take away: Word with real footnotes, and Markdown."""

from assistant.documents.markdown import to_markdown
from assistant.documents.model import Document, Passage
from assistant.documents.word import to_word

__all__ = ["Document", "Passage", "to_markdown", "to_word"]
