"""Authorities named in a text: which words, and which authority they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from corpus.authorities.authority import Authority, How, Mention
from corpus.authorities.context import Surroundings, is_something_else, surroundings
from corpus.authorities.names import Form, NameIndex, Word, initials, words_of
from corpus.authorities.near import NearNames

_SMALL_WORDS = frozenset(
    (
        "a",
        "y",
        "ar",
        "and",
        "of",
        "on",
        "in",
        "upon",
        "under",
        "with",
        "the",
        "le",
        "super",
        "nan",
        "h",
    )
)


class MentionFinder:
    """Finds the authorities that a text names; built once for a register."""

    def __init__(self, authorities: dict[str, Authority]) -> None:
        self._authorities = authorities
        self._names = NameIndex(authorities.values())
        self._relatives = _relatives(authorities.values())
        self._near: NearNames | None = None
        self._initials: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for authority in authorities.values():
            if letters := initials(authority):
                self._initials[letters.lower()].append((letters, authority.id))

    def relatives(self, authority: str) -> tuple[str, ...]:
        """Others that nearly share its name: the city of a county, the county of a city."""
        return self._relatives.get(authority, ())

    def find(self, text: str, *, lenient: bool, held: Collection[str]) -> list[Mention]:
        """The mentions in reading order, the longest at each place."""
        if not lenient and not self._names.may_name(text):
            return []
        words = words_of(text)
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = self._at(text, words, at, lenient, held)
            if mention is None and lenient:
                mention = self._loosely_at(text, words, at, held)
            at += 1
            if mention is not None:
                found.append(mention)
                at += sum(1 for word in words[at:] if word.start < mention.end)
        return found

    def _at(
        self, text: str, words: list[Word], at: int, lenient: bool, held: Collection[str]
    ) -> Mention | None:
        for form in self._names.forms_at(words, at):
            last = at + len(form.words) - 1
            start, end = words[at].start, words[last].end
            if not lenient and not _written_as_name(form, text[start:end], words[at : last + 1]):
                continue
            end -= 2 * words[last].possessive
            around = surroundings(text, start, end, lenient=lenient)
            certain = around.style is not None or form.how in ("name", "abbreviation")
            if certain or not is_something_else(text, words, at, form, lenient, held):
                return self._mention(text, form, around, held)
        return None

    def _loosely_at(
        self, text: str, words: list[Word], at: int, held: Collection[str]
    ) -> Mention | None:
        """Initials of a held council's name (``ncc``), or a name misspelt."""
        word = words[at]
        ids = self._of_initials(word, held)
        if ids:
            span = text[word.start : word.end]
            return Mention(
                ids[0], word.start, word.end, span, "abbreviation", len(ids) > 1, tuple(ids[1:])
            )
        if self._near is None:
            self._near = NearNames(self._authorities.values())
        near = self._near.at(text, words, at, held)
        if near is None:
            return None
        form, last = near
        around = surroundings(text, word.start, words[last].end, lenient=True)
        return self._mention(text, form, around, held, near=True)

    def _of_initials(self, word: Word, held: Collection[str]) -> list[str]:
        return sorted(
            authority
            for letters, authority in self._initials.get(word.folded, ())
            if authority in held
            and (word.written.isupper() or letters.endswith(("CC", "BC", "DC")))
        )

    def _mention(
        self,
        text: str,
        form: Form,
        around: Surroundings,
        held: Collection[str],
        near: bool = False,
    ) -> Mention:
        taken, fits = self._choose(form, around.style, held)
        settled = form.how == "name" or bool(around.style and fits)
        others = list(form.ids)
        if not fits or (not settled and form.how != "abbreviation"):
            others += self._mistaken_for(taken, form, fits)
        others = [i for i in dict.fromkeys(others) if i != taken]
        how: How = "name" if around.style is not None else form.how
        return Mention(
            taken,
            around.start,
            around.end,
            text[around.start : around.end],
            "near" if near else how,
            bool(others) and not settled,
            tuple(others),
        )

    def _choose(self, form: Form, style: str | None, held: Collection[str]) -> tuple[str, bool]:
        """The authority meant, and whether its own style agrees with the words."""
        if not style:
            return self._preferred(form.ids, held), True
        own, ids = self._best_fit(form.ids, style)
        grade, kin = self._best_fit((k for i in form.ids for k in self.relatives(i)), style)
        if grade > own:
            return self._preferred(kin, held), False
        return self._preferred(ids or form.ids, held), own > 0

    def _best_fit(self, ids: Iterable[str], style: str) -> tuple[int, list[str]]:
        graded = [(_fit(self._authorities[i], style), i) for i in ids]
        best = max((grade for grade, _ in graded), default=0)
        return best, [i for grade, i in graded if grade == best and grade]

    def _mistaken_for(self, taken: str, form: Form, fits: bool) -> Iterable[str]:
        """Relatives that a reader may have meant: the county by its city, not the reverse."""
        if not fits:
            return (*form.ids, *self.relatives(taken))
        said = " ".join(form.words)
        own = self._authorities[taken].short_name.lower()
        if form.how != "place" and not own.startswith(said):
            return ()
        return (
            i
            for i in self.relatives(taken)
            if self._authorities[i].short_name.lower().startswith(said)
        )

    def _preferred(self, ids: Iterable[str], held: Collection[str]) -> str:
        """A held authority before others, one that exists before one that is gone."""
        return min(ids, key=lambda i: (i not in held, bool(self._authorities[i].to_date)))


def _fit(authority: Authority, style: str) -> int:
    """How well an authority answers to a style: 2 by its own name, 1 by its kind, 0 not."""
    if "county" in style and "borough" not in style:
        return 2 if authority.is_county else int(authority.kind in ("unitary", "welsh", ""))
    if authority.kind == "county":
        return 0
    if "city" in style:
        return 2 if authority.is_city else int(authority.kind in ("metropolitan", "unitary", ""))
    return 2 if style.split()[-1].title() in authority.name else 1


def _written_as_name(form: Form, span: str, words: list[Word]) -> bool:
    if form.how == "abbreviation":
        return span.removesuffix("'s").removesuffix("’s") == form.capitals
    begin = words[0].start
    return all(
        word.written[0].isupper()
        or word.written[0] == "&"
        or word.folded in _SMALL_WORDS
        or span[word.start - begin - 1] == "-"  # "Pen-y-bont", "Castell-nedd"
        for word in words
    )


def _relatives(authorities: Iterable[Authority]) -> dict[str, tuple[str, ...]]:
    """Pairs that are mistaken for each other: X and Xshire, X and X-under-Y, one name twice."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for authority in authorities:
        words = [word.folded for word in words_of(authority.short_name)]
        short = " ".join(words)
        by_stem[short].append(authority.id)
        if short.endswith("shire"):
            by_stem[short.removesuffix("shire")].append(authority.id)
        if len(words) > 2 and words[1] in ("upon", "under", "on", "in"):
            by_stem[words[0]].append(authority.id)
    related: dict[str, dict[str, None]] = defaultdict(dict)
    for ids in by_stem.values():
        for left in ids:
            related[left].update(dict.fromkeys(i for i in ids if i != left))
    return {i: tuple(kin) for i, kin in related.items()}
