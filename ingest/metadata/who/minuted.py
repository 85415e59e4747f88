"""The body on the line that titles its minutes, in Welsh and where they are an extract."""

from __future__ import annotations

import re

# "Cofnodion cyfarfod y Pwyllgor Gwaith a gynhaliwyd ar 18 Chwefror": in Welsh the noun stands first
_WELSH = re.compile(
    r"\bcofnodion\s+(?:o['’]r\s+|g?c?h?yfarfod\s+)?(?:cyfarfod\s+)?(?:y|yr|o['’]r|i['’]r)?\s*"
    r"(?P<name>(?:is-?b?p?wyllgor|[pb]h?wyllgor|[cg]h?abinet|[pb]anel|[bf]wrdd|[cg]yngor)\b"
    r"(?:\s+(?!a\s+gynhaliwyd|dyddiedig|ar\s+\d)[\w'’,-]+){0,8}?)"
    r"\s*(?:,?\s*a\s+gynhaliwyd|,?\s+ar\s+\d|,?\s+\d|,|$)",
    re.IGNORECASE,
)
_EXTRACT = re.compile(
    r"^(?:minute\s+)?extracts?\s+(?:from|of)\s+(?:the\s+)?(?:draft\s+)?minutes\s+of\s+"
    r"(?:(?:the\s+|a\s+)?meeting\s+of\s+)?(?:the\s+)?(?P<name>.+)$",
    re.IGNORECASE,
)


def body_in_title(line: str) -> tuple[str, bool] | None:
    """The words that name the body, and whether they are Welsh; None for any other line."""
    if welsh := _WELSH.search(line):
        return welsh["name"], True
    extract = _EXTRACT.match(line.strip())
    return (extract["name"], False) if extract else None
