"""Many texts searched at once hold what each holds by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.words.lines import Lines
from assistant.words.matching import Form, holds_any, stem_line

WORDS = st.sampled_from("child care children in were foster carer plan plans the of 12 £".split())
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12)
FORMS = st.lists(
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda own: tuple(stem_line(" ".join(own)).split())
    ),
    min_size=1,
    max_size=3,
)


@settings(deadline=None)
@given(TEXTS, FORMS)
def test_a_term_is_found_in_the_texts_that_hold_it_and_in_no_other(
    texts: list[str], forms: list[Form]
) -> None:
    """Single stems, phrases, and phrases with words between, as text by text."""
    lines = Lines()
    places = [lines.place(text) for text in texts]
    held = lines.holding(forms)
    told = [bool(held[place]) for place in places]
    assert told == [holds_any(stem_line(text), tuple(forms)) for text in texts]


def test_the_same_text_stands_in_one_place() -> None:
    """A text that comes again is not kept again."""
    lines = Lines()
    assert [lines.place(one) for one in ("a plan", "care", "a plan")] == [0, 1, 0]
    assert len(lines) == 2
