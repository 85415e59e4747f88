"""Minutes that tell in the passive what a meeting did: ``Payments were approved.``"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from ingest.reader import read

HEAD = """LOWER HARPLEY PARISH COUNCIL

Minutes of the meeting of the Parish Council held on 6 November 2024

Present: Councillors Ashe (Chair), Birch and Cole

24/31 Money

24/32 Rates

None.
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def resolved(folder: Path, register: Register, said: str) -> list[tuple[str | None, str]]:
    text = HEAD.replace("Money\n", f"Money\n\n{said}\n")
    (folder / "paper.txt").write_text(text, encoding="utf-8")
    (made,) = read(folder / "paper.txt", source="paper.txt", register=register)
    return [(f.outcome, f.text) for f in made.findings if f.kind == "resolution"]


@pytest.mark.parametrize(
    "said",
    [
        "Payments of £1,204.50 were approved.",
        "The accounts to 30 September were received and approved.",
        "The minutes of the meeting of 2 October 2024 were approved and signed.",
        "The revised standing orders were unanimously adopted.",
        "Councillor Birch was elected Vice-Chair for the year.",
        "The quotation of Marsh Fencing was accepted by a majority of the councillors present.",
    ],
)
def test_what_was_done(tmp_path: Path, register: Register, said: str) -> None:
    assert resolved(tmp_path, register, f"The Clerk spoke. {said}") == [("carried", said)]


@pytest.mark.parametrize(
    "said",
    [
        "The Clerk reported that the grant was approved.",
        "Application 24/0123 was approved.",
        "The lease was approved by the Secretary of State.",
        "The budget was approved in February.",
        "The fence, which was approved by the Council, has blown down.",
        "The budget was not approved.",
        "It was confirmed that the bus would run.",
        "The plan was approved on 4 March 2023.",
    ],
)
def test_what_was_not_done_there_and_then(tmp_path: Path, register: Register, said: str) -> None:
    assert resolved(tmp_path, register, said) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Members asked of fans. It was agreed that fans be fitted. The vote was unanimous.",
            "It was agreed that fans be fitted.",
        ),
        ("The engineer spoke. RESOLVED to buy a pump.", "RESOLVED to buy a pump."),
    ],
)
def test_a_resolution_without_the_debate_before_it(
    tmp_path: Path, register: Register, said: str, told: str
) -> None:
    assert resolved(tmp_path, register, said) == [("carried", told)]
