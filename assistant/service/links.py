"""The addresses of papers, paragraphs and page images, which stay the same from day to day."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

_PLACED = re.compile(r"(?:u\d+|p\d+\.\d+)(?:~\d+)?")


def paper_link(paper_id: str) -> str:
    """The page of one paper."""
    return f"/paper/{quote(paper_id)}"


def paragraph_link(paper_id: str, paragraph_id: str, text: str = "") -> str:
    """The page of a paper with one paragraph marked.

    One without a number is named by its place, which moves when the paper is read again: with its
    ``text`` a digest of its words goes along.
    """
    name = quote(local_id(paper_id, paragraph_id), safe="()~")
    is_placed = text and _PLACED.fullmatch(local_id(paper_id, paragraph_id))
    words = f"&words={words_digest(text)}" if is_placed else ""
    return f"{paper_link(paper_id)}?paragraph={name}{words}#marked"


def words_digest(text: str) -> str:
    """What stands for a paragraph's words in its link."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def page_image_link(paper_id: str, page: int, sha256: str) -> str:
    """The image of a page; the file's digest in it lets browsers keep the image."""
    return f"/page-image/{quote(paper_id)}?page={page}&of={sha256[:12]}"


def file_link(paper_id: str) -> str:
    """The file that the paper was read from."""
    return f"/file/{quote(paper_id)}"


def local_id(paper_id: str, paragraph_id: str) -> str:
    """A paragraph's id within its paper: ``5(b)~2``."""
    return paragraph_id.removeprefix(f"{paper_id}/")
