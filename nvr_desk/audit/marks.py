"""Every head of the log that can be found: in the log, beside it, with others, or handed in.

A head counts only if a known key signed it. What cannot be read, or that nobody known signed, is
a finding: whoever rewrites a log would have to leave such things behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.audit import note, stamp, witness
from nvr_desk.audit.verify import Mark
from nvr_desk.errors import ForeignDataError, NoteError, UsageError
from nvr_desk.records.packet import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nvr_desk.audit.heads import Heads

MAX_HERE = 200_000
"""Checkpoint files of a workspace that are looked at."""


@dataclass(slots=True)
class Found:
    """Heads to hold the log against, and what was wrong with others."""

    marks: list[Mark] = field(default_factory=list[Mark])
    findings: list[Finding] = field(default_factory=list[Finding])
    leaves: witness.KnownLeaves | None = None


def gather(
    heads: Heads,
    checkpoints: Path,
    given: Sequence[Path] = (),
    keys: Sequence[str] = (),
    roots: bytes | None = None,
) -> Found:
    """Look everywhere.

    Args:
        heads: Of the workspace.
        checkpoints: Its folder of checkpoint files.
        given: Checkpoint files that a person brought.
        keys: Public keys (vkeys) that a person trusts besides those in the log.
        roots: PEM of the certificates of time-stamp services; None judges no time stamp.

    Raises:
        NoteError: a key that is none.
    """
    found = Found()
    looker = _Looker(heads, found, [note.parse_key(each) for each in keys], roots)
    looker.log()
    looker.memory()
    looker.folder(checkpoints)
    looker.witness()
    for path in given:
        looker.file(path)
    return found


class _Looker:
    def __init__(
        self, heads: Heads, found: Found, trusted: list[note.Key], roots: bytes | None
    ) -> None:
        self._heads = heads
        self._roots = roots
        self._found = found
        self._in_log = heads.every_key()
        self._cosigners = heads.cosigners()
        self._known = [*self._in_log, *trusted]

    def log(self) -> None:
        """Notes that stand in the log's own entries."""
        for seq, text in self._heads.notes_in_log():
            try:
                head = note.parse_checkpoint(text.encode("utf-8", "backslashreplace"))
            except NoteError as error:
                self._say(f"audit entry {seq}", f"holds a checkpoint that is none: {error}")
                continue
            self._take(head, f"audit entry {seq}", elsewhere=False)

    def memory(self) -> None:
        try:
            last = self._heads.remembered()
        except NoteError as error:
            self._say("memory of this account", str(error))
            return
        if last is not None:
            where = "remembered by this account"
            self._found.marks.append(Mark(last.size, last.root, last.time, where, elsewhere=False))

    def folder(self, checkpoints: Path) -> None:
        """Files beside the log; a cosignature on one makes it one that is held elsewhere."""
        if not checkpoints.is_dir():
            return
        names = sorted(checkpoints.glob("*.note"))[:MAX_HERE]
        for path in names:
            where = f"audit/checkpoints/{path.name}"
            self._read(path, where, elsewhere=self._stamped(path, where))

    def _stamped(self, path: Path, where: str) -> bool:
        """Whether a time stamp beside a checkpoint holds; one that does not is a finding."""
        token = path.with_suffix(".tsr")
        head = witness.read_note(path, []) if self._roots and token.exists() else None
        if head is None or self._roots is None:
            return False
        try:
            answer = stamp.read_bounded(token, stamp.MAX_ANSWER_BYTES)
            stamp.verified(answer, head.note.text, self._roots)
        except (ForeignDataError, UsageError) as error:
            self._say(f"{where.removesuffix('.note')}.tsr", str(error))
            return False
        return True

    def witness(self) -> None:
        folder = self._heads.witness_folder()
        if folder is None:
            return
        try:
            held = witness.read(folder)
        except OSError as error:
            self._say("witness folder", f"cannot be read: {error.strerror or error}")
            return
        for name, why in held.bad:
            self._say(f"witness folder {name}", why)
        given, there = self._heads.delivered(), {head.size for _, head in held.notes}
        if given and given not in there:
            what = f"lacks the checkpoint over {given} entries that the log says it got"
            self._say("witness folder", what)
        for key in held.keys:
            if key not in self._in_log:
                self._say(
                    "witness folder keys.txt", f"knows a key that the log does not: {key.text}"
                )
        self._known += held.keys
        for name, head in held.notes:
            self._take(head, f"witness folder {name}", elsewhere=True)
        self._found.leaves = held.leaves

    def file(self, path: Path) -> None:
        """A checkpoint that a person brought; a file that is none is refused, not skipped."""
        self._read(path, path.name, elsewhere=True)

    def _read(self, path: Path, where: str, *, elsewhere: bool) -> None:
        bad: list[tuple[str, str]] = []
        head = witness.read_note(path, bad)
        if head is None:
            self._say(where, bad[0][1])
            return
        self._take(head, where, elsewhere=elsewhere)

    def _take(self, head: note.Checkpoint, where: str, *, elsewhere: bool) -> None:
        if head.origin != self._heads.origin:
            self._say(where, f"is a checkpoint of another log: {head.origin}")
            return
        if not any(note.verified(head.note, key) for key in self._known):
            self._say(where, "is a checkpoint that no known key of this log signed")
            if elsewhere:
                # It still may tell at which entry the log parts from it: the entry that
                # registered its key may be among those that were taken out.
                told = f"{where}, signed by no known key"
                mark = Mark(head.size, head.root, head.time, told, elsewhere=False)
                self._found.marks.append(mark)
            return
        cosigned = any(note.cosigned_at(head.note, key) for key in self._cosigners)
        self._found.marks.append(
            Mark(head.size, head.root, head.time, where, elsewhere=elsewhere or cosigned)
        )

    def _say(self, where: str, what: str) -> None:
        self._found.findings.append(Finding(where, what))
