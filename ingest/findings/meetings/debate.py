"""What a meeting did: resolutions, decisions, motions won and lost, what was put off.

Minutes are read in order. A motion or amendment is proposed until its vote is told; one that is
lost is never a resolution, and a motion that an amendment changed is ``amended``. A record of a
decision that is only proposed is a recommendation.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.paper import Finding, Paper, Paragraph
from ingest.findings.meetings import elsewhere, forms, motions, verdicts, words
from ingest.findings.meetings.floor import Floor
from ingest.findings.meetings.ledger import Ledger, decided_on
from ingest.findings.meetings.points import Points
from ingest.findings.meetings.rows import actions_behind, resolved_in, told_in_row
from ingest.findings.meetings.unmoved import told_by_itself
from ingest.findings.nested import is_telling_opener
from ingest.findings.others import is_anothers_act
from ingest.findings.sentences import Leads, tidied
from ingest.layout.advice import advice_in, only_advises


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
        self._floor = Floor(self._ledger)
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
                self._section, self._deciding, self._before = item, None, None
                self._floor.clear()
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
        if advised := advice_in(text):
            self._ledger.add("recommendation", paragraph, advised, "proposed")
            if only_advises(text):
                return
        resolution = self._is_resolution(paragraph)
        point = resolution and self._is_point(paragraph)
        if not resolution and (told := self._verdict(text)):
            self._determine(paragraph, told)
        elif motions.moves(text) and not resolution:
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
        told = list(told_in_row(paragraph, self._paper))
        if not told and self._continues_decision(paragraph):
            self._decided(paragraph)
        for kind, said in told:
            if kind == "resolution":
                self._ledger.decide(paragraph, tidied(said))
            else:
                self._ledger.add(kind, paragraph, said, None)
        self._vote(paragraph)

    def _is_resolution(self, paragraph: Paragraph) -> bool:
        voted = self._floor.motion is not None and words.is_bare(paragraph.text)
        if voted or is_anothers_act(words.subject_of(paragraph.text), self._paper):
            return False  # the vote on what was moved above, or what a partner agreed to
        own = self._paper.kind == "decision_record" and words.agreed_by_one(paragraph.text)
        text = paragraph.text
        told = paragraph.kind == "resolution" or words.resolves(text)
        return own or told or words.resolves_at_last(text)

    def _verdict(self, text: str) -> str | None:
        """What was decided on an item, where one word or a field of a record says it."""
        record = self._paper.kind == "decision_record"
        told = verdicts.verdict_in(text, record=record)
        told = told or (forms.decided_in_field(text) if record else None)
        return None if told and words.opens_list(told) else told

    def _determine(self, paragraph: Paragraph, told: str) -> None:
        """Put down what was decided on an application, with the motion that it settles."""
        self._floor.resolved(amendment=True)
        self._deciding = None
        self._ledger.decide(paragraph, told)

    def _open(self, paragraph: Paragraph) -> None:
        headed = self._amending or motions.is_amendment(paragraph.section)
        self._amending = False
        amendment = motions.is_amendment(paragraph.text) or headed
        motion = self._floor.open(amendment=amendment, position=paragraph.position)
        self._deciding = None
        if motions.names_mover(paragraph.text):
            motion.waiting = True
        elif motions.only_names_movers(paragraph.text) and self._before is not None:
            self._mover_below(self._before)
        elif not motions.moves_nothing_yet(paragraph.text):
            self._moved(paragraph, paragraph.text)

    def _mover_below(self, moved: Paragraph) -> None:
        """The words of a motion whose movers are named on the line below it."""
        self.moved.add(moved.paragraph_id)
        self._moved(moved, tidied(moved.text))

    def _under_motion(self, paragraph: Paragraph) -> bool:
        if self._floor.motion is None or paragraph.kind == "row":
            return False
        return self._floor.motion.takes(
            paragraph, self._leads.get(paragraph.paragraph_id, ("", None))[1]
        )

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
        self._floor.resolved(amendment=False)
        if words.after_sign(text):
            self._decided(paragraph)

    def _decided(self, paragraph: Paragraph) -> None:
        text, action = actions_behind(tidied(resolved_in(paragraph.text)))
        lead, _ = self._leads.get(paragraph.paragraph_id, ("", None))
        opens = words.opens_list(paragraph.text) and not words.says_what(text)
        reasons = words.gives_reasons(lead or paragraph.lead_in or "")
        if reasons or words.says_nothing_yet(text) or (opens and not is_telling_opener(paragraph)):
            return
        self._ledger.decide(paragraph, text)
        if action:
            self._ledger.add("action", paragraph, action, None)

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
            return
        under = self._floor.motion is not None
        if told := told_by_itself(self._paper, paragraph, under_motion=under):
            kind, words_of_it, outcome = told
            self._ledger.add(kind, paragraph, words_of_it, outcome)

    def _vote(self, paragraph: Paragraph) -> None:
        if paragraph.paragraph_id not in self.moved:
            self._floor.vote(paragraph.text, paragraph.position)

    def _status(self, paragraph: Paragraph) -> None:
        if elsewhere.tells_status(paragraph.text):
            self._ledger.status(elsewhere.is_called_in(paragraph.text))
            self._deciding = None

    def _moved(self, paragraph: Paragraph, text: str) -> None:
        """Put down words of the motion that is before the meeting."""
        at = self._ledger.add("recommendation", paragraph, text, "proposed")
        if self._floor.motion is not None:
            self._floor.motion.at.append(at)

    def _is_point(self, paragraph: Paragraph) -> bool:
        before = self._before
        if before is None or self._deciding is None or before.position not in self._deciding:
            return False
        return self._points.goes_on(paragraph, before, minutes=self._paper.kind == "minutes")
