"""Papers that say everything twice, in English and in Welsh: one finding of each, the English one.

What stands in one language alone keeps its findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpus.paper import Finding, Paragraph
from ingest.languages import lean
from ingest.translations import numbers_in, translations

_COUNTED = ("cost", "figure")  # found by their numbers, in any language


def told_once(findings: Sequence[Finding], paragraphs: Sequence[Paragraph]) -> list[Finding]:
    """The findings without those in Welsh that the paper gives in English too."""
    if not any(lean(finding.text) < 0 for finding in findings):
        return list(findings)
    twins = dict(translations(paragraphs))
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[finding.paragraph_id].append(finding)
    return [one for one in findings if not _is_told_again(one, told, twins)]


def _is_told_again(
    one: Finding, told: dict[str, list[Finding]], twins: dict[str, tuple[str, ...]]
) -> bool:
    """Whether a finding is the translation of one, or of words in which none was found."""
    if one.paragraph_id in twins:
        theirs = {other.kind for twin in twins[one.paragraph_id] for other in told.get(twin, ())}
        return one.kind in _COUNTED or one.kind in theirs
    return lean(one.text) < 0 and any(
        other.kind == one.kind
        and lean(other.text) > 0
        and numbers_in(other.text) == numbers_in(one.text)
        for other in told[one.paragraph_id]
    )
