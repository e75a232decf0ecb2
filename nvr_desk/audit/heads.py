"""Checkpoints of the log: the station's key, a signed head, where it is kept, and what rests.

A head goes to ``audit/checkpoints/<size>.note``, into the memory of this account, and into the
witness folder where one is set; its entry in the log is the caller's to write. A head that would
contradict an earlier one is never signed: that is a fork, and said.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.audit import note, tiles, tree, witness
from nvr_desk.audit.memory import Memory, Remembered
from nvr_desk.errors import (
    AlreadyExistsError,
    AuditBrokenError,
    KeyMissingError,
    NoteError,
    NotFoundError,
    UsageError,
)
from nvr_desk.records.log import KeyState, LogState, Resting, SignedHead, Witnessed
from nvr_desk.records.packet import Finding
from nvr_desk.settings import AUDIT_CHECKPOINT_MINUTES, AUDIT_WITNESS_FOLDER
from nvr_desk.store import entries, settings
from nvr_desk.store import tiles as leaf_rows
from nvr_desk.store.entry_index import Wanted
from nvr_desk.timecode import parse_instant, utc_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from nvr_desk.audit.keys import Keyholder
    from nvr_desk.clock import Clock
    from nvr_desk.records.audit import Entry
    from nvr_desk.store.unit import Store

KEY_VERB: Final = "audit.key"
HEAD_VERB: Final = "audit.checkpoint"
COSIGN_VERB: Final = "audit.cosign"
STAMP_VERB: Final = "audit.stamp"
HELD_LOOK_BACK: Final = 50
"""Checkpoints that are looked through for the newest one held elsewhere."""
KEY_LOOK_S: Final = 60.0
"""How long the answer of the keyring about this station's key is believed by ``state``."""


class Heads:
    """The heads of one workspace's log, as one station makes them."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        workspace_id: str,
        station: str,
        keys: Callable[[], Keyholder],
        memory: Memory,
    ) -> None:
        """Nothing is read yet; ``keys`` is called when a secret is needed."""
        self._store = store
        self._clock = clock
        self._keys = keys
        self._memory = memory
        self.origin = f"nvr-desk/{workspace_id}"
        self.name = note.key_name("nvr-desk", workspace_id, station)
        self._secret = f"log/{workspace_id}/{station}"
        self._workspace_id = workspace_id
        self._looked: tuple[float, str, str | None] | None = None

    # --- the key ---

    def every_key(self) -> list[note.Key]:
        """Public keys of all stations that stand in the log, oldest first."""
        return self._keys_in(KEY_VERB)

    def cosigners(self) -> list[note.Key]:
        """Public keys of cosigners that stand in the log."""
        return self._keys_in(COSIGN_VERB)

    def notes_in_log(self) -> list[tuple[int, str]]:
        """(number of the entry, note) of every checkpoint that stands in the log."""
        said = self._said(HEAD_VERB)
        return [(each["seq"], str(each["detail"].get("note"))) for each in said]

    def registered(self) -> note.Key | None:
        """The newest key of this station that stands in the log."""
        return next((k for k in reversed(self.every_key()) if k.name == self.name), None)

    def make_key(self, *, replace: bool = False) -> note.Key:
        """Make a key and keep it; the caller's entry registers it.

        Raises:
            AlreadyExistsError: this station has one, and ``replace`` is not said.
            KeyMissingError: there is no place to keep it.
        """
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        if not replace and self.registered() is not None:
            raise AlreadyExistsError("signing key of this station", self.name)
        private = ed25519.Ed25519PrivateKey.generate()
        self._keys().set(self._secret, private.private_bytes_raw())
        self._looked = None
        return note.public_key(self.name, private)

    def private(self, key: note.Key) -> Ed25519PrivateKey:
        """The private half of the registered key. Raises KeyMissingError."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        keyholder = self._keys()
        secret = keyholder.get(self._secret)
        if secret is None:
            raise KeyMissingError(
                "the signing key of this station",
                f"the log knows it, but {keyholder.where} does not hold it",
                "Put it back, or let an administrator register a new one with"
                " 'nvr-desk audit key make --replace'; nothing was signed, nothing is lost",
            )
        private = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
        if note.public_key(self.name, private) != key:
            raise KeyMissingError(
                "the signing key of this station",
                f"{keyholder.where} holds another one than stands in the log",
                "Put back the right one, or register a new one with"
                " 'nvr-desk audit key make --replace'",
            )
        return private

    # --- a new head ---

    def make(self) -> SignedHead | None:
        """Sign the log as it is now and put the head where it belongs.

        Returns:
            The head; None where no key was ever registered for this station.

        Raises:
            KeyMissingError: there was one, and it is gone.
            AuditBrokenError: the log contradicts a head that was signed before, or its index
                hides the key.
            OSError: the workspace cannot take the file.
        """
        key = self.registered()
        if key is None:
            self._demand_no_key()
            return None
        private = self.private(key)
        folder = self.witness_folder()
        with tiles.stored_tree(self._store) as source:
            size = source.size()
            try:
                root = tree.root(source, size)
            except IndexError as error:
                why = "is signed with all entries before it, and some are missing"
                raise AuditBrokenError(size, why) from error
            for before in self._before(folder):
                _demand_continued(source, size, *before)
        now = self._clock.now()
        text = note.checkpoint_text(self.origin, size, root, utc_text(now))
        made = note.Note(text, (note.sign(text, key.name, private),))
        paths = self._store.paths
        paths.checkpoints.mkdir(parents=True, exist_ok=True)
        witness.put(paths.checkpoints / f"{size}.note", [made.encoded.encode()])
        self._memory.keep(self.origin, Remembered(size, root, now))
        held, trouble = self._deliver(folder, made, key)
        return SignedHead(size, root.hex(), now, made.encoded, key.text, held, trouble)

    def witness_folder(self) -> Path | None:
        """Where this log's checkpoints go besides; None where no folder is set."""
        from pathlib import Path  # noqa: PLC0415 - a type elsewhere in this module

        with self._store.read() as db:
            named = settings.get(db, AUDIT_WITNESS_FOLDER)
        return Path(named).expanduser() / self._workspace_id if named else None

    def delivered(self) -> int:
        """Size of the newest head that went to the witness folder that is set; 0 for none."""
        with self._store.read() as db:
            row = settings.listing(db).get(AUDIT_WITNESS_FOLDER.key)
        for said in reversed(self._said(HEAD_VERB, limit=HELD_LOOK_BACK)):
            if row is None or parse_instant(said["time"]) < row.set_at:
                break
            if said["detail"].get("held"):
                return int(said["detail"].get("size", 0))
        return 0

    def remembered(self) -> Remembered | None:
        """The last head this account signed of this log. Raises NoteError."""
        return self._memory.get(self.origin)

    def newest_note(self) -> note.Checkpoint:
        """The newest checkpoint file of the workspace. Raises NotFoundError."""
        folder = self._store.paths.checkpoints
        size = witness.newest_size(folder)
        head = witness.read_note(folder / f"{size}.note", []) if size else None
        if head is None:
            raise NotFoundError("checkpoint in", "this workspace")
        return head

    def prove(self, old: int, new: int) -> list[bytes]:
        """Proof that the log of ``new`` entries continues that of ``old``. Raises UsageError."""
        try:
            with tiles.stored_tree(self._store) as source:
                return tree.consistency(source, old, new)
        except (ValueError, IndexError) as error:
            raise UsageError(f"no such proof can be made here: {error}") from error

    def keep_note(self, head: note.Checkpoint) -> None:
        """Keep a checkpoint of this log with the signatures it has now. Raises OSError."""
        path = self._store.paths.checkpoints / f"{head.size}.note"
        there = witness.read_note(path, []) if path.exists() else None
        made = there.note if there is not None and there.note.text == head.note.text else head.note
        for line in head.note.signatures:
            made = made.with_signature(line)
        witness.put(path, [made.encoded.encode()])

    def require_ours(self, head: note.Checkpoint) -> None:
        """Let a checkpoint count as one of this log.

        Raises:
            NoteError: no key of this log signed it.
            AuditBrokenError: the log as it is now contradicts it.
        """
        if not any(note.verified(head.note, key) for key in self.every_key()):
            raise NoteError("is signed by no key of this log")
        with tiles.stored_tree(self._store) as source:
            _demand_continued(source, source.size(), head.size, head.root, "cosigned elsewhere")

    def leaves(self, first: int, count: int) -> list[bytes]:
        """Leaf hashes of the log, for a witness."""
        with self._store.read() as db:
            return leaf_rows.leaves(db, first, count)

    def _demand_no_key(self) -> None:
        """Raise unless no entry registers a key of this station.

        Keys are looked up by the index, which somebody may have cut; nothing leaves unsigned on
        its word alone.

        Raises:
            AuditBrokenError: names the entry.
        """
        for each in entries.saying(self._store, f'"verb":"{KEY_VERB}"'):
            said = _said_by(each)
            if said is None:
                raise AuditBrokenError(
                    each.seq, "may register the key of this station; it is damaged"
                )
            if said.get("outcome") != "ok":
                continue
            with suppress(NoteError):
                if note.parse_key(str(said["detail"].get("key"))).name == self.name:
                    why = "registers the key of this station, which the index of the log hides"
                    raise AuditBrokenError(each.seq, why)

    def _before(self, folder: Path | None) -> list[tuple[int, bytes, str]]:
        """Heads that the next one must continue: (size, root, where)."""
        found: list[tuple[int, bytes, str]] = []
        last = self.remembered()
        if last is not None:
            found.append((last.size, last.root, "remembered by this account"))
        if folder is not None:
            known = self.every_key()
            try:
                head = witness.newest_signed(
                    folder, lambda each: any(note.verified(each.note, key) for key in known)
                )
            except OSError:
                return found  # told when the new head is to go there
            if head is not None:
                found.append((head.size, head.root, "held by the witness folder"))
        return found

    def _deliver(
        self, folder: Path | None, made: note.Note, key: note.Key
    ) -> tuple[str | None, str | None]:
        if folder is None:
            return None, None
        try:
            head = note.parse_checkpoint(made.encoded.encode())
            witness.deliver(folder, head, key, self.leaves)
        except OSError as error:
            return None, f"the witness folder could not take it: {error.strerror or error}"
        return "witness folder", None

    # --- what is known ---

    def state(self) -> LogState:
        """The log at a glance, from its own lines; nothing is checked."""
        with self._store.read() as db:
            count = entries.last_seq(db)
        last = self._last()
        return LogState(
            entries=count,
            resting=self.resting(count, self._held_size()),
            key=self.key_state(),
            last_size=int(last["detail"].get("size", 0)) if last else 0,
            last_time=parse_instant(last["time"]) if last else None,
            due=self.due(),
        )

    def due(self) -> bool:
        """Whether it is time for the next head: a key, something new, and the last one is old."""
        if self.registered() is None:
            return False
        with self._store.read() as db:
            count = entries.last_seq(db)
            minutes = settings.get(db, AUDIT_CHECKPOINT_MINUTES)
        last = self._last()
        if last is None:
            return True
        waited = self._clock.now() - parse_instant(last["time"])
        return count > last["seq"] and waited.total_seconds() >= 60 * minutes

    def _last(self) -> dict[str, Any] | None:
        """What the entry of the newest head says."""
        return next(iter(self._said(HEAD_VERB, limit=1)), None)

    def witnessed(self) -> Witnessed | None:
        """What the witness folder holds of this log; None where no folder is set."""
        folder = self.witness_folder()
        if folder is None:
            return None
        try:
            held = witness.read(folder)
        except OSError as error:
            finding = Finding("witness folder", f"cannot be read: {error.strerror or error}")
            return Witnessed(str(folder), 0, 0, None, (finding,))
        last = held.notes[-1][1] if held.notes else None
        return Witnessed(
            folder=str(folder),
            checkpoints=len(held.notes),
            size=last.size if last else 0,
            time=last.time if last else None,
            findings=tuple(Finding(name, why) for name, why in held.bad),
        )

    def resting(self, count: int, held: int) -> Resting:
        """Entries behind the newest head that is held elsewhere."""
        if held >= count:
            return Resting(0, None)
        with self._store.read() as db:
            first = entries.get(db, held + 1)
        since = _time_of(first.body) if first is not None else None
        return Resting(count - held, since)

    def key_state(self) -> KeyState:
        """The key of this station, and why it cannot sign; asks the keyring once a minute."""
        key = self.registered()
        if key is None:
            return KeyState(None, None, "this station has no signing key")
        now = self._clock.monotonic()
        if (
            self._looked is None
            or self._looked[1] != key.text
            or now - self._looked[0] > KEY_LOOK_S
        ):
            self._looked = (now, key.text, self._why_not(key))
        return KeyState(key.text, key.pem, self._looked[2])

    def _why_not(self, key: note.Key) -> str | None:
        try:
            self.private(key)
        except KeyMissingError as error:
            return str(error)
        return None

    def _held_size(self) -> int:
        """Size of the newest head of which the log says that somebody else has it."""
        sizes = [
            int(said["detail"].get("size", 0))
            for verb in (COSIGN_VERB, STAMP_VERB)
            for said in self._said(verb, limit=HELD_LOOK_BACK)
            if said["detail"].get("origin") == self.origin
        ]
        sizes += [
            int(said["detail"].get("size", 0))
            for said in self._said(HEAD_VERB, limit=HELD_LOOK_BACK)
            if said["detail"].get("held")
        ]
        return max(sizes, default=0)

    def _keys_in(self, verb: str) -> list[note.Key]:
        made: list[note.Key] = []
        for said in self._said(verb):
            with suppress(NoteError):
                made.append(note.parse_key(str(said["detail"].get("key"))))
        return list(dict.fromkeys(made))

    def _said(self, verb: str, limit: int | None = None) -> list[dict[str, Any]]:
        """Bodies of entries by which an act of this verb succeeded, with their number."""
        wanted = Wanted(verb=verb, outcome="ok")
        found = entries.matching(self._store, wanted, limit=limit)
        return [said for each in found if (said := _said_by(each)) is not None]


def told(head: SignedHead) -> dict[str, Any]:
    """What the entry of a head says."""
    made: dict[str, Any] = {"size": head.size, "root": head.root, "note": head.note}
    if head.held is not None:
        made["held"] = head.held
    if head.trouble is not None:
        made["trouble"] = head.trouble
    return made


def _demand_continued(
    source: tiles.StoredTree, size: int, before: int, root: bytes, where: str
) -> None:
    if before > size:
        why = f"is missing: a head over {before} entries is {where}; the log was rolled back"
        raise AuditBrokenError(size + 1, why)
    if tree.root(source, before) != root:
        why = f"or one before it was rewritten: the head over {before} entries, {where}, is another"
        raise AuditBrokenError(before, why)


def _said_by(entry: Entry) -> dict[str, Any] | None:
    """What an entry tells, with its number; None where somebody damaged it: a check names it."""
    try:
        said: Any = json.loads(entry.body)
        parse_instant(said["time"])
        int(said["detail"].get("size", 0))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return {**cast("dict[str, Any]", said), "seq": entry.seq}


def _time_of(body: str) -> datetime | None:
    try:
        return parse_instant(str(json.loads(body)["time"]))
    except (ValueError, KeyError, TypeError):
        return None
