"""What the papers hold towards a response, in the order in which a response tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.cite import normal
from assistant.drafting.gaps import gaps
from assistant.drafting.question import on_the_question
from assistant.drafting.response import FOUND, SINCE, Point, Response, only_introduces
from assistant.drafting.wording import by_its_words
from assistant.following import Kin
from assistant.following.bearing import NEARBY, SURE
from assistant.following.kin import Mention
from assistant.following.taking_up import is_sum
from assistant.words.sentences import sentences
from corpus.paper import Finding, Paper, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

OWN = 12
OWN_LOOKED_AT = 90
OTHERS = 4
OTHERS_LOOKED_AT = 10
HEADINGS: dict[str, frozenset[str]] = {
    FOUND: frozenset({"improvement_area", "judgement", "strength", "risk"}),
    "What has been done": frozenset({"progress", "decision", "resolution"}),
    "What is planned": frozenset({"action", "recommendation"}),
    "Figures": frozenset({"figure", "cost"}),
}
ALSO = "What the papers also say"
ELSEWHERE = "What other authorities did"
SHORT = 3
"""A paragraph of so many sentences stands whole in an outline; of a longer one, what is on it."""
_GOES_ON = re.compile(
    r"^\W*(?:this|these|those|they|it|its|their|such|he|she|however|also|consequently|therefore"
    r"|as a result|nevertheless)\b",
    re.IGNORECASE,
)
_DONE = frozenset({"progress", "decision", "resolution", "action", "strength"})
_ORDER = (FOUND, "What has been done", "What is planned", SINCE, "Figures", ALSO, ELSEWHERE)


def outline_of_finding(library: Library, paragraph_id: str) -> Response | None:
    """An outline that answers one finding; None where its paragraph is not held."""
    with library.snapshot():
        paragraph = library.paragraph(paragraph_id)
        if paragraph is None:
            return None
        kin = Kin(library)
        paper = kin.papers[paragraph.paper_id]
        text = _finding_text(library, paragraph)
        own = _on_the_finding(kin, paper, paragraph, text)
        others = _telling(kin.on_the_same(text, _others(kin, paper), OTHERS_LOOKED_AT, NEARBY))
        stated = _stated(library, [*own, *others])
        points = [Point(FOUND, text, (paragraph_id,))]
        points += _points(own, stated, paragraph)
        done = [one for one in others if _kinds(one, stated) & _DONE]
        points += _points(done[:OTHERS], stated, paragraph, ELSEWHERE)
    return Response(
        f"Response: {_short(text)}", _ordered([*points, *gaps(points, _since(kin, paper))])
    )


def outline_of_question(library: Library, answer: Answer) -> Response:
    """An outline of what an answer rests on and of what else its authorities say on the question;
    empty where the papers do not tell."""
    with library.snapshot():
        cited = [citation.paragraph_id for citation in answer.citations]
        more = on_the_question(Kin(library), answer)
        stated = _stated(library, more)
        kinds = _kinds_at(library, cited)
        paragraphs = library.paragraphs_by_id(cited)
    points = []
    for citation in sorted(answer.citations, key=lambda one: one.best_date or ""):
        name, said = citation.paragraph_id, citation.quote or citation.text
        if name in paragraphs and paragraphs[name].text == said:
            said = _as_statement(paragraphs[name])
        if not only_introduces(said):
            points.append(Point(_heading(kinds.get(name, frozenset())), said, (name,)))
    points += [point for point in _points(more, stated) if point.cites[0] not in cited]
    return Response(f"Response: {_short(answer.question.text)}", _ordered(points))


def _on_the_finding(kin: Kin, paper: Paper, paragraph: Paragraph, text: str) -> tuple[Mention, ...]:
    """What its own authority says on a finding: what comes back to it, then what is near it."""
    taken_up = kin.taking_up(text, paragraph.label, kin.later_papers(paper))
    since = _since(kin, paper)
    near = _telling(kin.on_the_same(text, since, OWN, NEARBY))
    # A long paragraph on many things is far from each as a whole, whatever one sentence says.
    inside = _telling(kin.on_the_same(text, since, OWN, SURE, OWN_LOOKED_AT))
    # What later papers take up in other words is kept, whatever else is nearer.
    alike = kin.on_one_matter(text, since)
    perhaps = () if taken_up.surely else taken_up.perhaps
    found = {
        one.paragraph.paragraph_id: one
        for one in reversed((*taken_up.surely, *perhaps, *inside, *near, *alike))
    }
    found = dict(reversed(found.items()))
    return tuple(
        sorted(
            list(found.values())[:OWN],
            key=lambda one: (one.paper.best_date or "", one.paper.paper_id, one.paragraph.position),
        )
    )


def _telling(mentions: Sequence[Mention]) -> list[Mention]:
    """Without bare grades and sums, which tell nothing of what one finding is on."""
    return [one for one in mentions if not is_sum(one.paragraph)]


def _finding_text(library: Library, paragraph: Paragraph) -> str:
    found = (f for f in library.findings_of(paragraph.paper_id))
    texts = [f.text for f in found if f.paragraph_id == paragraph.paragraph_id]
    inside = [text for text in texts if text in paragraph.text]
    return inside[0] if inside else paragraph.text


def _since(kin: Kin, paper: Paper) -> list[Paper]:
    """The finding's own paper, those of its authority that came after, and undated ones."""
    undated = (p for p in kin.papers.values() if p.authority == paper.authority and not p.best_date)
    own = [paper, *kin.later_papers(paper), *(undated if paper.authority else ())]
    return list({one.paper_id: one for one in own}.values())


def _others(kin: Kin, paper: Paper) -> list[Paper]:
    return [p for p in kin.papers.values() if p.authority and p.authority != paper.authority]


def _stated(library: Library, mentions: Sequence[Mention]) -> dict[str, list[Finding]]:
    stated: dict[str, list[Finding]] = {}
    for finding in library.findings_at([one.paragraph.paragraph_id for one in mentions]):
        if _holds(finding):
            stated.setdefault(finding.paragraph_id, []).append(finding)
    return stated


def _kinds(mention: Mention, stated: Mapping[str, Sequence[Finding]]) -> frozenset[str]:
    """What the sentence on the matter states; where its paragraph is short, what that states."""
    here = stated.get(mention.paragraph.paragraph_id, ())
    said = normal(_said(mention))
    own = {f.kind for f in here if normal(f.text) in said or said in normal(f.text)}
    return frozenset(own or ({f.kind for f in here} if _is_short(mention.paragraph) else ()))


def _kinds_at(library: Library, names: Sequence[str]) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for finding in library.findings_at(list(names)):
        if _holds(finding):
            kinds.setdefault(finding.paragraph_id, set()).add(finding.kind)
    return {name: frozenset(found) for name, found in kinds.items()}


def _holds(finding: Finding) -> bool:
    """What was lost was not done, and what is only proposed was not yet."""
    return finding.outcome != "lost" and (
        finding.outcome != "proposed" or finding.kind == "recommendation"
    )


def _points(
    mentions: Sequence[Mention],
    stated: Mapping[str, Sequence[Finding]],
    finding: Paragraph | None = None,
    heading: str = "",
) -> list[Point]:
    seen: set[tuple[str, str | None]] = set()
    points = []
    for one in mentions:
        name = one.paragraph.paragraph_id
        text = _said(one)
        # A report in a pack repeats itself; a grade of another year does not.
        words = ("".join(text.lower().split()), one.paper.best_date)
        told = (finding is not None and name == finding.paragraph_id) or words in seen
        if told or only_introduces(text):
            continue
        seen.add(words)
        points.append(Point(heading or _under(one, stated, finding), text, (name,)))
    return points


def _under(
    mention: Mention, stated: Mapping[str, Sequence[Finding]], finding: Paragraph | None
) -> str:
    heading = _heading(_kinds(mention, stated))
    if heading in (ALSO, "Figures"):
        heading = by_its_words(mention) or heading
    if heading == ALSO and mention.paper.kind == "inspection_report":
        heading = FOUND
    is_later = finding is not None and mention.paper.paper_id != finding.paper_id
    return SINCE if heading == FOUND and is_later else heading


def _is_short(paragraph: Paragraph) -> bool:
    return len(sentences(paragraph.text)) <= SHORT


def _said(mention: Mention) -> str:
    """The sentence on the matter with the one that it goes on from; a short paragraph whole."""
    paragraph = mention.paragraph
    text = paragraph.text
    before = [one for one in sentences(text) if one.end <= text.find(mention.said)]
    if paragraph.cells or _is_short(paragraph) or mention.said not in text:
        return _as_statement(paragraph)
    goes_on = bool(_GOES_ON.match(mention.said)) and before
    return f"{before[-1].text} {mention.said}" if goes_on else mention.said


def _as_statement(paragraph: Paragraph) -> str:
    """A paragraph's words; a table's row as its cells, each with what its column is headed."""
    heads = paragraph.columns or ("",) * len(paragraph.cells)
    cells = [
        f"{head.strip()}: {cell.strip()}" if head.strip() else cell.strip()
        for head, cell in zip(heads, paragraph.cells, strict=False)
        if cell.strip()
    ]
    return "; ".join(cells) if cells else paragraph.text


def _heading(kinds: frozenset[str]) -> str:
    # What was done or is planned says more than that it holds a figure.
    for heading in ("What has been done", "What is planned", FOUND, "Figures"):
        if kinds & HEADINGS[heading]:
            return heading
    return ALSO


def _ordered(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: _ORDER.index(point.heading)))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:87].rsplit(" ", 1)[0] + " …"
