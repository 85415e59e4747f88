"""What was made of a long tuple: made once for the very same one, and not kept for others."""

from __future__ import annotations

from corpus.at_hand import AtHand


def test_the_same_tuple_is_not_worked_through_again() -> None:
    made: list[int] = []

    def total(given: tuple[int, ...]) -> int:
        return hand.of(given, lambda: made.append(1) or sum(given))  # type: ignore[func-returns-value]

    hand: AtHand[int] = AtHand(most=2, least=2)
    first, equal, short = tuple(range(1, 3)), tuple(range(1, 3)), (3,)
    assert [total(first), total(first), total(equal), total(equal)] == [3, 3, 3, 3]
    assert len(made) == 2
    assert [total(short), total(short)] == [3, 3]
    assert len(made) == 4
    # The third one drives out the first.
    assert [total((4, 5)), total(first)] == [9, 3]
    assert len(made) == 6
