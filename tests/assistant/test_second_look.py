"""The second look at the likeliest passages: what it weighs, and which comes first then."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Basis, Evidence, Plan, Question
from assistant.chat import Assistant
from assistant.composing.confidence import confidence
from assistant.evidence.closeness import CloseSigns, asks_by_name, close_signs
from assistant.evidence.cross_encoder import cross_encoder
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage
from assistant.evidence.reranking import LOOKED_AT, Reranked, shares
from assistant.retrieve import retrieve
from corpus.embedding.word_vectors import word_vectors
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant.shelf import asking

CLINIC = """Rotherdale Borough Council
Health Scrutiny Committee
4 March 2024

1. Introduction
1.1 This report tells members how the walk-in clinic at Lowbridge has fared since it opened.
1.2 The clinic was planned with the health board and with the residents of Lowbridge.
1.3 Members visited the clinic in January and spoke to staff.

2. Staff
2.1 Recruitment to nursing posts at the clinic is slow. Four posts have been empty since May.
2.2 The matron meets her team each Monday. Training days are held every quarter.
2.3 The team praised their new rota. Sickness has fallen to 3%.

3. Visitors
3.1 The clinic saw 6,120 people in its first year. Most came in the evening.
3.2 One visitor in nine did not speak English. Interpreters are booked a day ahead.
3.3 Toddlers and their mothers are seen first. The nurse on duty decides who is next.
3.4 Complaints are few. Parking is what visitors grumble about.

4. Money
4.1 The clinic costs £412,000 a year. The health board bears two thirds of it.
4.2 The lease runs until June 2027. The landlord has offered a longer one.
4.3 Heating takes a tenth of the budget. Solar panels were too dear.

5. Next steps
5.1 The opening hours are under review. A second doctor starts in the autumn.
5.2 Members will hear more in October. The matron is to write a paper.
5.3 Dr Imogen Thale was appointed as an adviser in May. She chairs the Lowbridge board.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("clinic")
    with asking(folder, {"clinic.txt": CLINIC}):
        pass
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield library


def looked_up(library: Library, text: str) -> tuple[Plan, Evidence]:
    basis = Assistant(library).ask(Question(text)).basis
    assert isinstance(basis, Basis)
    return basis.plan, retrieve(basis.plan, library)


def taken(library: Library, text: str) -> list[Passage]:
    plan, evidence = looked_up(library, text)
    return list(iter(Reranked(plan, evidence.items).take, None))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many patients came to the clinic in year one?", "6,120"),
        ("is it hard to hire nurses at the clinic?", "Recruitment to nursing posts"),
        ("what do patients complain of?", "Parking"),
        ("when does the rent agreement end?", "lease"),
    ],
)
def test_what_is_said_in_other_words_comes_first(
    library: Library, question: str, said: str
) -> None:
    assert said in " ".join(one.text for one in taken(library, question)[:3])


def test_it_looks_at_no_more_than_the_likeliest(library: Library) -> None:
    found = taken(library, "what did members learn about the clinic?")
    assert len(found) == LOOKED_AT
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    signs = [one.signs for one in found if isinstance(one.signs, CloseSigns)]
    assert len(signs) == LOOKED_AT
    assert sum(one.share for one in signs) == pytest.approx(1.0)
    assert all(0 <= confidence(one) <= 1 for one in found)


def test_few_are_left_as_the_first_look_has_them(library: Library) -> None:
    plan, evidence = looked_up(library, "what does the clinic cost?")
    few = evidence.items[:3]
    first = [(one.text, one.score) for one in iter(Likeliest(plan, few).take, None)]
    again = [(one.text, one.score) for one in iter(Reranked(plan, few).take, None)]
    assert again == first


def test_what_has_no_figure_is_no_likelier_for_standing_out(library: Library) -> None:
    found = taken(library, "how many nurses has the clinic?")
    bare = [one.signs for one in found if not one.signs.has]
    assert bare
    assert all(isinstance(one, CloseSigns) and one.formless and not one.share for one in bare)


def test_a_name_in_the_sentence_before_will_do(library: Library) -> None:
    answer = Assistant(library).ask(Question("Who chairs the Lowbridge board?"))
    assert answer.status == "answered"
    assert "Imogen Thale" in answer.text


@pytest.mark.parametrize(
    ("question", "by_name"),
    [
        ("Who chairs the Lowbridge board?", True),
        ("who is the director of public health?", True),
        ("what is the name of the matron?", True),
        ("who seconded the motion on the clinic?", True),
        ("who helps visitors that speak no English?", False),
        ("who decides whose turn it is?", False),
    ],
)
def test_only_some_questions_for_somebody_need_a_name(
    library: Library, question: str, by_name: bool
) -> None:
    plan, _ = looked_up(library, question)
    assert plan.wants in ("person", "name")
    assert asks_by_name(plan) is by_name


def test_every_sign_of_a_second_look_is_a_share(library: Library) -> None:
    plan, evidence = looked_up(library, "why are visitors of the clinic cross?")
    held = Likeliest(plan, evidence.items)
    for signs in close_signs(plan, list(iter(held.take, None))):
        for name in ("grams", "near", "around", "length", "crowd"):
            assert 0 <= getattr(signs, name) <= 1, name


def test_question_and_passage_are_read_together() -> None:
    reader = cross_encoder()
    assert reader is not None
    texts = ["Recruitment to nursing posts is slow.", "Parking is free.", "The roof leaks."]
    for question, best in (("is it hard to hire nurses?", 0), ("what lets the rain in?", 2)):
        scores = reader.scores(question, texts)
        assert scores.index(max(scores)) == best


def test_what_a_text_scores_does_not_hang_on_those_beside_it() -> None:
    reader, other = cross_encoder(), cross_encoder.__wrapped__()
    assert reader is not None
    assert other is not None
    texts = [
        "The lease ends in June 2027.",
        "x" * 2000,
        "",
        "The landlord has offered a longer one.",
    ]
    together = reader.scores("when does the lease end?", texts)
    assert [other.scores("when does the lease end?", [text])[0] for text in texts] == together


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=900), max_size=4))
def test_whatever_is_read_has_a_score(question: str, texts: list[str]) -> None:
    reader = cross_encoder()
    assert reader is not None
    scores = reader.scores(question, texts)
    assert len(scores) == len(texts)
    assert all(map(math.isfinite, scores))


def test_shares_are_those_of_log_odds() -> None:
    assert shares([1.0, 1.0]) == [0.5, 0.5]
    assert shares([]) == []
    assert shares([1000.0, 0.0]) == pytest.approx([1.0, 0.0])


def test_words_of_like_meaning_are_nearer_than_others() -> None:
    vectors = word_vectors()
    assert vectors is not None
    asked, *others = vectors.rows(["teacher", "teachers", "school", "drainage", "teacher"])
    same, near, far, again = (float(asked @ other) for other in others)
    assert again == pytest.approx(1.0, abs=1e-5)
    assert same > near > far
    assert np.allclose(np.linalg.norm(vectors.rows(["ringmeldung"])[0]), 1.0, atol=1e-5)
