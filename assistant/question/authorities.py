"""The authorities that a question names, and what is held of them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.question.one_name import all_of_one_name, elided
from corpus.authorities import Authority, Register
from corpus.authorities.authority import Mention

REMEMBERED = 64
"""Of how many questions it is kept whom they name."""
_STYLE = re.compile(
    r"\b(?:city|county|borough|district|metropolitan|royal|london|unitary|council|of|the|and)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:other than|except(?: for)?|apart from|besides|excluding|not|but)\s+(?:in\s+|at\s+|the\s+)*$",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"\bthe (?P<style>city|county|borough|district)(?: council)?\b(?!['’]s? (?:centre|hall))(?! centre| hall)",
    re.IGNORECASE,
)
# "Which Welsh councils", "the London boroughs": all that are held of a nation or a kind.
_OF_NATION = re.compile(
    r"\b(?P<nation>English|Welsh|Scottish|Northern Irish) (?:local )?(?:councils|authorities|LAs|boroughs|counties)\b"
    r"|\b(?P<kind>London boroughs|county councils|district councils|unitar(?:y (?:councils|authorities)|ies)"
    r"|metropolitan (?:boroughs|councils|districts))\b",
    re.IGNORECASE,
)
_NATIONS = {
    "english": "England",
    "welsh": "Wales",
    "scottish": "Scotland",
    "northern irish": "Northern Ireland",
}
_KINDS = {"l": "london", "c": "county", "d": "district", "u": "unitary", "m": "metropolitan"}
_ASKING = frozenset("which what does did how full is was are were who when has have".split())
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_FORMAL = re.compile(
    r"\b((?:[A-Z][a-z]+(?:[ -](?:and|upon|on|of|the|in))?[ -]){1,3}(?:(?:City|County|Borough|District|Metropolitan|Town|"
    r"Parish|Combined)\s+)*(?:Council|Authority))\b"
)
_TYPED = re.compile(
    r"\b([a-z]{5,} (?:(?:city|county|borough|district|metropolitan|unitary) )+council)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question says about whom.

    ``held`` are ids in the order named, ``sides`` the same by mention: one name may stand for
    an authority and its predecessor. ``unheld`` are the names of those nothing is held of,
    ``excluded`` ids it leaves out (``other than Kent``). ``notes`` tell what was taken for what;
    ``choices`` are the names that an undecided word may mean, with the word's own span.
    """

    held: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    choices: tuple[str, ...] = ()
    undecided: tuple[int, int] | None = None
    sides: tuple[tuple[str, ...], ...] = ()

    def joined(self, other: Named) -> Named:
        """Both as named in one question, the other last."""
        return replace(
            self,
            held=(*self.held, *(key for key in other.held if key not in self.held)),
            notes=(*self.notes, *other.notes),
            spans=tuple(sorted((*self.spans, *other.spans))),
            sides=(*self.sides, *other.sides),
        )


def within(named: Named, allowed: Collection[str]) -> tuple[Named, tuple[str, ...]]:
    """What is named of the authorities that a filter leaves, and the ids of those that it does
    not; everything where there is no filter."""
    outside = tuple(key for key in named.held if allowed and key not in allowed)
    if not outside:
        return named, ()
    sides = [tuple(key for key in side if key in allowed) for side in named.sides]
    held = tuple(key for key in named.held if key in allowed)
    return replace(named, held=held, sides=tuple(side for side in sides if side)), outside


class Names:
    """Finds authorities in questions: the register's, and the held ones it does not know."""

    def __init__(
        self, register: Register, held: Mapping[str, str], vocabulary: Container[str] = ()
    ) -> None:
        self._held = dict(held)
        self._places = {key: place_name(name) for key, name in self._held.items()}
        self._vocabulary = vocabulary
        own = [
            Authority(id=key, name=name, short_name=place_name(name))
            for key, name in held.items()
            if key not in register.by_id
        ]
        self._register = Register([*register.by_id.values(), *own]) if own else register
        self._found: OrderedDict[str, Named] = OrderedDict()

    def find(self, text: str) -> Named:
        """The authorities that a question names; a turn asks for them several times."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._named(text)
            if len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        return found

    def _named(self, text: str) -> Named:
        found = self._look_up(text)
        found = sorted([*found, *elided(text, found, self._look_up)], key=lambda one: one.start)
        mentions = [mention for mention in found if not self._is_ordinary(mention, text)]
        # "acc to Ofsted" beside a council's name is no second council.
        surer = [mention for mention in mentions if not _is_faint(mention)]
        mentions = self._without_districts(surer or mentions)
        shared = all_of_one_name(text, self._places)
        if shared:
            mentions = [one for one in mentions if not shared.start <= one.start < shared.end]
        held: dict[str, None] = {}
        sides: dict[tuple[str, ...], None] = {}
        unheld: dict[str, None] = {}
        excluded: dict[str, None] = {}
        notes: dict[str, None] = {}
        if shared:
            held.update(dict.fromkeys(shared.held))
            sides.update(dict.fromkeys((key,) for key in shared.held))
        for mention in mentions:
            ids = self._holdings(mention)
            if ids and _EXCEPT.search(text[: mention.start]):
                excluded.update(dict.fromkeys(ids))
            elif ids:
                rivals = self._rivals(mention)
                if rivals:
                    return Named(choices=rivals, undecided=(mention.start, mention.end))
                held.update(dict.fromkeys(ids))
                sides[tuple(ids)] = None
                notes.update(dict.fromkeys(self._notes(mention, ids)))
            else:
                unheld[self._register.name(mention.authority)] = None
        spans = [(mention.start, mention.end) for mention in mentions]
        if shared:
            spans.append((shared.start, shared.end))
        grouped = None if held or unheld else _OF_NATION.search(text)
        if grouped is not None:
            held.update(dict.fromkeys(self._of_group(grouped)))
            spans.append(grouped.span())
            if not held:
                unheld[f"any of the {grouped.group()}"] = None
        typed = [one for one in _TYPED.finditer(text) if one[1].split()[0] not in self._vocabulary]
        for name, span in _formal_names([*_FORMAL.finditer(text), *typed], spans):
            unheld[name] = None
            spans.append(span)
        return Named(
            tuple(held), tuple(unheld), tuple(excluded), tuple(notes), tuple(sorted(spans)),
            sides=tuple(sides),
        )  # fmt: skip

    def _look_up(self, name: str) -> list[Mention]:
        return self._register.find(name, lenient=True, held=tuple(self._held))

    def with_apostrophes(self, text: str) -> str:
        """A question with the apostrophe that ``Kents director`` lacks."""
        # Of hundreds of names few are in a question at all, and to look for letters is quickest.
        small = text.lower()
        for place in self._places.values():
            if f"{place.lower()}s" not in small:
                continue
            pattern = rf"\b{re.escape(place)}(?=s\s+\w)"
            for match in reversed(list(re.finditer(pattern, text, re.IGNORECASE))):
                if f"{match.group()}s".lower() not in self._vocabulary:
                    text = f"{text[: match.end()]}'{text[match.end() :]}"
        return text

    def relatives(self, name: str) -> tuple[str, ...]:
        """Held authorities that nearly share a name: the county of an unheld city."""
        place = place_name(name).lower()
        return tuple(
            key
            for key, own in self._held.items()
            if own != name and _nearly(place, place_name(own).lower())
        )

    def counterpart(self, text: str, before: Sequence[str]) -> Named:
        """``The city`` after a question about the county of nearly the same name.

        ``before`` are the ids that the conversation is about; nothing is named where the words
        suit one of those, or nobody held.
        """
        match = _STYLED.search(text)
        if match is None:
            return Named()
        style = match.group("style").lower()
        own = [self._held[key] for key in before if key in self._held]
        if any(style in name.lower().split() for name in own):
            return Named()
        found = [key for name in own for key in self.relatives(name)]
        suited = [key for key in found if style in self._held[key].lower().split()]
        if len(set(suited)) != 1:
            return Named()
        return self._taken(match, suited[0])

    def alone(self, text: str) -> Named:
        """``The County Council`` where only one county is held, and ``the city`` beside it."""
        found = [(match, self._of_style(match)) for match in _STYLED.finditer(text)]
        sure = {suited[0] for _, suited in found if len(suited) == 1}
        kin = {key for one in sure for key in self.relatives(self._held[one])}
        named = Named()
        for match, suited in found:
            # Beside the city of a county, the county is that one.
            meant = suited if len(suited) == 1 else [key for key in suited if key in kin]
            if len(meant) == 1 and meant[0] not in named.held:
                named = named.joined(self._taken(match, meant[0]))
        return named

    def _of_style(self, match: re.Match[str]) -> list[str]:
        style = match.group("style").lower()
        return [key for key, name in self._held.items() if style in name.lower().split()]

    def _of_group(self, match: re.Match[str]) -> list[str]:
        """The held authorities of the nation or of the kind that is named."""
        nation = _NATIONS.get((match["nation"] or "").lower())
        kind = _KINDS.get((match["kind"] or "")[:1].lower())
        own = {key: self._register.by_id[key] for key in self._held if key in self._register.by_id}
        return [key for key, one in own.items() if nation == one.nation or kind == one.kind]

    def _taken(self, match: re.Match[str], key: str) -> Named:
        note = f"“{match.group()}” is taken as {self._held[key]}."
        return Named((key,), notes=(note,), spans=(match.span(),), sides=((key,),))

    def _without_districts(self, mentions: list[Mention]) -> list[Mention]:
        """Without the bare names of districts of which nothing is held, where a county is named:
        ``Thanet's share of Kent's budget`` is asked of the county."""
        of = self._register.by_id
        counties = [one for one in mentions if self._holdings(one) and of[one.authority].is_county]
        if not counties:
            return mentions
        return [
            one
            for one in mentions
            if one.how not in ("place", "alias", "near")
            or of[one.authority].kind != "district"
            or self._holdings(one)
        ]

    def _is_ordinary(self, mention: Mention, text: str) -> bool:
        """Whether words of the papers only look like a name of somebody not held (``beds``)."""
        if mention.how in ("name", "domain") or self._holdings(mention):
            return False
        if _POSSESSIVE.match(text[mention.end :]):
            return False
        tokens = mention.text.lower().split()
        # "Working" is no misspelt Woking, with a capital or without.
        written = mention.text.islower() or mention.how == "near"
        return written and all(token in self._vocabulary for token in tokens)

    def _holdings(self, mention: Mention) -> list[str]:
        """The held ids that stand for a mention: the authority, or those before and after it."""
        if mention.authority in self._held and mention.how in ("name", "domain"):
            return [mention.authority]
        line = [key for key in self._register.line(mention.authority) if key in self._held]
        # "Penhollow county" is the county council, not the one that came after it.
        styles = set(_STYLE.findall(mention.text.lower()))
        suited = [key for key in line if styles and styles <= set(self._held[key].lower().split())]
        return suited or line

    def _rivals(self, mention: Mention) -> tuple[str, ...]:
        """Names of held authorities among which the bare words do not decide."""
        others = [key for key in mention.alternatives if key in self._held]
        if mention.how == "abbreviation" and mention.ambiguous and others:
            return (self._held[mention.authority], *(self._held[key] for key in others))
        if mention.how in ("name", "domain", "alias", "abbreviation"):
            return ()
        line = set(self._register.line(mention.authority))
        written = place_name(mention.text).lower()
        same = [
            key
            for key in others
            if key not in line and place_name(self._held[key]).lower() == written
        ]
        return (self._held[mention.authority], *(self._held[key] for key in same)) if same else ()

    def _notes(self, mention: Mention, ids: list[str]) -> list[str]:
        names = " and ".join(self._held[key] for key in ids)
        others = [
            self._held[key] for key in mention.alternatives if key in self._held and key not in ids
        ]
        if others and mention.ambiguous:
            return [f"“{mention.text}” is taken as {names}, not {' or '.join(others)}."]
        if mention.how in ("near", "abbreviation") or len(ids) > 1:
            return [f"“{mention.text}” is taken as {names}."]
        if ids != [mention.authority]:
            return [f"“{mention.text}” is taken as {names}."]
        return []


def _nearly(one: str, other: str) -> bool:
    """Whether two places nearly share a name: Derby and Derbyshire."""
    return one[:6] == other[:6] or (min(len(one), len(other)) > 3 and one[:5] == other[:5])


def _is_faint(mention: Mention) -> bool:
    """Whether it rests on a council's initials in small letters."""
    return mention.how == "abbreviation" and mention.text.islower() and len(mention.text) <= 4


def place_name(name: str) -> str:
    """The place in an authority's name: ``Fenmarsh`` of ``Fenmarsh Borough Council``."""
    return " ".join(_STYLE.sub(" ", name).split()) or name


def _formal_names(
    matches: Sequence[re.Match[str]], spans: list[tuple[int, int]]
) -> list[tuple[str, tuple[int, int]]]:
    """Names with the form of a council's that the register does not know, as they are written."""
    found = []
    for match in matches:
        inside = any(start < match.end() and match.start() < end for start, end in spans)
        place = _STYLE.sub(" ", match.group(1)).split()
        if not inside and place and place[0].lower() not in _ASKING:
            name = match.group(1)
            found.append((name.title() if name.islower() else name, match.span(1)))
    return found
