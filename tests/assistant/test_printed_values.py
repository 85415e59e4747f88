"""Values as papers print them: in long cells of tables, in words, beside numbers of references."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

LONG_ANSWER = (
    "Officers met the trust on three occasions in the autumn and went through the accounts line by "
    "line with its treasurer. The grant for the fourth year was confirmed by the ministry as "
    "£3,870,500 and is paid in two halves. A further payment of £61,000 was made to the "
    "swimming club. The lease of the hall has eleven years to run and contains no clause by which "
    "the council could lengthen it."
)
RESPONSE = f"""<html><head><title>Response - Rutland County Council</title></head><body>
<header>Rutland County Council</header>
<h1>Response to questions on the leisure grant</h1>
<p>Culture Scrutiny Committee - Thursday, 9 March 2023</p>
<table><tr><th>Question</th><th>Answer</th><th>Officer</th></tr>
<tr><td>How sure is the leisure grant, and what of the hall?</td><td>{LONG_ANSWER}</td>
<td>Iris Penn, Head of Culture</td></tr>
<tr><td>Who keeps the keys of the boathouse?</td><td>The harbour master.</td>
<td>Tom Vale, Harbour Manager</td></tr></table>
<h2>Moving on</h2>
<p>2.1 A housing adviser stays in touch with young people leaving care through their first year in
a flat of their own.</p>
<p>2.2 The new youth board has met only twice in seven months.</p>
<p>2.3 The Compass team works with children who are exploited.</p>
<p>2.4 RESOLVED: 2023/014 That a further report on the boathouse be brought to the Committee in
July 2023.</p>
<p>2.5 The Safeguarding Partnership is inadequate.</p>
<p>2.6 An outside adviser helped the service, which was judged 'Requires Improvement to be
Good'.</p>
<h2>Proposals</h2>
<p>That Cabinet:</p>
<ol type="a"><li>notes the pressure on the ferry budget;</li>
<li>agrees a ferry fare of £4 from May 2023.</li></ol>
<h2>The ferry</h2>
<p>3.1 Rising fuel prices were the main reason that the ferry budget was overspent.</p>
<p>3.2 The ferry office now has three agency workers.</p>
<table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>
<tr><td>Ferry timetable for the harbour</td><td>Head of Harbours, Ned Oakes</td>
<td>May 2023</td></tr>
<tr><td>Buoys painted</td><td>Sal Marsh</td><td>June 2023</td></tr></table>
</body></html>
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("printed"), {"response.html": RESPONSE}) as assistant:
        yield assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


def test_a_long_cell_answers_by_its_sentence(assistant: Assistant) -> None:
    answer = ask(assistant, "How much is the leisure grant of Rutland in year four?")
    assert "**£3,870,500**" in answer.text
    assert "treasurer" not in answer.text


def test_a_short_cell_of_a_row_with_a_long_one_still_answers(assistant: Assistant) -> None:
    answer = ask(assistant, "Which officer answered how sure the leisure grant is in Rutland?")
    assert "Iris Penn" in answer.text
    assert "treasurer" not in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How long does Rutland's housing adviser keep in touch with care leavers?", "first"),
        ("How often has the new youth board met in Rutland?", "only twice in seven months"),
        ("What is Rutland's team for exploited children called?", "Compass team"),
        ("When will a report on the boathouse come to the committee in Rutland?", "July 2023"),
        ("What grade did Rutland's safeguarding partnership get?", "inadequate"),
    ],
)
def test_a_value_in_words_or_beside_a_reference_is_the_one_told(
    assistant: Assistant, text: str, told: str
) -> None:
    answer = ask(assistant, text)
    assert f"**{told}" in answer.text


def test_a_grade_in_quotation_marks_is_nobodys_name(assistant: Assistant) -> None:
    answer = ask(assistant, "What was the name of Rutland's outside adviser?")
    assert answer.status == "not_in_papers"


def test_why_is_not_answered_by_what_is_put_to_the_meeting(assistant: Assistant) -> None:
    answer = ask(assistant, "Why was the ferry budget in Rutland overspent?")
    assert "main reason that" in answer.text
    assert "£4" not in answer.text


def test_an_owner_is_told_though_the_office_has_a_word_of_the_question(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "Who owns the ferry timetable for the harbours in Rutland?")
    assert "Ned Oakes" in answer.text


def test_who_relies_on_a_thing_is_told_by_who_has_it(assistant: Assistant) -> None:
    answer = ask(assistant, "Which councils rely on agency staff?")
    assert "three agency workers" in answer.text
