"""The log itself: shown, checked, exported; each of these is an entry too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.audit import export, verify
from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import UsageError
from nvr_desk.store import entries, workspace

if TYPE_CHECKING:
    from nvr_desk.records.audit import Entry
    from nvr_desk.records.packet import CheckReport

EXPORT_FORMATS = ("jsonl", "csv")
MAX_SHOWN = 10_000


class AuditService(Service):
    """Who looked, at what, and why."""

    @act("audit.show", split=True)
    def show(
        self,
        act: OpenAct,
        *,
        verb: str | None = None,
        case: str | None = None,
        user: str | None = None,
        object_id: str | None = None,
        limit: int = 200,
    ) -> list[Entry]:
        """The newest entries that fit, oldest of them first."""
        if not 0 < limit <= MAX_SHOWN:
            message = f"--limit lies between 1 and {MAX_SHOWN}"
            raise UsageError(message)
        found = entries.matching(
            self.core.store,
            entries.Wanted(verb=verb, case=case, user=user),
            object_ids=frozenset({object_id} if object_id else ()),
            limit=limit,
        )
        act.tell(entries=len(found))
        return found

    @act("audit.verify", split=True)
    def verify(self, act: OpenAct) -> CheckReport:
        """Recompute the whole chain; the first bad entry is named in the findings."""
        report = verify.verify(
            entries.every(self.core.store),
            workspace_id=workspace.identity(self.core.store.paths).uuid,
        )
        act.tell(entries=report.checked, findings=len(report.findings))
        return report

    @act("audit.export", split=True)
    def export(self, act: OpenAct, form: str = "jsonl") -> str:
        """The whole log as JSON Lines or formula-safe CSV."""
        if form not in EXPORT_FORMATS:
            message = f"the log is exported as {' or '.join(EXPORT_FORMATS)}, not {form!r}"
            raise UsageError(message)
        text = (
            export.jsonl(entries.every(self.core.store))
            if form == "jsonl"
            else export.csv(entries.every(self.core.store))
        )
        act.tell(characters=len(text))
        return text
