"""Where an ingest is killed: at every stage, and nowhere that a quicker run would not come to."""

from __future__ import annotations

from tests.soak.points import Point, chosen

_TAKEN = [(float(at), "files" if at in (7, 8) else "catalogue") for at in range(1000)]


def test_every_stage_has_points_of_its_own_however_few_its_steps() -> None:
    points = chosen(_TAKEN, 66)
    assert len(points) == 66
    assert {one.stage for one in points} == {None, "files", "catalogue"}
    assert Point(0, stage="files") in points


def test_a_point_that_was_not_reached_is_tried_earlier() -> None:
    assert Point(980, 0.4).earlier() == Point(980)
    assert Point(980).earlier() == Point(784)
    assert Point(1, stage="files").earlier() == Point(0, stage="files")


def test_two_points_are_enough_for_a_look() -> None:
    assert [one.stage for one in chosen(_TAKEN, 2)] == [None, None]
