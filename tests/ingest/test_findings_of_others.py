"""Powers in standing rules are no actions, and what a partner did is no act of the authority."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from ingest.reader import read

REPORT = "Leeds City Council\nScrutiny Board\n5 March 2025\nReport of the Chief Officer\n"
RULES = "Leeds City Council\nConstitution\nPart 3: Responsibility for functions\n"
MINUTES = (
    "Leeds City Council\nMinutes of the meeting of the Executive Board held on 5 March 2025\n"
    "Present: Councillor Ash\n44 Apologies\nThere were none.\n45 Partners\n{}\n"
    "46 Close\nThe meeting closed at noon."
)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def kinds(text: str, folder: Path, register: Register) -> list[str]:
    path = folder / "paper.txt"
    path.write_text(text.replace("\n", "\n\n") + "\n", encoding="utf-8")
    return [
        finding.kind
        for made in read(path, source=path.name, register=register)
        for finding in made.findings
    ]


@pytest.mark.parametrize(
    "text",
    [
        RULES + "Audit Committee\nThe functions of the Committee are:\n(a) to approve the annual "
        "statement of accounts;\n(b) to agree the internal audit plan.\nThe Committee shall:\n"
        "(a) appoint a chair each year;\n(b) report to Council.",
        RULES + "Article 7: The Executive\n7.1 The Executive will:\n(a) carry out all functions "
        "that no other part of the authority has;\n(b) take measures to secure best value.\n"
        "Scheme of delegation\nThe following actions are delegated to the Chief Executive:\n"
        "1. The power to sign contracts.\n2. The power to grant leases of up to seven years.",
        REPORT + "1. Purpose\n1.1 The terms of reference are below.\n2. Remit\nThe Board will:\n"
        "• review the plans of the Executive Board;\n• make recommendations to it.",
        REPORT + "4. Powers and duties\nThe main actions of the sub-committee are to:\n"
        "(i) determine applications;\n(ii) hear appeals.",
        REPORT + "2. Role of the Panel\n2.1 The Panel must review its progress each year. Next "
        "steps are agreed by it.",
    ],
)
def test_powers_are_no_findings(text: str, tmp_path: Path, register: Register) -> None:
    assert kinds(text, tmp_path, register) == []


def test_what_will_be_done_still_is_an_action(tmp_path: Path, register: Register) -> None:
    text = REPORT + "3. Next steps\nThe following actions are proposed:\n(a) to approve the plan "
    text += "in May;\n(b) to set up a board."
    assert kinds(text, tmp_path, register) == ["action", "action"]


@pytest.mark.parametrize(
    "said",
    [
        "The Ombudsman has agreed that the Council has put things right.",
        "The Integrated Care Board has agreed to fund half of the work.",
        "The NHS Trust board approved the scheme on 3 February 2025.",
        "The school governing board agreed to change its hours.",
        "The parish council has agreed to run the hall.",
        "Bradford Council has agreed to join the scheme.",
        "Kirklees Council's Cabinet approved the same scheme in May 2024.",
        "The Police and Crime Panel approved the precept.",
        "The union's members agreed the offer.",
        "The company's board has agreed a dividend.",
    ],
)
def test_a_partners_act_is_no_decision(said: str, tmp_path: Path, register: Register) -> None:
    assert "decision" not in kinds(f"{REPORT}2. News\n2.1 {said}", tmp_path, register)


@pytest.mark.parametrize(
    "said",
    [
        "Cabinet approved the scheme on 10 February 2025.",
        "Full Council adopted the policy on 22 January 2025.",
        "The Health and Wellbeing Board endorsed the strategy in December 2024.",
        "The Schools Forum agreed the formula.",
        "Leeds City Council agreed to sell the hall.",
        "The Council has agreed to apologise to the family.",
        "After the Trust's board had met, the Executive Board agreed that the unit would open.",
    ],
)
def test_its_own_bodies_decide(said: str, tmp_path: Path, register: Register) -> None:
    assert "decision" in kinds(f"{REPORT}2. News\n2.1 {said}", tmp_path, register)


@pytest.mark.parametrize(
    ("said", "resolved"),
    [
        ("The Integrated Care Board agreed to fund a further ten beds.", False),
        ("The Trust board resolved to close the ward.", False),
        ("The governing board agreed that the school close.", False),
        ("The Parish Council agreed to match the grant.", False),
        ("The Board agreed that the school close.", True),
        ("The Executive Board agreed to the Trust's proposal.", True),
        ("It was agreed that the Trust be asked to attend.", True),
    ],
)
def test_minutes_resolve_only_what_the_meeting_did(
    said: str, resolved: bool, tmp_path: Path, register: Register
) -> None:
    assert ("resolution" in kinds(MINUTES.format(said), tmp_path, register)) == resolved


@pytest.mark.parametrize(
    ("said", "judged"),
    [
        ("In July 2019 inspectors found that services required improvement to be good.", True),
        ("Ofsted inspected in March 2025 and found services to be good overall.", True),
        ("Inspectors found that services give good support to parents.", False),
        ("The survey found that relationships were good.", False),
    ],
)
def test_what_was_found_to_be_so_is_a_judgement(
    said: str, judged: bool, tmp_path: Path, register: Register
) -> None:
    assert ("judgement" in kinds(f"{REPORT}2. News\n2.1 {said}", tmp_path, register)) == judged


def test_what_the_council_has_agreed_to_do_are_actions(tmp_path: Path, register: Register) -> None:
    said = "Within one month of the decision the Council has agreed to:\n(a) say sorry to her; and"
    text = f"{REPORT}2. Remedy\n2.1 {said}\n(b) give her a place at the school."
    assert kinds(text, tmp_path, register) == ["action", "action"]


def test_a_decision_that_may_yet_be_called_in_was_not(tmp_path: Path, register: Register) -> None:
    said = "These decisions come into force on 13 June 2025 unless they are called in."
    assert "decision" not in kinds(f"{REPORT}2. News\n2.1 {said}", tmp_path, register)


def test_a_resolution_within_its_minute(tmp_path: Path, register: Register) -> None:
    said = (
        "The Director reported. Resolved - (a) That the plan be agreed; and (b) that all be told."
    )
    assert "resolution" in kinds(MINUTES.format(said), tmp_path, register)


@pytest.mark.parametrize(
    ("lead", "decided"),
    [
        ("On 29 January 2025 the Executive Board unanimously agreed the following motion:", 2),
        ("Cabinet resolved in May 2024 to:", 2),
        ("The Trust's board agreed that:", 0),
        ("The Board is asked to agree that:", 0),
        ("Cabinet agreed the following priorities for 2025:", 0),
    ],
)
def test_what_a_meeting_decided_may_stand_in_a_list(
    lead: str, decided: int, tmp_path: Path, register: Register
) -> None:
    text = f"{REPORT}2. News\n2.1 {lead}\n(a) the hall be kept; and\n(b) rents be frozen.\n2.2 So."
    assert kinds(text, tmp_path, register).count("decision") == decided


def test_the_reason_for_a_recommendation_is_none(tmp_path: Path, register: Register) -> None:
    text = (
        f"{REPORT}3. Recommendations\nThat the Board notes the report.\nFor the following reason: "
    )
    assert kinds(f"{text}To keep people safe.", tmp_path, register) == ["recommendation"]


def test_a_recommendation_within_its_minute_is_no_resolution(
    tmp_path: Path, register: Register
) -> None:
    said = "The Board had before it a report. RECOMMENDED to Council that the plan be approved."
    assert kinds(MINUTES.format(said), tmp_path, register) == ["recommendation"]
