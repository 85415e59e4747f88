"""How often true sentences hold, and how often changed ones are caught, over a store's papers.

``python -m tests.bench_grounding STORE`` prints for each change how many were tried and held;
without STORE, how many of the statements in ``tests/assistant/held`` hold, kind by kind, and lists
those that should not and do, or should and do not.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from assistant.grounding.holding import hold
from assistant.grounding.sources import body
from assistant.words.sentences import sentences
from assistant.words.values import values
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant.held.cases import cases

Change = Callable[[str, random.Random], str | None]
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|should|could|can|would|must|does|did)\b"
)


def unchanged(text: str, _: random.Random) -> str | None:
    """The sentence itself."""
    return text


def digit(text: str, choose: random.Random) -> str | None:
    """One digit changed."""
    found = list(re.finditer(r"\d", text))
    if not found:
        return None
    at = choose.choice(found)
    other = (int(at.group()) + choose.randint(1, 9)) % 10
    return f"{text[: at.start()]}{other}{text[at.end() :]}"


def denial_dropped(text: str, _: random.Random) -> str | None:
    """The first denial left out."""
    made = re.sub(r"\b(?:not|no|never|without|nor)\s+", "", text, count=1)
    return made if made != text else None


def denial_put_in(text: str, choose: random.Random) -> str | None:
    """A ``not`` after a verb."""
    found = list(_VERB.finditer(text))
    if not found:
        return None
    at = choose.choice(found).end()
    return f"{text[:at]} not{text[at:]}"


def other_authority(text: str, _: random.Random) -> str | None:
    """Laid to a council whose paper it is not."""
    return f"Tillbury Borough Council: {text}"


def values_exchanged(text: str, choose: random.Random) -> str | None:
    """Two values of one kind in each other's place."""
    found = values(text)
    if len(found) < 2:
        return None
    one, other = sorted(choose.sample(list(found), 2), key=lambda value: value.start)
    if one.kind != other.kind or one.text == other.text:
        return None
    between = text[one.end : other.start]
    return f"{text[: one.start]}{other.text}{between}{one.text}{text[other.end :]}"


CHANGES: tuple[Change, ...] = (
    unchanged, digit, denial_dropped, denial_put_in, other_authority, values_exchanged,
)  # fmt: skip


def main(store: Path) -> None:
    """Print the counts for one store."""
    choose = random.Random(1)
    tried: Counter[str] = Counter()
    held: Counter[str] = Counter()
    with Library.open(store, CorpusSettings()) as library:
        for paper in library.papers():
            for paragraph in library.paragraphs(paper.paper_id):
                cited = body(paragraph, paper)
                for sentence in () if paragraph.cells else sentences(paragraph.text):
                    for change in CHANGES:
                        made = change(sentence.text, choose) if len(sentence.text) > 24 else None
                        if made is not None:
                            tried[change.__name__] += 1
                            held[change.__name__] += not hold(made, [cited]).reasons
    for change in CHANGES:
        name = change.__name__
        print(f"{name:18} tried {tried[name]:6}  held {held[name]:6}")


def written() -> None:
    """Print how the statements written by hand fare."""
    for name, should in (("altered", False), ("faithful", True)):
        tried: Counter[str] = Counter()
        held: Counter[str] = Counter()
        for case in cases(name):
            tried[case.kind] += 1
            held[case.kind] += case.holds
            if case.holds != should:
                print(f"  {name}, {case.kind}: {case.said}")
        for kind in tried:
            print(f"{name:9} {kind:12} tried {tried[kind]:4}  held {held[kind]:4}")
        print(f"{name:9} {'all':12} tried {tried.total():4}  held {held.total():4}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        written()
