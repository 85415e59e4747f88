"""A file to keep, under a name that says what is in it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from fastapi.responses import Response

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown; charset=utf-8"
LONGEST = 80
# What no system forbids in a file's name; a dot would begin its ending.
_KEPT = re.compile(r"[^\w ,()&+’-]+")


def download(content: str | bytes, kind: str, title: str, ending: str) -> Response:
    """An answer that the browser keeps as a file named after its title."""
    name = file_name(title)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or "download"
    named = f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(name)}.{ending}"
    return Response(content, media_type=kind, headers={"Content-Disposition": named})


def file_name(title: str) -> str:
    """A title as the name of a file: without what some systems refuse, cut between words."""
    words = _KEPT.sub(" ", title).split()
    name = ""
    for word in words:
        if len(name) + len(word) >= LONGEST:
            break
        name = f"{name} {word}".strip()
    return name or "download"
