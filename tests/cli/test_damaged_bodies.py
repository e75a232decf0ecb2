"""Entries whose bodies somebody made into something else: named by verify, in no command's way."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit import keys
from nvr_desk.cli.main import main

from tests.fakes.keyholder import MemoryKeyholder
from tests.fakes.sealed_log import open_as_owner

if TYPE_CHECKING:
    from pathlib import Path

INTEGRITY = 5
BODIES = (
    "no JSON",
    "[1]",
    "{}",
    '{"time":"2026-11-20T09:00:00Z","detail":[],"objects":3,"purpose":"x","outcome":7}',
    '{"time":7,"detail":{"size":"x"},"objects":[1],"purpose":[],"case":{},"parent":"x"}',
)

Line = Callable[..., tuple[int, str, str]]


@pytest.fixture
def line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Line:
    """A command line at a desk of one that signs its log."""
    kept = MemoryKeyholder()
    monkeypatch.setenv(keys.STATE_VARIABLE, str(tmp_path / "state"))
    monkeypatch.setattr("nvr_desk.desk.core.keyholder", lambda: kept)

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--workspace", str(tmp_path / "w"), *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    for words in (("init",), ("audit", "key", "make"), ("case", "new", "26-1")):
        assert run(*words)[0] == 0
    assert run("audit", "checkpoint")[0] == 0
    return run


@pytest.mark.parametrize("body", BODIES)
def test_that_each_damaged_entry_is_named_and_stops_no_list(
    line: Line, tmp_path: Path, body: str
) -> None:
    with closing(open_as_owner(tmp_path / "w" / "index.sqlite")) as driver:
        entries = driver.execute("SELECT seq, body FROM audit_entry ORDER BY seq").fetchall()
        change = "UPDATE audit_entry SET body = ? WHERE seq = ?"
        for seq, before in entries:
            driver.execute(change, (body, seq))
            driver.commit()
            code, out, err = line("--json", "audit", "verify")
            assert (code, "Traceback" in err) == (INTEGRITY, False)
            assert json.loads(out)["findings"][0]["where"] == f"audit entry {seq}"
            driver.execute(change, (before, seq))
            driver.commit()
        driver.execute("UPDATE audit_entry SET body = ?", (body,))
        driver.commit()
    for words in (
        ("audit", "show"),
        ("--json", "audit", "show"),
        ("audit", "status"),
        ("audit", "export"),
        ("audit", "export", "--format", "csv"),
        ("supervise", "queue"),
        ("supervise", "charts"),
        ("case", "list"),
    ):
        assert line(*words)[0] in (0, INTEGRITY), words
    assert line("audit", "checkpoint")[0] in (1, INTEGRITY)
