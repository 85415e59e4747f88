"""Which nuggets an answer gives, and which of them it cites to a whole evidence set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.answers import ParsedAnswer
from eval.gold import Distractor, GoldQuestion, Matcher, Nugget
from eval.matchers import fires
from eval.metrics.table import Measure, Measures

CAP = 150
"""Words within which the capped recall counts, since length alone raises recall."""


@dataclass(frozen=True, slots=True)
class NuggetMatch:
    """A nugget looked for in an answer. ``cites`` are those of every place that gives it."""

    nugget: Nugget
    matched: bool
    cites: tuple[frozenset[str], ...]

    @property
    def supported(self) -> bool:
        """Whether a sentence that gives it cites a whole evidence set."""
        return any(set(group) <= cites for group in self.nugget.evidence for cites in self.cites)


def nugget_matches(nuggets: Sequence[Nugget], answer: ParsedAnswer) -> tuple[NuggetMatch, ...]:
    """Look for each nugget in the answer."""
    return tuple(_match(nugget, answer) for nugget in nuggets)


def _match(nugget: Nugget, answer: ParsedAnswer) -> NuggetMatch:
    places = _places(nugget.match, answer)
    return NuggetMatch(nugget, bool(places), tuple(answer.cites_of(place) for place in places))


def _places(matcher: Matcher, answer: ParsedAnswer) -> list[tuple[int, ...]]:
    firing = [members for members, window in answer.spans if fires(matcher, window)]
    alone = {members[0] for members in firing if len(members) == 1}
    # A sentence that says it by itself must cite by itself: its neighbour's citation is not its own
    return [members for members in firing if len(members) == 1 or alone.isdisjoint(members)]


def recalls(gold: GoldQuestion, answer: ParsedAnswer) -> Measures:
    """Nugget recall and supported nugget recall, of the whole answer and its first words."""
    whole = nugget_matches(gold.all_nuggets, answer)
    capped = nugget_matches(gold.all_nuggets, answer.capped(CAP))
    given, supported = _share(whole, False), _share(whole, True)
    measures = {
        "supported_recall": Measure(supported),
        "supported_recall_150": Measure(_share(capped, True)),
        "nugget_recall_150": Measure(_share(capped, False)),
        "nugget_recall": Measure(given),
    }
    if given:
        measures["citation_recall"] = Measure(supported, given)
    return measures


def _share(matches: Sequence[NuggetMatch], supported: bool) -> float:
    total = sum(match.nugget.worth for match in matches)
    reached = sum(
        match.nugget.worth for match in matches if (match.supported if supported else match.matched)
    )
    return reached / total


def asserted_traps(gold: GoldQuestion, answer: ParsedAnswer) -> tuple[Distractor, ...]:
    """The distractors that the answer asserts; an answer that abstains asserts nothing."""
    if not answer.answered:
        return ()
    return tuple(distractor for distractor in gold.distractors if _places(distractor.match, answer))
