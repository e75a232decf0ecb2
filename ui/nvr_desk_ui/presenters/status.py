"""What the status bar says; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.records.log_health import LogHealth
from nvr_desk_ui.presenters import audit, words
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.desk.workspace import WorkspaceStatus
    from nvr_desk.records.log import LogState
    from nvr_desk.records.model import ModelRow
    from nvr_desk.records.packet import CheckReport
    from nvr_desk.records.supervise import Due

LOW_BYTES = 5_000_000_000
SOON_DAYS = 2
"""A review that is due within so many days is shown in yellow."""
_SYNCHRONISED = Path("/run/systemd/timesync/synchronized")


@dataclass(frozen=True, slots=True)
class Light:
    """One part of the status bar."""

    icon: str
    token: str
    text: str
    sentence: str
    short: str = ""
    """Said in a narrow window; ``text`` where it is empty."""


def database(status: WorkspaceStatus) -> Light:
    """Which workspace is open, and as whom."""
    who = f"{status.user} ({audit.roles_said(status.role)})"
    return Light(
        "database",
        "ok",
        Path(status.root).name,
        tr("{root}, open as {who}", root=status.root, who=who),
    )


def storage(status: WorkspaceStatus) -> Light:
    """Space left where the vault lies."""
    low = status.free_bytes < LOW_BYTES
    free = words.bytes_text(status.free_bytes)
    token = "warn" if low else "ok"
    return Light(
        "storage", token, tr("{free} free", free=free), tr("Space left for the vault."), free
    )


def jobs(running: int) -> Light:
    """Work going on."""
    text = tr("{n} job running|{n} jobs running", running) if running else tr("no jobs")
    token, short = ("accent", tr("{n} job|{n} jobs", running)) if running else ("muted", text)
    return Light("jobs", token, text, tr("Long work in this workspace."), short)


def clock(*, synchronised: bool | None = None) -> Light:
    """Whether somebody vouches for this machine's clock."""
    known = _SYNCHRONISED.exists() if synchronised is None else synchronised
    if known:
        said = tr("The time service says it is in step.")
        return Light("clock", "ok", tr("clock synchronised"), said, tr("clock ok"))
    said = tr("No time service vouches for this machine's clock.")
    return Light("clock", "warn", tr("clock unconfirmed"), said, tr("clock ?"))


def log(state: LogState | None, report: CheckReport | None) -> Light:
    """State of the audit log: broken, or how many entries rest on this machine alone."""
    if report is not None and not report.ok:
        return Light("bad", "bad", tr("log BROKEN"), audit.verdict(report))
    if state is None:
        return Light("audit", "muted", tr("log …"), tr("Not known yet."))
    alone = state.resting.entries
    count = tr(
        later("log {entries:,} verified") if report else later("log {entries:,}"),
        entries=state.entries,
    )
    rest = tr("{alone:,} here alone", alone=alone) if alone else tr("all held elsewhere")
    text = f"{count} · {rest}"
    said = [
        audit.verdict(report) if report else tr("Not checked since this workspace was opened"),
        core(str(state.resting)),
        tr("signed last at {last_time:%Y-%m-%d %H:%M} UTC", last_time=state.last_time)
        if state.last_time
        else tr("never signed"),
    ]
    if state.key.why_not is not None:
        sentence = ".\n".join(
            [*said, tr("Nothing can be signed: {why_not}", why_not=core(state.key.why_not))]
        )
        return Light("audit", "warn", text, f"{sentence}.")
    icon, token = ("verify", "ok") if report else ("audit", "muted")
    return Light(icon, token, text, ".\n".join(said) + ".")


def log_lost(why: str) -> Light:
    """The log cannot be read or written."""
    return Light("bad", "bad", tr("log OUT OF REACH"), why)


def alarm(health: LogHealth) -> str:
    """What stands over the window while the log cannot be written."""
    since = tr(" (since {since:%H:%M:%S} UTC)", since=health.since) if health.since else ""
    why = core(health.why)
    why = why[:1].upper() + why[1:]
    return tr(
        "THE LOG CANNOT BE WRITTEN{since}. {why}. Nothing is searched, shown or handed "
        "out until it can. {remedy}.",
        since=since,
        why=why,
        remedy=core(health.remedy),
    )


def unheard(error: Exception) -> LogHealth:
    """How the log stands when the desk cannot even be asked."""
    return LogHealth(ok=False, why=words.error_text(error), remedy=tr("Open the workspace again"))


def review(due: Due) -> Light | None:
    """When the next review is due; None where nothing waits."""
    if due.next_due is None:
        return None
    items = tr("{n} item without an outcome.|{n} items without an outcome.", due.items)
    text = core(due.sentence)
    if due.overdue:
        return Light(
            "bad",
            "bad",
            text,
            tr("{overdue} behind their date. {items}", overdue=due.overdue, items=items),
        )
    soon = due.days_left is not None and due.days_left <= SOON_DAYS
    return Light("purpose", "warn" if soon else "ok", text, items)


def isolation(parts: Mapping[str, bool] | None) -> Light:
    """How well foreign bytes are fenced on this machine."""
    if parts is None:
        return Light("isolation", "muted", tr("isolation …"), tr("Not known yet."))
    missing = [name for name, there in parts.items() if not there]
    if not missing:
        said = tr("Foreign bytes are read behind a fence.")
        return Light("isolation", "ok", tr("full isolation"), said, "isolated")
    said = tr("Missing: {parts}", parts=", ".join(missing))
    return Light("isolation", "warn", tr("reduced isolation"), said, tr("isolation !"))


def detector(chosen: ModelRow | None) -> Light:
    """What the next detection runs when nobody names weights; results name their own."""
    if chosen is None:
        return Light(
            "detector",
            "warn",
            tr("next: basic detector"),
            tr(
                "No weights are installed: the next detection looks for persons only, vehicles are"
                " not looked for. What was found before names its own model."
            ),
            tr("next: basic"),
        )
    card = chosen.card
    if not card.shipped or not chosen.verified:
        return Light(
            "detector",
            "warn",
            tr("next: {name} (unverified)", name=card.name),
            tr("Not one of the models we measured."),
        )
    return Light(
        "detector", "ok", tr("next: {name}", name=card.name), f"{card.name}: {card.limits.line}"
    )
