"""Names and offices, as they stand at the end of a report."""

from __future__ import annotations

import re

_LONGEST = 160
_SENTENCE = 6
_POST = re.compile(
    r"\b(?:director|officer|manager|head of|councillor|cllr|counsel|chief|leader of|"
    r"portfolio holder|cabinet member|lead member|solicitor|clerk|majesty[’']s inspector)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+(?:\s+(?:OBE|MBE|CBE))?$")
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor)\b[^,:]{3,40}"
_PLAIN = r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,2}"
_SIGNATORY = re.compile(rf"^(?:{_TITLED}|{_PLAIN}),\s")
_TELLS = re.compile(r"\b(?:is|was|were|has|had|said|asked|introduced|proposed|seconded|moved)\b")


def is_post(text: str) -> bool:
    """Whether the text may be the title of an office."""
    return len(text) < _LONGEST and bool(_POST.search(text))


def is_signatory(text: str) -> bool:
    """Whether the text is a name followed by an office, as at the end of a report."""
    told = text.rstrip().endswith(".") and len(text.split()) > _SENTENCE
    return bool(_SIGNATORY.match(text)) and is_post(text) and not (told or _TELLS.search(text))


def is_name(text: str) -> bool:
    """Whether the text may be a person's name and nothing else."""
    return bool(_NAME.match(text)) and not _POST.search(text)
