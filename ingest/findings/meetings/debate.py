"""What a meeting did: resolutions, decisions, motions won and lost, what was put off.

Minutes are read in order. A motion or amendment is proposed until its vote is told; one that is
lost is never a resolution, and a motion that an amendment changed is ``amended``. A record of a
decision that is only proposed is a recommendation.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.paper import Finding, Outcome, Paper, Paragraph
from ingest.findings.meetings import elsewhere, forms, motions, voting, words
from ingest.findings.meetings.ledger import Ledger, decided_on
from ingest.findings.meetings.motions import Motion
from ingest.findings.meetings.points import Points
from ingest.findings.meetings.rows import told_in_row
from ingest.findings.nested import is_telling_opener
from ingest.findings.others import is_anothers_act
from ingest.findings.sentences import Leads, tidied


class Debate:
    """Reads minutes and decision records paragraph by paragraph."""

    def __init__(self, paper: Paper, paragraphs: Sequence[Paragraph], leads: Leads) -> None:
        self._paper = paper
        self._leads = leads
        self._paragraphs = paragraphs
        self._proposed = paper.kind == "decision_record" and forms.is_proposed_record(
            paper, paragraphs
        )
        self._ledger = Ledger(paper, decided_on(paper, paragraphs, self._proposed), self._proposed)
        self._motion: Motion | None = None
        self._earlier: list[int] = []
        self._deciding: set[int] | None = None
        self._section: tuple[str, ...] = ()
        self.moved: set[str] = set()
        self._before: Paragraph | None = None
        self._points, self._amending = Points(), False

    def read(self) -> list[Finding]:
        """The findings of the whole paper."""
        for paragraph in self._paragraphs:
            item = words.item_of(paragraph.sections)
            if item != self._section:
                self._ledger.close()
                self._section, self._motion, self._deciding = item, None, None
                self._earlier, self._before = [], None
                self._ledger.next_item()
            if paragraph.kind == "front_matter":
                self._head(paragraph)
            else:
                (self._row if paragraph.kind == "row" else self._one)(paragraph)
                self._before = paragraph
        self._ledger.close()
        return self._ledger.findings

    def _head(self, paragraph: Paragraph) -> None:
        """A decision form whose heading is printed among the lines of its head."""
        if self._paper.kind != "decision_record":
            return
        if words.is_sign(paragraph.text):
            self._resolve(paragraph)
        elif forms.decides(paragraph.text):
            self._deciding = {*(self._deciding or ()), paragraph.position}
        elif said := forms.decided_in_field(paragraph.text):
            self._ledger.decide(paragraph, said)

    def _one(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        resolution = self._is_resolution(paragraph)
        point = resolution and self._is_point(paragraph)
        if motions.moves(text) and not resolution:
            self._open(paragraph)
        elif resolution:
            self._resolve(paragraph)
            if point:
                self._points.note(paragraph)
        elif self._under_motion(paragraph):
            self.moved.add(paragraph.paragraph_id)
            unfinished = (":",) if paragraph.kind == "item" else (":", ";")
            if not text.rstrip().endswith(unfinished) and not self._states_facts(paragraph):
                self._moved(paragraph, tidied(text))
        elif self._continues_decision(paragraph):
            self._decided(paragraph)
        elif words.heads_decision(text) or forms.leads_in(self._paper, text):
            self._deciding = {paragraph.position}
        elif motions.heads_motion(text):
            self._amending, self._deciding = motions.is_amendment(text), None
        else:
            self._deciding = None
            self._otherwise(paragraph)
        self._vote(paragraph)
        self._status(paragraph)

    def _row(self, paragraph: Paragraph) -> None:
        if not (told := list(told_in_row(paragraph))) and self._continues_decision(paragraph):
            self._decided(paragraph)
        for kind, said in told:
            if kind == "resolution":
                self._ledger.decide(paragraph, tidied(said))
            else:
                self._ledger.add(kind, paragraph, said, None)
        self._vote(paragraph)

    def _is_resolution(self, paragraph: Paragraph) -> bool:
        voted = self._motion is not None and words.is_bare(paragraph.text)
        if voted or is_anothers_act(words.subject_of(paragraph.text), self._paper):
            return False  # the vote on what was moved above, or what a partner agreed to
        own = self._paper.kind == "decision_record" and words.agreed_by_one(paragraph.text)
        return own or paragraph.kind == "resolution" or words.resolves(paragraph.text)

    def _open(self, paragraph: Paragraph) -> None:
        headed = self._amending or motions.is_amendment(paragraph.section)
        self._amending = False
        amendment = motions.is_amendment(paragraph.text) or headed
        if amendment and self._motion and not self._motion.amendment:
            self._earlier = list(self._motion.at)
        self._motion = Motion(amendment, positions={paragraph.position})
        self._deciding = None
        if motions.names_mover(paragraph.text):
            self._motion.waiting = True
        elif motions.only_names_movers(paragraph.text) and self._before is not None:
            self._mover_below(self._before)
        elif not motions.moves_nothing_yet(paragraph.text):
            self._moved(paragraph, paragraph.text)

    def _mover_below(self, moved: Paragraph) -> None:
        """The words of a motion whose movers are named on the line below it."""
        self.moved.add(moved.paragraph_id)
        self._moved(moved, tidied(moved.text))

    def _under_motion(self, paragraph: Paragraph) -> bool:
        if self._motion is None or paragraph.kind == "row":
            return False
        return self._motion.takes(paragraph, self._leads.get(paragraph.paragraph_id, ("", None))[1])

    def _continues_decision(self, paragraph: Paragraph) -> bool:
        if self._deciding is None:
            return False
        _, above = self._leads.get(paragraph.paragraph_id, ("", None))
        listed = above is not None and above in self._deciding
        headed = self._before is not None and words.heads_decision(self._before.text)
        if listed or headed or self._is_point(paragraph):
            self._deciding.add(paragraph.position)
            self._points.note(paragraph)
            return True
        if words.continues_with_that(paragraph.text):
            self._deciding.add(paragraph.position)
            return True
        return False

    def _states_facts(self, paragraph: Paragraph) -> bool:
        lead = self._leads.get(paragraph.paragraph_id, ("", None))[0]
        return motions.states_facts(lead or paragraph.lead_in or "")

    def _resolve(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if paragraph.kind != "resolution" or words.is_sign(text) or self._deciding is None:
            self._deciding = {paragraph.position}
            self._points.clear()
        self._deciding.add(paragraph.position)
        if self._motion is not None:
            # of an amendment whose vote is not told, nothing is known
            if not self._motion.amendment:
                self._ledger.settle(self._motion.at, "carried", only="proposed")
            self._motion = None
        if words.after_sign(text):
            self._decided(paragraph)

    def _decided(self, paragraph: Paragraph) -> None:
        text = tidied(paragraph.text)
        lead, _ = self._leads.get(paragraph.paragraph_id, ("", None))
        opens = words.opens_list(paragraph.text) and not words.says_what(text)
        reasons = words.gives_reasons(lead or paragraph.lead_in or "")
        if reasons or words.says_nothing_yet(text) or (opens and not is_telling_opener(paragraph)):
            return
        self._ledger.decide(paragraph, text)

    def _otherwise(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if self._paper.kind == "decision_record":
            under = any(words.heads_decision(section) for section in paragraph.sections)
            said = len(text) > 3 and not forms.is_dated_field(text)
            if under and said and not text.rstrip().endswith(":"):
                self._decided(paragraph)
            return
        if words.is_remark(text) or words.is_bare(text):
            return
        if words.heads_decision(paragraph.section):
            if words.opens_list(text):
                self._deciding = {paragraph.position}
            else:
                self._decided(paragraph)
        elif (
            words.recommends_on(text)
            or paragraph.kind == "recommendation"
            or words.recommends_below(paragraph.lead_in or "")
        ):
            self._ledger.add("recommendation", paragraph, tidied(text), "proposed")
        elif self._motion is None and motions.tells_lost(text):
            self._ledger.add("recommendation", paragraph, text, "lost")
        elif words.agreed_without_vote(text):
            self._ledger.add("resolution", paragraph, text, "carried")
        elif words.defers(text):
            self._ledger.add("decision", paragraph, text, "deferred")
        elif undertaken := words.undertakings(text):
            self._ledger.add("action", paragraph, undertaken, None)

    def _vote(self, paragraph: Paragraph) -> None:
        """The vote told in a paragraph settles the motion or amendment before it."""
        if self._motion is None or paragraph.paragraph_id in self.moved:
            return
        if outcome := voting.vote_in(paragraph.text):
            alone = paragraph.position not in self._motion.positions
            outcome = "carried" if alone and outcome == "amended" else outcome
            against = alone and outcome == "carried" and self._motion.amendment
            if against and voting.motion_won(paragraph.text):
                self._settle("lost")
            self._settle(outcome)

    def _settle(self, outcome: Outcome) -> None:
        if self._motion is None:
            return
        self._ledger.settle(self._motion.at, outcome)
        if self._motion.amendment and outcome == "carried":
            self._ledger.settle(self._earlier, "amended")
        elif outcome == "carried":
            self._ledger.win(self._motion.at)
        # after an amendment is lost, the motion itself is still to be voted on
        again = self._motion.amendment and outcome == "lost" and self._earlier
        self._motion = Motion(False, list(self._earlier)) if again else None

    def _status(self, paragraph: Paragraph) -> None:
        if elsewhere.tells_status(paragraph.text):
            self._ledger.status(elsewhere.is_called_in(paragraph.text))
            self._deciding = None

    def _moved(self, paragraph: Paragraph, text: str) -> None:
        """Put down words of the motion that is before the meeting."""
        at = self._ledger.add("recommendation", paragraph, text, "proposed")
        if self._motion is not None:
            self._motion.at.append(at)

    def _is_point(self, paragraph: Paragraph) -> bool:
        before = self._before
        if before is None or self._deciding is None or before.position not in self._deciding:
            return False
        return self._points.goes_on(paragraph, before, minutes=self._paper.kind == "minutes")
