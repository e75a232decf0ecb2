"""A second station: it cosigns a checkpoint only if that continues the last one it saw.

Its memory lies outside of any workspace. The proof comes with the request, as c2sp.org/tlog-witness
writes it (``old N``, the hashes, a blank line, the checkpoint), or from a workspace at hand; where
it comes from does not matter, because it is verified.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.audit import note, tree
from nvr_desk.audit.memory import Memory, Remembered
from nvr_desk.errors import AuditBrokenError, KeyMissingError, NoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from nvr_desk.audit.keys import Keyholder

MAX_REQUEST_BYTES: Final = 128 << 10
MAX_HASHES: Final = 130
_OLD: Final = b"old "


@dataclass(frozen=True, slots=True)
class Request:
    """A checkpoint, and how it continues an older one."""

    old: int | None
    """Size of the older one; None where only a checkpoint was handed in."""
    proof: tuple[bytes, ...]
    head: note.Checkpoint


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What a cosigner answers."""

    signed: note.Note
    """The checkpoint with the cosigner's line."""
    key: note.Key
    size: int
    root: bytes
    before: Remembered | None
    """What was known of the log until now."""


def request_text(old: int, proof: Sequence[bytes], head: note.Note) -> str:
    """A request to a cosigner that last saw ``old`` entries."""
    hashes = "".join(f"{base64.b64encode(each).decode()}\n" for each in proof)
    return f"old {old}\n{hashes}\n{head.encoded}"


def parse_request(data: bytes) -> Request:
    """Read a request, or a bare checkpoint. Raises NoteError."""
    if len(data) > MAX_REQUEST_BYTES:
        raise NoteError(f"longer than {MAX_REQUEST_BYTES} bytes")
    if not data.startswith(_OLD):
        return Request(None, (), note.parse_checkpoint(data))
    top, blank, rest = data.partition(b"\n\n")
    lines = top.split(b"\n")
    told = lines[0].removeprefix(_OLD)
    if not blank or not told.isdigit() or len(told) > 19 or len(lines) - 1 > MAX_HASHES:
        raise NoteError("is no request to a cosigner")
    try:
        proof = tuple(base64.b64decode(each, validate=True) for each in lines[1:])
    except (binascii.Error, ValueError) as error:
        raise NoteError("is no request to a cosigner") from error
    return Request(int(told), proof, note.parse_checkpoint(rest))


class Cosigner:
    """This station as the witness of other stations' logs."""

    def __init__(self, station: str, keys: Callable[[], Keyholder], memory: Memory) -> None:
        self.name = note.key_name("nvr-desk", "cosigner", station)
        self._keys = keys
        self._memory = memory

    def last(self, origin: str) -> Remembered | None:
        """What it last saw of a log. Raises NoteError for a damaged memory."""
        return self._memory.get(origin)

    def cosign(
        self,
        request: Request,
        now: datetime,
        *,
        trusted: Sequence[note.Key],
        prove: Callable[[int, int], list[bytes]] | None = None,
    ) -> Cosigned:
        """Cosign a checkpoint.

        Args:
            request: The checkpoint and its proof.
            now: Stands in the cosignature.
            trusted: Keys of the log; whichever signed is remembered at the first time, and no
                other is taken for that log afterwards unless it stands here.
            prove: (old size, new size) → consistency proof, where the request brought none.

        Raises:
            AuditBrokenError: it does not continue what was seen before; nothing is signed.
            NoteError: no key of the log signed it, or what it needs is missing.
            KeyMissingError: the cosigner's own key cannot be had.
        """
        head, last = request.head, self.last(request.head.origin)
        known = list(trusted)
        if last is not None and last.key is not None:
            known.append(note.parse_key(last.key))
        signer = next((each for each in known if note.verified(head.note, each)), None)
        if signer is None:
            raise NoteError("is signed by no key that is known for this log")
        if last is not None:
            _demand_continued(request, last, prove)
        private = self._private()
        line = note.cosign(head.note.text, self.name, private, int(now.timestamp()))
        self._memory.keep(head.origin, Remembered(head.size, head.root, now, signer.text))
        key = note.public_key(self.name, private, note.COSIGNATURE)
        return Cosigned(head.note.with_signature(line), key, head.size, head.root, last)

    def _private(self) -> Ed25519PrivateKey:
        """The cosigner's key of this account, made the first time. Raises KeyMissingError."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        keyholder = self._keys()
        secret = keyholder.get(self.name)
        if secret is None:
            secret = ed25519.Ed25519PrivateKey.generate().private_bytes_raw()
            keyholder.set(self.name, secret)
            if keyholder.get(self.name) != secret:
                raise KeyMissingError(
                    "the cosigner's key", f"{keyholder.where} did not keep it", "Unlock it"
                )
        return ed25519.Ed25519PrivateKey.from_private_bytes(secret)


def _demand_continued(
    request: Request, last: Remembered, prove: Callable[[int, int], list[bytes]] | None
) -> None:
    head = request.head
    if head.size < last.size:
        why = f"is missing: {last.size} entries were seen on {last.time:%Y-%m-%d}, now {head.size}"
        raise AuditBrokenError(head.size + 1, why)
    proof: Sequence[bytes] = request.proof
    if request.old is None:
        proof = [] if last.size == head.size else _proven(prove, last.size, head.size)
    elif request.old != last.size:
        raise NoteError(f"proves from {request.old} entries on, {last.size} were seen here last")
    if not tree.verify_consistency(last.size, head.size, proof, last.root, head.root):
        why = (
            f"or one before it was rewritten: the log does not continue what was seen on"
            f" {last.time:%Y-%m-%d %H:%M} UTC"
        )
        raise AuditBrokenError(last.size, why)


def _proven(prove: Callable[[int, int], list[bytes]] | None, old: int, new: int) -> list[bytes]:
    if prove is None:
        raise NoteError(f"comes without proof; ask for one from {old} entries on")
    return prove(old, new)
