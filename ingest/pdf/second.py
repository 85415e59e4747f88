"""pypdf as the second reader, in a process of its own: on broken files it may run for ever."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_SECONDS = 60
_CHILD = "import sys; sys.path[:] = {search!r}; from ingest.pdf.second import main; main({path!r})"


def second_reading(path: Path) -> list[str]:
    """The text of each page as pypdf finds it; empty where it cannot read the file either."""
    code = _CHILD.format(search=sys.path, path=str(path.resolve()))
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, timeout=_SECONDS, check=False
        )
        texts = json.loads(done.stdout) if done.returncode == 0 else []
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError):
        return []
    return [str(text) for text in texts]


def main(path: str) -> None:
    """Print the pages' texts as a JSON list."""
    import pypdf

    reader = pypdf.PdfReader(path, strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    json.dump([page.extract_text() for page in reader.pages], sys.stdout)
