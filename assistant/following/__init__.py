"""What became of things: which later papers come back to what an earlier one said."""

from assistant.following.authority import AuthorityPicture, Followed, picture_of
from assistant.following.dating import Inspection
from assistant.following.kin import Kin, Mention, TakenUp

__all__ = ["AuthorityPicture", "Followed", "Inspection", "Kin", "Mention", "TakenUp", "picture_of"]
