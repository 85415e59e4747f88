"""Which authority a text or a question names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.authorities import Register, RegisterError, former

HELD = ("nottinghamshire", "nottingham", "buckinghamshire-county", "north-somerset", "kent")


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def test_register_holds_every_kind_of_authority(register: Register) -> None:
    still = [a for a in register.by_id.values() if not a.to_date]
    counts = {kind: sum(a.kind == kind for a in still) for kind in {a.kind for a in still}}
    assert counts["county"] == 21
    assert counts["unitary"] == 63
    assert counts["metropolitan"] == 36
    assert counts["london"] == 33
    assert counts["district"] == 164
    assert counts["scottish"] == 32
    assert counts["welsh"] == 22
    assert counts["northern_irish"] == 11


def test_register_is_whole(register: Register) -> None:
    for authority in register.by_id.values():
        assert authority.name
        assert authority.domains, authority.id
        assert all(i in register.by_id for i in authority.successors), authority.id
        assert bool(authority.successors) == bool(authority.to_date), authority.id


def test_every_authority_is_found_by_its_full_name(register: Register) -> None:
    for authority in register.by_id.values():
        mentions = register.find(f"a report to {authority.name} on roads")
        assert [m.authority for m in mentions] == [authority.id], authority.name
        assert not mentions[0].ambiguous


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Cyngor Dinas a Sir Abertawe", "swansea"),
        ("www.sirgar.llyw.cymru", "carmarthenshire"),
        ("cyngor@sir-benfro.gov.uk", "pembrokeshire"),
        ("Cofnodion Dinas a Sir Caerdydd", "cardiff"),
        ("Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr", "bridgend"),
        ("Cyngor Castell-nedd Port Talbot", "neath-port-talbot"),
        ("Cyngor Sir y Fflint", "flintshire"),
        ("Cyngor Sir Penfro", "pembrokeshire"),
        ("Cyngor Sir Ceredigion", "ceredigion"),
        ("Cyngor Sir Powys", "powys"),
    ],
)
def test_councils_of_wales_are_found_by_their_welsh_names(
    register: Register, text: str, authority: str
) -> None:
    assert [mention.authority for mention in register.find(text)] == [authority]


def test_every_authority_is_found_by_a_mail_address(register: Register) -> None:
    for authority in register.by_id.values():
        found = register.find(f"write to a.clerk@{authority.domains[0]} for more")
        assert authority.id in {i for m in found for i in (m.authority, *m.alternatives)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nottingham City Council", ["nottingham"]),
        ("Nottinghamshire County Council's services", ["nottinghamshire"]),
        ("Nottingham City Children's Services", ["nottingham"]),
        ("Derby and Derbyshire", ["derby", "derbyshire"]),
        ("the City of York", ["york"]),
        ("Leicester County Council", ["leicestershire"]),
        ("Notts CC and Notts City", ["nottinghamshire", "nottingham"]),
        ("KENT COUNTY COUNCIL – RECORD", ["kent"]),
        ("Buckinghamshire County Council", ["buckinghamshire-county"]),
        ("Buckinghamshire Council", ["buckinghamshire"]),
        ("Bucks County Council", ["buckinghamshire-county"]),
        ("Somerset County Council", ["somerset"]),
        ("Newcastle-under-Lyme", ["newcastle-under-lyme"]),
        ("the London Borough of Barking & Dagenham", ["barking-and-dagenham"]),
        ("Barnet London Borough", ["barnet"]),
        ("Bournemouth, Christchurch and Poole Council", ["bournemouth-christchurch-and-poole"]),
        ("RBKC, KCC and B&NES", ["kensington-and-chelsea", "kent", "bath-and-north-east-somerset"]),
        ("Cambridgeshire and Peterborough Combined Authority",
         ["cambridgeshire-and-peterborough-combined-authority"]),
        ("King’s Lynn & West Norfolk", ["kings-lynn-and-west-norfolk"]),
        ("Cyngor Sir Ynys Môn", ["isle-of-anglesey"]),
        ("Reading Borough Council", ["reading"]),
        ("Reading Council and Bury Council", ["reading", "bury"]),
        ("in its plan, Reading's schools", ["reading"]),
        ("Inspection of Bury local authority children's services", ["bury"]),
        ("Area SEND inspection of Reading Local Area Partnership", ["reading"]),
        ("lucy@nottscc.gov.uk, www.n-somerset.gov.uk", ["nottinghamshire", "north-somerset"]),
        ("old.post@kent.gcsx.gov.uk", ["kent"]),
    ],
)  # fmt: skip
def test_named_in_a_paper(register: Register, text: str, expected: list[str]) -> None:
    assert [m.authority for m in register.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "reading the report",
        "Reading the report, members asked",
        "a hot bath in the test valley of ideas",
        "a rugby pitch to bury",
        "Mrs Kent and Cllr Sutton",
        "the University of Nottingham",
        "Nottinghamshire Police and Derby Road",
        "Mansfield Town Council",
        "East Kent Hospitals",
        "Piccadilly Gate, Store Street, Manchester M1 2WD",
        "PRESENT: Councillors Ada Quill, Lena Hume-Barrow and Tom Derby-Wells",
        "kcc without capitals, boston tea",
        "",
    ],
)
def test_not_an_authority(register: Register, text: str) -> None:
    assert register.find(text) == []


@pytest.mark.parametrize(
    ("text", "authority", "ambiguous", "alternatives"),
    [
        ("Nottingham", "nottingham", True, ("nottinghamshire",)),
        ("Nottinghamshire", "nottinghamshire", False, ()),
        ("Buckinghamshire", "buckinghamshire", True, ("buckinghamshire-county",)),
        ("Newcastle", "newcastle-upon-tyne", True, ("newcastle-under-lyme",)),
        ("Notts City", "nottingham", True, ("nottinghamshire",)),
        ("x@southandvale.gov.uk", "south-oxfordshire", True, ("vale-of-white-horse",)),
    ],
)
def test_ambiguous_names_say_what_else_they_may_mean(
    register: Register, text: str, authority: str, ambiguous: bool, alternatives: tuple[str, ...]
) -> None:
    (mention,) = register.find(text)
    assert (mention.authority, mention.ambiguous) == (authority, ambiguous)
    assert mention.alternatives == alternatives


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("notts county improvement areas", ["nottinghamshire"]),
        ("nottm and bucks", ["nottingham", "buckinghamshire-county"]),
        ("what about n somerset?", ["north-somerset"]),
        ("Nottinghamshre", ["nottinghamshire"]),
        ("buckinghamshir overspend", ["buckinghamshire-county"]),
        ("north somerst visits", ["north-somerset"]),
        ("leicster city council", ["leicester"]),
        ("kcc budget", ["kent"]),
        ("what did ofsted say about reading council", ["reading"]),
        ("progress in reading", []),
        ("tendering for contracts", []),
        ("which leaders report to committee", []),
    ],
)
def test_named_in_a_question(register: Register, question: str, expected: list[str]) -> None:
    mentions = register.find(question, lenient=True, held=HELD)
    assert [m.authority for m in mentions] == expected


def test_initials_of_two_held_councils_are_ambiguous(register: Register) -> None:
    (mention,) = register.find("ncc spending", lenient=True, held=HELD)
    assert mention.ambiguous
    assert {mention.authority, *mention.alternatives} == {"nottingham", "nottinghamshire"}


def test_a_place_is_the_authority_of_its_day(register: Register) -> None:
    assert register.at("buckinghamshire", "2018-11-27") == "buckinghamshire-county"
    assert register.at("buckinghamshire-county", "2021-01-01") == "buckinghamshire"
    assert register.at("kent", "2018-11-27") == "kent"
    assert register.at("kent", None) == "kent"


def test_line_tells_what_an_authority_came_from(register: Register) -> None:
    assert set(register.line("north-northamptonshire")) >= {"corby", "northamptonshire"}


@pytest.mark.parametrize(
    ("day", "text", "whose"),
    [
        (
            "2018-11",
            "Buckinghamshire County Council was inspected.",
            "Buckinghamshire County Council",
        ),
        (
            "2018",
            "Aylesbury Vale District Council and Buckinghamshire County Council were told:",
            "Buckinghamshire County Council",
        ),
        ("2018", "The former council was told:", "A council before Buckinghamshire Council"),
        ("2020", "Buckinghamshire County Council was inspected.", None),
        ("2021-12-01", "Buckinghamshire County Council was inspected before that.", None),
        (None, "Buckinghamshire County Council was inspected.", None),
    ],
)
def test_what_was_found_before_a_council_existed_is_of_the_one_before_it(
    register: Register, day: str | None, text: str, whose: str | None
) -> None:
    assert former(register, "buckinghamshire", day, lambda: text) == whose


def test_a_council_without_a_beginning_has_none_before_it(register: Register) -> None:
    assert former(register, "kent", "1999", lambda: "") is None


def test_resolve_takes_ids_names_and_aliases(register: Register) -> None:
    for name in ("nottingham", "Nottingham City Council", "nottm", "Notingham"):
        assert register.resolve(name) == "nottingham"
    assert register.resolve("nowhere at all") is None


def test_own_authorities_are_added(tmp_path: Path) -> None:
    extra = tmp_path / "authorities.csv"
    extra.write_text(
        "name,aliases,domains\nFenmarsh County Council,FCC,fenmarsh.example\n"
        "Aldermere City Council,,\nAldermereshire County Council,,\n",
        encoding="utf-8",
    )
    register = Register.load(extra)
    found = register.find("FCC wrote to Fenmarsh, Aldermere and a@fenmarsh.example")
    assert [m.authority for m in found] == ["fenmarsh", "fenmarsh", "aldermere", "fenmarsh"]
    assert found[2].alternatives == ("aldermereshire",)
    assert register.name("fenmarsh") == "Fenmarsh County Council"


def test_an_extra_file_that_is_not_there_is_no_file(tmp_path: Path) -> None:
    assert Register.load(tmp_path / "none.csv").by_id == Register.load().by_id


def test_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    extra = tmp_path / "authorities.csv"
    extra.write_text("id,name\nfenmarsh,\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"authorities\.csv"):
        Register.load(extra)


@settings(deadline=None)  # the register is read in the first of its examples
@given(st.text(max_size=120))
def test_any_text_gives_mentions_in_order_inside_it(text: str) -> None:
    register = _register()
    for lenient in (False, True):
        mentions = register.find(text, lenient=lenient, held=HELD)
        assert [m.start for m in mentions] == sorted(m.start for m in mentions)
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.authority not in mention.alternatives


_REGISTERS: list[Register] = []


def _register() -> Register:
    if not _REGISTERS:
        _REGISTERS.append(Register.load())
    return _REGISTERS[0]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("Bath", "bath-and-north-east-somerset"),
        ("Barking", "barking-and-dagenham"),
        ("Hammersmith", "hammersmith-and-fulham"),
        ("Windsor", "windsor-and-maidenhead"),
        ("Perth", "perth-and-kinross"),
        ("Rhondda", "rhondda-cynon-taf"),
    ],
)
def test_the_first_place_of_a_double_name_is_enough(
    register: Register, place: str, key: str
) -> None:
    found = register.find(f"What did {place} do in 2023?", lenient=True)
    assert [mention.authority for mention in found] == [key]
