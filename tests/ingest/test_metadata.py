"""What a paper says of itself, on heads of every shape that councils print."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import Paper
from ingest.appendices import appendices_named
from ingest.manifest import Manifest, ManifestError
from ingest.reader import read


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def head(tmp_path: Path, register: Register, text: str, name: str = "paper.txt") -> Paper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register, manifest=Manifest.load(tmp_path))
    return paper.paper


TABLE = """# Children's report

| | |
|---|---|
| Committee | Housing Scrutiny Board |
| Date of meeting | 11 March 2025 |
| Item | 6 |
| Report author | Ada Byron, Head of Repairs |
| Cabinet Member | Councillor Sid Vane, Housing |

## 1. Introduction

1.1 Kirklees Council has homes. Write to repairs@kirklees.gov.uk.
"""

COLONS = """Birmingham City Council
Report to Cabinet
22 March 2022

Subject: Places in schools
Report of: Director for Children
Relevant Cabinet Member: Cllr Una Marsh, Families
Report author: Ida Penn, Head of Service, 0121 000 0000

Does the report contain confidential or exempt information? No
If relevant, state which appendix is exempt.

1 Executive Summary
1.1 Text that says why. See Appendices A to C and annex 2.
"""

CAPITALS = """SURREY COUNTY COUNCIL

CABINET

DATE: 26 JANUARY 2021

REPORT OF: MRS ANN OTHER, CABINET MEMBER FOR CHILDREN

LEAD OFFICER: RAY WARD, EXECUTIVE DIRECTOR

SUBJECT: IMPROVEMENT UPDATE

SUMMARY OF ISSUE:

The Council works with Hampshire, which is similar.
"""

FROM_TO = """From:     Joan Small, Cabinet Member for Integrated Services
          Sam Large, Corporate Director

To:       Cabinet - 30 January 2025

Subject:  Moving the service for young adults between the two
          directorates

Classification: Unrestricted

Summary: The service moves.

1. Introduction

1.1 At KCC the service is small. sam.large@kent.gov.uk
"""

NO_MEETING = """REPORT OF THE CORPORATE DIRECTOR, CHILDREN AND FAMILIES

VISIT BY THE INSPECTORS

Purpose of the Report

1. To update Children and Young People's Committee on the visit.

Constitutional Comments (AK 16/12/19)

2. The Committee may consider this.

Financial Comments (SAS 17/12/19)

3. None.

Contact: a.clerk@nottscc.gov.uk
"""

STAMPED = """10 October 2022

Agenda Item:4

REPORT OF THE SERVICE DIRECTOR, ROADS, PARKS AND LIBRARIES

WHAT THE VISIT FOUND

Purpose of the Report

1. To advise Children and Young People's Select Committee. m.post@nottscc.gov.uk
"""

INSPECTION = """Inspection of Derby local authority children's services

Inspection dates: 21 to 25 March 2022

Lead inspector: Jo Fell, Her Majesty's Inspector

Social workers in Derby know children. Neighbouring Derbyshire sends few referrals.
"""

LETTER = """Ofsted
Piccadilly Gate, Store Street, Manchester, M1 2WD

7 June 2022

The Director
Norfolk County Council

Dear Director

Focused visit to Norfolk children's services

This letter summarises the findings of the focused visit to Norfolk on 26 and 27 April 2022.
"""

MINUTES = """Leicester City Council

Children's Scrutiny Commission
13 September 2022

Present:     Councillor Whit (Chair)
             Councillors Hale and Lind

07/22 Apologies for absence

There were none.

08/22 Minutes of the meeting held on 12 July 2022

Agreed as a correct record.
"""

DECISION = """Norfolk County Council

Record of Individual Cabinet Member decision

Responsible Cabinet Member: Cllr Jan Fisk (Cabinet Member for Children)

Decision: To approve the award.

If Yes - Deadline for Call-in Date: 4pm 21 May 2021

Signed by: Cllr Jan Fisk
Date: 13/05/21
"""

PROPOSED = """KENT COUNTY COUNCIL – PROPOSED RECORD OF DECISION

DECISION TO BE TAKEN BY: Cabinet

For publication [Do not include information which is exempt from publication]

Title of decision: A plan for places

Decision: Cabinet agree to the plan.
"""


@pytest.mark.parametrize(
    ("text", "authority", "committee", "meeting", "item", "title"),
    [
        (TABLE, "kirklees", "Housing Scrutiny Board", "2025-03-11", "6", "Children's report"),
        (COLONS, "birmingham", "Cabinet", "2022-03-22", None, "Places in schools"),
        (CAPITALS, "surrey", "Cabinet", "2021-01-26", None, "IMPROVEMENT UPDATE"),
        (FROM_TO, "kent", "Cabinet", "2025-01-30", None,
         "Moving the service for young adults between the two directorates"),
        (NO_MEETING, "nottinghamshire", "Children and Young People's Committee", None, None,
         "VISIT BY THE INSPECTORS"),
        (STAMPED, "nottinghamshire", "Children and Young People's Select Committee",
         "2022-10-10", "4", "WHAT THE VISIT FOUND"),
        (MINUTES, "leicester", "Children's Scrutiny Commission", "2022-09-13", None,
         "Minutes, Children's Scrutiny Commission, 13 September 2022"),
        (INSPECTION, "derby", None, None, None,
         "Inspection of Derby local authority children's services"),
        (LETTER, "norfolk", None, None, None, "Focused visit to Norfolk children's services"),
        (DECISION, "norfolk", None, None, None, "Record of Individual Cabinet Member decision"),
        (PROPOSED, "kent", "Cabinet", None, None, "A plan for places"),
    ],
)  # fmt: skip
def test_heads(
    tmp_path: Path,
    register: Register,
    text: str,
    authority: str,
    committee: str | None,
    meeting: str | None,
    item: str | None,
    title: str,
) -> None:
    paper = head(tmp_path, register, text, "paper.md" if text is TABLE else "paper.txt")
    read_values = (paper.authority, paper.committee, paper.meeting_date, paper.agenda_item)
    assert read_values == (authority, committee, meeting, item)
    assert paper.title.replace("’", "'") == title


@pytest.mark.parametrize(
    ("text", "best", "basis"),
    [
        (COLONS, "2022-03-22", "meeting"),
        (NO_MEETING, "2019-12-17", "signed_off"),
        (LETTER, "2022-06-07", "published"),
        (INSPECTION, "2022-03-25", "none"),
        (DECISION, "2021-05-13", "signed_off"),
        (PROPOSED, None, "none"),
    ],
)
def test_a_date_says_how_it_is_known(
    tmp_path: Path, register: Register, text: str, best: str | None, basis: str
) -> None:
    paper = head(tmp_path, register, text)
    assert (paper.best_date, paper.date_basis) == (best, basis)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (COLONS, "report"),
        (MINUTES, "minutes"),
        (INSPECTION, "inspection_report"),
        (LETTER, "inspection_report"),
        (DECISION, "decision_record"),
        (PROPOSED, "decision_record"),
        ("Appendix B\n\nActions for the first year\n\n1. Open a home.\n", "appendix"),
        ("Appendix B How a home is opened\n\n1. Open a home.\n", "appendix"),
        (
            "Report to: Cabinet\nAppendix 2 to this report is not for publication.\n"
            "The mill\n\n1. The mill is old.\n",
            "report",
        ),
    ],
)
def test_kinds(tmp_path: Path, register: Register, text: str, kind: str) -> None:
    assert head(tmp_path, register, text).kind == kind


def test_people(tmp_path: Path, register: Register) -> None:
    paper = head(tmp_path, register, COLONS)
    assert paper.authors == ("Ida Penn, Head of Service",)
    assert paper.portfolio_holder == "Cllr Una Marsh, Families"
    paper = head(tmp_path, register, FROM_TO)
    assert paper.authors == ("Sam Large, Corporate Director",)
    assert paper.portfolio_holder == "Joan Small, Cabinet Member for Integrated Services"


def test_each_value_says_where_it_was_read(tmp_path: Path, register: Register) -> None:
    said = head(tmp_path, register, COLONS).read_from
    assert "Birmingham City Council" in said["authority"]
    assert "22 March 2022" in said["meeting_date"]
    assert "Places in schools" in said["title"]
    assert "agenda_item" not in said


def test_the_contact_tells_the_authority_of_its_day(tmp_path: Path, register: Register) -> None:
    text = (
        "Report to the Children's Select Committee\n\nTitle: A plan\n"
        "Committee date: {}\nContact officer: Al Oak aoak@buckscc.gov.uk\n\n"
        "1. Services in Buckinghamshire are changing.\n"
    )
    old = head(tmp_path, register, text.format("Tuesday 27 November 2018"))
    assert old.authority == "buckinghamshire-county"
    new = head(tmp_path, register, text.format("Tuesday 30 November 2021"))
    assert new.authority == "buckinghamshire"


@pytest.mark.parametrize(
    "text",
    [
        "A note\n\n1. Compared with Leeds City Council we are small.\n",
        "A note\n\n1. Nobody is named here.\n",
        "A note\n\n1. Reading the report in Bath was a pleasure.\n",
    ],
)
def test_no_authority_is_guessed(tmp_path: Path, register: Register, text: str) -> None:
    paper = head(tmp_path, register, text)
    assert (paper.authority, paper.authority_name) == (None, None)


OF_NOBODY = "SCRUTINY BOARD\n\nWednesday 24th January 2024\n\n61 Late items\n\nThere were none.\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("leeds-scrutiny-minutes.txt", OF_NOBODY, "leeds"),
        ("nottingham-minutes.txt", OF_NOBODY, None),
        ("leeds-and-kirklees-minutes.txt", OF_NOBODY, None),
        ("minutes-24-january.txt", OF_NOBODY, None),
        ("leeds-visit.txt", TABLE, "kirklees"),
    ],
)
def test_the_file_name_tells_an_authority_that_the_paper_does_not(
    tmp_path: Path, register: Register, name: str, text: str, expected: str | None
) -> None:
    paper = head(tmp_path, register, text, name)
    assert paper.authority == expected
    if expected == "leeds":
        assert paper.read_from["authority"] == f'file name: "{name}"'


def test_a_post_in_somebody_elses_body_is_no_committee(tmp_path: Path, register: Register) -> None:
    text = (
        "18 December 2023\n\nJoint revisit in Derbyshire\n\nAddressed to: Ada Vane, Director; "
        "Carl\nHathers, Chief Executive Officer, Derby and Derbyshire Integrated Care Board\n\n"
        "1. Derbyshire County Council was revisited.\n"
    )
    assert head(tmp_path, register, text).committee is None


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("NOT FOR PUBLICATION", "exempt"),
        ("Status: Open. Appendix 3 is exempt under paragraph 1.", "part_exempt"),
        ("Classification: Unrestricted", "open"),
        ("For publication [Do not include exempt information]", "open"),
        ("There were no exempt items.", "open"),
        ("Does the report contain exempt information? No", "open"),
    ],
)
def test_status_by_its_own_marking(
    tmp_path: Path, register: Register, line: str, status: str
) -> None:
    text = f"Leeds City Council\n{line}\n\nExecutive Board, 3 May 2023\n\n1. A paragraph of it.\n"
    assert head(tmp_path, register, text).status == status


def test_an_exempt_paper_is_known_and_not_read(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Leeds City Council\nNOT FOR PUBLICATION\n\n1. The price.\n", encoding="utf-8")
    (paper,) = read(path, source="secret.txt", register=register)
    assert (paper.paper.status, paper.paragraphs, paper.findings) == ("exempt", (), ())
    assert paper.paper.warnings


def test_the_manifest_overrides(tmp_path: Path, register: Register) -> None:
    (tmp_path / "manifest.csv").write_text(
        "file,authority,committee,title,meeting_date,kind,agenda_item,status,sample\n"
        "paper.txt,nottm,Audit Committee,A title,2021-02-03,minutes,9,part_exempt,yes\n",
        encoding="utf-8",
    )
    paper = head(tmp_path, register, COLONS)
    assert paper.authority == "nottingham"
    assert paper.authority_name == "Nottingham City Council"
    assert (paper.committee, paper.title, paper.kind) == ("Audit Committee", "A title", "minutes")
    assert (paper.meeting_date, paper.best_date) == ("2021-02-03", "2021-02-03")
    assert (paper.agenda_item, paper.status, paper.sample) == ("9", "part_exempt", True)
    assert paper.read_from["authority"] == "manifest.csv"


def test_a_manifest_that_cannot_be_followed_warns(tmp_path: Path, register: Register) -> None:
    (tmp_path / "manifest.csv").write_text(
        "file,authority,meeting_date,kind\npaper.txt,Nowhere Parish,soon,novel\n", encoding="utf-8"
    )
    paper = head(tmp_path, register, COLONS)
    assert (paper.authority, paper.authority_name) == (None, "Nowhere Parish")
    assert (paper.meeting_date, paper.kind) == ("2022-03-22", "report")
    assert len([one for one in paper.warnings if "manifest.csv" in one]) == 3


def test_a_manifest_without_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("name,title\na,b\n", encoding="utf-8")
    with pytest.raises(ManifestError, match="file"):
        Manifest.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see Appendix A and appendix 2", ("Appendix A", "Appendix 2")),
        ("Appendices 1 to 3 and Annex B", ("Appendix 1", "Appendix 2", "Appendix 3", "Annex B")),
        ("the appendix is long", ()),
        ("attached as Appendix A, and Appendix A again", ("Appendix A",)),
        ("Schedule 12A to the Act", ()),
    ],
)
def test_appendices(text: str, expected: tuple[str, ...]) -> None:
    assert appendices_named([text]) == expected


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        (
            "Minutes\n\nCouncil Meeting - 21 May 2024\n\nPresent: Councillors A Reid (Chair)\n\n"
            "C.046 Scrutiny Committee\n\nThe Chair reported.\n\nC.047 Audit Committee\n\nNoted.\n",
            "Council",
        ),
        (
            "PLANNING\n\nMinutes of the meeting held on 6 March 2024\n\nPresent: Councillor "
            "A Reed\n\nP/23/24 Apologies\n\nNone.\n\nP/24/24 Viewing Working Party\n\nNoted.\n",
            None,
        ),
        (
            "At a Meeting of Housing Scrutiny Committee held in County Hall on Thursday 14 March "
            "2024\n\nPresent:\n\nCouncillor A Reed in the Chair\n\n1 Apologies for absence\n\nNone."
            "\n\n2 Minutes\n\nThe minutes of the meeting of the Health Committee were agreed.\n",
            "Housing Scrutiny Committee",
        ),
    ],
)
def test_the_items_of_a_meeting_name_no_committee(
    tmp_path: Path, register: Register, text: str, committee: str | None
) -> None:
    assert head(tmp_path, register, text).committee == committee


@pytest.mark.parametrize(
    ("line", "committee"),
    [
        ("Overview and Scrutiny Committee, Oldham Council, 23 January 2024",
         "Overview and Scrutiny Committee"),
        ("FIFE COUNCIL - EDUCATION SCRUTINY COMMITTEE", "Education Scrutiny Committee"),
        ("Minutes of the Regulatory Services Committee Meeting held in The Palace, Armagh on "
         "7 February 2024", "Regulatory Services Committee"),
    ],
)  # fmt: skip
def test_a_committee_beside_its_council(
    tmp_path: Path, register: Register, line: str, committee: str
) -> None:
    text = f"{line}\n\nAction tracker\n\nAsked on 5 May that Cabinet review the fees.\n"
    assert head(tmp_path, register, text).committee == committee


def test_a_bulletin_for_members_keeps_its_title(tmp_path: Path, register: Register) -> None:
    text = "# Members’ Bulletin\n\nLeeds City Council\n\n### Family centre opens\n\nIt opened.\n"
    assert head(tmp_path, register, text, "paper.md").title == "Members’ Bulletin"


def test_an_inspection_by_the_inspectorate_of_wales(tmp_path: Path, register: Register) -> None:
    text = (
        "Performance Evaluation Inspection Report\n\nSwansea Council\n\nDate(s) of visit: 12 – 16 "
        "June 2023\n\nDate published: 4 September 2023\n\n1. Introduction\n\nIt was inspected.\n"
    )
    paper = head(tmp_path, register, text)
    assert (paper.kind, paper.best_date) == ("inspection_report", "2023-09-04")


def test_an_agenda_may_name_the_place_beside_the_day(tmp_path: Path, register: Register) -> None:
    text = "# Leeds City Council\n\n## Cabinet\n\nTuesday, 14 May 2024 at 10.00 am, Civic Hall\n\n"
    paper = head(tmp_path, register, f"{text}## AGENDA\n\n1. Apologies\n\n2. Minutes\n", "a.md")
    assert (paper.kind, paper.meeting_date) == ("agenda", "2024-05-14")


@pytest.mark.parametrize(
    ("heads", "committee"),
    [
        ("DERBY CITY COUNCIL\n\nCOUNCIL\n\n24 February 2025\n\nBudget", "Council"),
        ("Derby City Council\n\nCouncil Meeting\n\n24 February 2025\n\nBudget", "Council"),
        ("Derby City Council\n\nAnnual Council\n\n24 May 2025\n\nBudget 2025/26", "Council"),
        ("Derby City Council\n\nExtraordinary Meeting of the Council\n\n24 May 2025", "Council"),
        ("Derby City Council\n\nCouncil tax 2025\n\n24 May 2025", None),
        ("DERBY CITY COUNCIL\n\n24 February 2025\n\nBudget 2025/26", None),
    ],
)
def test_the_full_council_beside_its_councils_name(
    tmp_path: Path, register: Register, heads: str, committee: str | None
) -> None:
    paper = head(tmp_path, register, f"{heads}\n\n1. Purpose\n\n1.1 To set the tax.\n")
    assert (paper.authority, paper.committee) == ("derby", committee)


def test_a_page_titled_by_its_body_and_as_minutes(tmp_path: Path, register: Register) -> None:
    page = (
        "<html><body><h1>Cabinet - Minutes, Tuesday 11 March 2025</h1><ol><li>Apologies for absence"
        "<p>Mr Reed.</p></li><li>Minutes of the last meeting<p>Approved.</p></li><li>Buses<p>"
        "RESOLVED that the subsidy be kept.</p></li></ol></body></html>"
    )
    paper = head(tmp_path, register, page, "page.html")
    assert (paper.kind, paper.committee) == ("minutes", "Cabinet")


@pytest.mark.parametrize(
    ("heads", "authority", "day"),
    [
        ("Nottinghamshire Health and Wellbeing Board\n\n4 December 2024", "nottinghamshire",
         "2024-12-04"),
        ("Report to Scrutiny Board (Environment), 5 June 2025\n\nLeeds City Council", "leeds",
         "2025-06-05"),
        ("Licensing Sub-Committee\n\nNotice of Decision\n\nDate of hearing: 6 February 2025\n\n"
         "Derby City Council", "derby", "2025-02-06"),
        ("Minutes of Council Meeting held on Monday 3 March 2025\n\nDerby City Council", "derby",
         "2025-03-03"),
    ],
)  # fmt: skip
def test_bodies_and_their_days(
    tmp_path: Path, register: Register, heads: str, authority: str, day: str
) -> None:
    paper = head(tmp_path, register, f"{heads}\n\nProgress\n\n1. Purpose\n\n1.1 To tell of it.\n")
    assert (paper.authority, paper.best_date) == (authority, day)
    assert paper.committee
