"""What is kept for readers: conversations, drafts of responses, and what they said of answers."""

from assistant.readers.drafts import DraftDeleted, Drafts
from assistant.readers.judgements import Judgement, Verdict
from assistant.readers.purging import purge
from assistant.readers.store import Conversation, Kept, Readers
from assistant.readers.turn import Turn
from assistant.readers.withheld import still_held

__all__ = [
    "Conversation",
    "DraftDeleted",
    "Drafts",
    "Judgement",
    "Kept",
    "Readers",
    "Turn",
    "Verdict",
    "purge",
    "still_held",
]
