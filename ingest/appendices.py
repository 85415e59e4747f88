"""The appendices that a paper refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = r"(?:\d{1,2}(?:\.\d)?[A-Za-z]?|[A-Z]{1,2}\d?|[IVX]{1,4}|[ivx]{1,4})"
_ONE = re.compile(
    rf"\b(?P<kind>[Aa]ppendix|APPENDIX|[Aa]nnexe?|ANNEXE?|[Ee]nclosure)\s+"
    rf"(?P<first>{_NUMBER}|[a-h])\b(?![-/]\d)"
)
_SEVERAL = re.compile(
    rf"\b(?P<kind>[Aa]ppendices|APPENDICES|[Aa]nnexes|[Ee]nclosures)\s+"
    rf"(?P<list>{_NUMBER}(?:\s*(?:,|and|&|to|-|–)\s*{_NUMBER})+)\b"
)
_BEGUN = ("append", "annex", "enclosure")
_KINDS = {"appendices": "Appendix", "annexes": "Annex", "enclosures": "Enclosure",
          "annexe": "Annex"}  # fmt: skip
_ROMAN = re.compile(r"[ivx]+$")


def may_name_appendix(text: str) -> bool:
    """A quick no for the many texts without a word for an appendix."""
    small = text.lower()
    return any(begun in small for begun in _BEGUN)


def appendices_named(texts: Iterable[str]) -> tuple[str, ...]:
    """``Appendix A``, ``Annex 2`` ... in order of first mention, each once."""
    found: dict[str, None] = {}
    for text in texts:
        if not may_name_appendix(text):
            continue
        hits = [(m.start(), _each(m)) for m in _SEVERAL.finditer(text)]
        hits += [(m.start(), [_name(m["kind"], m["first"])]) for m in _ONE.finditer(text)
                 if _is_number(m["first"])]  # fmt: skip
        for _, names in sorted(hits):
            found.update(dict.fromkeys(names))
    return tuple(found)


def _each(match: re.Match[str]) -> list[str]:
    parts = re.split(r"\s*(,|and|&|to|-|–)\s*", match["list"])
    names = [parts[0]]
    for sign, number in zip(parts[1::2], parts[2::2], strict=False):
        if sign in ("to", "-", "–"):
            names += _between(names[-1], number)
        names.append(number)
    return [_name(match["kind"], number) for number in dict.fromkeys(names)]


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and int(last) - int(first) < 30:
        return [str(n) for n in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(n) for n in range(ord(first.upper()) + 1, ord(last.upper()))]
    return []


def _is_number(text: str) -> bool:
    """A letter alone may be a word: ``appendix a`` counts, ``annex is`` does not."""
    return not text.isalpha() or text.isupper() or len(text) == 1 or bool(_ROMAN.match(text))


def _name(kind: str, number: str) -> str:
    kind = _KINDS.get(kind.lower(), kind.capitalize())
    return f"{kind} {number.upper() if number.isalpha() and len(number) < 3 else number}"
