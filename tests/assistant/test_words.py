"""Words, terms and values of a text: what speed must not change."""

from __future__ import annotations

from assistant.evidence.kinds import has_value
from assistant.words.dates import periods
from assistant.words.matching import Term, coverage, missing, neighbours
from assistant.words.sentences import sentences
from assistant.words.stems import words
from assistant.words.values import ValueKind, has_kind, values
from corpus.themes import load_names


def test_terms_that_change_are_looked_for_anew() -> None:
    foster, home = Term("foster", (("foster",),)), Term("home", (("home",),))
    layers = [("Foster carers were thanked.", 1.0), ("Homes", 0.5)]
    asked = [foster]
    assert coverage(asked, layers) == 1.0
    asked[0] = home
    assert coverage(asked, layers) == 0.5
    assert coverage((foster, home), layers) == 0.75
    assert coverage((home,), layers) == 0.5


def test_words_are_the_same_with_and_without_other_alphabets() -> None:
    assert words("The Council's THREE homes") == ["the", "council", "three", "homes"]
    assert words("The Council’s Tŷ Agored") == ["the", "council", "tŷ", "agored"]
    # Marks alone do not make another alphabet of it.
    assert words("“HOMES” – the Council’s 3,5…") == ["homes", "the", "council", "3,5"]
    assert words("£3.5m: 12% of Müller’s") == ["£", "3.5", "m", "12", "%", "of", "müller"]


def test_sentences_do_not_end_at_abbreviations_however_long_the_text() -> None:
    text = f"{'It was said again. ' * 3}It cost approx. £3m. Cllr. Ash (No. 4) agreed etc. All did."
    assert [one.text for one in sentences(text)][3:] == [
        "It cost approx. £3m.",
        "Cllr. Ash (No. 4) agreed etc.",
        "All did.",
    ]


def test_terms_that_no_text_holds_and_pairs_that_stand_together() -> None:
    terms = tuple(Term(word, ((word,),)) for word in ("foster", "home", "plan"))
    assert missing(terms, ["Foster carers", "", "A plan"]) == (terms[1],)
    assert neighbours(terms, "foster homes plan", "Homes plan for foster carers") == 0.5
    assert neighbours(terms, "plan", "foster homes") == 0.0


def test_a_figure_is_no_number_of_a_date() -> None:
    assert not has_value("number", "It met on 3 May 2024.")
    assert has_value("number", "On 3 May 2024 it met three times.")
    assert not has_value("amount", "It met again.")


def test_values_of_each_kind_in_the_order_of_the_text() -> None:
    text = "By May 2023 FIFTY-two children (12 per cent, or 3.5%) cost £1.2m in Q3 2022/23."
    assert [(value.kind, value.text) for value in values(text)] == [
        ("date", "May 2023"),
        ("number", "FIFTY-two"),
        ("percent", "12 per cent"),
        ("percent", "3.5%"),
        ("money", "£1.2m"),
        ("date", "Q3 2022/23"),
    ]
    assert [one.start for one in periods("On 3/4/19 and 2021-05-06, 30 of 40.")] == [
        "2019-04-03",
        "2021-05-06",
    ]
    assert periods("In May, 30 of 40 (75%).") == ()


def test_the_theme_named_first_comes_first() -> None:
    names = load_names()
    forwards = names.carried("Supervision of staff; placement choices")
    backwards = names.carried("Placement choices; supervision of staff")
    assert len(forwards) > 1
    assert forwards == backwards[::-1]
    assert names.carried("nothing of the kind") == ()


def test_whether_a_kind_of_value_is_there_is_told_as_by_all_values() -> None:
    """A sum inside a date, a share in words, a sign without a figure."""
    texts = (
        "It cost £1.2m in 2023/24.",
        "On 4 March 2024 no figure was given.",
        "Some 40 per cent, and £ unknown.",
        "Nothing of the kind, percent or £.",
        "12 of 40 in the second quarter",
        "",
    )
    kinds: tuple[ValueKind, ...] = ("date", "money", "percent", "number")
    for text in texts:
        for kind in kinds:
            held = any(value.kind == kind for value in values(text))
            assert has_kind(kind, text) == held, (kind, text)
