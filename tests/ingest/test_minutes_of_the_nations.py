"""Minutes and committee pages as councils of Scotland, Wales and Northern Ireland set them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(tmp_path: Path, register: Register, text: str, name: str = "paper.txt") -> ReadPaper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register)
    return paper


FIFE = """2014.E.S.C.S.C.181

{line}

2nd December, 2014 9.35 a.m. – 2.20 p.m.

PRESENT: Councillors Una Leslie (Chair), Will Cameron and Kate Stewart.

APOLOGY FOR ABSENCE: Councillor Al Callan.

255. DECLARATIONS OF INTEREST

No declarations of interest were submitted.

256. SERVICES FOR CHILDREN

The Committee considered a report by the Executive Director.

Decision

The Committee:-

(1) noted the findings of the inspection; and

(2) requested a further report in six months.
"""


@pytest.mark.parametrize(
    ("line", "committee"),
    [
        ("THE FIFE COUNCIL - EDUCATION, SOCIAL AND COMMUNITIES SCRUTINY COMMITTEE - KIRKCALDY",
         "Education, Social and Communities Scrutiny Committee"),
        ("THE FIFE COUNCIL – CENTRAL AND WEST PLANNING COMMITTEE – REMOTE MEETING",
         "Central and West Planning Committee"),
        ("THE FIFE COUNCIL - EDUCATION COMMITTEE", "Education Committee"),
        ("THE FIFE COUNCIL - FIFE COUNCIL – REMOTE MEETING", "Council"),
    ],
)  # fmt: skip
def test_a_council_its_body_and_the_place_on_one_line(
    tmp_path: Path, register: Register, line: str, committee: str
) -> None:
    made = paper_of(tmp_path, register, FIFE.format(line=line))
    assert made.paper.authority == "fife"
    assert made.paper.committee == committee
    assert made.paper.meeting_date == "2014-12-02"
    resolved = [finding.text for finding in made.findings if finding.kind == "resolution"]
    assert resolved == [
        "noted the findings of the inspection", "requested a further report in six months.",
    ]  # fmt: skip


LISBURN = """MM 27.08.2019

LISBURN & CASTLEREAGH CITY COUNCIL

Minutes of the Monthly Meeting of Council held in Lisburn, on Tuesday, 27 August, 2019 at 7:00 pm

PRESENT:

Councillor A Givens

1. Business of the Mayor

The Mayor welcomed those present.

462

MM 27.08.2019

2. Children's play strategy

It was proposed by Councillor R Carr, seconded by Alderman J Beard and agreed that the strategy
be adopted.

3. Play parks

It was proposed by Councillor R Carr, seconded by Alderman J Beard that three parks be closed. On
being put to the meeting the proposal was declared lost, with 5 voting for and 12 against.

463
"""


def test_pages_that_turn_in_a_text_leave_no_paragraphs(tmp_path: Path, register: Register) -> None:
    made = paper_of(tmp_path, register, LISBURN)
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert not {"462", "463", "MM 27.08.2019"} & set(texts)
    assert not any("MM 27" in section for p in made.paragraphs for section in p.sections)


def test_numbers_without_a_head_beside_them_are_no_pages(
    tmp_path: Path, register: Register
) -> None:
    text = "1\n\nThe first paragraph says this.\n\n2\n\nThe second paragraph says that.\n"
    made = paper_of(tmp_path, register, text)
    assert {"1", "2"} <= {paragraph.text for paragraph in made.paragraphs}


def test_what_was_proposed_seconded_and_agreed_is_resolved(
    tmp_path: Path, register: Register
) -> None:
    made = paper_of(tmp_path, register, LISBURN)
    said = [(f.kind, f.outcome, f.text[:60]) for f in made.findings if f.outcome]
    assert said == [
        ("resolution", "carried", "It was proposed by Councillor R Carr, seconded by Alderman J"),
        ("recommendation", "lost", "It was proposed by Councillor R Carr, seconded by Alderman J"),
    ]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("On the proposal of Councillor Ash, seconded by Alderman Elm, it was resolved that the "
         "report be adopted.", True),
        ("Following discussion, it was AGREED to note the report.", True),
        ("The Panel NOTED the report.", True),
        ("PENDERFYNWYD derbyn yr adroddiad.", True),
        ("A member asked why it was agreed to close the home.", False),
        ("The plan that was agreed in May was proposed by officers.", False),
        ("Councillor Ash proposed, seconded by Councillor Elm, that the plan be put off.", False),
    ],
)  # fmt: skip
def test_ways_to_say_that_a_meeting_resolved(
    tmp_path: Path, register: Register, text: str, resolved: bool
) -> None:
    head = "Minutes of the Cabinet held on 3 May 2023\n\nPresent: Cllr Oak\n\n4. Plan\n\n"
    made = paper_of(tmp_path, register, f"{head}{text}\n")
    assert any(finding.kind == "resolution" for finding in made.findings) is resolved


PAGE = """<html><head><title>Agenda and minutes for {body} on Thursday, 3rd November, 2022</title>
</head><body><ul><li>Home</li><li>Committees</li></ul><h1>Agenda and minutes</h1>
<h2>{body} - Thursday, 3rd November, 2022 10:00</h2><p>Venue: remotely</p>
<table><tr><th>No.</th><th>Item</th></tr>
<tr><td>1.</td><td><p><b>Declarations</b></p><p>None were made.</p><p>All were asked.</p></td></tr>
<tr><td>2.</td><td><p><b>Approval of Minutes</b> PDF 182 KB</p>
<p>RESOLVED: That the minutes be approved.</p></td></tr>
<tr><td>3.</td><td><p><b>Services for children</b> <a>PDF 1 MB</a></p><p><b>Invitees:</b></p>
<p>The Director came.</p><p>The Committee made the following Recommendations:</p>
<ol><li>That the plan be monitored each quarter.</li><li>That a letter be sent.</li></ol>
</td></tr></table></body></html>"""


@pytest.mark.parametrize("body", ["Subject Overview and Scrutiny Committee", "Council"])
def test_items_of_a_committee_page_with_files_beside_their_titles(
    tmp_path: Path, register: Register, body: str
) -> None:
    made = paper_of(tmp_path, register, PAGE.format(body=body), "page.html")
    assert made.paper.committee == body
    assert [p.label for p in made.paragraphs if p.kind != "front_matter"] == [
        "Minute 1", "Minute 1", "Minute 2", "Minute 3", "Minute 3", "Minute 3, 1", "Minute 3, 2",
    ]  # fmt: skip
    last = made.paragraphs[-1]
    assert last.sections[-2:] == ("3. Services for children", "Invitees:")
    recommended = [f.text for f in made.findings if f.kind == "recommendation"]
    assert recommended == ["That the plan be monitored each quarter.", "That a letter be sent."]
    assert not any("Home" in p.text for p in made.paragraphs)


FORM = """DELEGATED OFFICER DECISION NOTICE

Decision Maker: Director of Children's Services
Decision Date: 17 October 2024
Date of publication: 21 October 2024
Subject: Contract award
Decision taken: To award the contract for supported homes to the first bidder.
"""


def test_a_decision_is_of_its_own_day_and_not_of_its_publication(
    tmp_path: Path, register: Register
) -> None:
    made = paper_of(tmp_path, register, FORM)
    assert (made.paper.best_date, made.paper.date_basis) == ("2024-10-17", "signed_off")
    (decision,) = (finding for finding in made.findings if finding.kind == "decision")
    assert decision.event_date == "2024-10-17"


def test_what_is_asked_in_a_list_below_is_no_heading(tmp_path: Path, register: Register) -> None:
    text = "# Plan\n\n## 11. Recommendation\n\n**It is recommended that:**\n\n1. Cabinet approves "
    text += "the plan; and\n\n2. Cabinet receives a report in six months.\n"
    made = paper_of(tmp_path, register, text, "plan.md")
    assert [p.label for p in made.paragraphs] == [
        None, "Recommendation 1", "Recommendation 2",
    ]  # fmt: skip


MEMBER = """<html><head><title>Agenda, decisions and minutes for Cabinet Member for Children and
Families on Tuesday, 12th September, 2017, 2.00 pm - Portsmouth City Council</title></head><body>
<h1>Agenda, decisions and minutes</h1>
<h2>Cabinet Member for Children and Families - Tuesday, 12th September, 2017 2.00 pm</h2>
<table><tr><th>No.</th><th>Item</th></tr>
<tr><td>5.</td><td><p><b>Apologies</b></p><p>Minutes:</p><p>None.</p></td></tr>
<tr><td>7.</td><td><p><b>Budget monitoring</b> pdf icon PDF 147 KB</p><p><b>Decision:</b></p>
<p>DECISIONS: The Cabinet Member</p><p>1) Noted the forecast of £3.0m.</p><p>Minutes:</p>
<p>The accountant highlighted the following areas:</p>
<ul><li>that the overspend of £5.6m was growing.</li></ul></td></tr></table></body></html>"""


def test_a_member_decides_alone_and_what_was_said_is_no_decision(
    tmp_path: Path, register: Register
) -> None:
    made = paper_of(tmp_path, register, MEMBER, "page.html")
    assert made.paper.authority == "portsmouth"
    assert made.paper.committee == "Cabinet Member for Children and Families"
    assert made.paper.portfolio_holder is None
    assert [f.text for f in made.findings if f.kind == "resolution"] == [
        "Noted the forecast of £3.0m."
    ]


def test_titles_of_minutes_that_begin_with_a_year(tmp_path: Path, register: Register) -> None:
    text = "Cabinet\n\nThursday 27 November 2025\n\nPRESENT:\n\nCouncillor Ney\n\n"
    text += (
        "21. Declarations of Interest\n\nThere were none.\n\n22. 2025/26 Finance - Quarter 2\n\n"
    )
    text += "The report was presented.\n\n23. Action Log\n\nThe log was seen.\n"
    made = paper_of(tmp_path, register, text)
    assert [p.label for p in made.paragraphs if p.label] == ["Minute 21", "Minute 22", "Minute 23"]


RESPONSE = """# Executive Response to the Scrutiny Review

Cabinet – 9 July 2024

| Recommendation | Decision | Response |
|---|---|---|
| That the Council set a target for suspensions. | Accepted | A target has been agreed. |
| That exclusions of children in care be ended. | Rejected | The Council has no power. |
"""


def test_recommendations_in_a_column_of_their_own(tmp_path: Path, register: Register) -> None:
    made = paper_of(tmp_path, register, RESPONSE, "response.md")
    assert [f.text for f in made.findings if f.kind == "recommendation"] == [
        "That the Council set a target for suspensions.",
        "That exclusions of children in care be ended.",
    ]
    assert {f.event_date for f in made.findings if f.kind == "recommendation"} == {None}


HOUNSLOW = """At a meeting of the Children and Young People Scrutiny Panel held on Monday,
3 March 2025 at 7:00 pm at Committee Room 1, Hounslow House.

Present:
Councillor Sue Sample (Chair)

1. Apologies for absence, declarations of interest or any other communications from Members

Apologies were received.

2. Ofsted inspection of children's services

The overall judgement was Outstanding.

Resolved –

1. That the report be noted.
2. That the Chair write to staff.

3. Recommendations tracker

Councillor Ali moved, and Councillor Grey seconded, that it be published. The motion fell by 2
votes to 3.
"""


def test_minutes_that_begin_with_the_meeting(tmp_path: Path, register: Register) -> None:
    made = paper_of(tmp_path, register, HOUNSLOW)
    assert made.paper.kind == "minutes"
    assert made.paper.meeting_date == "2025-03-03"
    assert [f.text for f in made.findings if f.kind == "resolution"] == [
        "That the report be noted.", "That the Chair write to staff.",
    ]  # fmt: skip
    assert [f.outcome for f in made.findings if f.kind == "recommendation"] == ["lost"]
    # when the inspectors judged so the minutes do not say
    assert [f.event_date for f in made.findings if f.kind == "judgement"] == [None]


def test_a_sum_in_the_heading_of_a_table_is_no_agenda_item(
    tmp_path: Path, register: Register
) -> None:
    text = "# Plan\n\nReport to: Cabinet\n\n| Item | £000 |\n|---|---|\n| Caseworkers | 310 |\n"
    assert paper_of(tmp_path, register, text, "plan.md").paper.agenda_item is None


def test_a_judgement_that_minutes_date_is_of_its_day(tmp_path: Path, register: Register) -> None:
    text = HOUNSLOW.replace(
        "The overall judgement was Outstanding.",
        "Ofsted inspected the Council in April 2024. It judged the Council to be outstanding.",
    )
    made = paper_of(tmp_path, register, text)
    assert [f.event_date for f in made.findings if f.kind == "judgement"] == ["2024-04"]


SAVED_MINUTES = """<html><head><title>Minutes – Thursday 23 November 2023, 1.30pm, Mill Room</title>
</head><body><h1>Gateshead Council</h1><h2>Skills Committee</h2>
<h2>Minutes – Thursday 23 November 2023, 1.30pm, Mill Room</h2>
<p>PRESENT: Councillor B Alder (Chair); Councillors: L Birch and M Cole</p>
<h3>F21 Apologies for absence</h3><p>Apologies were received from Councillor D Dale.</p>
</body></html>"""


def test_the_day_behind_the_word_minutes_is_the_meetings(
    tmp_path: Path, register: Register
) -> None:
    paper = paper_of(tmp_path, register, SAVED_MINUTES, "minutes.html")
    assert paper.paper.meeting_date == "2023-11-23"


def test_what_stands_under_that_cabinet_is_put_to_it(tmp_path: Path, register: Register) -> None:
    text = (
        "Gateshead Council\n\nReport to Cabinet\n\n14 March 2023\n\nBuses\n\nProposals\n\n"
        "That Cabinet:\n\n(a) notes the forecast;\n\n(b) agrees a fare of £4 from May 2023.\n"
    )
    paper = paper_of(tmp_path, register, text)
    assert {one.kind for one in paper.findings} >= {"recommendation"}
    assert "resolution" not in {one.kind for one in paper.findings}


def test_minutes_in_welsh_have_a_day_a_body_and_numbers(tmp_path: Path, register: Register) -> None:
    text = """CYNGOR SIR YNYS MÔN

COFNODION CYFARFOD Y PWYLLGOR GWAITH A GYNHALIWYD AR 18 CHWEFROR 2025

YN BRESENNOL: Y Cynghorydd A Puw

1. DATGANIAD O DDIDDORDEB

Ni dderbyniwyd unrhyw ddatganiad.

2. CYLLIDEB 2025/26

PENDERFYNWYD codi'r dreth gyngor 8.85%.
"""
    made = paper_of(tmp_path, register, text)
    assert (made.paper.meeting_date, made.paper.committee) == ("2025-02-18", "Pwyllgor Gwaith")
    assert made.paragraphs[-1].label == "Minute 2"


@pytest.mark.parametrize(
    ("head", "committee"),
    [
        ("The City of Edinburgh Council\n\nTransport Committee\n\n10.00 am, Thursday 6 March 2025",
         "Transport Committee"),
        ("Causeway Coast and Glens Borough Council\n\nENVIRONMENTAL SERVICES COMMITTEE MEETING\n\n"
         "THURSDAY 6 MARCH 2025", "Environmental Services Committee"),
        ("Minutes of Meeting of Development Committee of Mid Ulster District Council held on "
         "Thursday 6 March 2025", "Development Committee"),
        ("EXTRACT FROM THE MINUTES OF THE CABINET\n\nSefton Council\n\nMeeting held on 6 March "
         "2025",
         "Cabinet"),
        ("Minutes 6 March 2025\n\nPosted on 3 April 2025\n\nWells Scrutiny Committee",
         "Wells Scrutiny Committee"),
    ],
)  # fmt: skip
def test_the_day_and_the_body_of_minutes(
    head: str, committee: str, tmp_path: Path, register: Register
) -> None:
    text = f"Minutes\n\n{head}\n\nPresent: Councillor Ash\n\n1. Bins\n\nResolved: That it be so.\n"
    paper = paper_of(tmp_path, register, text.removeprefix("Minutes\n\n" * ("inutes" in head)))
    assert (paper.paper.meeting_date, paper.paper.committee) == ("2025-03-06", committee)
