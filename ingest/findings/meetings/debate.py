"""What a meeting did: resolutions, decisions, motions won and lost, what was put off.

Minutes are read in order. A motion or amendment is proposed until its vote is told; one that is
lost is never a resolution, and a motion that an amendment changed is ``amended``. A record of a
decision that is only proposed is a recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.paper import Finding, FindingKind, Outcome, Paper, Paragraph
from ingest.findings.meetings import voting, words
from ingest.findings.nested import is_telling_opener
from ingest.findings.sentences import Leads, tidied


@dataclass
class _Motion:
    """A motion or amendment before the meeting: its findings, and where its text stands."""

    amendment: bool
    at: list[int] = field(default_factory=list)
    positions: set[int] = field(default_factory=set)
    quoting: bool = False


class Debate:
    """Reads minutes and decision records paragraph by paragraph."""

    def __init__(self, paper: Paper, paragraphs: Sequence[Paragraph], leads: Leads) -> None:
        self._paper = paper
        self._leads = leads
        self._paragraphs = paragraphs
        self._proposed = paper.kind == "decision_record" and words.is_proposed_record(
            paper, paragraphs
        )
        self._body = paper.committee
        signed = paper.kind == "decision_record" and paper.date_basis == "signed_off"
        self._day = paper.best_date if signed and not self._proposed else paper.meeting_date
        self.findings: list[Finding] = []
        self._motion: _Motion | None = None
        self._earlier: list[int] = []
        self._deciding: set[int] | None = None
        self._since: list[int] = []
        self._section: tuple[str, ...] = ()
        self._won: list[int] = []
        self._begin = 0
        self.moved: set[str] = set()
        self._before: Paragraph | None = None
        self._points: dict[str | None, Paragraph] = {}
        self._amending = False

    def read(self) -> list[Finding]:
        """The findings of the whole paper."""
        for paragraph in self._paragraphs:
            item = words.item_of(paragraph.sections)
            if item != self._section:
                self._close_section()
                self._section, self._motion, self._deciding = item, None, None
                self._earlier, self._since, self._before = [], [], None
            if paragraph.kind == "front_matter":
                self._head(paragraph)
            else:
                self._one(paragraph)
                self._before = paragraph
        self._close_section()
        return self.findings

    def _head(self, paragraph: Paragraph) -> None:
        """A decision form whose heading is printed among the lines of its head."""
        if self._paper.kind != "decision_record":
            return
        if words.decides(paragraph.text):
            self._deciding = {*(self._deciding or ()), paragraph.position}
        elif said := words.decided_in_field(paragraph.text):
            outcome: Outcome = "proposed" if self._proposed else "taken"
            kind: FindingKind = "recommendation" if self._proposed else "decision"
            self._add(kind, paragraph, said, outcome)

    def _one(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        resolution = self._is_resolution(paragraph)
        point = resolution and self._is_point(paragraph)
        if words.moves(text) and not resolution:
            self._open(paragraph)
        elif resolution:
            self._resolve(paragraph)
            if point:
                self._note_point(paragraph)
        elif self._under_motion(paragraph):
            self.moved.add(paragraph.paragraph_id)
            unfinished = (":",) if paragraph.kind == "item" else (":", ";")
            if not text.rstrip().endswith(unfinished) and not self._states_facts(paragraph):
                self._add("recommendation", paragraph, tidied(text), "proposed", motion=True)
        elif self._continues_decision(paragraph):
            self._decided(paragraph)
        elif words.heads_decision(text):
            self._deciding = {paragraph.position}
        elif words.heads_motion(text):
            self._amending, self._deciding = words.is_amendment(text), None
        else:
            self._deciding = None
            self._otherwise(paragraph)
        self._vote(paragraph)
        self._status(paragraph)

    def _is_resolution(self, paragraph: Paragraph) -> bool:
        if self._motion is not None and words.is_bare(paragraph.text):
            return False  # the vote on what was moved above
        return paragraph.kind == "resolution" or words.resolves(paragraph.text)

    def _open(self, paragraph: Paragraph) -> None:
        headed = self._amending or words.is_amendment(paragraph.section)
        self._amending = False
        amendment = words.is_amendment(paragraph.text) or headed
        if amendment and self._motion and not self._motion.amendment:
            self._earlier = list(self._motion.at)
        self._motion = _Motion(amendment, positions={paragraph.position})
        self._deciding = None
        if words.only_names_movers(paragraph.text) and self._before is not None:
            self._mover_below(self._before)
        elif not words.moves_nothing_yet(paragraph.text):
            self._add("recommendation", paragraph, paragraph.text, "proposed", motion=True)

    def _mover_below(self, moved: Paragraph) -> None:
        """The words of a motion whose movers are named on the line below it."""
        self.moved.add(moved.paragraph_id)
        self._add("recommendation", moved, tidied(moved.text), "proposed", motion=True)

    def _under_motion(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is text of the motion: quoted, or a list that it introduces."""
        motion = self._motion
        if motion is None or paragraph.kind == "row":
            return False
        text = paragraph.text.strip()
        if voting.tells_voters(text):
            motion.quoting = False
            return False
        _, above = self._leads.get(paragraph.paragraph_id, ("", None))
        opens, closes = words.quoted(text)
        if not (motion.quoting or opens or (above is not None and above in motion.positions)):
            return False
        if voting.vote_in(text):
            return False
        motion.positions.add(paragraph.position)
        motion.quoting = (motion.quoting or opens) and not closes
        return True

    def _continues_decision(self, paragraph: Paragraph) -> bool:
        if self._deciding is None:
            return False
        _, above = self._leads.get(paragraph.paragraph_id, ("", None))
        listed = above is not None and above in self._deciding
        if listed or self._is_point(paragraph):
            self._deciding.add(paragraph.position)
            self._note_point(paragraph)
            return True
        if words.continues_with_that(paragraph.text):
            self._deciding.add(paragraph.position)
            return True
        return False

    def _is_point(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is one of the points of what is being decided, or names who decides.

        "RESOLVED: That the Committee" without a colon, and below it 1, 2 and 3.
        """
        before = self._before
        if before is None or self._deciding is None or before.position not in self._deciding:
            return False
        if paragraph.label is not None and paragraph.label == before.label:
            # the words of a minute share its number: none of them is a point of it
            return words.heads_decision(before.text)
        counted = _counted(paragraph)
        if counted is not None and (last := self._points.get(counted)):
            return _follows(paragraph, last)
        finished = before in self._points.values() and not words.opens_list(before.text)
        if finished:
            return False
        if words.heads_decision(before.text) and (
            words.opens_list(paragraph.text) or self._paper.kind == "minutes"
        ):
            return True
        begins = words.says_nothing_yet(before.text) or words.opens_list(before.text)
        return (begins or words.heads_decision(before.text)) and _counted(paragraph) is not None

    def _note_point(self, paragraph: Paragraph) -> None:
        """Keep the last point of each list, so that an outer one goes on after an inner one."""
        counted = _counted(paragraph)
        if counted is not None:
            self._points[counted] = paragraph

    def _states_facts(self, paragraph: Paragraph) -> bool:
        lead, _ = self._leads.get(paragraph.paragraph_id, ("", None))
        return words.states_facts(lead or paragraph.lead_in or "")

    def _resolve(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if paragraph.kind != "resolution" or words.is_sign(text) or self._deciding is None:
            self._deciding, self._points = {paragraph.position}, {}
        self._deciding.add(paragraph.position)
        if self._motion is not None:
            # of an amendment whose vote is not told, nothing is known
            if not self._motion.amendment:
                self._set(self._motion.at, "carried", only="proposed")
            self._motion = None
        if words.after_sign(text):
            self._decided(paragraph)

    def _decided(self, paragraph: Paragraph) -> None:
        text = tidied(paragraph.text)
        lead, _ = self._leads.get(paragraph.paragraph_id, ("", None))
        opens = words.opens_list(paragraph.text) and not words.says_what(text)
        if words.says_nothing_yet(text) or words.gives_reasons(lead or paragraph.lead_in or ""):
            return
        if opens and not is_telling_opener(paragraph):
            return
        if self._proposed:
            self._add("recommendation", paragraph, text, "proposed")
        elif words.defers(text):
            self._add(self._decision_kind(), paragraph, text, "deferred")
        elif words.recommends_on(text):
            self._add("recommendation", paragraph, text, "proposed")
        else:
            outcome: Outcome = "taken" if self._paper.kind == "decision_record" else "carried"
            self._add(self._decision_kind(), paragraph, text, outcome)

    def _decision_kind(self) -> FindingKind:
        return "decision" if self._paper.kind == "decision_record" else "resolution"

    def _otherwise(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if self._paper.kind == "decision_record":
            under = any(words.heads_decision(section) for section in paragraph.sections)
            said = len(text) > 3 and not words.is_dated_field(text)
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
        elif words.recommends_on(text) or paragraph.kind == "recommendation":
            self._add("recommendation", paragraph, tidied(text), "proposed")
        elif words.agreed_without_vote(text):
            self._add("resolution", paragraph, text, "carried")
        elif words.defers(text):
            self._add("decision", paragraph, text, "deferred")
        elif undertaken := words.undertakings(text):
            self._add("action", paragraph, undertaken, None)

    def _vote(self, paragraph: Paragraph) -> None:
        """The vote told in a paragraph settles the motion or amendment before it."""
        if self._motion is None or paragraph.paragraph_id in self.moved:
            return
        if outcome := voting.vote_in(paragraph.text):
            if (
                outcome == "carried"
                and self._motion.amendment
                and voting.motion_won(paragraph.text)
            ):
                self._settle("lost")
            self._settle(outcome)

    def _settle(self, outcome: Outcome) -> None:
        if self._motion is None:
            return
        self._set(self._motion.at, outcome)
        if self._motion.amendment and outcome == "carried":
            self._set(self._earlier, "amended")
        elif outcome == "carried":
            self._won += self._motion.at
        was_amendment, earlier = self._motion.amendment, self._earlier
        # after an amendment is lost, the motion itself is still to be voted on
        again = was_amendment and outcome == "lost" and bool(earlier)
        self._motion = _Motion(False, list(earlier)) if again else None

    def _close_section(self) -> None:
        """A motion that was carried and not resolved again in other words is the resolution."""
        resolved = any(f.kind == "resolution" for f in self.findings[self._begin :])
        for at in self._won if not resolved else []:
            self.findings[at] = replace(self.findings[at], kind="resolution")
        self._won, self._begin = [], len(self.findings)

    def _status(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if not words.tells_status(text):
            return
        if words.is_called_in(text):
            self._set(self._since, "called_in", only="taken")
        self._since, self._deciding = [], None

    def _add(
        self,
        kind: FindingKind,
        paragraph: Paragraph,
        text: str,
        outcome: Outcome | None,
        *,
        motion: bool = False,
    ) -> None:
        at = len(self.findings)
        self.findings.append(
            Finding(
                kind=kind,
                paragraph_id=paragraph.paragraph_id,
                paper_id=paragraph.paper_id,
                text=text,
                authority=self._paper.authority,
                event_date=self._day,
                found_by=self._body,
                outcome=outcome,
            )
        )
        if motion and self._motion is not None:
            self._motion.at.append(at)
        self._since.append(at)

    def _set(self, indexes: Sequence[int], outcome: Outcome, only: Outcome | None = None) -> None:
        for at in indexes:
            if only is None or self.findings[at].outcome == only:
                self.findings[at] = replace(self.findings[at], outcome=outcome)


def _counted(paragraph: Paragraph) -> str | None:
    """What the labels of one list have in common, or None for a paragraph without one."""
    if paragraph.label is None or paragraph.kind == "row":
        return None
    return re.sub(r"\(?(?:\d+|[a-z]|[ivx]+)\)?$", "", paragraph.label)


def _follows(paragraph: Paragraph, before: Paragraph) -> bool:
    """Whether numbers run on: below points 1 and 2, a 43 is the next minute."""
    last, number = (re.search(r"\d+(?=\W*$)", p.label or "") for p in (before, paragraph))
    return last is None or number is None or int(number.group()) == int(last.group()) + 1
