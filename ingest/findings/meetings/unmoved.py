"""What a paragraph of minutes tells by itself, that is neither a resolution nor a motion."""

from __future__ import annotations

from corpus.paper import FindingKind, Outcome, Paper, Paragraph
from ingest.findings.meetings import motions, words
from ingest.findings.meetings.passed import passed_in
from ingest.findings.sentences import tidied


def told_by_itself(
    paper: Paper, paragraph: Paragraph, *, under_motion: bool
) -> tuple[FindingKind, str, Outcome | None] | None:
    """The kind, words and outcome of what was passed on, lost, agreed, put off or undertaken.

    ``under_motion`` says that a motion is before the meeting, whose vote may be told here.
    """
    text = paragraph.text
    asked = paragraph.kind == "recommendation" or words.recommends_below(paragraph.lead_in or "")
    if asked or words.recommends_on(text):
        return "recommendation", tidied(text), "proposed"
    if not under_motion and motions.tells_lost(text):
        return "recommendation", text, "lost"
    if words.agreed_without_vote(text):
        return "resolution", text, "carried"
    if words.defers(text):
        return "decision", text, "deferred"
    if paper.kind == "minutes" and not under_motion and (done := passed_in(text, paper)):
        return "resolution", done, "carried"
    undertaken = words.undertakings(text)
    return ("action", undertaken, None) if undertaken else None
