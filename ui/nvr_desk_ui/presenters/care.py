"""Checks, backups and the machine itself as rows; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from nvr_desk_ui.presenters import words
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nvr_desk.records.packet import CheckReport
    from nvr_desk.upkeep.doctor import Line, Report

DOCTOR_TITLES = (later("Group"), "What", "State", later("Detail"))
FINDING_TITLES = ("Where", "What")
DEPTHS = (
    (False, later("Quick: rows against files and their sizes")),
    (True, later("Deep: hashes every original again, as long as reading them takes")),
)
"""Depth of a check, with the words of the form."""
BENCHES = (
    ("ui", later("The window: start, timeline, map, gallery, search, player, stalls")),
    ("db", later("The index: search and the log")),
    ("intake", later("Taking clips in, against a copy of the same files")),
)
"""Names of benches, with the words of the form."""
FIGURE_TITLES = (later("Verdict"), later("Bound"), "What", later("Measured"))
_VERDICTS = {
    "met": (later("met"), "ok"),
    "missed": (later("missed"), "warn"),
    "not measured": (later("not measured"), "bad"),
}
_TOKENS = {"good": "ok", "missing": "muted", "unknown": "muted", "reduced": "warn", "bad": "bad"}


class Written(Protocol):
    """A backup as the facade tells it."""

    @property
    def path(self) -> Path:
        """Its folder."""
        ...

    @property
    def files(self) -> int:
        """Files in it."""
        ...

    @property
    def bytes(self) -> int:
        """Their size."""
        ...

    @property
    def manifest_sha256(self) -> str:
        """Hash of its manifest."""
        ...


def verdict(report: CheckReport) -> tuple[str, str]:
    """(sentence, tone) of a check; nothing was repaired."""
    if report.ok:
        return tr("{checked:,} things checked: all well.", checked=report.checked), "ok"
    found = len(report.findings)
    return tr(
        "{checked:,} things checked, {n} finding. Nothing was changed."
        "|{checked:,} things checked, {n} findings. Nothing was changed.",
        found,
        checked=report.checked,
    ), "bad"


def backup_text(made: Written) -> str:
    """What a backup came to."""
    return tr(
        "{files:,} files, {bytes}, each with its hash, in\n{path}\nseal {seal}\n     {seal_end}",
        files=made.files,
        bytes=words.bytes_text(made.bytes),
        path=made.path,
        seal=made.manifest_sha256[:32],
        seal_end=made.manifest_sha256[32:],
    )


def doctor_cells(line: Line) -> tuple[str, str, str, str]:
    """One fact about this machine in columns."""
    return core(line.group), core(line.name), core(line.state), core(line.detail)


def doctor_token(line: Line) -> str:
    """Colour token of its state."""
    return _TOKENS.get(line.state, "warn")


def doctor_verdict(report: Report) -> tuple[str, str]:
    """(sentence, tone) of the whole page."""
    reduced = [line.name for line in report.lines if line.group == "isolation" and _open(line)]
    if not report.ok:
        bad = ", ".join(line.name for line in report.lines if line.state == "bad")
        return tr("Something is wrong: {bad}.", bad=bad), "bad"
    if reduced:
        return tr(
            "Reduced isolation: not denied to a worker: {reduced}.", reduced=", ".join(reduced)
        ), "warn"
    return tr("Nothing bad was found."), "ok"


def _open(line: Line) -> bool:
    return line.state != "good"


def figure_cells(row: Mapping[str, str]) -> tuple[tuple[str, str, str, str], str]:
    """(cells, colour token) of a row of ``nvr-desk bench``."""
    verdict = row["verdict"]
    word, token = _VERDICTS.get(verdict, ("", ""))
    cells = (tr(word) if word else "", row["bound"], core(row["what"]), row["measured"])
    return cells, token


def measured(answer: Mapping[str, Any]) -> tuple[str, str]:
    """(sentence, tone) of a whole bench, with what must be read beside it."""
    met, judged = int(answer["met"]), int(answer["judged"])
    said = tr("{met} of {judged} bounds met.", met=met, judged=judged)
    beside = "; ".join(core(text) for text in answer["beside"])
    return f"{said} {beside}", "ok" if met == judged else "warn"
