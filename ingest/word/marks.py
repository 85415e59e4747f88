"""The names that Word's XML gives to things, and how to ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAME = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
Element = Any  # an lxml element: lxml has no types of its own


def name(element: Element) -> str:
    """The element's name without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The element reached by the names, or None."""
    for step in path:
        if element is None:
            return None
        element = element.find(_WORD + step)
    return element


def children(element: Element, *names: str) -> Iterator[Element]:
    """The direct children of these names."""
    return (each for each in element if name(each) in names)


def value(element: Element | None, *path: str) -> str | None:
    """The ``w:val`` of the element reached by the names, or None."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def attribute(element: Element, key: str) -> str | None:
    """An attribute in Word's namespace."""
    found: str | None = element.get(_WORD + key)
    return found


def number(element: Element | None, *path: str) -> int | None:
    """The value as a whole number, or None."""
    found = value(element, *path)
    try:
        return None if found is None else int(found)
    except ValueError:
        return None


def switched(element: Element | None, key: str) -> bool | None:
    """Whether a property such as bold is on; None where nothing is said."""
    found = child(element, key)
    if found is None:
        return None
    return attribute(found, "val") not in ("0", "false", "none", "off")


def preferred(element: Element) -> Element | None:
    """Of alternatives for old and new programs, the one for new programs."""
    chosen: Element | None = element.find(_SAME + "Choice")
    return chosen if chosen is not None else element.find(_SAME + "Fallback")
