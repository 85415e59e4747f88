"""A question without what looks like personal data.

Patterns find what has a form: addresses, numbers, titles before names. A name without a title,
or what a question tells of somebody, they do not find: for that, keep digests alone.
"""

from __future__ import annotations

import re

_PATTERNS = tuple(
    (re.compile(pattern), mark)
    for pattern, mark in (
        (r"(?i)\b[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", "[e-mail]"),
        (r"(?i)\bhttps?://\S+", "[address]"),
        # National Insurance numbers: two letters, six digits, one letter.
        (r"(?i)\b[A-CEGHJ-PR-TW-Z]{2}\s?(?:\d\s?){6}[A-D]\b", "[number]"),
        # UK telephone numbers, as written with spaces, hyphens or a country code.
        (r"(?<!\w)(?:\+44\s?\(?0?\)?|\(?0)\d(?:[\s()-]?\d){8,9}\b", "[telephone]"),
        # UK postcodes with a house's part: SW1A 2AA.
        (r"(?i)\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", "[postcode]"),
        (r"(?i)\b(?:aged?|born(?:\s+on)?|d\.?o\.?b\.?:?)\s+[\d/.-]+", "[age or birth]"),
        # Case, NHS and account numbers: six digits and more that no amount or year is made of.
        (r"(?<![\d£€$.,])\b\d{3}[\s-]?\d{3}[\s-]?\d{4}\b", "[number]"),
        (r"(?<![\d£€$.,])\b[A-Z]{0,4}[-/]?\d{6,}\b(?![.,]\d)", "[number]"),
        (
            r"\b(?:Mr|Mrs|Ms|Miss|Mx)\b\.?(?:\s+[A-Z]\.?)*(?:\s+[A-Z][\w’'-]+){1,3}",
            "[name]",
        ),
    )
)


def redacted(text: str) -> str:
    """The text with a mark in place of each e-mail address, number, postcode and titled name."""
    for pattern, mark in _PATTERNS:
        text = pattern.sub(mark, text)
    return text
