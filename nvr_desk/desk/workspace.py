"""The workspace as a whole: its state, its check, its backup."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.store import backup, entries, jobs
from nvr_desk.store.check import check

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.log_health import LogHealth
    from nvr_desk.records.packet import CheckReport
    from nvr_desk.store.backup import Backup


@dataclass(frozen=True, slots=True)
class WorkspaceStatus:
    """What the status bar tells."""

    root: str
    user: str
    role: str
    entries: int
    """Entries in the audit log."""
    free_bytes: int
    """Space left where the vault lies."""
    running_jobs: int


class WorkspaceService(Service):
    """Care of the folder behind everything."""

    @act("workspace.begin")
    def begin(self, act: OpenAct) -> None:
        """First entry of a new workspace, right after the genesis."""
        act.touch("workspace", self.core.store.paths.root.name)

    @act("workspace.restore")
    def restored(self, act: OpenAct, backup_sha256: str) -> None:
        """First entry of a workspace made from a backup; the hash is of its list of files."""
        act.touch("backup", backup_sha256)

    @peek
    def status(self) -> WorkspaceStatus:
        """Counts for the status bar."""
        paths = self.core.store.paths
        with self.core.store.read() as db:
            last = entries.last(db)
            running = sum(1 for job in jobs.listing(db) if job.state.value == "running")
        return WorkspaceStatus(
            root=str(paths.root),
            user=self.core.actor.user,
            role=self.core.actor.role,
            entries=last.seq if last else 0,
            free_bytes=shutil.disk_usage(paths.root).free,
            running_jobs=running,
        )

    @peek
    def log_state(self) -> LogHealth:
        """Whether the log can be written; writes nothing, costs microseconds. Ask each second."""
        return self.core.store.watch.health()

    @act("check", split=True)
    def check(self, act: OpenAct, *, deep: bool = True) -> CheckReport:
        """Prove rows against files and, when deep, files against their hashes."""
        report = check(self.core.store, deep=deep)
        act.tell(checked=report.checked, findings=len(report.findings))
        return report

    @act("backup", split=True)
    def backup(self, act: OpenAct, target: Path) -> Backup:
        """Copy database and originals to a new folder, each file with its hash."""
        made = backup.backup(self.core.store, target)
        act.tell(files=made.files, bytes=made.bytes)
        return made
