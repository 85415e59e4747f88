"""What became of things: which later papers come back to what an earlier one said."""

from assistant.following.authority import AuthorityPicture, Followed, Inspection, picture_of
from assistant.following.kin import Kin, Mention

__all__ = ["AuthorityPicture", "Followed", "Inspection", "Kin", "Mention", "picture_of"]
