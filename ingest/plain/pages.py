"""What web pages print and show beside their text: links onward, and the numbers of lists."""

from __future__ import annotations

import re

# What committee pages put beside their links: the way to more, and a file's kind and size.
_VIEW = re.compile(
    r"view (?:the |all )?(?:background|directions|map|reasons|declarations|comments|full|options|"
    r"minutes|additional|related)\b|find out more\b|attendance details$|(?:public )?(?:agenda "
    r"front\s?sheet|(?:agenda )?reports pack|printed (?:draft )?(?:minutes|decisions))$",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\s*\b(?:pdf icon\s+)?(?:PDF|DOCX?|XLSX?|PPTX?)\s+\(?\d+(?:\.\d+)?\s?[KM]B\)?$")
# Between an item's title and what is said of it; as a heading it would take the item's place.
_PART = re.compile(r"(?:minutes|additional documents|attachments|supporting documents):", re.I)
_DECISION = re.compile(r"decisions?:", re.IGNORECASE)
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_WHO_MAY_SEE = re.compile(r"\b(?:this|agenda)?\s*item\b.*\b(?:restricted|exempt)\b", re.IGNORECASE)


def leads_on(link: str) -> bool:
    """Whether a link says nothing of the paper: "View directions", "View the background".

    "View the reasons why item 12. is restricted" does: who may see it.
    """
    return bool(_VIEW.match(link)) and not _WHO_MAY_SEE.search(link)


def names_part(text: str) -> bool:
    """Whether a line only says that the minutes or documents of an item follow: "Minutes:"."""
    return bool(_PART.fullmatch(text.strip()))


def is_decision(text: str) -> bool:
    """Whether a line only says that the decision on an item follows: "Decision:"."""
    return bool(_DECISION.fullmatch(text.strip()))


def without_size(text: str) -> str:
    """The name of a linked file without its kind and size: "PDF 310 KB"."""
    return _SIZE.sub("", text)


def digits(value: str | None) -> str:
    """The first figures of an attribute, or nothing."""
    found = re.search(r"\d{1,6}", value or "")
    return found.group() if found else ""


def numeral(number: int, kind: str) -> str:
    """A list item's number as a browser shows it for the list's ``type``."""
    if kind in "aA" and 0 < number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in "iI" and 0 < number < 40:
        text = ""
        for sign, worth in _ROMAN:
            text += sign * (number // worth)
            number %= worth
        return text.upper() if kind == "I" else text
    return str(number)
