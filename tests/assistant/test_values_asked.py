"""The value that answers a fact, and what is set in bold: who did it, how many of the thing asked
for, when it ends, why it is so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

REPORT = """<html><head><title>Harbour report - Rutland County Council</title></head><body>
<header>Rutland County Council</header>
<h1>Harbour and ferry report</h1>
<p>Harbour Committee - Thursday, 14 November 2024</p>
<h2>1. The quay</h2>
<p>1.1 The quay backlog was worked through by the Records Resilience team. The backlog had been
cleared
thanks to Ms Iris Penn.</p>
<p>1.2 The lighthouse is owned by Rutland Harbour Trust and managed under a lease. The Keeper
Manager sent
round a note on the lighthouse.</p>
<p>1.3 Mr Vale and Mrs Marsh declared an interest in the lighthouse lease. The motion spoke of
interest
in the long-established Quay Land Relief.</p>
<p>1.4 Councillor Oakes proposed the award of a dredging contract. RESOLVED: that the dredging
contract be
awarded to Kestrel Marine Ltd for four years.</p>
<h2>2. The buoys</h2>
<p>2.1 There are 1,204 lifebuoys. The Committee was asked to agree to the withdrawal of 115 of the
Council's 1,204 lifebuoys.</p>
<p>2.2 Officers said that 214 moorings held one boat only.</p>
<p>2.3 Of 31 ferries, ten are more than twelve years old. Three new ferries will be delivered in
May 2025.</p>
<p>2.4 Nineteen pilots' licences were suspended and four were revoked.</p>
<p>2.5 The number of berths has risen from 675 in 2011 to 850 now.</p>
<p>2.6 The budget to be moved with the pilot service will be about £59m, comprising £56m for boats
and £3m for
staffing of the pilot service.</p>
<p>2.7 Entry to the sauna is 40p.</p>
<h2>3. Dates</h2>
<p>3.1 It was agreed that consultation on the breakwater open on 7 April and close on 30 June
2025.</p>
<p>3.2 The slipway, shut since 8 July 2024, is expected to reopen in March 2025.</p>
<p>3.3 Any owner may appeal against a mooring notice to the Harbour Court within 21 days of the
notice.
The interim order on mooring notices of 24 January 2024 remains in force.</p>
<h2>4. The sea wall</h2>
<p>4.1 Since the last inspection in March 2023 the sea wall has been repaired twice.</p>
<p>4.2 The rise in the cost of the sea wall is attributable chiefly to the price of stone. The
Council set up
a sea wall fund so that repairs can be paid for.</p>
<p>4.3 Since the groynes removed are all rotten, walkers will be offered a path.</p>
<p>4.4 The net forecast for the tug fleet is over budget. The principal cause is diesel.</p>
<h2>5. Counts</h2>
<p>5.1 The Council owns no tugs, having sold them in 2003.</p>
<p>5.5 The Chairman told of Mr Jonah Elver, Member for the Isle from 2005 to 2017.</p>
<p>5.6 Grebe Haulage Ltd, by which half of all the lost crates were carried, has incurred
deductions of £41,300.</p>
<p>5.2 Mr Finch asked when the boathouse, shut in October 2023, would be opened again. Councillor
Oakes replied that it had dry rot and would not reopen.</p>
<p>5.3 The Treasurer has a duty under section 114 to report if money runs out. No such report is
contemplated.</p>
<p>5.4 The grant for the lifeboat runs from 1 January 2025 to 31 March 2026.</p>
<p>5.5 There are no direct financial implications arising from the dune plan.</p>
<p>5.6 The Marina Plan is behind its programme because the flood study must be repeated. The sluice
is late owing to frost.</p>
<table><tr><th>Indicator</th><th>Q3 23/24</th><th>Q1 24/25</th><th>Q2
24/25</th><th>Target</th></tr>
<tr><td>Litter notices at the pier</td><td>9</td><td>14</td><td>17</td><td>12</td></tr>
<tr><td>Seals seen</td><td>40</td><td>41</td><td>44</td><td>42</td></tr></table>
</body></html>
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("values"), {"report.html": REPORT}) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        ("who cleared the quay backlog", "**Ms Iris Penn**", "**Records"),
        ("who owns the lighthouse", "**Rutland Harbour Trust**", "**Keeper"),
        ("who declared an interest in the lighthouse lease", "**Mr Vale and Mrs Marsh**", "**Quay"),
        ("who got the dredging contract", "**Kestrel Marine Ltd**", "**Councillor Oakes**"),
        ("how many lifebuoys are being taken away", "**115**", "**1,204**"),
        ("how many lifebuoys are there", "**1,204**", "**115**"),
        ("how many single boat moorings", "**214**", "**one**"),
        ("how many ferries does the council have", "**31**", "**Three**"),
        ("how many pilots lost their licence", "**four**", "**Nineteen**"),
        ("how many berths are there", "**850**", "**675**"),
        ("how much money moves with the pilot service", "**£59m**", "**£3m**"),
        ("when was Mr Elver the member for the Isle", "**2005 to 2017**", "**2005**"),
        ("how much did Grebe Haulage lose for the lost crates", "**£41,300**", "**half"),
        ("how much is entry to the sauna", "**40p**", "£"),
        ("when does the breakwater consultation close", "**30 June 2025**", "**7 April**"),
        ("when does the slipway reopen", "**March 2025**", "**8 July 2024**"),
        ("why has the cost of the sea wall gone up", "attributable chiefly to", "**so that"),
        ("how many litter notices at the pier", "**17**", "**9**"),
        ("why is the tug fleet over budget", "The principal cause is diesel", "not answer"),
        ("how many tugs does the council own", "**no tugs**", "2003**"),
        ("when will the boathouse reopen", "**would not reopen**", "**October 2023**"),
        ("will there be a section 114 report", "No such report is contemplated", "not answer"),
        (
            "how long does the lifeboat grant last",
            "**1 January 2025 to 31 March 2026**",
            "not answer",
        ),
        ("what does the dune plan cost", "**no direct financial implications**", "£"),
        ("when can an owner appeal a mooring notice", "**within 21 days**", "**24 January"),
    ],
)
def test_the_value_in_bold_is_of_what_is_asked(
    assistant: Assistant, asked: str, right: str, wrong: str
) -> None:
    said = ask(assistant, asked).text
    assert right in said
    assert wrong not in said


def test_since_tells_a_cause_only_of_what_follows_it(assistant: Assistant) -> None:
    assert "**Since" not in ask(assistant, "why were groynes removed").text
    assert "**Since" not in ask(assistant, "why was the sea wall inspected").text
