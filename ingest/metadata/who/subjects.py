"""A field of a paper's head that names its body without the word: ``Committee: Education``."""

from __future__ import annotations

import re

from ingest.metadata.fields import Field

_SUBJECT = re.compile(
    r"(?!(?:None|All|Various|Not|Any|Mr|Mrs|Ms|Dr|Cllr|Councillor|Chair|Director|Head|Officer|Date|"
    r"To|Tbc)\b)[A-Z][a-z]+(?:(?:,? and |,? & |, | )[A-Z][a-z]+){0,4}"
)


def is_council(field: Field) -> bool:
    """Whether the field names the meeting of the whole council."""
    return bool(re.fullmatch(r"(?:full )?council", field.value.strip(), re.IGNORECASE))


def named_by_subject(field: Field) -> str | None:
    """The committee's name, made of its subject; None where the field tells something else."""
    subject = field.value.strip()
    alone = field.label.strip(" :").lower() == "committee" and _SUBJECT.fullmatch(subject)
    return f"{subject} Committee" if alone else None


def is_whose(field: Field) -> bool:
    """Whether the field says whose the paper is: ``Council: Leeds City Council``."""
    return field.label.strip(" :").lower() == "council" and not is_council(field)
