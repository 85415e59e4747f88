"""The resolution to exclude the public is itself for the public."""

from __future__ import annotations

from pathlib import Path

from corpus.authorities import Register
from ingest.reader import read

MINUTES = """LOWER HARPLEY PARISH COUNCIL

Minutes of the meeting of the Parish Council held on 6 November 2024

Present: Councillors Ashe (Chair), Birch and Cole

24/35 Grass

RESOLVED to cut the grass.

24/36 Confidential matters

RESOLVED that, in view of the confidential nature of the business, the public and press be excluded.

The pay of the Clerk was talked of.
"""


def test_it_stays_where_what_it_closes_does_not(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(MINUTES, encoding="utf-8")
    (made,) = read(tmp_path / "paper.txt", source="paper.txt", register=Register.load())
    labels = [p.label for p in made.paragraphs if p.kind != "front_matter"]
    assert labels == ["Minute 24/35", "Minute 24/36"]
    assert made.paper.status == "part_exempt"
    assert [f.kind for f in made.findings] == ["resolution", "resolution"]
