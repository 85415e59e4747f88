"""The form of a word: which verb it is of, and whether it tells of the past."""

from __future__ import annotations

from functools import lru_cache

from assistant.words.stems import stem

_IRREGULAR = """
    arise arose arisen|become became become|begin began begun|break broke broken
    bring brought brought|build built built|buy bought bought|catch caught caught
    choose chose chosen|come came come|deal dealt dealt|draw drew drawn|drive drove driven
    eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|find found found
    forget forgot forgotten|give gave given|go went gone|grow grew grown|hear heard heard
    hold held held|keep kept kept|know knew known|lay laid laid|lead led led|lend lent lent
    lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|ride rode ridden
    rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
    send sent sent|shake shook shaken|show showed shown|shrink shrank shrunk|sit sat sat
    speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen|strike struck struck
    sink sank sunk|speed sped sped|swear swore sworn|take took taken|teach taught taught
    tell told told|think thought thought|throw threw thrown|win won won|write wrote written
    wear wore worn|leave left left
"""
_PREFIXES = ("under", "over", "with", "out", "re", "mis", "fore", "up", "be")


def _table() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in _IRREGULAR.replace("\n", "|").split("|"):
        if row.strip():
            base, past, participle = row.split()
            found[past] = (base, "ed" if past == participle else "past")
            if participle not in (past, base):
                found[participle] = (base, "pp")
    return found


_FORMS = _table()
UNCHANGED = frozenset(("come", "become", "overcome", "run"))
"""Participles that are the base form too."""


@lru_cache(maxsize=65536)
def lemma_and_form(word: str) -> tuple[str, str]:
    """The word without its ending where the language is irregular, and its form: ``ed`` for
    past and participle alike, ``past``, ``pp``, ``ing``, ``s``, ``ly``, or nothing."""
    for prefix in ("", *_PREFIXES):
        rest = word[len(prefix) :]
        if word.startswith(prefix) and rest in _FORMS:
            base, form = _FORMS[rest]
            return prefix + base, form
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word, ending
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word, "s" if is_plural else ""


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """What the forms of one word share: ``took``, ``taken`` and ``takes`` are one."""
    return stem(lemma_and_form(word)[0])


def is_past(form: str) -> bool:
    """Whether a form may tell of the past by itself."""
    return form in ("ed", "past")


def are_compatible(one: str, other: str) -> bool:
    """Whether two forms may be the same: ``ed`` may be past or participle."""
    pair = {one, other}
    return one == other or ("ed" in pair and pair <= {"ed", "past", "pp"})
