"""The log itself: shown, checked, exported; each of these is an entry too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.audit import export, leaving, stamp
from nvr_desk.audit.cosign import MAX_REQUEST_BYTES, parse_request, request_text
from nvr_desk.audit.heads import told
from nvr_desk.audit.note import cosigned_at, parse_checkpoint, parse_key, verified
from nvr_desk.audit.witness import put
from nvr_desk.desk import sealing
from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import KeyMissingError, NoteError, UsageError
from nvr_desk.records.log import KeyState
from nvr_desk.store import entries
from nvr_desk.store.entry_index import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.audit.cosign import Cosigned
    from nvr_desk.audit.stamp import Stamp
    from nvr_desk.desk.core import Core
    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import LogReport, LogState, SignedHead, Witnessed

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
        self,
        act: OpenAct,
        *,
        checkpoints: Sequence[Path] = (),
        keys: Sequence[str] = (),
        roots: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> LogReport:
        """Check every byte of the log, and hold it against every head of it that can be found.

        Args:
            act: The act under way.
            checkpoints: Files of heads that were kept elsewhere.
            keys: Public keys (vkeys) to trust besides those in the log.
            roots: PEM of time-stamp services whose stamps are to be judged.
            progress: Told how many entries were checked, and of how many, as it goes on.

        Returns:
            The first bad entry is named in the findings.

        Raises:
            NoteError: a key that is none.
        """
        from nvr_desk.audit.check import check  # noqa: PLC0415 - numpy, which few commands need

        report = check(
            self.core.store,
            self._heads,
            sealing.workspace_id(self.core),
            given=checkpoints,
            keys=keys,
            roots=stamp.read_bounded(roots, stamp.MAX_ROOTS_BYTES) if roots else None,
            progress=progress,
            upto=act.seq - 1,
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

    @act("audit.cosign", split=True)
    def cosign(self, act: OpenAct, request: Path, *, key: str | None = None) -> Cosigned:
        """Cosign another station's checkpoint, if it continues the last one seen here.

        Args:
            act: The act under way.
            request: A checkpoint, or a request that brings its proof; gets the new line itself
                where it is a bare checkpoint.
            key: The log's public key (vkey), for a log of another workspace that is new here.

        Raises:
            AuditBrokenError: it does not continue what was seen; nothing is signed.
            NoteError, UsageError: it is none, nobody known signed it, or its proof is missing.
            KeyMissingError: the cosigner's key cannot be had.
        """
        asked = parse_request(stamp.read_bounded(request, MAX_REQUEST_BYTES))
        ours = asked.head.origin == self._heads.origin
        mine = self._heads.registered()
        if mine is not None and verified(asked.head.note, mine):
            raise UsageError("a station does not cosign what it signed itself")
        told_key = [parse_key(key)] if key is not None else []
        made = sealing.cosigner_of(self.core).cosign(
            asked,
            self.core.clock.now(),
            trusted=[*(self._heads.every_key() if ours else ()), *told_key],
            prove=self._heads.prove if ours else None,
        )
        if ours:
            self._heads.keep_note(parse_checkpoint(made.signed.encoded.encode()))
        elif asked.old is None:
            put(request, [made.signed.encoded.encode()])
        told = {"origin": asked.head.origin, "size": made.size, "root": made.root.hex()}
        act.tell(**told, key=made.key.text, first=made.before is None)
        return made

    @act("audit.cosign", split=True)
    def accept_cosigned(self, act: OpenAct, cosigned: Path, key: str) -> datetime:
        """Take back a checkpoint of this log that a station elsewhere cosigned.

        Args:
            act: The act under way.
            cosigned: The note with the cosigner's line.
            key: The cosigner's public key (vkey), as it was told by another way.

        Raises:
            NoteError: it is no checkpoint of this log, or the key did not cosign it.
            AuditBrokenError: it is, and the log as it is now contradicts it.
        """
        head = parse_checkpoint(stamp.read_bounded(cosigned, MAX_REQUEST_BYTES))
        cosigner = parse_key(key)
        at = cosigned_at(head.note, cosigner)
        if head.origin != self._heads.origin or at is None:
            raise NoteError("is no checkpoint of this log with a line by that key")
        self._heads.require_ours(head)
        self._heads.keep_note(head)
        told = {"origin": head.origin, "size": head.size, "root": head.root.hex()}
        act.tell(**told, key=cosigner.text, at=at)
        return at

    @act("audit.stamp", split=True)
    def stamp_request(self, act: OpenAct, target: Path) -> int:
        """Write a request (``.tsq``) for a time stamp of the newest checkpoint; answers its size.

        Raises:
            NotFoundError: there is no checkpoint.
        """
        head = self._heads.newest_note()
        query = stamp.request(head.note.text)
        put(self.core.store.paths.checkpoints / f"{head.size}.tsq", [query])
        put(target, [query])
        act.tell(asked=head.size)
        return head.size

    @act("audit.stamp", split=True)
    def stamp(
        self, act: OpenAct, roots: Path, *, response: Path | None = None, url: str | None = None
    ) -> Stamp:
        """Verify a time stamp of the newest checkpoint and keep it.

        Args:
            act: The act under way.
            roots: PEM of the certificates that are trusted.
            response: The answer (``.tsr``) to a request that was written before.
            url: Ask this service over the network instead; the address stands in the entry.

        Raises:
            ForeignDataError: the stamp does not hold; nothing is kept.
            UsageError: neither file nor address, or a file that cannot be read.
        """
        paths, head = self.core.store.paths, self._heads.newest_note()
        query = paths.checkpoints / f"{head.size}.tsq"
        if url is not None:
            put(query, [stamp.request(head.note.text)])
            answer = stamp.fetch(url, query.read_bytes())
        elif response is not None:
            answer = stamp.read_bounded(response, stamp.MAX_ANSWER_BYTES)
        else:
            raise UsageError("name an answer or the address of a service")
        asked = stamp.nonce_of(query.read_bytes()) if query.exists() else None
        trusted = stamp.read_bounded(roots, stamp.MAX_ROOTS_BYTES)
        made = stamp.verified(answer, head.note.text, trusted, asked)
        put(paths.checkpoints / f"{head.size}.tsr", [made.token])
        told = {"origin": head.origin, "size": head.size, "sha256": sha256_bytes(made.token)}
        act.tell(**told, at=made.time, policy=made.policy)
        return made

    @peek
    def cosign_request(self, since: int) -> str:
        """The newest checkpoint with the proof for a cosigner that last saw ``since`` entries.

        Raises:
            NotFoundError: there is no checkpoint.
            UsageError: that many entries were never signed.
        """
        head = self._heads.newest_note()
        return request_text(since, self._heads.prove(since, head.size), head.note)

    @peek
    def witnessed(self) -> Witnessed | None:
        """What the witness folder holds of this log; None where no folder is set."""
        return self._heads.witnessed()

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
