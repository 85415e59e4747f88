"""How the wordings are written down: one pattern of several alternatives."""

from __future__ import annotations

import re

COUNCILS = r"(?:local )?(?:authorit(?:y|ies)|councils?)"
PAPERS = r"(?:papers?|documents?|reports?|minutes|agendas?|packs?|files?)"
IS_GRADED = r"^\W*(?:is|are|was|were) (?:[\w'’]+ ){1,5}(?:good|outstanding|inadequate|failing)(?: now| still)?\W*$"
"""Whether a council is of a grade: ``is Oakvale good``."""


def any_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern that fits where any of the alternatives does, in any case."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)
