"""The body of a local council's minutes that name none: the council itself met.

A parish, town or community council meets as a whole; a committee of its says so. Minutes of "the
meeting held on" a day under its name are the council's. A larger council has many bodies, and of
its minutes nothing can be told so.
"""

from __future__ import annotations

import re

from ingest.metadata.head import Head, where

_LOCAL = re.compile(r"\b(?P<body>(?:Parish|Town|Community)\s+Council)$")
_MET = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|approved)\s+)?(?:minutes|notes|agenda)\s+(?:of|for)\s+(?:the\s+|an?\s+)?"
    r"(?:(?:ordinary|annual|extraordinary|special|monthly|bi-?monthly|scheduled|statutory|full)\s+)?"
    r"meeting\b(?!\s+of\b)(?:[\s,:–-]+(?:held|which\s+took\s+place|on|at|in|\w+day|\d)\b.*)?\W*$",
    re.IGNORECASE,
)


def council_itself(head: Head, authority_name: str) -> tuple[str, str] | None:
    """The local council as the body that met, and the line that tells of the meeting."""
    council = _LOCAL.search(authority_name)
    if council is None:
        return None
    line = next((one for one in head.lines if _MET.match(one.text.strip())), None)
    return (council["body"], where(line)) if line else None
