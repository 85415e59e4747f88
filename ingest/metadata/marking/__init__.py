"""Whether a paper, or a part of it, is kept from the public: by its own marking alone.

A marking is a heading, a stamp, a field of the head, a line that speaks of the paper itself, or the
resolution that names an item. The same words in a sentence, in a form's prompt ("do not include
exempt information") or in the name of a subject ("private fostering", "restricted parking") are
none.
"""

from ingest.metadata.marking.parts import open_paragraphs
from ingest.metadata.marking.sayings import appendices_closed, appendix_opened
from ingest.metadata.marking.whole import read_status
from ingest.metadata.marking.words import is_denied, is_divider, is_marking, marks_part

__all__ = [
    "appendices_closed",
    "appendix_opened",
    "is_denied",
    "is_divider",
    "is_marking",
    "marks_part",
    "open_paragraphs",
    "read_status",
]
