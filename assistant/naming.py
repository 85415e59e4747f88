"""What a question's own names leave to be searched: the papers that name the Lantern Rooms, and of
a paper on many applications what it says of the one asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answer import Evidence, Plan
from assistant.evidence.matters import Matter, matters, matters_near
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.persons import ROLE
from assistant.question.known import Known
from assistant.question.terms import subject_terms
from assistant.retrieve import WIDE_DEPTH, WIDENED, search, widen
from assistant.words.matching import Term, matched, stem_line
from assistant.words.stems import FUNCTION_WORDS
from corpus.paper import Paragraph, Scope

if TYPE_CHECKING:
    from corpus.library import Library

LONGEST = 4
"""A name has at most so many words."""
LOOKED_FOR, GLANCED_AT, LOOKED_AT = 6, 8, 80
"""How many of the rarest runs of words are looked for, and how many paragraphs with each at first,
and where those print it as a name."""
RARE = 0.03
"""A run of words is looked for where one of them stands in at most this share of paragraphs."""
CAPITALS = 0.9
"""From which share of the places where it is printed in capitals a run of words is a name."""
FEW, SHARE = 2, 0.1
"""A name of so many papers, or of that share of those held, tells which of them are asked about."""
NEAR = 20
"""Among how many of the paragraphs found first a matter may be named."""
NAMED = 0.5
"""The share of a question's subject that the lines have to hold that name a matter."""
TITLED = 2
"""So many terms of a question tell that a title which has them is of its subject."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Those who do a thing: an adviser, a personal assistant, an analyst, a holder of a portfolio.
_OFFICE = re.compile(r"(?:er|or|ist|yst|ant)s?$")
_JOINT = r"(?:[\s’'-]+(?:s\s+)?)"
# Of a person the papers print the surname among others: "Councillors Ash, Low and March".
_TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady councillor councillors cllr cllrs alderman professor
    prof reverend rev""".split()
)


def of_papers_named(plan: Plan, known: Known, library: Library) -> Plan:
    """The plan asked only of the papers that hold a proper name of the question, in capitals there
    or not, where few papers do; else the plan itself."""
    if plan.kind not in ("fact", "list") or plan.question.scope.papers or plan.unheld:
        return plan
    anew = replace(plan, scope=replace(plan.scope, papers=()), about="")
    most = max(FEW, int(SHARE * len(known.papers)))
    for run in _runs(plan, known, library):
        if _is_office(run):
            # Who holds an office is told by papers that need not call it so.
            continue
        name, papers = _papers_naming(run, anew.scope, library)
        if 0 < len(papers) <= most:
            narrowed = replace(anew, scope=replace(anew.scope, papers=papers), about=name)
            return _without(narrowed, _naming_terms(plan, run, papers, library))
    return plan


def of_the_matter(
    plan: Plan, evidence: Evidence, library: Library
) -> tuple[Plan, Evidence, frozenset[str]] | None:
    """The plan and evidence of the one matter of a paper that a question names by its proposal, its
    place or the like, and the paragraphs that tell of it; None where it names none."""
    topic = subject_terms(plan.topic)
    if plan.kind not in ("fact", "list"):
        return None
    found = [item.paragraph for item in evidence.items[:NEAR]]
    best = max(matters_near(library, found), key=lambda one: one.share(topic), default=None)
    if best is None or best.share(topic) < NAMED:
        best = _led_from(plan, library)
    if best is None:
        return None
    asked = _without(plan, best.names(topic))
    about = plan.about or best.named[0].section or best.paper.title
    asked = replace(asked, scope=replace(plan.scope, papers=(best.paper.paper_id,)), about=about)
    own = frozenset(one.paragraph_id for one in best.paragraphs)
    return asked, _evidence_on(best, own, asked, library), own


def of_paper_titled(plan: Plan, evidence: Evidence, library: Library) -> Plan | None:
    """The plan asked of the one paper whose title names most of the subject, and without what names
    it: the replies to the consultation on the allocations policy are told where it is reported."""
    topic = subject_terms(plan.topic)
    if plan.kind not in ("fact", "list") or plan.about or len(topic) < TITLED:
        return None
    titles = {item.paper.paper_id: stem_line(item.paper.title) for item in evidence.items[:NEAR]}
    naming = [term for term in topic if term not in plan.focus]
    named = {
        name: [term for term in naming if matched(term, title)] for name, title in titles.items()
    }
    weights = {name: sum(term.weight for term in terms) for name, terms in named.items()}
    best = max(weights, key=lambda name: weights[name], default="")
    if not best or weights[best] < NAMED * sum(term.weight for term in topic):
        return None
    rivals = sum(weight >= weights[best] for weight in weights.values())
    paper = library.paper(best)
    if rivals > 1 or paper is None or not TITLED <= len(named[best]) < len(topic):
        return None
    narrowed = replace(plan, scope=replace(plan.scope, papers=(best,)), about=paper.title)
    return _without(narrowed, named[best])


def _led_from(plan: Plan, library: Library) -> Matter | None:
    """The matter that answered the question before, where a paper tells of several."""
    leads = library.paragraphs_by_id(plan.leads).values() if plan.follow_up else ()
    papers = {one.paper_id for one in leads}
    paper = library.paper(next(iter(papers))) if len(papers) == 1 else None
    told = matters(library, paper) if paper is not None else []
    own = {one.paragraph_id for one in leads}
    if len(told) < 2:
        return None
    return next(
        (one for one in told if own <= {each.paragraph_id for each in one.paragraphs}), None
    )


def _evidence_on(matter: Matter, own: frozenset[str], plan: Plan, library: Library) -> Evidence:
    found = search(plan, library, plan.scope, WIDE_DEPTH)
    kept = [item for item in found if item.paragraph.paragraph_id in own]
    items = tuple(item._replace(rank=rank) for rank, item in enumerate(kept, 1))
    return Evidence(items, widen(items[:WIDENED], library), (matter.paper.paper_id,))


def _without(plan: Plan, named: Sequence[Term]) -> Plan:
    """The plan without the terms that only name what it is asked of, where others are left."""
    left = tuple(term for term in plan.topic if term not in named or term in plan.focus)
    if not subject_terms(left):
        return plan
    forms = {part for term in named for form in term.forms for part in form}
    phrases = tuple(one for one in plan.phrases if not forms.issuperset(stem_line(one).split()))
    return replace(plan, topic=left, phrases=phrases)


def _naming_terms(
    plan: Plan, run: Sequence[str], papers: Sequence[str], library: Library
) -> list[Term]:
    """The terms of a name and what else their titles have, where the title or front of each of
    these papers has that name."""
    own = stem_line(" ".join(run))
    if not all(own in stem_line(_head(library, name)) for name in papers):
        return []
    held = library.papers_by_id()
    titles = [stem_line(held[name].title) for name in papers if name in held]
    return [
        term
        for term in plan.topic
        if matched(term, own) or all(matched(term, title) for title in titles)
    ]


def _head(library: Library, paper_id: str) -> str:
    paper = library.paper(paper_id)
    front = [one.text for one in paragraphs_of(library, paper_id) if one.kind == "front_matter"]
    return " . ".join([paper.title if paper else "", *front])


def _runs(plan: Plan, known: Known, library: Library) -> list[tuple[str, ...]]:
    """The runs of neighbouring words that may be a name, those with the rarest word first."""
    spans = known.names.find(plan.text).spans
    vocabulary = library.vocabulary()
    most = max(RARE * library.counts()["paragraphs"], 12)
    weighed = []
    for run in _neighbouring(plan.text, spans):
        counts = [vocabulary.get(_plain(word), 0) for word in run if not _is_small(word)]
        if all(counts) and min(counts) <= most:
            weighed.append((min(counts), -len(run), run))
    return [run for *_, run in sorted(weighed)[:LOOKED_FOR]]


def _neighbouring(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """Runs of two to four words, the first and last of which are no small words."""
    found = [
        match
        for match in _WORD.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in spans)
    ]
    for at, first in enumerate(found):
        if _is_small(first.group()) or first.group().lower() in _TITLES:
            continue
        for size in range(2, LONGEST + 1):
            run = found[at : at + size]
            apart = any(
                text[one.end() : other.start()].strip("’'- ") for one, other in pairwise(run)
            )
            if len(run) < size or apart:
                break
            if not _is_small(run[-1].group()):
                yield tuple(match.group() for match in run)


def _is_office(run: Sequence[str]) -> bool:
    return bool(ROLE.search(" ".join(run).title()) or _OFFICE.search(_plain(run[-1])))


def _is_small(word: str) -> bool:
    return _plain(word) in FUNCTION_WORDS or len(word) < 3


def _plain(word: str) -> str:
    return re.sub(r"[’'](?:s)?$", "", word.lower())


def _papers_naming(
    run: Sequence[str], scope: Scope, library: Library
) -> tuple[str, tuple[str, ...]]:
    """A run of words as it is printed, and the papers within a scope that print it, where it is
    printed as a name is."""
    said = [re.escape(_plain(word)) for word in run]
    # One of several is of the same name: "a family hub", "Family Hubs".
    said[-1] = f"{said[-1].removesuffix('s')}s?"
    written = re.compile(rf"\b{_JOINT.join(said)}\b", re.IGNORECASE)
    # Most runs are no names, and the first places that print them tell so.
    for depth in (GLANCED_AT, LOOKED_AT):
        printed = _printed(run, written, depth, library)
        # All in capitals, as headings are, it tells nothing.
        capitals = [name for _, name in printed if not name.isupper()]
        names = [name for name in capitals if _is_name(name)]
        if not names or len(names) < CAPITALS * len(capitals):
            return "", ()
    within = {paper.paper_id for paper in library.in_scope(scope)}
    held = dict.fromkeys(one.paper_id for one, _ in printed)
    return names[0], tuple(name for name in held if name in within)


def _printed(
    run: Sequence[str], written: re.Pattern[str], depth: int, library: Library
) -> list[tuple[Paragraph, str]]:
    """The places that print a run of words, among so many paragraphs that match it best."""
    hits = library.search_words([" ".join(map(_plain, run))], depth)
    held = library.paragraphs_by_id([hit.paragraph_id for hit in hits]).values()
    return [
        (one, match.group())
        for one in held
        for text in (one.text, *one.sections[-1:])
        for match in written.finditer(text)
    ]


def _is_name(printed: str) -> bool:
    return all(word[0].isupper() for word in _WORD.findall(printed) if not _is_small(word))
