"""Whose a finding is that a council tells of the time before it existed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from corpus.authorities.register import Register
from corpus.paper import Finding, Paper

if TYPE_CHECKING:
    from corpus.library import Library

Former = dict[tuple[str, str | None], str]
"""Paragraph id and date of a finding to the name of the council that it is about."""


def former(
    register: Register, authority: str | None, day: str | None, text: Callable[[], str]
) -> str | None:
    """The name of the council that something was found about before ``authority`` took over.

    ``day`` is the partial ISO date of what was found, ``text`` gives what the paper says up to
    there, and is only asked where several councils came before: the one named last is meant.
    None where the authority existed then, or nothing is known of when it began.
    """
    known = register.get(authority)
    if known is None or not day or not known.from_date or known.from_date <= f"{day}-99-99"[:10]:
        return None
    before = [
        one.id for one in register.by_id.values() if known.id in one.successors and one.existed(day)
    ]
    if len(before) > 1:
        named = [m.authority for m in register.find(text()) if m.authority in before]
        before = named[-1:]
    return register.name(before[0]) if len(before) == 1 else f"A council before {known.name}"


def of_former_councils(
    library: Library, findings: Iterable[Finding], papers: Mapping[str, Paper]
) -> Former:
    """The findings that are of another council than the paper's, and that council's name."""
    found: Former = {}
    register = library.register
    for finding in findings:
        paper = papers.get(finding.paper_id)
        if paper is None or not finding.event_date:
            continue

        def told(one: Finding = finding) -> str:
            return _up_to(library, one)

        name = former(register, paper.authority, finding.event_date, told)
        if name:
            found[finding.paragraph_id, finding.event_date] = name
    return found


def _up_to(library: Library, finding: Finding) -> str:
    """The words of a finding's paper up to its paragraph and with it."""
    texts = []
    for paragraph in library.paragraphs(finding.paper_id):
        texts.append(paragraph.text)
        if paragraph.paragraph_id == finding.paragraph_id:
            break
    return "\n".join(texts)
