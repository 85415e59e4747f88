"""Forms of minutes, item pages and heads that councils of the four nations use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read
from tests.ingest.drawing import draw, write

MINUTES = """Wigan Council
Minutes of the meeting of Cabinet held on 11 June 2024
Present: all

13. Day centres
1. It was moved by Councillor Able, seconded by Councillor Bell,
that the centre at Lowton be kept open. The motion was put to the vote and
was lost.
RESOLVED: That the consultation be made longer by three weeks, and
that a report follow.
"""
Maker = Callable[..., ReadPaper]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.fixture
def of_text(tmp_path: Path, register: Register) -> Maker:
    def make(text: str, name: str = "paper.txt") -> ReadPaper:
        (tmp_path / name).write_text(text, encoding="utf-8")
        (made,) = read(tmp_path / name, source=name, register=register)
        return made

    return make


def found(made: ReadPaper) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in made.findings]


def test_a_resolution_below_a_lost_motion_is_a_paragraph_of_its_own(
    tmp_path: Path, register: Register
) -> None:
    lines = MINUTES.splitlines()

    def page(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            bold = "Helvetica-Bold" if line.startswith("13.") else "Helvetica"
            write(canvas, 72, 80 + 15 * place, line, 11, bold)

    draw(tmp_path / "a.pdf", page)
    (made,) = read(tmp_path / "a.pdf", source="a.pdf", register=register)
    carried = [each.text for each in made.findings if each.outcome == "carried"]
    assert carried
    assert not any("Lowton" in text for text in carried)


def test_the_page_of_one_item_names_its_meeting(of_text: Maker) -> None:
    made = of_text(
        "<html><body><h1>Agenda item</h1><h2>Library hours</h2><ul><li>Meeting of Health, Care and"
        " Libraries Committee, Wednesday, 16th October, 2024 10.30 am (Item 58.)</li></ul>"
        "<h3>Minutes:</h3><p>RESOLVED:</p><p>1. That hours at Wem be cut.</p>"
        "<footer>Shropshire Council</footer></body></html>",
        "item.html",
    ).paper
    assert (made.committee, made.meeting_date, made.agenda_item) == (
        "Health, Care and Libraries Committee", "2024-10-16", "58",
    )  # fmt: skip


def test_an_item_number_below_its_prompt(of_text: Maker) -> None:
    text = (
        "Highland Council\n\nAgenda Item\n7\n\nCommittee:\nCabinet\n\nReport Title:\n"
        "Direct payments: delivery\n\n1. Purpose\n1.1 To tell."
    )
    made = of_text(text).paper
    assert (made.agenda_item, made.title) == ("7", "Direct payments: delivery")


def test_a_title_with_a_colon_above_a_table_of_fields(tmp_path: Path, register: Register) -> None:
    word = docx.Document()
    word.add_heading("Community safety partnership: annual report", 0)
    table = word.add_table(rows=2, cols=2)
    for row, values in zip(
        table.rows, [("Report to:", "Cabinet"), ("Date:", "4 December 2024")], strict=True
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    word.add_paragraph("1.1 Burglary fell by 12% in 2023/24.")
    word.save(str(tmp_path / "a.docx"))
    (made,) = read(tmp_path / "a.docx", source="a.docx", register=register)
    assert made.paper.title == "Community safety partnership: annual report"


def test_minutes_without_points_behind_their_numbers_are_text(of_text: Maker) -> None:
    made = of_text(
        "COMHAIRLE NAN EILEAN SIAR\n\nEducation Committee\n\nMinute of Meeting held in the Council"
        " Chamber on 24 April 2024 at 9.30 am\n\n7  Nursery provision\nIt was agreed to note the"
        " report and to approve the fees.\n"
    )
    assert [kind for kind, _ in found(made)] == ["resolution"]


@pytest.mark.parametrize(
    "put",
    ["RECOMMENDED that the Committee considers the call-in.",
     "3. Recommendation: that the Committee approves the works."],
)  # fmt: skip
def test_what_is_put_on_the_line_of_its_word_is_recommended(of_text: Maker, put: str) -> None:
    head = "Report to Housing Committee\n\nFife Council\n\nRoofs\n\n1. They leak.\n2. It rains."
    made = of_text(f"{head}\n\n{put}\n")
    assert "recommendation" in [kind for kind, _ in found(made)]


def test_a_building_found_to_be_poor_is_not_judged(of_text: Maker) -> None:
    made = of_text(
        "Report to Housing Committee\n\nFife Council\n\nHostels\n\n1. The surveyor came in January"
        " 2024. Ventilation was found to be poor.\n2. In May 2023 inspectors found the service to"
        " be good. Leadership was found to be weak.\n"
    )
    judged = [text for kind, text in found(made) if kind == "judgement"]
    assert judged
    assert not any("Ventilation" in text for text in judged)


def test_an_assurance_check_dates_what_it_found(of_text: Maker) -> None:
    made = of_text(
        "Ceredigion County Council\n\nReport to Cabinet, 21 May 2024\n\n1. Care Inspectorate Wales"
        " made an assurance check in November 2023.\n2. The areas for improvement were:\na)"
        " timeliness of assessments; and\nb) the number of advocates.\n"
    )
    areas = [each.event_date for each in made.findings if each.kind == "improvement_area"]
    assert areas == ["2023-11", "2023-11"]


def test_a_report_on_an_inspection_goes_to_the_committee_above_it(of_text: Maker) -> None:
    made = of_text(
        "Torfaen County Borough Council\nEducation Scrutiny Committee\nThursday 20 June 2024\n\n"
        "Estyn inspection of education services\n\n1. Estyn came in March 2022.\n\n"
        "The recommendations of March 2022 were:\n\n- Raise standards in secondary schools.\n"
    )
    paper = made.paper
    assert (paper.kind, paper.committee, paper.meeting_date) == (
        "report", "Education Scrutiny Committee", "2024-06-20",
    )  # fmt: skip
    listed = [each for each in made.findings if "Raise" in each.text]
    assert {(each.event_date, each.outcome) for each in listed} == {("2022-03", None)}


def test_minutes_that_are_a_record_of_decisions_are_minutes(of_text: Maker) -> None:
    made = of_text(
        "Hartlepool Borough Council\n\nAUDIT COMMITTEE\n\nMINUTES AND DECISION RECORD\n\n"
        "14 MARCH 2024\n\nPresent: all\n\n98. Apologies\n\nNone.\n\n99. Audit plan\n\nDecision\n\n"
        "The plan was noted.\n"
    ).paper
    assert (made.kind, made.meeting_date) == ("minutes", "2024-03-14")


def test_decisions_taken_on_a_day(of_text: Maker) -> None:
    made = of_text(
        "Somerset Council\nExecutive Committee\nDecisions taken on Wednesday 4 September 2024\n\n"
        "Item 6: Transport policy\nDecision: That the Executive Committee approved the policy.\n"
    )
    assert (made.paper.kind, made.paper.meeting_date) == ("decision_record", "2024-09-04")
    assert [each.kind for each in made.findings] == ["decision"]


def test_numbers_within_a_number_that_asks_are_recommended(of_text: Maker) -> None:
    made = of_text(
        "Report to Communities Committee, 12 September 2024\n\nFife Council\n\nHomelessness\n\n"
        "1 Summary\n\n1.1 This is the report.\n\n1.2 The Committee is recommended to:\n\n"
        "1.2.1 Acknowledge the progress; and\n\n1.2.2 Agree to a further report.\n\n"
        "2 Why\n\n2.1 Law.\n"
    )
    asked = [each.paragraph_id.rpartition("/")[2] for each in made.findings]
    assert asked == ["1.2.1", "1.2.2"]


def test_letters_and_figures_number_what_an_inspectorate_recommends(of_text: Maker) -> None:
    made = of_text(
        "Torfaen Council\n\nReport to Education Scrutiny Committee\n\n1. Estyn recommended:\n\n"
        "R1 Raise standards\n\nR2 Improve self-evaluation\n\n2. A plan was made.\n"
    )
    assert [each.label for each in made.paragraphs if each.label] == ["1", "R1", "R2", "2"]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (
            "The amendment was carried by 9 votes to 6. The motion as amended was carried.",
            "amended",
        ),
        ("The amendment was lost by 6 votes to 9. The motion was carried.", "carried"),
        ("The amendment was carried. The motion as amended was lost.", "lost"),
    ],
)
def test_of_several_votes_in_a_paragraph_the_last_is_the_motions(
    of_text: Maker, told: str, outcome: str
) -> None:
    made = of_text(
        "Fife Council\n\nMinutes of the meeting of Cabinet held on 6 June 2024\n\nPresent: all\n\n"
        "44. Bus fares\n\nCouncillor Able moved that fares be cut. Councillor Bell moved an"
        f" amendment that they be frozen. {told}\n"
    )
    assert [each.outcome for each in made.findings if "fares" in each.text] == [outcome]


def test_a_figure_of_an_audit_is_of_the_audits_month(of_text: Maker) -> None:
    made = of_text(
        "Kent County Council\n\nReport to Cabinet, 4 July 2024\n\n"
        "1. Ofsted inspected in July 2022.\n\n"
        "2. In our own audit of June 2024 plans were poor in 12 of 40 cases.\n"
    )
    assert [each.event_date for each in made.findings if each.kind == "figure"] == ["2024-06"]


def test_what_a_body_is_to_agree_is_put_to_it_under_any_heading(of_text: Maker) -> None:
    made = of_text(
        "Cabinet\n\n15 July 2025\n\nGritting\n\n2. Proposal\n\n2.1 That Cabinet agrees the routes."
        "\n\n2.2 That the barns are full is known.\n"
    )
    assert found(made) == [("recommendation", "That Cabinet agrees the routes.")]


def test_a_letter_is_titled_by_its_subject_and_is_of_its_own_day(of_text: Maker) -> None:
    made = of_text(
        "Leeds City Council\n\n12 August 2024\n\nDear Ms Lorne\n\nClosure of Station Road\n\nThank "
        "you for your letter.\n\nYours sincerely\n"
    ).paper
    assert (made.title, made.best_date) == ("Closure of Station Road", "2024-08-12")


def test_the_date_of_a_document_that_goes_to_no_meeting_is_no_meetings(of_text: Maker) -> None:
    made = of_text(
        "Auditor's Annual Report\n\nLeeds City Council\n\n15 January 2025\n\n1. Money\n\n1.1 The "
        "Council has a gap of £41m.\n"
    ).paper
    assert (made.meeting_date, made.best_date, made.date_basis) == (None, "2025-01-15", "published")


def test_a_field_that_names_the_council_is_no_committee(of_text: Maker) -> None:
    made = of_text(
        "Call-in form\n\nCouncil: Leeds City Council\n\nDecision called in: Closure of a library\n"
        "\n1. The costs were not given.\n"
    ).paper
    assert (made.authority, made.committee) == ("leeds", None)


def test_minutes_that_say_who_was_present_and_what_was_resolved(of_text: Maker) -> None:
    made = of_text(
        "LEEDS CITY COUNCIL\n\nCOUNCIL\n\nMonday, 3 March 2025\n\nPresent: Councillors Birch and "
        "Reed\n\n94. BUDGET\n\nThe motion was put and carried.\n\nResolved (39:20) – That the "
        "budget be approved.\n\n95. TAX\n\nResolved – That the tax be raised.\n"
    )
    assert made.paper.kind == "minutes"
    assert [kind for kind, text in found(made)] == ["resolution", "resolution"]


PAGE = """<html><head><title>Decision - Permits | Leeds City Council</title></head><body><main>
<h1>Decision: Permits in Zone 4</h1><dl><dt>Decision maker</dt><dd>Cabinet Member for Transport</dd>
<dt>Date of decision</dt><dd>17 July 2025</dd><dt>Is key decision?</dt><dd>No</dd></dl>
<h2>Decision</h2><p>That the price of a permit be raised from £120 to £135.</p>
<h2>Alternative options considered</h2><p>To leave the price as it is.</p></main></body></html>"""


def test_a_page_of_one_decision_with_its_fields_in_a_list(of_text: Maker) -> None:
    made = of_text(PAGE, "page.html")
    assert (made.paper.kind, made.paper.best_date) == ("decision_record", "2025-07-17")
    assert made.paper.committee == "Cabinet Member for Transport"
    assert [p.text for p in made.paragraphs][:3] == [
        "Decision maker: Cabinet Member for Transport",
        "Date of decision: 17 July 2025",
        "Is key decision? No",
    ]
    assert [text for kind, text in found(made) if kind == "decision"] == [
        "That the price of a permit be raised from £120 to £135."
    ]


@pytest.mark.parametrize("field", ["Recommendation(s):", "Officer recommendation(s):"])
def test_what_a_field_of_the_head_recommends_is_taken_point_by_point(
    of_text: Maker, field: str
) -> None:
    made = of_text(
        "<html><body><h1>Day services</h1><p>Swansea Council</p><p>Cabinet – 20 March 2025</p>"
        "<table><tr><td>Purpose:</td><td>To agree what becomes of day services</td></tr>"
        "<tr><td>Consultation:</td><td>Legal, Finance</td></tr>"
        f"<tr><td>{field}</td>"
        "<td>It is recommended that Cabinet: 1) Approves option 2. 2) Notes the replies.</td></tr>"
        "</table><h2>1. Background</h2><p>1.1 They are many.</p></body></html>",
        "page.html",
    )
    asked = [p for p in made.paragraphs if p.kind == "recommendation"]
    assert [(p.label, p.text, p.lead_in) for p in asked] == [
        ("Recommendation 1", "Approves option 2.", "It is recommended that Cabinet:"),
        ("Recommendation 2", "Notes the replies.", "It is recommended that Cabinet:"),
    ]
    assert [text for kind, text in found(made)] == ["Approves option 2.", "Notes the replies."]


def test_headings_beside_numbers_on_one_line(of_text: Maker) -> None:
    made = of_text(
        "Executive\n\n8 July 2025\n\nPool\n\nBackground 1. The pool was built in 1971.\n\n2. Its "
        "roof is unsafe.\n\nOptions 3. To mend it costs £4m.\n\n4. A new one costs £17m.\n"
    )
    assert [(p.label, p.sections[-1:]) for p in made.paragraphs if p.label] == [
        ("1", ("Background",)), ("2", ("Background",)), ("3", ("Options",)), ("4", ("Options",)),
    ]  # fmt: skip


def test_a_select_committee_on_a_matter_and_what_is_run_in(of_text: Maker) -> None:
    made = of_text(
        "Select Committee on the Environment, 2 April 2025\n\nStreet cleaning\n\n1. Purpose. To "
        "tell members of it.\n\n2. Recommendation. That members note the report.\n"
    )
    assert made.paper.committee == "Select Committee on the Environment"
    assert made.paper.best_date == "2025-04-02"
    assert found(made) == [("recommendation", "Recommendation. That members note the report.")]
