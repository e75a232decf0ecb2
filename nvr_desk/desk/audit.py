"""The log itself: shown, checked, exported; each of these is an entry too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.audit import export, leaving
from nvr_desk.audit.check import check
from nvr_desk.audit.heads import told
from nvr_desk.desk import sealing
from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.errors import KeyMissingError, UsageError
from nvr_desk.records.log import KeyState
from nvr_desk.store import entries
from nvr_desk.store.entry_index import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.desk.core import Core
    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import LogReport, LogState, SignedHead

EXPORT_FORMATS = ("jsonl", "csv")
MAX_SHOWN = 10_000


class AuditService(Service):
    """Who looked, at what, and why."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._heads = sealing.heads_of(core)

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
            Wanted(verb=verb, case=case, user=user),
            object_ids=frozenset({object_id} if object_id else ()),
            limit=limit,
        )
        act.tell(entries=len(found))
        return found

    @act("audit.verify", split=True)
    def verify(
        self, act: OpenAct, *, checkpoints: Sequence[Path] = (), keys: Sequence[str] = ()
    ) -> LogReport:
        """Check every byte of the log, and hold it against every head of it that can be found.

        Args:
            act: The act under way.
            checkpoints: Files of heads that were kept elsewhere.
            keys: Public keys (vkeys) to trust besides those in the log.

        Returns:
            The first bad entry is named in the findings.

        Raises:
            NoteError: a key that is none.
        """
        report = check(
            self.core.store,
            self._heads,
            sealing.workspace_id(self.core),
            given=checkpoints,
            keys=keys,
        )
        act.tell(
            entries=report.checked,
            findings=len(report.findings),
            checkpoints=report.checkpoints,
            resting=report.resting.entries,
        )
        return report

    @act("audit.key", split=True)
    def make_key(self, act: OpenAct, *, replace: bool = False) -> KeyState:
        """Make the signing key of this station; the entry of this act registers it.

        Raises:
            AlreadyExistsError: there is one, and ``replace`` is not said.
            KeyMissingError: there is no place to keep it.
        """
        key = self._heads.make_key(replace=replace)
        act.tell(key=key.text)
        return KeyState(key.text, key.pem, None)

    @act("audit.checkpoint", split=True)
    def checkpoint(self, act: OpenAct, reason: str = "by hand") -> SignedHead:
        """Sign the log as it is now; ``reason`` stands in the entry.

        Raises:
            KeyMissingError: no key, or it is gone.
            AuditBrokenError: the log contradicts a head that was signed before.
        """
        head = self._heads.make()
        if head is None:
            raise _no_key()
        act.tell(reason=reason, **told(head))
        return head

    @peek
    def checkpoint_if_due(self) -> SignedHead | None:
        """Sign the log when it is time; an act of the program itself, whoever is signed in.

        Raises:
            AuditBrokenError: the log contradicts a head that was signed before.
        """
        return sealing.when_due(self.core, self._heads)

    @peek
    def state(self) -> LogState:
        """Entries, how many of them rest on this machine alone, the key, the last checkpoint."""
        return self._heads.state()

    @act("audit.export", split=True)
    def export(self, act: OpenAct, form: str = "jsonl") -> str:
        """The whole log as JSON Lines or formula-safe CSV."""
        _demand_form(form)
        text = (
            export.jsonl(entries.every(self.core.store))
            if form == "jsonl"
            else export.csv(entries.every(self.core.store))
        )
        act.tell(characters=len(text))
        return text

    @act("audit.export", split=True)
    def export_to(
        self,
        act: OpenAct,
        target: Path,
        form: str = "jsonl",
        *,
        proofs: bool = False,
        case: str | None = None,
        user: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> int:
        """Write the log, or the entries that fit, to a file; with proofs to a folder.

        Args:
            act: The act under way.
            target: The file; with ``proofs`` a folder that is not there yet.
            form: ``jsonl`` or ``csv``; with proofs the folder holds JSON Lines in any case.
            proofs: Sign the log first, and add to each entry its way to that checkpoint.
            case: Only entries of this case.
            user: Only entries of this person.
            since: First instant.
            until: Instant behind the last.

        Returns:
            How many entries were written.

        Raises:
            KeyMissingError: proofs at a station without key, or whose key is gone.
            AlreadyExistsError, StoreError: the place cannot take it.
        """
        _demand_form(form)
        head = sealing.within(act) if proofs else None
        if proofs and head is None:
            raise _no_key()
        with self.core.store.read() as db:
            last = entries.last_seq(db)
        asked = Wanted(case=case, user=user, since=since, until=until)
        wanted = None if asked == Wanted() else asked
        found = leaving.selected(self.core.store, wanted, head.size if head else last)
        if head is None:
            number = leaving.file(target, form, found)
        else:
            number = leaving.folder(target, form, self.core.store, found, head)
        act.tell(entries=number)
        return number


def _demand_form(form: str) -> None:
    if form not in EXPORT_FORMATS:
        message = f"the log is exported as {' or '.join(EXPORT_FORMATS)}, not {form!r}"
        raise UsageError(message)


def _no_key() -> KeyMissingError:
    return KeyMissingError(
        "the signing key of this station",
        "none was ever made",
        "An administrator makes one with 'nvr-desk audit key make'",
    )
