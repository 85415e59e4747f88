"""The audit of pinned packages against a copy of vulnerability records."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.audit.__main__ import main
from tests.audit.pins import NotPinned, read_pins

_ROOT = Path(__file__).parents[2]
_LOCKS = [_ROOT / "requirements.txt", _ROOT / "requirements-torch.txt"]
_TODAY = date(2026, 11, 22)
_HASH = f"--hash=sha256:{'0' * 64}"


def record(name: str, *events: dict[str, str], **more: Any) -> dict[str, Any]:
    return {
        "id": "PYSEC-1",
        "summary": "reads what it should not",
        "modified": "2026-11-20T00:00:00Z",
        "affected": [
            {
                "package": {"ecosystem": "PyPI", "name": name},
                "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
                **more.pop("affected", {}),
            }
        ],
        **more,
    }


def audited(folder: Path, pin: str, *records: dict[str, Any]) -> int:
    lock, copy = folder / "lock.txt", folder / "all.zip"
    lock.write_text(f"{pin} \\\n    {_HASH}\n")
    with zipfile.ZipFile(copy, "w") as packed:
        for at, one in enumerate(records):
            packed.writestr(f"{at}.json", json.dumps(one))
    return main(copy, [lock], _TODAY)


@pytest.mark.parametrize(
    ("pin", "events", "found"),
    [
        ("some-thing==1.4", [{"introduced": "0"}], 1),
        ("Some_Thing==1.4", [{"introduced": "1.0"}, {"fixed": "1.5"}], 1),
        ("some-thing==1.10", [{"introduced": "1.0"}, {"fixed": "1.5"}], 0),
        ("some-thing==1.5", [{"introduced": "1.0"}, {"fixed": "1.5"}], 0),
        ("some-thing==0.9", [{"introduced": "1.0"}, {"fixed": "1.5"}], 0),
        ("some-thing==2.1", [{"fixed": "1.5"}, {"introduced": "2.0"}, {"introduced": "0"}], 1),
        ("some-thing==1.4", [{"introduced": "0"}, {"last_affected": "1.4"}], 1),
        ("some-thing==1.4.1", [{"introduced": "0"}, {"last_affected": "1.4"}], 0),
        ("some-thing==1.4+cpu", [{"introduced": "0"}, {"fixed": "1.5"}], 1),
        ("other==1.4", [{"introduced": "0"}], 0),
    ],
)
def test_a_pinned_version_is_held_against_the_ranges(
    tmp_path: Path, pin: str, events: list[dict[str, str]], found: int
) -> None:
    assert audited(tmp_path, pin, record("Some.Thing", *events)) == found


def test_a_version_that_a_record_lists_is_found_and_a_withdrawn_record_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = record("thing", affected={"versions": ["1.4"], "ranges": []}, aliases=["CVE-1"])
    assert audited(tmp_path, "thing==1.4", listed) == 1
    assert "thing 1.4: PYSEC-1, CVE-1: reads what it should not" in capsys.readouterr().out
    assert audited(tmp_path, "thing==1.4", listed | {"withdrawn": "2026-01-01T00:00:00Z"}) == 0


def test_an_old_copy_is_told_and_an_empty_one_audits_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = record("thing", {"introduced": "0"}) | {"modified": "2026-01-01T00:00:00Z"}
    assert audited(tmp_path, "other==1", old) == 0
    assert "The copy is old" in capsys.readouterr().out
    assert audited(tmp_path, "other==1") == 2
    assert "holds no record" in capsys.readouterr().err


def test_the_lock_files_pin_all_with_hashes() -> None:
    pins = read_pins([*_LOCKS, _ROOT / "requirements-torch-pypi.txt"])
    assert len(pins) > 100
    assert {"torch", "fastapi", "pypdf"} <= {pin.name for pin in pins}


@pytest.mark.parametrize("line", ["thing==1.4", "thing>=1.4 " + _HASH, "-e ."])
def test_a_line_that_leaves_something_open_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(line + "\n")
    with pytest.raises(NotPinned):
        read_pins([lock])
