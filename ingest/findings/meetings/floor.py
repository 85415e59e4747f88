"""The motion or amendment that is before a meeting, and what its votes make of it."""

from __future__ import annotations

from corpus.paper import Outcome
from ingest.findings.meetings import voting
from ingest.findings.meetings.ledger import Ledger
from ingest.findings.meetings.motions import Motion


class Floor:
    """What was moved last in an item, and the motion that it would amend."""

    def __init__(self, ledger: Ledger) -> None:
        self.motion: Motion | None = None
        self._ledger = ledger
        self._earlier: list[int] = []

    def clear(self) -> None:
        """Another item begins."""
        self.motion, self._earlier = None, []

    def open(self, *, amendment: bool, position: int) -> Motion:
        """Put a motion, or an amendment to the one that is there, before the meeting."""
        if amendment and self.motion and not self.motion.amendment:
            self._earlier = list(self.motion.at)
        self.motion = Motion(amendment, positions={position})
        return self.motion

    def resolved(self, *, amendment: bool) -> None:
        """A decision is told below what was moved, and is of it.

        Of an ``amendment`` whose vote is not told, nothing is known unless it says so.
        """
        if self.motion is not None and (amendment or not self.motion.amendment):
            self._ledger.settle(self.motion.at, "carried", only="proposed")
        self.motion = None

    def vote(self, text: str, position: int) -> None:
        """The vote told in a paragraph settles the motion or amendment before it."""
        if self.motion is None:
            return
        amends = self.motion.amendment and self._earlier
        if amends and (apart := voting.votes_apart(text)):
            self._settle(apart[0])
            self.motion = Motion(False, list(self._earlier))
            self._settle(apart[1])
        elif outcome := voting.vote_in(text):
            alone = position not in self.motion.positions
            outcome = "carried" if alone and outcome == "amended" else outcome
            against = alone and outcome == "carried" and self.motion.amendment
            if against and voting.motion_won(text):
                self._settle("lost")
            self._settle(outcome)

    def _settle(self, outcome: Outcome) -> None:
        if self.motion is None:
            return
        # a motion that an amendment has changed stays so when it is carried
        changed = outcome == "carried" and not self.motion.amendment
        self._ledger.settle(self.motion.at, outcome, only="proposed" if changed else None)
        if self.motion.amendment and outcome == "carried":
            self._ledger.settle(self._earlier, "amended")
        elif outcome == "carried":
            self._ledger.win(self.motion.at)
        # after an amendment is lost, the motion itself is still to be voted on
        again = self.motion.amendment and outcome == "lost" and self._earlier
        self.motion = Motion(False, list(self._earlier)) if again else None
