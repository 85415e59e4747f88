"""Every check that can be undone stands where it is said to, once."""

from __future__ import annotations

from collections import Counter

from tests.undone.__main__ import ROOT, checks


def test_each_check_stands_once_in_its_file_and_names_tests_that_are_there() -> None:
    all_checks = list(checks())
    lost = [one.name for one in all_checks if (ROOT / one.file).read_text().count(one.old) != 1]
    assert lost == []
    assert [
        name for name, count in Counter(one.name for one in all_checks).items() if count > 1
    ] == []
    assert [test for one in all_checks for test in one.tests if not _is_there(test)] == []


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    path = ROOT / file
    return path.exists() and (not name or f"def {name}(" in path.read_text(encoding="utf-8"))
